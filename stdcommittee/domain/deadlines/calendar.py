"""Counts working days."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import accumulate
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual
from stdcommittee.domain.deadlines.arrangement import Country, Year, country

_DAY: Final = dt.timedelta(days=1)
_FURTHEST: Final = 400  # days in which a break comes for certain


@frozen
class Break:
    """Days off in a row around a holiday, weekends included."""

    first: dt.date
    last: dt.date
    name: Bilingual


class Calendar:
    """The working days of one country, with an office's own days on top.

    Counts are exact and take the same time however far apart the days are: each year is added up
    once, when it is first asked for.
    """

    def __init__(
        self,
        place: Country,
        *,
        worked: Mapping[dt.date, bool] | None = None,
    ) -> None:
        """Take a country's days; `worked` says of single days whether this office works then."""
        self._place = place
        self._own = dict(worked or {})
        self._years: dict[int, Year] = {}
        self._sums: dict[int, list[int]] = {}

    @property
    def title(self) -> Bilingual:
        """Whose days these are."""
        return self._place.title

    def is_working(self, day: dt.date) -> bool:
        """Tell whether a day is a working day."""
        own = self._own.get(day)
        return own if own is not None else not self._year(day.year).free(day)

    def name_of(self, day: dt.date) -> Bilingual | None:
        """Return the name of the holiday that a day belongs to, or None."""
        return self._year(day.year).off.get(day)

    def settled(self, year: int) -> bool:
        """Tell whether a year's days are fixed; before the yearly notice they may still move."""
        return self._year(year).settled

    def working_days_between(self, start: dt.date, end: dt.date) -> int:
        """Return how many working days come after `start` up to and including `end`.

        From a day to itself there is none; where `end` lies before `start` the count is negative.
        """
        if end < start:
            return -self.working_days_between(end, start)
        return self._up_to(end) - self._up_to(start) + self._whole_years(start.year, end.year)

    def add_working_days(self, day: dt.date, count: int) -> dt.date:
        """Return the working day that is `count` working days after (or before) a day.

        Zero gives the day itself, whether or not it is a working day.
        """
        step = _DAY if count > 0 else -_DAY
        for _ in range(abs(count)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def next_break(self, day: dt.date) -> Break | None:
        """Return the next holiday that begins after a day, or None where no year knows one."""
        for offset in range(1, _FURTHEST):
            start = day + offset * _DAY
            if self.name_of(start) is None or self.is_working(start):
                continue
            first = last = start
            while not self.is_working(first - _DAY) and first - _DAY > day:
                first -= _DAY
            while not self.is_working(last + _DAY):
                last += _DAY
            return Break(first, last, self._named(first, last))
        return None

    def _named(self, first: dt.date, last: dt.date) -> Bilingual:
        """The holiday that most days of a break belong to."""
        days = (first + number * _DAY for number in range((last - first).days + 1))
        names = Counter(name for day in days if (name := self.name_of(day)) is not None)
        return names.most_common(1)[0][0]

    def _year(self, number: int) -> Year:
        found = self._years.get(number)
        if found is None:
            found = self._years[number] = self._place.year(number)
        return found

    def _sum(self, year: int) -> list[int]:
        """How many working days a year has up to each of its days."""
        found = self._sums.get(year)
        if found is None:
            first = dt.date(year, 1, 1).toordinal()
            days = range(first, dt.date(year, 12, 31).toordinal() + 1)
            working = (self.is_working(dt.date.fromordinal(number)) for number in days)
            found = self._sums[year] = list(accumulate(map(int, working)))
        return found

    def _up_to(self, day: dt.date) -> int:
        return self._sum(day.year)[day.timetuple().tm_yday - 1]

    def _whole_years(self, first: int, last: int) -> int:
        return sum(self._sum(year)[-1] for year in range(first, last))


@cache
def calendar(name: str = "cn") -> Calendar:
    """Return a shipped calendar: `cn` (China) or `ch-ge` (Geneva).

    Raises:
        FileNotFoundError: there is none of that name.
    """
    return Calendar(country(name))
