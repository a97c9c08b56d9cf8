"""The working days of a year as they are known: days off by name, weekend days that are worked."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual
from stdcommittee.domain.deadlines.arrangement import WEEKEND, country
from stdcommittee.domain.deadlines.calendar import Calendar

CALENDARS: Final = ("cn", "ch-ge")
_DAY: Final = dt.timedelta(days=1)


@frozen
class DaysOff:
    """Days off in a row under one name, of those that are no weekend; one between is in the row."""

    name: Bilingual
    first: dt.date
    last: dt.date


@frozen
class YearOfDays:
    """One year of one country."""

    title: Bilingual
    year: int
    settled: bool  # False: the yearly notice is not out, days may still move
    off: tuple[DaysOff, ...]
    worked: tuple[dt.date, ...]  # weekend days that are worked
    working: int  # working days of the year


def year_of_days(calendar: str, year: int, counted: Calendar | None = None) -> YearOfDays:
    """Return a year of a shipped calendar (`CALENDARS`).

    `counted` is the calendar by which its working days are counted, such as one with the unit's
    own days (`Session.calendar`); the shipped one unless given.

    Raises:
        FileNotFoundError: there is no such calendar.
    """
    place = country(calendar)
    found = place.year(year)
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    days = [first + _DAY * n for n in range((last - first).days + 1)]
    off = [day for day in days if day in found.off and day.weekday() < WEEKEND]
    return YearOfDays(
        place.title,
        year,
        found.settled,
        tuple(_rows({day: found.off[day] for day in off})),
        tuple(sorted(found.worked)),
        sum(map(counted.is_working, days))
        if counted is not None
        else sum(not found.free(day) for day in days),
    )


def _rows(off: dict[dt.date, Bilingual]) -> list[DaysOff]:
    """Return days off as rows of one name, with the weekends that lie between two of them."""
    found: list[DaysOff] = []
    for name, group in groupby(sorted(off), key=lambda day: off[day]):
        for day in group:
            before = found[-1] if found and found[-1].name == name else None
            if before is not None and _joined(before.last, day):
                found[-1] = DaysOff(name, before.first, day)
            else:
                found.append(DaysOff(name, day, day))
    return found


def _joined(last: dt.date, day: dt.date) -> bool:
    """Tell whether only weekend days lie between two days off."""
    between = (last + _DAY * n for n in range(1, (day - last).days))
    return all(other.weekday() >= WEEKEND for other in between)
