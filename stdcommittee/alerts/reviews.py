"""Reviews of drafts: by correspondence where a meeting is asked for; drafters voting (1.20)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from stdcommittee.alerts import AlertSource, Raised, Severity, Watch
from stdcommittee.alerts.ballots import about_ballot
from stdcommittee.base.conditions import AnyOf, Between, Blank, Is, OneOf
from stdcommittee.base.messages import N_, Message, Plural
from stdcommittee.domain.ballots.electorate import names_in
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Mode, Vote, Voter
from stdcommittee.domain.ballots.subject import on_national_standard
from stdcommittee.domain.ballots.vocabulary import DRAFT_REVIEWS, Standing
from stdcommittee.domain.portfolio.records import Project


def _reviews(watch: Watch, *statuses: BallotStatus) -> list[Ballot]:
    """Return reviews of drafts that run; what ended over a year ago was only never closed."""
    lately = Between("closes", watch.today - dt.timedelta(days=365), None)
    return watch.reader.find(
        Ballot,
        OneOf("status", statuses),
        OneOf("kind", DRAFT_REVIEWS),
        AnyOf((Blank("closes"), lately)),
        *watch.scope.national_ballots,
        order=("closes",),
    )


def _by_correspondence(watch: Watch) -> Iterable[Raised]:
    """Yield the reviews of national standards that name no meeting though one is asked for."""
    for ballot in _reviews(watch, BallotStatus.DRAFT, BallotStatus.OPEN):
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
    """Yield the open reviews in which somebody voted who drafted."""
    for ballot in _reviews(watch, BallotStatus.OPEN):
        project = (
            watch.reader.first(Project, Is("reference", ballot.project)) if ballot.project else None
        )
        authors = names_in(project.lead) if project is not None else frozenset[str]()
        drafted = AnyOf((Is("standing", Standing.DRAFTER), OneOf("name", tuple(authors))))
        voters = watch.reader.find(Voter, Is("ballot_id", ballot.id), drafted)
        votes = watch.reader.find(Vote, OneOf("voter_id", tuple(item.id for item in voters)))
        cast = {vote.voter_id for vote in votes if vote.value is not None}
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
