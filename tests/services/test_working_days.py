"""Years of working days: rows of days off, weekend days that are worked, what may still move."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.domain.deadlines import calendar
from stdcommittee.services.working_days import CALENDARS, year_of_days

DAY = dt.timedelta(days=1)


@pytest.mark.parametrize("name", CALENDARS)
@pytest.mark.parametrize("year", [2020, 2024, 2026])
def test_counts_agree_with_the_calendar(name: str, year: int) -> None:
    found = year_of_days(name, year)
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    assert found.working == calendar(name).working_days_between(first - DAY, last)
    assert found.settled is calendar(name).settled(year)


@pytest.mark.parametrize("year", [2018, 2020, 2026])
def test_rows_are_days_off_in_order_and_never_hold_a_working_day(year: int) -> None:
    found = year_of_days("cn", year)
    cn = calendar("cn")
    assert list(found.off) == sorted(found.off, key=lambda row: row.first)
    for row in found.off:
        assert row.first <= row.last
        days = [row.first + DAY * n for n in range((row.last - row.first).days + 1)]
        assert not any(cn.is_working(day) for day in days), row
    assert all(day.weekday() >= 5 and cn.is_working(day) for day in found.worked)


def test_one_name_twice_a_year_is_two_rows() -> None:
    rows = [row for row in year_of_days("cn", 2018).off if row.name.en == "New Year's Day"]
    assert [(row.first, row.last) for row in rows] == [(dt.date(2018, 1, 1), dt.date(2018, 1, 1))]
    national = [row for row in year_of_days("cn", 2018).off if row.name.en == "National Day"]
    assert [row.last for row in national] == [dt.date(2018, 10, 5), dt.date(2018, 12, 31)]


def test_a_year_without_its_notice_is_not_settled() -> None:
    assert not year_of_days("cn", 2040).settled
    assert year_of_days("cn", 2040).worked == ()


def test_a_day_off_on_a_weekend_is_not_listed_but_one_between_is_in_its_row() -> None:
    off = year_of_days("ch-ge", 2026).off
    assert all(row.first.weekday() < 5 and row.last.weekday() < 5 for row in off)
    assert "National Day" not in {row.name.en for row in off}  # 1 August 2026 is a Saturday
    golden = [row for row in year_of_days("cn", 2026).off if row.name.en == "National Day"]
    assert [(row.first.day, row.last.day) for row in golden] == [(1, 7)]


@pytest.mark.parametrize("name", CALENDARS)
def test_every_day_off_has_a_chinese_name(name: str) -> None:
    for year in range(2020, 2031):
        names = [row.name.zh for row in year_of_days(name, year).off]
        assert names
        assert not any(letter.isascii() for letter in "".join(names)), names


def test_there_is_no_other_calendar() -> None:
    with pytest.raises(FileNotFoundError):
        year_of_days("nowhere", 2026)
