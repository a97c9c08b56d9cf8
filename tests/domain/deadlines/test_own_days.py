"""An office's own days on top of a shipped calendar."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.domain.deadlines import calendar
from stdcommittee.domain.deadlines.own_days import calendar_with
from stdcommittee.domain.workspace.records import CalendarDay

FRIDAY, SATURDAY, MONDAY = dt.date(2026, 6, 12), dt.date(2026, 6, 13), dt.date(2026, 6, 15)


def test_own_days_are_counted_in_their_own_calendar_only() -> None:
    days = [
        CalendarDay(calendar="cn", day=FRIDAY, worked=False, name="停电"),
        CalendarDay(calendar="cn", day=SATURDAY, worked=True),
    ]
    own = calendar_with("cn", days)
    assert (own.is_working(FRIDAY), own.is_working(SATURDAY)) == (False, True)
    assert own.add_working_days(MONDAY, -1) == SATURDAY
    assert own.working_days_between(dt.date(2026, 6, 11), MONDAY) == 2
    assert calendar().is_working(FRIDAY)
    assert calendar_with("ch-ge", days) is calendar("ch-ge")


def test_there_is_no_other_calendar() -> None:
    with pytest.raises(FileNotFoundError):
        calendar_with("atlantis", [CalendarDay(calendar="atlantis", day=FRIDAY)])
