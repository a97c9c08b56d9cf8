"""The time that a report or assessment is about."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Final

from stdcommittee.base.dates import add_months
from stdcommittee.base.errors import Refused
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.patterns import pattern

_YEAR: Final = pattern(r"([12]\d{3})", re.ASCII)
_QUARTER: Final = pattern(r"([12]\d{3})Q([1-4])", re.ASCII)
_MONTHS: Final = pattern(r"([12]\d{3})-(\d\d)(?:\.\.([12]\d{3})-(\d\d))?", re.ASCII)
_SPAN: Final = pattern(r"([12]\d{3}-\d\d-\d\d)\.\.([12]\d{3}-\d\d-\d\d)", re.ASCII)
_DAY: Final = dt.timedelta(days=1)


@frozen
class Period:
    """A year (`2025`), a quarter (`2025Q3`), months (`2025-03`, `2025-01..2025-06`) or days.

    Any span of days is written with its first and last day (`2025-03-01..2025-08-31`).

    Both ends count. `as_of` is the day as which things stand: the last day of a period that is
    over, today in one that is `running`.
    """

    name: str
    start: dt.date
    end: dt.date
    as_of: dt.date
    running: bool = False

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a period.

        Raises:
            Refused: the text names none.
        """
        wanted = text.strip()
        try:
            found = _read(wanted)
        except ValueError:
            found = None
        if found is None or found[0] > found[1]:
            raise Refused(
                Message("“{text}” is not a period.", text=text),
                advice=Message(
                    "Write 2025, 2025Q3, 2025-03, 2025-01..2025-06 or 2025-03-01..2025-08-31."
                ),
            )
        return cls(wanted, *found, as_of=found[1])

    @property
    def horizon(self) -> dt.date:
        """The first day that is not over yet: today, or the day after the period."""
        return self.as_of if self.running else self.end + _DAY

    def over(self, day: dt.date) -> bool:
        """Tell whether a day has passed as things stand; today has not."""
        return day < self.horizon

    @property
    def text(self) -> Text:
        """What documents call the period."""
        if _YEAR.fullmatch(self.name):
            return Message("year {year}", year=self.name)
        match = _QUARTER.fullmatch(self.name)
        if match is not None:
            return Message("quarter {quarter} of {year}", quarter=match[2], year=match[1])
        return Message("{start} to {end}", start=self.start.isoformat(), end=self.end.isoformat())

    def __contains__(self, day: object) -> bool:
        """Tell whether a day belongs to the period."""
        return isinstance(day, dt.date) and self.start <= day <= self.end

    def seen(self, today: dt.date) -> Period:
        """Return the period as it stands on a day.

        Raises:
            Refused: it has not begun by then.
        """
        if today < self.start:
            raise Refused(
                Message("The period {name} has not begun.", name=self.name),
                advice=Message("Choose a period that has begun."),
            )
        return replace(self, as_of=min(self.end, today), running=today <= self.end)

    def years_before(self, count: int) -> Period:
        """Return the same period some years earlier, as it stood at its end."""
        months = -12 * count
        start = add_months(self.start, months)
        end = add_months(self.end + _DAY, months) - _DAY
        if _SPAN.fullmatch(self.name):
            return Period(f"{start.isoformat()}..{end.isoformat()}", start, end, end)
        name = "..".join(f"{int(part[:4]) - count}{part[4:]}" for part in self.name.split(".."))
        return Period(name, start, end, end)


def _read(text: str) -> tuple[dt.date, dt.date] | None:
    if match := _YEAR.fullmatch(text):
        return dt.date(int(match[1]), 1, 1), dt.date(int(match[1]), 12, 31)
    if match := _QUARTER.fullmatch(text):
        start = dt.date(int(match[1]), 3 * int(match[2]) - 2, 1)
        return start, add_months(start, 3) - _DAY
    if match := _MONTHS.fullmatch(text):
        start = dt.date(int(match[1]), int(match[2]), 1)
        last = dt.date(int(match[3]), int(match[4]), 1) if match[3] else start
        return start, add_months(last, 1) - _DAY
    if match := _SPAN.fullmatch(text):
        return dt.date.fromisoformat(match[1]), dt.date.fromisoformat(match[2])
    return None
