"""The time that a report or assessment is about."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import Final

from stdcommittee.base.dates import add_months
from stdcommittee.base.errors import Refused
from stdcommittee.base.messages import Message, Text

_YEAR: Final = re.compile(r"(\d{4})")
_QUARTER: Final = re.compile(r"(\d{4})Q([1-4])")
_SPAN: Final = re.compile(r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)")


@dataclass(frozen=True, slots=True)
class Period:
    """A year (`2025`), a quarter (`2025Q3`) or any span (`2025-03-01..2025-08-31`).

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
                advice=Message("Write 2025, 2025Q3 or 2025-03-01..2025-08-31."),
            )
        return cls(wanted, *found, as_of=found[1])

    @property
    def horizon(self) -> dt.date:
        """The first day that is not over yet: today, or the day after the period."""
        return self.as_of if self.running else self.end + dt.timedelta(days=1)

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
        start = add_months(self.start, -12 * count)
        end = add_months(self.end + dt.timedelta(days=1), -12 * count) - dt.timedelta(days=1)
        if _SPAN.fullmatch(self.name):
            return Period(f"{start.isoformat()}..{end.isoformat()}", start, end, end)
        return Period(f"{self.start.year - count}{self.name[4:]}", start, end, end)


def _read(text: str) -> tuple[dt.date, dt.date] | None:
    year = _YEAR.fullmatch(text)
    if year is not None:
        return dt.date(int(year[1]), 1, 1), dt.date(int(year[1]), 12, 31)
    quarter = _QUARTER.fullmatch(text)
    if quarter is not None:
        start = dt.date(int(quarter[1]), 3 * int(quarter[2]) - 2, 1)
        return start, add_months(start, 3) - dt.timedelta(days=1)
    span = _SPAN.fullmatch(text)
    if span is not None:
        return dt.date.fromisoformat(span[1]), dt.date.fromisoformat(span[2])
    return None
