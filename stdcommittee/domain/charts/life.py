"""The whole life of one thing on one band: its phases, what happened in them, and its limit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from stdcommittee.base.frozen import frozen
from stdcommittee.domain.charts.drawing import Sheet
from stdcommittee.domain.charts.marks import Anchor, Chart, Label, Measure, Records, Role
from stdcommittee.domain.charts.scale import Days
from stdcommittee.domain.charts.timeline import axis


@frozen
class Phase:
    """A stretch of days, both included; one that is still ahead is a dashed outline."""

    first: dt.date
    last: dt.date
    name: str
    role: Role = Role.SERIES1
    outlined: bool = False  # an outline in the colour, without ground
    ahead: bool = False
    records: Records = ()


@frozen
class Event:
    """Something that happened on a day; `limit` stands as a tick across the band."""

    day: dt.date
    name: str
    role: Role = Role.TEXT
    limit: bool = False
    records: Records = ()


def life(
    phases: Sequence[Phase],
    events: Sequence[Event],
    *,
    first: dt.date,
    last: dt.date,
    width: float,
    measure: Measure,
    name_of: Callable[[dt.date], str],
    today: Event | None = None,
    size: float = 7.6,
    summary: str = "",
) -> Chart:
    """Lay out a life between two days.

    Args:
        phases: From the earliest to the latest; a name that does not fit is left out.
        events: In any order; their names stand below the band, none over another.
        first: First day shown.
        last: Last day shown.
        width: Width of the whole chart.
        measure: Measures texts.
        name_of: What stands at the start of a year on the axis.
        today: Drawn as a line across the band, with its name below.
        size: Type size.
        summary: The chart in words.

    Raises:
        ValueError: the last day is before the first.
    """
    if last < first:
        raise ValueError((first, last))
    sheet = Sheet(width, size, measure)
    days = Days(first, last, 0.0, width)
    head, thick = size * 1.9, size * 2.0
    top = head + size * 0.6
    axis(sheet, days, name_of, head, top + thick + size * 0.4)
    for phase in phases:
        _phase(sheet, days, phase, top, thick)
    told = sorted((*events, *((today,) if today else ())), key=lambda event: event.day)
    base = top + thick + size * 1.1
    rows = _names(sheet, days, told, base + size * 1.5)
    for event in told:
        _mark(sheet, days, event, top, thick, base, across=event is today)
    return sheet.chart(base + size * (0.8 + 1.5 * max(1, rows)), summary)


def _phase(sheet: Sheet, days: Days, phase: Phase, top: float, thick: float) -> None:
    if phase.last < days.first or phase.first > days.last:
        return
    x, end = days.at(phase.first), days.after(phase.last)
    bare = phase.outlined or phase.ahead
    sheet.bar(
        x,
        top,
        max(1.0, end - x),
        thick,
        None if bare else phase.role,
        outline=phase.role if bare else None,
        dashed=phase.ahead,
        records=phase.records,
    )
    inner = end - x - sheet.size
    if not phase.ahead and sheet.text_width(phase.name) <= inner:
        ink = phase.role if phase.outlined else Role.TEXT
        baseline = top + thick / 2 + sheet.size * 0.36
        sheet.label(x + sheet.size / 2, baseline, phase.name, role=ink, records=phase.records)


def _mark(
    sheet: Sheet,
    days: Days,
    event: Event,
    top: float,
    thick: float,
    base: float,
    *,
    across: bool,
) -> None:
    x, size = days.at(event.day), sheet.size
    if across:
        sheet.rule((x, top - size * 0.3), (x, base), event.role, width=1.0)
        return
    if event.limit:
        start, end = (x, top - size * 0.3), (x, top + thick + size * 0.3)
        sheet.rule(start, end, event.role, width=1.3, records=event.records)
        half = size * 0.3
        triangle = ((x - half, start[1] - half), (x + half, start[1] - half), start)
        sheet.shape(triangle, event.role, records=event.records)
        return
    half = size * 0.28
    diamond = ((x, base - half), (x + half, base), (x, base + half), (x - half, base))
    sheet.shape(diamond, Role.SERIES3, records=event.records)


def _names(sheet: Sheet, days: Days, events: Sequence[Event], base: float) -> int:
    """Place the names of events in as few rows as they need; return how many those are."""
    rows: list[float] = []  # where each row is free from
    gap = sheet.size
    for event in events:
        x, wide = days.at(event.day), sheet.text_width(event.name)
        left = min(max(0.0, x - sheet.size * 0.3), max(0.0, sheet.width - wide))
        row = next((n for n, free in enumerate(rows) if left >= free), len(rows))
        if row == len(rows):
            rows.append(0.0)
        placed = _name(sheet, left, base + row * sheet.size * 1.5, event)
        rows[row] = placed.left + placed.width + gap
    return len(rows)


def _name(sheet: Sheet, x: float, y: float, event: Event) -> Label:
    role = Role.MUTED if event.role is Role.TEXT else event.role
    return sheet.label(x, y, event.name, role=role, anchor=Anchor.START, records=event.records)
