"""Interests: who has one in a ballot and is not recused, who voted nevertheless (duty 1.23)."""

from __future__ import annotations

from collections.abc import Iterable

from stdcommittee.alerts import AlertSource, Raised, Severity, Watch
from stdcommittee.base.conditions import Is
from stdcommittee.base.messages import N_, Bilingual, Message
from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.indicators.ballots import closed_ballots
from stdcommittee.indicators.integrity import Concerned, concerned

_RULE = "tc.fair"


def _open(watch: Watch) -> list[Concerned]:
    """Return whom an interest or a recusal concerns in the ballots that are open."""

    def read() -> list[Concerned]:
        ballots = watch.reader.find(
            Ballot, Is("status", BallotStatus.OPEN), *watch.scope.national_ballots
        )
        return concerned(watch.reader, ballots)

    return watch.inquiry.once("concerned in open ballots", read)


def _closed(watch: Watch) -> list[Concerned]:
    """Return the same of the ballots closed this year."""
    ballots = closed_ballots(watch.inquiry)
    return watch.inquiry.once(
        ("concerned", watch.inquiry.period), lambda: concerned(watch.reader, ballots)
    )


def _raised(item: Concerned, message: Message, severity: Severity) -> Raised:
    ballot = item.ballot
    return Raised(
        kind="voter",
        record=item.entry.voter,
        title=item.entry.name,
        message=message,
        severity=severity,
        due=ballot.closes if ballot.status is BallotStatus.OPEN else None,
        rule=_RULE,
        step=ballot.status.value,
        committee=ballot.committee,
    )


def _unrecused(watch: Watch) -> Iterable[Raised]:
    for item in _open(watch):
        if item.interest is None or not item.bars or item.recused or item.entry.voted:
            continue
        title = Bilingual(item.ballot.title, item.ballot.title_en)
        message = Message(
            "Has an interest and is not recused: {interest}; {ballot}",
            interest=item.interest.nature.text,
            ballot=title,
        )
        yield _raised(item, message, Severity.RISK)


def _voted(watch: Watch) -> Iterable[Raised]:
    for item in (*_open(watch), *_closed(watch)):
        if not item.entry.voted or not (item.bars or item.recused):
            continue
        title = Bilingual(item.ballot.title, item.ballot.title_en)
        if item.recused:
            message = Message("Voted although recused: {ballot}", ballot=title)
        else:
            message = Message("Voted in spite of a declared interest: {ballot}", ballot=title)
        yield _raised(item, message, Severity.RISK)


ALERTS = (
    AlertSource(
        id="interests.unrecused",
        label=N_("Interests without a recusal in open ballots"),
        word=N_("Recusal"),
        generate=_unrecused,
    ),
    AlertSource(
        id="interests.voted",
        label=N_("Votes of persons with an interest"),
        word=N_("Recusal"),
        generate=_voted,
    ),
)
