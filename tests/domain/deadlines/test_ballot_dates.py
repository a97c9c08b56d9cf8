"""The internal days of a ballot: two calendars, make-up days, short ballots, Geneva's midnight."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.deadlines import calendar
from stdcommittee.domain.deadlines.ballot_dates import (
    GENEVA,
    Milestone,
    closing_moment,
    internal_dates,
    internal_day,
    last_common_day,
)
from stdcommittee.domain.rules import shipped

TODAY = dt.date(2026, 6, 11)
CN, CH = calendar(), calendar(GENEVA)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def ballot(closes: str, opened: str = "") -> Ballot:
    return Ballot(
        title="x",
        kind=BallotKind.DIS,
        opened=day(opened) if opened else None,
        closes=day(closes) if closes else None,
    )


def planned(closes: str, opened: str = "") -> dict[str, str]:
    found = internal_dates(ballot(closes, opened), shipped(), TODAY, ours=CN, geneva=CH)
    return {item.milestone.value: item.day.isoformat() for item in found}


def test_days_are_counted_back_from_the_closing_day() -> None:
    assert planned("2026-06-26", "2026-04-03") == {
        "distribute": "2026-04-09",  # the 6th is the Tomb-Sweeping holiday
        "replies": "2026-06-11",  # the 19th is the Dragon Boat holiday
        "position": "2026-06-18",
        "cast": "2026-06-24",
        "ask": "2026-06-26",
        "close": "2026-06-26",
    }


def test_make_up_days_are_worked_and_golden_weeks_are_not() -> None:
    found = planned("2025-10-09")
    assert (found["cast"], found["position"]) == ("2025-09-29", "2025-09-25")
    assert found["replies"] == "2025-09-18"
    assert "distribute" not in found


@pytest.mark.parametrize(
    ("closes", "asked"),
    [
        ("2026-06-26", "2026-06-26"),
        ("2025-09-11", "2025-09-10"),  # the Genevan fast
        ("2025-10-08", "2025-09-30"),  # all China rests, Geneva works
        ("2025-10-11", "2025-10-10"),  # a Saturday worked here, not there
        ("2025-12-25", "2025-12-24"),
    ],
)
def test_geneva_is_asked_on_a_day_worked_in_both_places(closes: str, asked: str) -> None:
    assert last_common_day(day(closes), CN, CH) == day(asked)


def test_a_ballot_too_short_for_its_rules_says_so() -> None:
    short = ballot("2026-06-26", "2026-06-22")
    found = internal_dates(short, shipped(), TODAY, ours=CN, geneva=CH)
    assert [(item.milestone.value, item.day.isoformat(), item.tight) for item in found] == [
        ("distribute", "2026-06-25", False),
        ("replies", "2026-06-22", True),
        ("position", "2026-06-22", True),
        ("cast", "2026-06-24", False),
        ("ask", "2026-06-26", False),
        ("close", "2026-06-26", False),
    ]
    assert planned("2026-06-23", "2026-06-22")["distribute"] == "2026-06-23"


def test_one_day_by_itself_with_its_rule() -> None:
    found = internal_day(ballot("2026-06-26"), Milestone.CAST, shipped(), TODAY, CN)
    assert found is not None
    assert found.day == day("2026-06-24")
    assert found.rule is not None
    assert (found.rule.key, found.rule.provisional) == ("mirror.cast.days", True)
    assert internal_day(ballot(""), Milestone.CAST, shipped(), TODAY, CN) is None
    unopened = ballot("2026-06-26")
    assert internal_day(unopened, Milestone.DISTRIBUTE, shipped(), TODAY, CN) is None
    assert planned("") == {}


@pytest.mark.parametrize(
    ("closes", "beijing"),
    [
        ("2026-06-26", "2026-06-27T06:00:00+08:00"),
        ("2026-01-15", "2026-01-16T07:00:00+08:00"),
        ("2026-03-28", "2026-03-29T07:00:00+08:00"),
        ("2026-03-29", "2026-03-30T06:00:00+08:00"),  # the last Sunday of March
        ("2026-10-24", "2026-10-25T06:00:00+08:00"),
        ("2026-10-25", "2026-10-26T07:00:00+08:00"),  # the last Sunday of October
    ],
)
def test_a_ballot_closes_at_midnight_in_geneva(closes: str, beijing: str) -> None:
    here = dt.timezone(dt.timedelta(hours=8))
    assert closing_moment(day(closes)).astimezone(here).isoformat() == beijing
