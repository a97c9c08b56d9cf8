"""What stands in a cell on paper: lines of text and lines of boxes to tick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from stdcommittee.base.frozen import frozen
from stdcommittee.domain.charts.marks import Role
from stdcommittee.reports.forms.model import Cell, Choices, Part, Tick, Words
from stdcommittee.reports.forms.settings import BOX, LINE, FormStyles
from stdcommittee.reports.pdf.blocks.texts import Align
from stdcommittee.reports.pdf.lines import Line, set_text
from stdcommittee.reports.pdf.styles import TextStyle

if TYPE_CHECKING:
    from stdcommittee.reports.pdf.pen import Pen

_GAP: Final = 0.35  # between a box and its label, of the size of the label
_BETWEEN: Final = 1.6  # between a label and the next box


@frozen(eq=False)
class TextLine:
    """One line of text."""

    line: Line
    style: TextStyle

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.line.width

    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Write it with its upper left corner at (x, top)."""
        pen.line(x, top - self.style.baseline, self.line)


@frozen(eq=False)
class TickLine:
    """Boxes with (the first lines of) their labels, each at its x; a label may go on alone."""

    items: tuple[tuple[float, Tick | None, Line], ...]
    style: TextStyle

    @property
    def width(self) -> float:
        """How wide it is."""
        return max(x + line.width for x, _, line in self.items)

    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Draw boxes and labels with the upper left corner at (x, top)."""
        baseline = top - self.style.baseline
        for left, tick, line in self.items:
            if tick is not None:
                side = self.style.size * BOX
                _box(
                    pen,
                    x + left - side - self.style.size * _GAP,
                    baseline,
                    side,
                    ticked=tick.ticked,
                )
            pen.line(x + left, baseline, line)


CellLine: TypeAlias = TextLine | TickLine


def _box(pen: Pen, x: float, baseline: float, side: float, *, ticked: bool) -> None:
    low = baseline - side * 0.12
    pen.frame(x, low, side, side, Role.TEXT, LINE * 1.2)
    if ticked:
        points = ((0.18, 0.52), (0.42, 0.22), (0.86, 0.84))
        drawn = tuple((x + side * right, low + side * up) for right, up in points)
        pen.polyline(drawn, Role.TEXT, side * 0.13)


def cell_lines(cell: Cell, styles: FormStyles, room: float, *, small: bool) -> list[CellLine]:
    """Set a cell's parts into lines of a width."""
    return [line for part in cell.parts for line in _part_lines(part, styles, room, small=small)]


def _part_lines(part: Part, styles: FormStyles, room: float, *, small: bool) -> Sequence[CellLine]:
    match part:
        case Choices():
            return _tick_lines(part, styles.small if small else styles.text, room)
        case Words():
            style = _style(styles, strong=part.strong, small=part.small or small)
            return _text_lines(part.text, style, room)
        case str():
            return _text_lines(part, styles.small if small else styles.text, room)


def _style(styles: FormStyles, *, strong: bool, small: bool) -> TextStyle:
    if small:
        return styles.small_strong if strong else styles.small
    return styles.strong if strong else styles.text


def _text_lines(text: str, style: TextStyle, room: float) -> list[CellLine]:
    lines = set_text(text, style, room) or (Line((), 0.0),)
    return [TextLine(line, style) for line in lines]


def _tick_lines(choices: Choices, style: TextStyle, room: float) -> list[CellLine]:
    """Put boxes behind each other while there is room; a label that is too long is broken."""
    hang = style.size * (BOX + _GAP)
    found: list[CellLine] = []
    here: list[tuple[float, Tick | None, Line]] = []
    x = 0.0
    for tick in choices.ticks:
        lines = set_text(tick.label, style, room - hang) or (Line((), 0.0),)
        if here and (choices.stacked or x + hang + lines[0].width > room):
            found.append(TickLine(tuple(here), style))
            here, x = [], 0.0
        here.append((x + hang, tick, lines[0]))
        x += hang + lines[0].width + style.size * _BETWEEN
        if len(lines) > 1:
            found.append(TickLine(tuple(here), style))
            found += [TickLine(((hang, None, line),), style) for line in lines[1:]]
            here, x = [], 0.0
    if here:
        found.append(TickLine(tuple(here), style))
    return found


def shift(cell: Cell, line: CellLine, room: float) -> float:
    """Return how far from the left of a cell a line begins."""
    return 0.0 if cell.align is Align.LEFT else cell.align.shift(room, line.width)
