"""The duty to vote, committee by committee, in a calendar year."""

from __future__ import annotations

import datetime as dt
from typing import Any

from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing
from stdcommittee.services.ballots.duty import voting_duties
from stdcommittee.services.session import Session

BEFORE, TODAY = dt.date(2026, 6, 10), dt.date(2026, 6, 11)


def known(session: Session, *ballots: dict[str, Any]) -> None:
    filled: dict[str, Any] = {
        "title": "x",
        "kind": BallotKind.CIB,
        "committee": "ISO/TC 211",
        "status": BallotStatus.OPEN,
        "duty": Standing.P,
        "closes": BEFORE,
    }
    with session.writing("ballots") as uow:
        for values in ballots:
            uow.add(Ballot(**(filled | values)))


def test_each_committee_has_its_own_duty(session: Session) -> None:
    other = {"committee": "ISO/TC 8", "kind": BallotKind.FDIS}
    known(session, {}, *[{"sent": BEFORE}] * 9, other, {**other, "sent": BEFORE})
    found = voting_duties(session)
    assert [(duty.committee, duty.due, duty.missed, duty.missed_mandatory) for duty in found] == [
        ("ISO/TC 211", 10, 1, 0),
        ("ISO/TC 8", 0, 0, 1),
    ]
    assert [(duty.kept, duty.at_risk) for duty in found] == [(True, False), (False, True)]


def test_two_of_ten_are_allowed_and_two_of_nine_are_not(session: Session) -> None:
    known(session, {}, {}, *[{"sent": BEFORE}] * 8)
    (ten,) = voting_duties(session)
    assert (ten.due, ten.missed, ten.kept, ten.at_risk) == (10, 2, True, True)
    known(session, {"committee": "ISO/TC 8"}, {"committee": "ISO/TC 8"})
    known(session, *[{"sent": BEFORE, "committee": "ISO/TC 8"}] * 7)
    nine = voting_duties(session)[1]
    assert (nine.due, nine.missed, nine.kept) == (9, 2, False)


def test_what_is_not_owed_or_not_over_is_not_missed(session: Session) -> None:
    known(
        session,
        {"closes": TODAY},
        {"closes": dt.date(2025, 12, 31)},
        {"duty": Standing.O},
        {"kind": BallotKind.CD},
        {"kind": BallotKind.DRAFT, "committee": "SAC/TC 999"},
        {"status": BallotStatus.CANCELLED},
    )
    (duty,) = voting_duties(session)
    assert (duty.due, duty.missed) == (0, 0)
    (last_year,) = voting_duties(session, 2025)
    assert (last_year.due, last_year.missed) == (1, 1)
    assert voting_duties(session, 2024) == ()
