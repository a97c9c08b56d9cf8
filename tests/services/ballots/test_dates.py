"""The internal days of a ballot as they stand: done, late, still to come."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind, VoteValue
from stdcommittee.services.ballots.dates import ballot_dates
from stdcommittee.services.own_days import add_own_day
from stdcommittee.services.session import Session

TODAY = dt.date(2026, 6, 11)


def ballot(**values: Any) -> Ballot:
    filled: dict[str, Any] = {
        "title": "x",
        "kind": BallotKind.DIS,
        "status": BallotStatus.OPEN,
        "opened": dt.date(2026, 4, 3),
        "closes": dt.date(2026, 6, 26),
    }
    return Ballot(**(filled | values))


def late(session: Session, asked: Ballot) -> list[str]:
    found = ballot_dates(session, asked).days
    return [item.planned.milestone.value for item in found if item.late]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, ["distribute"]),
        ({"consulted": dt.date(2026, 4, 9)}, []),
        ({"consulted": dt.date(2026, 4, 10)}, ["distribute"]),
        ({"closes": dt.date(2026, 6, 25)}, ["distribute", "replies"]),
        ({"closes": dt.date(2026, 6, 25), "replied": 1}, ["distribute"]),
        ({"closes": dt.date(2026, 6, 15)}, ["distribute", "replies", "position"]),
        (
            {"closes": dt.date(2026, 6, 15), "position": VoteValue.APPROVE, "positioned": TODAY},
            ["distribute", "position"],
        ),
        ({"closes": dt.date(2026, 6, 10)}, ["distribute", "replies", "position", "cast"]),
        (
            {"closes": dt.date(2026, 6, 10), "sent": dt.date(2026, 6, 9)},
            ["distribute", "replies", "position", "cast"],
        ),
        (
            {"closes": dt.date(2026, 6, 10), "sent": dt.date(2026, 6, 8)},
            ["distribute", "replies", "position"],
        ),
        ({"status": BallotStatus.CLOSED}, []),
    ],
)
def test_late_is_what_came_or_is_wanting_after_its_day(
    session: Session, values: dict[str, Any], expected: list[str]
) -> None:
    assert late(session, ballot(**values)) == expected


def test_own_days_and_the_closing_moment(session: Session) -> None:
    found = ballot_dates(session, ballot())
    assert found.ends is not None
    assert found.ends.isoformat() == "2026-06-27T06:00:00+08:00"
    cast = {item.planned.milestone.value: item.planned.day for item in found.days}["cast"]
    assert cast == dt.date(2026, 6, 24)
    add_own_day(session, "cn", cast, worked=False)
    moved = {x.planned.milestone.value: x.planned.day for x in ballot_dates(session, ballot()).days}
    assert moved["cast"] == dt.date(2026, 6, 23)


def test_without_a_closing_day_there_is_none(session: Session) -> None:
    found = ballot_dates(session, ballot(closes=None))
    assert (found.days, found.ends) == ((), None)


def test_what_is_done(session: Session) -> None:
    asked = ballot(consulted=dt.date(2026, 4, 20), replied=2, sent=TODAY)
    found = {item.planned.milestone.value: item.done for item in ballot_dates(session, asked).days}
    assert found == {
        "distribute": True,
        "replies": True,
        "position": False,
        "cast": True,
        "ask": False,
        "close": False,
    }
