"""A calendar with the days that an office settles itself."""

from __future__ import annotations

from collections.abc import Iterable

from stdcommittee.domain.deadlines.arrangement import country
from stdcommittee.domain.deadlines.calendar import Calendar, calendar
from stdcommittee.domain.workspace.records import CalendarDay


def calendar_with(name: str, own: Iterable[CalendarDay]) -> Calendar:
    """Return a shipped calendar (`cn`, `ch-ge`) with an office's own days on top.

    Raises:
        FileNotFoundError: there is no calendar of that name.
    """
    days = {item.day: item.worked for item in own if item.calendar == name and item.day}
    return Calendar(country(name), worked=days) if days else calendar(name)
