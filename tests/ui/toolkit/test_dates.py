from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdcommittee.ui.toolkit.dates import read_date


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("2026-1-5", "2026-01-05"),
        ("2026-01-05", "2026-01-05"),
        ("20260105", "2026-01-05"),
        ("2026年1月5日", "2026-01-05"),
        ("2026 年 1 月 5 日", "2026-01-05"),
        ("2026年1月5", "2026-01-05"),
        ("2026/1/5", "2026-01-05"),
        ("2026.1.5", "2026-01-05"),
        ("２０２６－１－５", "2026-01-05"),
        ("  2026 - 1 - 5 ", "2026-01-05"),
        ("2024-02-29", "2024-02-29"),
        ("2026-1", "2026-01"),
        ("2026年1月", "2026-01"),
        ("2026年", "2026"),
        ("2026", "2026"),
        ("0999", "0999"),
        ("2026-12", "2026-12"),
    ],
)
def test_dates_are_read_as_people_write_them(typed: str, iso: str) -> None:
    assert read_date(typed) == iso


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "2026-2-30",
        "2025-02-29",
        "20260230",
        "2026-13",
        "2026-00-01",
        "2026-1-0",
        "0000",
        "26-1-5",
        "202615",
        "2026-1-5-7",
        "2026年5日",
        "5.1.2026",
        "tomorrow",
        "2026-1-5 12:00",
    ],
)
def test_what_is_no_date_is_not_read(typed: str) -> None:
    assert read_date(typed) is None


@given(st.dates())
def test_every_form_of_a_day_means_that_day(day: dt.date) -> None:
    year, month = f"{day.year:04}", day.month
    forms = (
        f"{year}-{month}-{day.day}",
        f"{year}{month:02}{day.day:02}",
        f"{year}年{month}月{day.day}日",
        day.isoformat(),
    )
    assert {read_date(form) for form in forms} == {day.isoformat()}
