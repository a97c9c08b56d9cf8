"""Reviews of drafts: by correspondence where a meeting is asked for; drafters voting (1.20)."""

from __future__ import annotations

from collections.abc import Iterable

from stdcommittee.alerts import AlertSource, Raised, Severity, Watch
from stdcommittee.alerts.ballots import about_ballot
from stdcommittee.base.conditions import Is, OneOf
from stdcommittee.base.messages import N_, Message, Plural
from stdcommittee.domain.ballots.electorate import names_in
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Mode, Vote, Voter
from stdcommittee.domain.ballots.subject import on_national_standard
from stdcommittee.domain.ballots.vocabulary import DRAFT_REVIEWS, Standing
from stdcommittee.domain.portfolio.records import Project

_RUNNING = (BallotStatus.DRAFT, BallotStatus.OPEN)


def _reviews(watch: Watch) -> list[Ballot]:
    return watch.reader.find(
        Ballot,
        OneOf("status", _RUNNING),
        OneOf("kind", DRAFT_REVIEWS),
        *watch.scope.national_ballots,
        order=("closes",),
    )


def _by_correspondence(watch: Watch) -> Iterable[Raised]:
    """Yield the reviews of national standards that name no meeting though one is asked for."""
    for ballot in _reviews(watch):
        form = watch.rules.form_for(ballot.kind, ballot.opened or watch.today)
        meets = ballot.meeting_id is not None or ballot.mode is Mode.MEETING
        if form is None or meets or not on_national_standard(ballot):
            continue
        yield about_ballot(
            ballot,
            Message(
                "No meeting is named. {label} ({citation})",
                label=form.label,
                citation=form.citation,
            ),
            Severity.RISK,
            due=ballot.closes,
            rule="",
            step=ballot.kind.value,
        )


def _drafters(watch: Watch) -> Iterable[Raised]:
    """Yield the reviews in which somebody voted who drafted."""
    for ballot in _reviews(watch):
        project = (
            watch.reader.first(Project, Is("reference", ballot.project)) if ballot.project else None
        )
        authors = names_in(project.lead) if project is not None else frozenset[str]()
        voters = {
            item.id
            for item in watch.reader.find(Voter, Is("ballot_id", ballot.id))
            if item.standing is Standing.DRAFTER or item.name in authors
        }
        cast = {
            vote.voter_id
            for vote in watch.reader.find(Vote, Is("ballot_id", ballot.id))
            if vote.value is not None and vote.voter_id in voters
        }
        if cast:
            message = Plural("{n} drafter voted", "{n} drafters voted", n=len(cast))
            yield about_ballot(
                ballot, message, Severity.RISK, due=ballot.closes, rule="", step=str(len(cast))
            )


ALERTS = (
    AlertSource(
        id="reviews.form",
        label=N_("Reviews of national standards without a meeting"),
        word=N_("Ballot"),
        generate=_by_correspondence,
    ),
    AlertSource(
        id="reviews.drafters",
        label=N_("Drafters voting in a review"),
        word=N_("Ballot"),
        generate=_drafters,
    ),
)
