"""A trend: one value per period as a line, as small as a word or with names and an axis."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from stdcommittee.base.frozen import frozen
from stdcommittee.domain.charts.columns import Limit
from stdcommittee.domain.charts.drawing import Sheet
from stdcommittee.domain.charts.marks import Anchor, Chart, Measure, Records, Role
from stdcommittee.domain.charts.scale import Axis, ticks


@frozen
class Point:
    """The value of one period; None leaves a gap in the line."""

    name: str
    value: Fraction | int | None
    text: str = ""
    records: Records = ()


def sparkline(
    points: Sequence[Point],
    *,
    width: float,
    height: float,
    measure: Measure,
    limit: Limit | None = None,
    summary: str = "",
) -> Chart:
    """Lay out a line without texts that fits beside a figure; the last point has a dot."""
    sheet = Sheet(width, height / 2, measure)
    axis = _axis(points, limit, height - 2, 2)
    if limit:
        y = axis.at(limit.value)
        sheet.rule((0, y), (width, y), Role.BAD, dashed=True)
    places = _places(points, axis, 2, width - 2)
    _draw(sheet, points, places, dots=False)
    for point, place in list(zip(points, places, strict=True))[::-1]:
        if place is not None:
            sheet.shape(_diamond(place, 2), Role.SERIES4, records=point.records)
            break
    return sheet.chart(height, summary)


def trend(
    points: Sequence[Point],
    *,
    width: float,
    measure: Measure,
    height: float = 112,
    limit: Limit | None = None,
    size: float = 7.6,
    summary: str = "",
) -> Chart:
    """Lay out a line with a dot, a name and a text for every period, on an axis from zero."""
    sheet = Sheet(width, size, measure)
    right = width - (sheet.text_width(limit.text) + size * 0.4 if limit and limit.text else 0.0)
    axis = _axis(points, limit, height - size * 1.9, size * 1.9)
    pitch = right / max(1, len(points))
    places = _places(points, axis, pitch / 2, right - pitch / 2)
    tops = []
    for n, (point, place) in enumerate(zip(points, places, strict=True)):
        x = pitch * (n + 0.5)
        name = sheet.shortened(point.name, pitch - size * 0.3)
        sheet.label(x, axis.start + size * 1.6, name, anchor=Anchor.MIDDLE)
        top = (place[1] if place else axis.start) - size * 0.7
        text = point.text if place else "–"
        tops.append(sheet.label(x, top, text, anchor=Anchor.MIDDLE, records=point.records))
    sheet.rule((0, axis.start), (right, axis.start), Role.MUTED, width=0.5)
    if limit:
        y = axis.at(limit.value)
        sheet.across(y, (0, right), Role.BAD, tops, width=1.0, dashed=True)
        sheet.label(right + size * 0.3, y + size * 0.36, limit.text, role=Role.BAD)
    _draw(sheet, points, places, dots=True)
    return sheet.chart(height, summary)


def _axis(points: Sequence[Point], limit: Limit | None, bottom: float, top: float) -> Axis:
    values = [Fraction(point.value) for point in points if point.value is not None]
    steps = ticks(max([*values, Fraction(limit.value) if limit else Fraction(0)]))
    return Axis(steps[0], steps[-1], bottom, top)


def _places(
    points: Sequence[Point], axis: Axis, left: float, right: float
) -> list[tuple[float, float] | None]:
    pitch = (right - left) / max(1, len(points) - 1)
    return [
        None if point.value is None else (left + n * pitch, axis.at(point.value))
        for n, point in enumerate(points)
    ]


def _draw(
    sheet: Sheet,
    points: Sequence[Point],
    places: Sequence[tuple[float, float] | None],
    *,
    dots: bool,
) -> None:
    run: list[tuple[float, float]] = []
    for place in (*places, None):
        if place is not None:
            run.append(place)
            continue
        if len(run) > 1:
            sheet.line(run, Role.SERIES3, width=1.2)
        run = []
    if dots:
        for point, place in zip(points, places, strict=True):
            if place is not None:
                sheet.shape(_diamond(place, 2), Role.SERIES4, records=point.records)


def _diamond(place: tuple[float, float], half: float) -> tuple[tuple[float, float], ...]:
    x, y = place
    return ((x - half, y), (x, y - half), (x + half, y), (x, y + half))
