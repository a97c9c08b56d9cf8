"""Key figures in a grid, charts, and blocks side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Text
from stdcommittee.domain.charts.marks import Chart, Layout, Measure, Role
from stdcommittee.reports.pdf import palette
from stdcommittee.reports.pdf.blocks.texts import CAPTION_BEFORE, Caption, text_strips
from stdcommittee.reports.pdf.flow import Block, Strip
from stdcommittee.reports.pdf.fonts import BOLD, SANS, width
from stdcommittee.reports.pdf.inline import Inline, Mark, Rich
from stdcommittee.reports.pdf.lines import Line, natural_width
from stdcommittee.reports.pdf.setting import Setting
from stdcommittee.reports.pdf.styles import HAIR, THIN, TextStyle, variant

if TYPE_CHECKING:
    from stdcommittee.reports.pdf.pen import Pen

_SMALLEST: Final = 7.0  # a figure in large type is set no smaller
CHART_TYPE: Final = 7.6  # size of the texts in charts
_INSET: Final = 6.5


@frozen
class KeyFigure:
    """A figure in large type: what it is, the value as written, its mark, a word about it."""

    label: Text
    value: str
    mark: int | None = None
    note: Rich = ""
    role: Role = Role.MUTED  # the colour of the note


@frozen
class KeyFigures:
    """A grid of key figures between rules."""

    figures: tuple[KeyFigure, ...]
    caption: Caption | None = None
    across: int = 4
    key: str = ""

    def strips(self, width: float, setting: Setting) -> list[Strip]:
        """Lay the grid out, one strip per row of figures."""
        strips = self.caption.strip(width, setting) if self.caption else []
        rows: list[Strip] = [
            _FigureRow(self.figures[n : n + self.across], self.across, width, setting)
            for n in range(0, len(self.figures), self.across)
        ]
        if rows:
            rows[0].before = 0.0 if strips else CAPTION_BEFORE
            assert isinstance(rows[0], _FigureRow)
            rows[0].first = True
        strips += rows
        if strips and self.key:
            strips[0].anchors = (self.key,)
        return strips


class _FigureRow(Strip):
    first = False

    def __init__(
        self, figures: Sequence[KeyFigure], across: int, width: float, setting: Setting
    ) -> None:
        self.width = width
        self.pitch = width / across
        room = self.pitch - _INSET - 3.0
        self.cells = [_figure_lines(figure, room, setting) for figure in figures]
        self.height = 12.5 + max(
            sum(len(lines) * style.leading for lines, style in cell) for cell in self.cells
        )
        self.marks = tuple(figure.mark for figure in figures if figure.mark is not None)

    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Draw the figures and the rule below them."""
        if self.first:
            pen.rule(x, top, x + self.width, top, Role.TEXT, THIN)
        bottom = top - self.height
        pen.rule(x, bottom, x + self.width, bottom, palette.HAIRLINE, HAIR)
        for place, cell in enumerate(self.cells):
            left, y = x + place * self.pitch + _INSET, top - 6.5
            for lines, style in cell:
                for line in lines:
                    pen.line(left, y - style.baseline, line)
                    y -= style.leading


def _figure_lines(
    figure: KeyFigure, room: float, setting: Setting
) -> list[tuple[Sequence[Line], TextStyle]]:
    styles = setting.styles
    label, note = variant(styles.note, Role.MUTED), variant(styles.note, figure.role)
    parts: tuple[Inline, ...] = (figure.value,)
    if figure.mark is not None:
        parts = (figure.value, Mark(figure.mark))
    value = styles.figure
    while (wide := natural_width(setting.runs(parts, value))) > room and value.size > _SMALLEST:
        value = variant(value, size=0.98 * value.size * room / wide)
    return [
        (setting.lines(setting.say(figure.label), label, room), label),
        (setting.lines(parts, value, room), value),
        (setting.lines(figure.note, note, room), note),
    ]


@frozen
class Figure:
    """A chart between its caption and a note."""

    layout: Layout
    caption: Caption | None = None
    note: Rich = ""
    key: str = ""

    def strips(self, width: float, setting: Setting) -> list[Strip]:
        """Lay the figure out; its parts stay together."""
        strips = self.caption.strip(width, setting) if self.caption else []
        body = ChartStrip(
            self.layout(width, measure(setting.language), CHART_TYPE), setting.language
        )
        body.before = 2.0 if strips else CAPTION_BEFORE
        strips.append(body)
        style = setting.styles.note
        notes = text_strips(setting.lines(self.note, style, width), style, width)
        if notes:
            body.keep = True
            notes[0].before = 3.0
        strips += notes
        if self.key:
            strips[0].anchors = (self.key,)
        return strips


class ChartStrip(Strip):
    """A laid-out chart."""

    def __init__(self, chart: Chart, language: str) -> None:
        self.chart = chart
        self.language = language
        self.height = chart.height

    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Draw the chart's marks."""
        from stdcommittee.reports.pdf.chart_painter import paint_chart

        paint_chart(pen, self.chart, x, top, self.language)


def measure(language: str) -> Measure:
    """Return the function that measures the texts of charts in a language."""
    return lambda text, size, bold: width(text, BOLD if bold else SANS, size, language)


@frozen
class Side:
    """Columns of blocks side by side, which stay together; shares are of the width."""

    columns: tuple[tuple[Block, ...], ...]
    shares: tuple[float, ...] = ()
    gap: float = 9.0

    def strips(self, width: float, setting: Setting) -> list[Strip]:
        """Lay every column out and return all of them as one strip."""
        shares = self.shares or (1.0,) * len(self.columns)
        room = width - self.gap * (len(self.columns) - 1)
        strip = _SideStrip()
        x = 0.0
        for column, share in zip(self.columns, shares, strict=True):
            wide = room * share / sum(shares)
            strip.add(x, [s for block in column for s in block.strips(wide, setting)])
            x += wide + self.gap
        strip.before = 10.0
        return [strip]


class _SideStrip(Strip):
    def __init__(self) -> None:
        self.parts: list[tuple[float, float, Strip]] = []  # x, depth, strip

    def add(self, x: float, strips: Sequence[Strip]) -> None:
        depth = 0.0
        for number, strip in enumerate(strips):
            depth += strip.before if number else 0.0
            self.parts.append((x, depth, strip))
            depth += strip.height
            self.anchors += strip.anchors
            self.marks += strip.marks
        self.height = max(self.height, depth)

    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Draw all parts."""
        for left, depth, strip in self.parts:
            strip.paint(pen, x + left, top - depth)
