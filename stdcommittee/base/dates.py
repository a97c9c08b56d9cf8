"""Dates as people write them in files and fields."""

from __future__ import annotations

import calendar
import datetime as dt
import unicodedata
from functools import lru_cache
from typing import Final

from stdcommittee.base.fields import is_partial_date
from stdcommittee.base.patterns import pattern

_YEAR_WORD, _MONTH_WORD, _DAY_WORD = (
    "\N{CJK UNIFIED IDEOGRAPH-5E74}",
    "\N{CJK UNIFIED IDEOGRAPH-6708}",
    "\N{CJK UNIFIED IDEOGRAPH-65E5}",
)
_CHINESE: Final = pattern(
    rf"(\d{{4}})\s*{_YEAR_WORD}\s*"
    rf"(?:(\d{{1,2}})\s*{_MONTH_WORD}\s*(?:(\d{{1,2}})\s*{_DAY_WORD}?)?)?"
)
_SIGN: Final = r"\s*[-/.\u2010-\u2015\u2212]\s*"
_PARTED: Final = pattern(rf"(\d{{4}}){_SIGN}(\d{{1,2}})(?:{_SIGN}(\d{{1,2}}))?")
_JOINED: Final = pattern(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_YEAR: Final = pattern(r"(?:18|19|20)\d\d")
_TIME: Final = pattern(r"[T ]\d{1,2}:\d\d.*$")


@lru_cache(maxsize=20_000)
def read_partial(text: str) -> str | None:
    """Return an ISO day, month or year for what is written, or None where it is no date.

    Reads 2026-1-5, 2026/01/05, 2026.1.5, 20260105, a Chinese date with or without day, 2026-01 and
    2026; a time of day is dropped.
    """
    plain = _TIME.sub("", unicodedata.normalize("NFKC", text).strip())
    for form in (_PARTED, _CHINESE, _JOINED):
        match = form.fullmatch(plain)
        if match is not None:
            parts = [int(part) for part in match.groups() if part]
            written = "-".join([f"{parts[0]:04d}", *(f"{part:02d}" for part in parts[1:])])
            return written if is_partial_date(written) else None
    return plain if _YEAR.fullmatch(plain) else None


def read_day(text: str) -> dt.date | None:
    """Return the day that is written, or None where it is no full date."""
    partial = read_partial(text)
    return dt.date.fromisoformat(partial) if partial is not None and len(partial) == 10 else None


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day some months later, or the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def last_day(partial: str) -> dt.date | None:
    """Return the last day of a partial date, or None for an empty one."""
    if not is_partial_date(partial):
        return None
    year, month, day = (*map(int, partial.split("-")), None, None)[:3]
    if day is not None:
        return dt.date.fromisoformat(partial)
    month = month or 12
    return dt.date(int(year or 0), month, calendar.monthrange(int(year or 0), month)[1])
