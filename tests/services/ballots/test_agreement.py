"""The rate of outcomes as we voted, in one committee and year."""

from __future__ import annotations

import datetime as dt

from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind, VoteValue
from stdcommittee.services.ballots.agreement import AgreementRate, agreement_rate
from stdcommittee.services.session import Session


def closed(session: Session, closes: str, **values: object) -> int:
    day = dt.date.fromisoformat(closes)
    filled: dict[str, object] = {
        "title": closes,
        "kind": BallotKind.DIS,
        "committee": "ISO/TC 998",
        "status": BallotStatus.CLOSED,
        "closes": day,
        "sent": day,
        "position": VoteValue.APPROVE,
        "outcome": BallotOutcome.APPROVED,
        **values,
    }
    with session.writing("closed") as uow:
        return uow.add(Ballot(**filled)).id  # type: ignore[arg-type]


def rate(session: Session) -> AgreementRate:
    with session.reading() as reader:
        return agreement_rate(reader, "ISO/TC 998", 2025)


def test_first_and_last_day_of_the_year_belong_to_it(session: Session) -> None:
    first, last = closed(session, "2025-01-01"), closed(session, "2025-12-31")
    closed(session, "2024-12-31")
    closed(session, "2026-01-01")
    outvoted = closed(session, "2025-06-01", outcome=BallotOutcome.NOT_APPROVED)
    found = rate(session)
    assert [ballot.id for ballot in found.agreed] == [first, last]
    assert [ballot.id for ballot in found.compared] == [first, outvoted, last]


def test_what_cannot_be_compared_is_not_among_them(session: Session) -> None:
    closed(session, "2025-06-01", position=VoteValue.ABSTAIN)
    closed(session, "2025-06-02", sent=None)
    closed(session, "2025-06-03", outcome=BallotOutcome.UNDETERMINED)
    closed(session, "2025-06-04", committee="ISO/TC 997")
    closed(session, "2025-06-05", kind=BallotKind.DRAFT)
    closed(session, "2025-06-06", status=BallotStatus.OPEN, outcome=BallotOutcome.NONE)
    assert (rate(session).agreed, rate(session).compared) == ((), ())
