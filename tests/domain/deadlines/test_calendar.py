"""Working days in China: holidays, weekend days worked in turn, and the way around them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcommittee.domain.deadlines import Calendar, calendar
from stdcommittee.domain.deadlines.arrangement import read_country

DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2026, 12, 31))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("on", "working"),
    [
        ("2025-01-26", True),  # a Sunday worked for the Spring Festival
        ("2025-01-28", False),  # New Year's Eve, a holiday from 2025 on
        ("2025-02-04", False),
        ("2025-02-05", True),
        ("2025-02-08", True),  # a Saturday worked in turn
        ("2025-04-27", True),  # a Sunday worked for Labour Day
        ("2025-05-01", False),
        ("2025-09-28", True),
        ("2025-10-08", False),
        ("2025-10-09", True),
        ("2025-10-11", True),  # a Saturday worked in turn
        ("2025-10-12", False),
        ("2026-02-14", True),  # a Saturday worked for the Spring Festival
        ("2026-02-15", False),
        ("2024-02-04", True),
        ("2024-02-10", False),
        ("2025-06-11", True),
        ("2025-06-14", False),
    ],
)
def test_settled_days(on: str, working: bool) -> None:
    assert calendar().is_working(day(on)) is working


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        ("2025-06-11", "2025-06-11", 0),
        ("2025-06-11", "2025-06-12", 1),
        ("2025-06-13", "2025-06-16", 1),  # over a weekend
        ("2025-06-13", "2025-06-15", 0),
        ("2025-06-16", "2025-06-13", -1),
        ("2025-09-30", "2025-10-09", 1),  # over the golden week
        ("2025-09-26", "2025-10-09", 4),  # Sunday the 28th, the 29th, the 30th, the 9th
        ("2024-12-31", "2025-12-31", 248),
    ],
)
def test_days_between(start: str, end: str, count: int) -> None:
    assert calendar().working_days_between(day(start), day(end)) == count


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2025-06-13", 1, "2025-06-16"),
        ("2025-06-14", 0, "2025-06-14"),
        ("2025-10-09", -2, "2025-09-29"),
        ("2025-01-24", 1, "2025-01-26"),
        ("2025-01-27", 1, "2025-02-05"),
        ("2025-12-31", 1, "2026-01-04"),  # a Sunday worked for New Year
    ],
)
def test_days_added(start: str, count: int, end: str) -> None:
    assert calendar().add_working_days(day(start), count) == day(end)


@given(DAYS, DAYS, DAYS)
def test_counts_add_up(first: dt.date, second: dt.date, third: dt.date) -> None:
    count = calendar().working_days_between
    assert count(first, third) == count(first, second) + count(second, third)


@given(DAYS, DAYS)
def test_a_count_is_what_one_counts_by_hand(first: dt.date, second: dt.date) -> None:
    start, end = sorted((first, second))
    start = max(start, end - dt.timedelta(days=500))
    known = calendar()
    days = (start + dt.timedelta(days=n) for n in range(1, (end - start).days + 1))
    assert known.working_days_between(start, end) == sum(map(known.is_working, days))


@given(DAYS.filter(lambda on: on < dt.date(2026, 6, 1)), st.integers(1, 60))
def test_adding_and_counting_agree(start: dt.date, count: int) -> None:
    end = calendar().add_working_days(start, count)
    assert calendar().is_working(end)
    assert calendar().working_days_between(start, end) == count


def test_the_next_break_has_its_weekends_and_its_name() -> None:
    found = calendar().next_break(day("2025-09-20"))
    assert found is not None
    assert (found.first, found.last) == (day("2025-10-01"), day("2025-10-08"))
    assert "National" in found.name.en
    around = calendar().next_break(day("2025-05-10"))
    assert around is not None
    assert (around.first, around.last) == (day("2025-05-31"), day("2025-06-02"))
    assert "端午" in around.name.zh


def test_an_office_has_its_own_days() -> None:
    place = read_country('title = { zh = "甲", en = "A" }\ncountry = "CN"\n[years.2025]\noff = []')
    bare = Calendar(place)
    own = Calendar(place, worked={day("2025-06-14"): True, day("2025-06-16"): False})
    assert bare.working_days_between(day("2025-06-13"), day("2025-06-16")) == 1
    assert own.working_days_between(day("2025-06-13"), day("2025-06-16")) == 1
    assert own.is_working(day("2025-06-14"))
    assert not own.is_working(day("2025-06-16"))
    assert own.add_working_days(day("2025-06-13"), 2) == day("2025-06-17")


def test_a_year_without_a_notice_is_not_settled() -> None:
    assert calendar().settled(2025)
    assert calendar().settled(2026)
    assert not calendar().settled(2040)


def test_geneva_works_while_china_is_off() -> None:
    assert calendar("ch-ge").is_working(day("2025-10-03"))
    assert not calendar("ch-ge").is_working(day("2025-09-11"))  # the Genevan fast
    assert calendar("ch-ge").title.en
    assert calendar("ch-ge").settled(2040)


def test_an_unknown_calendar() -> None:
    with pytest.raises(FileNotFoundError):
        calendar("atlantis")
