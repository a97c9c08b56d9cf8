"""Timelines: what ran from when to when, against the days by which it had to be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from stdcommittee.base.frozen import frozen
from stdcommittee.domain.charts.drawing import Sheet
from stdcommittee.domain.charts.marks import Anchor, Chart, Measure, Records, Role
from stdcommittee.domain.charts.scale import Days


@frozen
class Span:
    """A stretch of days, both included; a plan is drawn as a dashed outline."""

    first: dt.date
    last: dt.date
    role: Role = Role.SERIES2
    plan: bool = False
    records: Records = ()


@frozen
class Deadline:
    """A day by which something had to be done; a former one stood before an extension."""

    day: dt.date
    passed: bool = False
    former: bool = False
    records: Records = ()


@frozen
class Lane:
    """One row: name, spans, deadlines and a text at the right edge."""

    name: str
    spans: tuple[Span, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    end: str = ""
    records: Records = ()


def timeline(
    lanes: Sequence[Lane],
    *,
    first: dt.date,
    last: dt.date,
    width: float,
    measure: Measure,
    name_of: Callable[[dt.date], str],
    today: dt.date | None = None,
    size: float = 7.6,
    summary: str = "",
) -> Chart:
    """Lay out lanes between two days.

    Args:
        lanes: The rows from top to bottom.
        first: First day shown.
        last: Last day shown; what reaches beyond either is cut there.
        width: Width of the whole chart.
        measure: Measures texts.
        name_of: What stands at the start of a month, quarter or year on the axis.
        today: Drawn as a line across when it lies within the days shown.
        size: Type size.
        summary: The chart in words.

    Raises:
        ValueError: the last day is before the first.
    """
    if last < first:
        raise ValueError((first, last))
    sheet = Sheet(width, size, measure)
    names = [sheet.shortened(lane.name, width * 0.35) for lane in lanes]
    left = max(map(sheet.text_width, names), default=0.0) + size * 0.75
    ends = max((sheet.text_width(lane.end) for lane in lanes), default=0.0)
    days = Days(first, last, left, width - (ends + size * 0.75 if ends else 0.0))
    head, pitch, thick = size * 1.9, size * 2.05, size * 1.15
    height = head + len(lanes) * pitch
    axis(sheet, days, name_of, head, height)
    for row, (name, lane) in enumerate(zip(names, lanes, strict=True)):
        top = head + row * pitch + (pitch - thick) / 2
        baseline = top + thick / 2 + size * 0.36
        sheet.label(left - size * 0.75, baseline, name, anchor=Anchor.END, records=lane.records)
        _lane(sheet, days, lane, top, thick)
        if lane.end:
            sheet.label(width, baseline, lane.end, role=Role.MUTED, anchor=Anchor.END)
    if today is not None and first <= today <= last:
        x = days.at(today)
        sheet.rule((x, head), (x, height), Role.SERIES4, width=1.0)
    return sheet.chart(height, summary)


def axis(
    sheet: Sheet, days: Days, name_of: Callable[[dt.date], str], head: float, height: float
) -> None:
    """Place the names of months, quarters or years over lines from `head` down to `height`."""
    widest = sheet.text_width(name_of(dt.date(days.first.year, 12, 1)))
    for day, starts_year in days.boundaries(widest + sheet.size):
        x = days.at(day)
        sheet.rule((x, head), (x, height), Role.LINE, width=0.75 if starts_year else 0.4)
        name = name_of(day)
        if x + sheet.text_width(name) <= sheet.width:
            sheet.label(x, head - sheet.size * 0.6, name, role=Role.MUTED)
    sheet.rule((days.start, head), (days.end, head), Role.LINE)


def _lane(sheet: Sheet, days: Days, lane: Lane, top: float, thick: float) -> None:
    for span in lane.spans:
        if span.last < days.first or span.first > days.last:
            continue
        x, end = days.at(span.first), days.after(span.last)
        sheet.bar(
            x,
            top,
            max(1.0, end - x),
            thick,
            None if span.plan else span.role,
            outline=Role.SERIES3,
            dashed=span.plan,
            records=span.records,
        )
    for deadline in lane.deadlines:
        if days.first <= deadline.day <= days.last:
            _deadline(sheet, days.after(deadline.day), deadline, top, thick)


def _deadline(sheet: Sheet, x: float, deadline: Deadline, top: float, thick: float) -> None:
    """A tick; a limit in force has a triangle on top, red when it has passed."""
    role = Role.MUTED if deadline.former else Role.BAD if deadline.passed else Role.TEXT
    over, half = sheet.size * 0.3, sheet.size * 0.3
    start, end = (x, top - over), (x, top + thick + over)
    sheet.rule(start, end, role, width=1.3, records=deadline.records)
    if not deadline.former:
        corners = ((x - half, top - over - half), (x + half, top - over - half), (x, top - over))
        sheet.shape(corners, role, records=deadline.records)
