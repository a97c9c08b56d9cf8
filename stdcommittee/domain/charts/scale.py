"""Scales: where a value or a day stands on an axis."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction
from math import ceil
from typing import Final

from stdcommittee.base.frozen import frozen

_STEPS: Final = (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5), Fraction(10))


def ticks(highest: Fraction | int, about: int = 4, *, whole: bool = False) -> tuple[Fraction, ...]:
    """Return round values from zero to at least `highest`, in about as many steps as asked.

    With `whole`, for counts, no step is smaller than 1 or a fraction.
    """
    highest = Fraction(highest)
    if highest <= 0:
        return (Fraction(0), Fraction(1))
    power = Fraction(1)
    while power * 10 * about <= highest:
        power *= 10
    while power * about > highest:
        power /= 10
    step = next(s * power for s in _STEPS if s * power * about >= highest)
    if whole:
        step = Fraction(ceil(step))
    return tuple(step * n for n in range(ceil(highest / step) + 1))


@frozen
class Axis:
    """A linear scale from `low` at `start` to `high` at `end` (points)."""

    low: Fraction
    high: Fraction
    start: float
    end: float

    def at(self, value: Fraction | int) -> float:
        """Return the point of a value, kept within the axis."""
        share = (Fraction(value) - self.low) / (self.high - self.low)
        return self.start + float(min(Fraction(1), max(Fraction(0), share))) * (
            self.end - self.start
        )


@frozen
class Days:
    """A calendar scale: the first day begins at `start`, the last one ends at `end` (points)."""

    first: dt.date
    last: dt.date
    start: float
    end: float

    def at(self, day: dt.date) -> float:
        """Return the point where a day begins, kept within the scale."""
        total = (self.last - self.first).days + 1
        share = min(total, max(0, (day - self.first).days)) / total
        return self.start + share * (self.end - self.start)

    def after(self, day: dt.date) -> float:
        """Return the point where a day ends."""
        return self.at(day + dt.timedelta(days=1))

    def boundaries(self, room: float) -> Iterator[tuple[dt.date, bool]]:
        """Yield the month, quarter or year starts that stand at least `room` apart.

        Each comes with whether it starts a year. A scale too narrow even for years yields every
        second, fifth or tenth year.
        """
        days = (self.last - self.first).days + 1
        per_month = (self.end - self.start) / (days / 30.44)
        fitting = (n for n in (1, 3, 6, 12, 24, 60, 120) if per_month * n >= room)
        every = next(fitting, 240)
        year, month = self.first.year, self.first.month
        while (day := dt.date(year, month, 1)) <= self.last:
            if day >= self.first and (year * 12 + month - 1) % every == 0:
                yield day, month == 1
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)
