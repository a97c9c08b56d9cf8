"""Days as ISO and IEC, and the office programs of half the world, write them in lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from typing import Final

from stdcommittee.base.dates import read_day
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message
from stdcommittee.base.patterns import pattern
from stdcommittee.base.vocabulary import vocabulary

_SLASHED: Final = pattern(r"(\d{1,2})\s*([/.\-])\s*(\d{1,2})\s*\2\s*(\d{4})")
_DAY_FIRST: Final = pattern(
    r"(\d{1,2})(?:st|nd|rd|th|er)?[\s.\-/]*([^\W\d_]{3,9})\.?[\s,\-/]*(\d{4}|\d{2})"
)
_MONTH_FIRST: Final = pattern(r"([^\W\d_]{3,9})\.?\s*(\d{1,2})(?:st|nd|rd|th)?\s*,?\s+(\d{4})")
_YEAR_FIRST: Final = pattern(r"(\d{4})[\s\-/]+([^\W\d_]{3,9})\.?[\s\-/]+(\d{1,2})")
_WORD: Final = pattern(r"([^\W\d_]{2,9})\.?,?\s+(?=\S)")
_CLOCK: Final = pattern(r"[\sT]+\d{1,2}:\d\d.*$|\s*[(\uff08].*$")
_SPAN: Final = pattern(
    r"\s+(?:-|\u2013|\u2014|to|until)\s+|\s*[\u2013\u2014~\uff5e\u81f3\u2192]\s*|\s*/\s*(?=\d{4}-)"
)
_CENTURY: Final = 2000


class Order(StrEnum):
    """Which of two small numbers between slashes is the day."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


@frozen
class ListDays:
    """Reads the days of one list; `order` is what the list as a whole tells, None: nothing."""

    order: Order | None = None

    @staticmethod
    def of(cells: Iterable[str]) -> ListDays:
        """Return the reader for a list with these cells of days.

        One number above twelve tells the order for all; where two tell otherwise nothing does.
        """
        told = set()
        for cell in cells:
            match = _SLASHED.fullmatch(_bare(cell))
            if match is not None and match[2] != ".":
                first, second = int(match[1]), int(match[3])
                told |= {Order.DAY_FIRST} if first > 12 else set()
                told |= {Order.MONTH_FIRST} if second > 12 else set()
        return ListDays(told.pop() if len(told) == 1 else None)

    def read(self, text: str) -> dt.date | Message:
        """Return the day that a cell holds, without its time, or why it cannot be told."""
        plain = _bare(text)
        found = read_day(plain) or _worded(plain)
        if found is not None:
            return found
        match = _SLASHED.fullmatch(plain)
        if match is None:
            return Message("“{value}” is not a day that exists.", value=text)
        return self._slashed(text, int(match[1]), int(match[3]), int(match[4]), match[2])

    def span(self, text: str) -> tuple[dt.date, dt.date] | Message:
        """Return the first and the last day of a period, or why it cannot be told."""
        parts = [part for part in _SPAN.split(text.strip()) if part.strip()]
        if len(parts) != 2:
            return Message("“{value}” is not a period from one day to another.", value=text)
        first, last = self.read(parts[0]), self.read(parts[1])
        if isinstance(first, Message):
            return first
        return last if isinstance(last, Message) else (first, last)

    def _slashed(
        self, text: str, first: int, second: int, year: int, sign: str
    ) -> dt.date | Message:
        day_first, month_first = _day(year, second, first), _day(year, first, second)
        if sign == "." or self.order is Order.DAY_FIRST:
            found = day_first
        elif self.order is Order.MONTH_FIRST:
            found = month_first
        elif day_first is not None and month_first is not None and day_first != month_first:
            return Message(
                "“{value}” may be {one} or {other}.", value=text, one=day_first, other=month_first
            )
        else:
            found = day_first or month_first
        return found or Message("“{value}” is not a day that exists.", value=text)


def _bare(text: str) -> str:
    """Return a day without its time, its weekday and what stands in brackets behind it."""
    plain = _CLOCK.sub("", " ".join(text.split())).strip()
    first = _WORD.match(plain)
    is_weekday = first is not None and first[1].casefold() not in _months()
    return plain[first.end() :] if first is not None and is_weekday else plain


def _worded(text: str) -> dt.date | None:
    for form, year, month, day in (
        (_DAY_FIRST, 3, 2, 1),
        (_MONTH_FIRST, 3, 1, 2),
        (_YEAR_FIRST, 1, 2, 3),
    ):
        match = form.fullmatch(text)
        if match is not None:
            number = _months().get(match[month].casefold())
            return _day(_year(match[year]), number, int(match[day])) if number else None
    return None


@cache
def _months() -> dict[str, int]:
    listed = vocabulary("ballots")["months"]
    return {word: int(number) for number, names in listed.items() for word in names}


def _year(text: str) -> int:
    return int(text) + (_CENTURY if len(text) == 2 else 0)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
