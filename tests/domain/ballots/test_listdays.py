"""Days as lists write them, and those that may be two days."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.base.messages import Message
from stdcommittee.domain.ballots.listdays import ListDays

DAY = dt.date(2026, 6, 15)


@pytest.mark.parametrize(
    "text",
    [
        *("2026-06-15", "2026/6/15", "20260615", "2026年6月15日", "2026.6.15"),
        *("15 Jun 2026", "15-Jun-26", "15 June 2026", "15th June 2026", "15 juin 2026"),
        *("June 15, 2026", "Jun 15 2026", "2026 Jun 15", "15.06.2026", "15/06/2026", "06/15/2026"),
        *("Mon, 15 Jun 2026", "Monday 2026-06-15", "2026-06-15 23:59", "2026-06-15T22:00:00Z"),
        *("15 June 2026 (in 4 days)", "  2026-06-15 "),
    ],
)
def test_one_day_in_many_forms(text: str) -> None:
    assert ListDays().read(text) == DAY


@pytest.mark.parametrize(
    "text", ["", "soon", "31/02/2026", "2026-02-30", "45999", "15 Foo 2026", "Jun 2026", "15/06/26"]
)
def test_what_is_no_day(text: str) -> None:
    assert isinstance(ListDays().read(text), Message)


def test_a_day_that_may_be_two_is_told_by_the_list() -> None:
    assert isinstance(ListDays().read("06/07/2026"), Message)
    assert ListDays.of(["06/07/2026", "25/07/2026"]).read("06/07/2026") == dt.date(2026, 7, 6)
    assert ListDays.of(["06/07/2026", "07/25/2026"]).read("06/07/2026") == dt.date(2026, 6, 7)
    mixed = ListDays.of(["25/07/2026", "07/25/2026"])
    assert isinstance(mixed.read("06/07/2026"), Message)
    assert ListDays().read("06/06/2026") == dt.date(2026, 6, 6)


@pytest.mark.parametrize(
    "text",
    [
        "2026-04-01 – 2026-06-15",
        "2026-04-01 - 2026-06-15",
        "1 Apr 2026 to 15 Jun 2026",
        "2026-04-01至2026-06-15",
    ],
)
def test_a_period(text: str) -> None:
    assert ListDays().span(text) == (dt.date(2026, 4, 1), DAY)
