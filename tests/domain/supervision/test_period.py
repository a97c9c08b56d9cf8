"""Periods as people write them, and as they stand on a day."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.domain.supervision.period import Period


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "start", "end", "called"),
    [
        ("2025", "2025-01-01", "2025-12-31", "year 2025"),
        (" 2024 ", "2024-01-01", "2024-12-31", "year 2024"),
        ("2025Q1", "2025-01-01", "2025-03-31", "quarter 1 of 2025"),
        ("2025Q4", "2025-10-01", "2025-12-31", "quarter 4 of 2025"),
        ("2024-02", "2024-02-01", "2024-02-29", "2024-02-01 to 2024-02-29"),
        ("2025-01..2025-06", "2025-01-01", "2025-06-30", "2025-01-01 to 2025-06-30"),
        ("2024-12..2025-01", "2024-12-01", "2025-01-31", "2024-12-01 to 2025-01-31"),
        ("2025-03-01..2025-08-31", "2025-03-01", "2025-08-31", "2025-03-01 to 2025-08-31"),
        ("2025-03-01..2025-03-01", "2025-03-01", "2025-03-01", "2025-03-01 to 2025-03-01"),
    ],
)
def test_read(text: str, start: str, end: str, called: str) -> None:
    found = Period.parse(text)
    assert (found.start, found.end, found.as_of) == (day(start), day(end), day(end))
    assert (found.name, str(found.text)) == (text.strip(), called)


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "25", "20255", "2025Q0", "2025Q5", "2025q1", "2025-13", "2025-00"),
        *("2025-06..2025-01", "2025-06-02..2025-06-01", "2025-02-30..2025-03-01", "2025-01.."),
        *("٢٠٢٥", "0000", "9999", "2025..2026", "2025-01-01", "2025-01 .. 2025-02"),
    ],
)
def test_what_names_no_period_is_refused_with_the_forms(text: str) -> None:
    with pytest.raises(Refused, match="not a period") as refused:
        Period.parse(text)
    assert "2025-01..2025-06" in str(refused.value.message)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("2025", "2024"),
        ("2025Q3", "2024Q3"),
        ("2024-02", "2023-02"),
        ("2025-01..2025-06", "2024-01..2024-06"),
        ("2024-12..2025-01", "2023-12..2024-01"),
        ("2024-02-01..2024-02-29", "2023-02-01..2023-02-28"),
        ("2023-02-01..2023-02-28", "2022-02-01..2022-02-28"),
    ],
)
def test_the_year_before_is_the_period_of_that_name(text: str, before: str) -> None:
    found = Period.parse(text).years_before(1)
    assert found == Period.parse(before)
    assert not found.running


def test_as_it_stands() -> None:
    asked = Period.parse("2025")
    over = asked.seen(day("2026-01-01"))
    assert (over.as_of, over.running, over.horizon) == (day("2025-12-31"), False, day("2026-01-01"))
    assert over.over(day("2025-12-31"))
    running = asked.seen(day("2025-06-11"))
    assert (running.as_of, running.running) == (day("2025-06-11"), True)
    assert running.over(day("2025-06-10"))
    assert not running.over(day("2025-06-11"))  # today has not passed
    assert asked.seen(day("2025-12-31")).running
    assert asked.seen(day("2025-01-01")).as_of == day("2025-01-01")
    with pytest.raises(Refused, match="has not begun"):
        asked.seen(day("2024-12-31"))


def test_both_ends_belong_to_it() -> None:
    period = Period.parse("2025")
    inside = [day("2025-01-01"), day("2025-12-31")]
    assert all(item in period for item in inside)
    assert day("2024-12-31") not in period
    assert day("2026-01-01") not in period
    assert None not in period
    assert "2025-05-01" not in period
