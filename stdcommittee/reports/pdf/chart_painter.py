"""Painting charts on paper: roles become ink, marks stay where the layout put them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcommittee.domain.charts.marks import Bar, Chart, Label, Line, Mark, Shape
from stdcommittee.reports.pdf.characters import prepare
from stdcommittee.reports.pdf.fonts import BOLD, SANS, typeface
from stdcommittee.reports.pdf.styles import TextStyle

if TYPE_CHECKING:
    from stdcommittee.reports.pdf.pen import Pen

_DASH: Final = (3.0, 2.0)
_OUTLINE: Final = 0.6


def paint_chart(pen: Pen, chart: Chart, x: float, top: float, language: str) -> None:
    """Paint a chart with its upper left corner at (x, top)."""
    for mark in chart.marks:
        _paint(pen, mark, x, top, language)


def _paint(pen: Pen, mark: Mark, x: float, top: float, language: str) -> None:
    match mark:
        case Bar():
            _bar(pen, mark, x + mark.x, top - mark.y - mark.height)
        case Line(points=points, role=role, width=width, dashed=dashed):
            placed = [(x + px, top - py) for px, py in points]
            pen.polyline(placed, role, width, _DASH if dashed else ())
        case Shape(points=points, role=role):
            pen.polygon([(x + px, top - py) for px, py in points], role)
        case Label():
            face = typeface(BOLD if mark.bold else SANS, language)
            style = TextStyle(face, mark.size, mark.size, mark.role)
            pen.text(x + mark.left, top - mark.y, prepare(mark.text), style)


def _bar(pen: Pen, bar: Bar, x: float, bottom: float) -> None:
    if bar.role is not None:
        pen.box(x, bottom, bar.width, bar.height, bar.role)
    if bar.outline is not None:
        dash = _DASH if bar.dashed else ()
        pen.frame(x, bottom, bar.width, bar.height, bar.outline, _OUTLINE, dash)
