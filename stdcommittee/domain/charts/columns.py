"""Vertical bars with a limit line, each with its fraction on top."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from stdcommittee.base.frozen import frozen
from stdcommittee.domain.charts.drawing import Sheet
from stdcommittee.domain.charts.marks import Anchor, Chart, Label, Measure, Records, Role
from stdcommittee.domain.charts.scale import Axis, ticks


@frozen
class Column:
    """One bar: the period or name below it, its value (None: nothing to show) and text above."""

    name: str
    value: Fraction | int | None
    text: str = ""
    role: Role = Role.SERIES2
    records: Records = ()


@frozen
class Limit:
    """A value that the rules ask for, with the text that names it."""

    value: Fraction | int
    text: str = ""


def columns(
    bars: Sequence[Column],
    *,
    width: float,
    measure: Measure,
    height: float = 112,
    limit: Limit | None = None,
    highest: Fraction | int | None = None,
    percent: bool = False,
    size: float = 7.6,
    summary: str = "",
) -> Chart:
    """Lay out one bar per column on an axis from zero.

    Args:
        bars: The columns from left to right; a value of None leaves a dash in place of the bar.
        width: Width of the whole chart.
        measure: Measures texts.
        height: Height of the whole chart, labels included.
        limit: Drawn as a dashed line across.
        highest: What the axis must reach; by default the largest value or the limit.
        percent: Write the axis values as percentages of 1.
        size: Type size.
        summary: The chart in words.
    """
    sheet = Sheet(width, size, measure)
    values = [Fraction(bar.value) for bar in bars if bar.value is not None]
    wanted = [Fraction(highest or 0), Fraction(limit.value) if limit else Fraction(0), *values]
    steps = ticks(max(wanted), whole=not percent and all(v.denominator == 1 for v in values))
    marks = [_axis_text(step, percent=percent) for step in steps]
    left = max(map(sheet.text_width, marks)) + size * 0.75
    right = width - (sheet.text_width(limit.text) + size * 0.4 if limit and limit.text else 0.0)
    plot = _Plot(sheet, Axis(steps[0], steps[-1], height - size * 1.9, size * 1.6), left, right)
    plot.name(bars)
    for step, text in zip(steps, marks, strict=True):
        y = plot.axis.at(step)
        sheet.label(left - size * 0.75, y + size * 0.36, text, role=Role.MUTED, anchor=Anchor.END)
        if step:
            plot.across(y, Role.LINE, 0.5)
    plot.draw(bars)
    sheet.rule((left, plot.axis.start), (right, plot.axis.start), Role.MUTED, width=0.5)
    if limit:
        y = plot.axis.at(limit.value)
        plot.across(y, Role.BAD, 1.0, dashed=True)
        sheet.label(right + size * 0.3, y + size * 0.36, limit.text, role=Role.BAD)
    return sheet.chart(height, summary)


def _axis_text(value: Fraction, *, percent: bool) -> str:
    shown = value * 100 if percent else value
    return str(shown.numerator) if shown.denominator == 1 else f"{float(shown):g}"


class _Plot:
    """The area between the axis and the right edge."""

    def __init__(self, sheet: Sheet, axis: Axis, left: float, right: float) -> None:
        self.sheet = sheet
        self.axis = axis
        self.left = left
        self.right = right
        self.tops: list[Label] = []

    def middles(self, bars: Sequence[Column]) -> list[float]:
        """Return the x of the middle of every bar."""
        pitch = (self.right - self.left) / max(1, len(bars))
        return [self.left + pitch * (n + 0.5) for n in range(len(bars))]

    def name(self, bars: Sequence[Column]) -> None:
        """Write the names below and the texts above the bars."""
        size = self.sheet.size
        room = (self.right - self.left) / max(1, len(bars)) - size * 0.3
        for bar, x in zip(bars, self.middles(bars), strict=True):
            name = self.sheet.shortened(bar.name, room)
            self.sheet.label(x, self.axis.start + size * 1.6, name, anchor=Anchor.MIDDLE)
            top = self.axis.start if bar.value is None else self.axis.at(bar.value)
            text = "–" if bar.value is None else bar.text
            if text:
                top -= size * 0.45
                label = self.sheet.label(x, top, text, anchor=Anchor.MIDDLE, records=bar.records)
                self.tops.append(label)

    def draw(self, bars: Sequence[Column]) -> None:
        """Draw the bars."""
        wide = min(self.sheet.size * 4, (self.right - self.left) / max(1, len(bars)) * 0.56)
        for bar, x in zip(bars, self.middles(bars), strict=True):
            if bar.value is not None:
                top = self.axis.at(bar.value)
                high = self.axis.start - top
                self.sheet.bar(x - wide / 2, top, wide, high, bar.role, records=bar.records)

    def across(self, y: float, role: Role, width: float, *, dashed: bool = False) -> None:
        """Draw a line across that leaves out the texts above the bars."""
        stretch = (self.left, self.right)
        self.sheet.across(y, stretch, role, self.tops, width=width, dashed=dashed)
