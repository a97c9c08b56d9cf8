"""Dates as people write them."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.base.dates import add_months, last_day, read_day, read_partial


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-1-5", "2026-01-05"),
        ("20260105", "2026-01-05"),
        ("2026年1月5日", "2026-01-05"),
        ("2026/01/05", "2026-01-05"),
        ("2026.1.5", "2026-01-05"),
        ("２０２６－１－５", "2026-01-05"),
        ("2026-01-05T10:00:00", "2026-01-05"),
        ("2026-01-05 10:00", "2026-01-05"),
        ("2026年1月", "2026-01"),
        ("2026年", "2026"),
        ("2026-01", "2026-01"),
        ("2026", "2026"),
        ("  2026 - 1 - 5 ", "2026-01-05"),
        ("2026 年 1 月 5 日", "2026-01-05"),
        ("2026年1月5", "2026-01-05"),
        ("2026-1", "2026-01"),
        ("0000", None),
        ("26-1-5", None),
        ("202615", None),
        ("2026-1-5-7", None),
        ("2026年5日", None),
        ("5.1.2026", None),
        ("20260230", None),
        ("2026-00-01", None),
        ("2026-02-29", None),
        ("2024-02-29", "2024-02-29"),
        ("2026-13", None),
        ("1", None),
        ("", None),
        ("soon", None),
    ],
)
def test_read_partial(text: str, expected: str | None) -> None:
    assert read_partial(text) == expected


def test_read_day_wants_a_day() -> None:
    assert read_day("2026年1月5日") == dt.date(2026, 1, 5)
    assert read_day("2026-01") is None


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2025-01-31", 1, "2025-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2025-08-31", 6, "2026-02-28"),
        ("2025-03-15", -3, "2024-12-15"),
        ("2024-02-29", 60, "2029-02-28"),
    ],
)
def test_add_months(day: str, months: int, expected: str) -> None:
    assert add_months(dt.date.fromisoformat(day), months).isoformat() == expected


@pytest.mark.parametrize(
    ("partial", "expected"),
    [("2024", "2024-12-31"), ("2024-02", "2024-02-29"), ("2024-02-03", "2024-02-03"), ("", None)],
)
def test_last_day(partial: str, expected: str | None) -> None:
    found = last_day(partial)
    assert (found.isoformat() if found else None) == expected
