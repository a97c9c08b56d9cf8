"""Grids on paper: cells over several columns and rows, borders, heads repeated on every page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from stdcommittee.base.frozen import frozen
from stdcommittee.domain.charts.marks import Role
from stdcommittee.reports.forms.content import CellLine, cell_lines, shift
from stdcommittee.reports.forms.model import Cell, Grid, Placed, placed
from stdcommittee.reports.forms.settings import ABOVE, LINE, PADDING, FormStyles
from stdcommittee.reports.pdf.flow import Strip

if TYPE_CHECKING:
    from stdcommittee.reports.pdf.pen import Pen

_TALLEST: Final = 260.0  # a row that is taller goes on on the next page


@frozen(eq=False)
class _Laid:
    """A cell with its lines: where it stands in its band of rows."""

    cell: Cell
    lines: Sequence[CellLine]
    x: float
    width: float
    first: int  # row of the band
    down: int

    @property
    def needs(self) -> float:
        return sum(line.style.leading for line in self.lines) + 2 * ABOVE


class GridLayout:
    """One grid in one width; also what is repeated at page breaks."""

    closing_height = 0.0

    def __init__(self, grid: Grid, width: float, styles: FormStyles) -> None:
        self.grid = grid
        self.width = width
        self.styles = styles
        whole = sum(grid.widths)
        self.lefts = [width * part / whole for part in accumulate(grid.widths, initial=0)]
        self.heads: list[_Band] = []

    def strips(self) -> list[Strip]:
        """Return the strips of the whole grid."""
        strips: list[_Band] = []
        for rows, first in self._bands():
            band = self._band(rows, first)
            if self.grid.rows[first].head:
                band.keep = True
                self.heads.append(band)
                strips.append(band)
            else:
                strips += band.parts()
        for strip in strips:
            strip.repeat = self if self.grid.borders else None
            strip.keep = strip.keep or self.grid.together
        if strips:
            strips[-1].keep = False
        return list(strips)

    def _bands(self) -> list[tuple[list[list[Placed]], int]]:
        """Part the rows where no cell reaches from one into the next."""
        bands: list[tuple[list[list[Placed]], int]] = []
        for number, row in enumerate(placed(self.grid)):
            if bands and any(item.goes_on for item in row):
                bands[-1][0].append(row)
            else:
                bands.append(([row], number))
        return bands

    def _band(self, rows: list[list[Placed]], first: int) -> _Band:
        cells = [
            self._laid(item, number)
            for number, row in enumerate(rows)
            for item in row
            if not item.goes_on
        ]
        heights = [row.least for row in self.grid.rows[first : first + len(rows)]]
        for cell in sorted(cells, key=lambda cell: cell.down):
            last = cell.first + cell.down - 1
            lacking = cell.needs - sum(heights[cell.first : last + 1])
            heights[last] += max(0.0, lacking)
        return _Band(cells, heights, self.width, borders=self.grid.borders)

    def _laid(self, item: Placed, row: int) -> _Laid:
        cell = item.cell
        x = self.lefts[item.column]
        width = self.lefts[item.column + cell.span] - x
        room = width - 2 * PADDING
        lines = cell_lines(cell, self.styles, room, small=self.grid.small)
        return _Laid(cell, lines, x, width, row, cell.down)

    def closing(self, following: Strip, page: int) -> Strip:
        """Return the lower border of the page's part of the grid."""
        del following, page
        return _Border(self.width)

    def opening(self) -> Sequence[Strip]:
        """Return the heads again, or the upper border of what goes on."""
        return self.heads or [_Border(self.width)]


class _Border(Strip):
    def __init__(self, width: float) -> None:
        self.width = width

    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Draw the border."""
        pen.rule(x, top, x + self.width, top, Role.TEXT, LINE)


class _Band(Strip):
    """Rows that stay together, or a part of one that is too tall for it."""

    opens = True  # holds the first lines of its rows
    closes = True  # holds the last ones

    def __init__(
        self, cells: list[_Laid], heights: list[float], width: float, *, borders: bool
    ) -> None:
        self.cells = cells
        self.heights = heights
        self.width = width
        self.borders = borders
        self.height = sum(heights)

    def parts(self) -> list[_Band]:
        """Return the band itself, or parts of a row that is too tall to stay together."""
        if len(self.heights) > 1 or self.height <= _TALLEST:
            return [self]
        most = max((len(cell.lines) for cell in self.cells), default=0)
        leading = max(line.style.leading for cell in self.cells for line in cell.lines)
        each = int((_TALLEST - 2 * ABOVE) // leading)
        if most <= each:
            return [self]
        parts = [self._part(start, each) for start in range(0, most, each)]
        for part in parts[1:]:
            part.opens = False
        for part in parts[:-1]:
            part.closes = False
        return parts

    def _part(self, start: int, each: int) -> _Band:
        cells = [
            _Laid(cell.cell, cell.lines[start : start + each], cell.x, cell.width, 0, 1)
            for cell in self.cells
        ]
        height = max(cell.needs for cell in cells)
        return _Band(cells, [height], self.width, borders=self.borders)

    def paint(self, pen: Pen, x: float, top: float) -> None:
        """Draw borders and texts."""
        tops = list(accumulate(self.heights, initial=0.0))
        for cell in self.cells:
            upper = top - tops[cell.first]
            height = tops[cell.first + cell.down] - tops[cell.first]
            left = x + cell.x
            low = upper - height
            if self.borders:
                self._border(pen, left, low, left + cell.width, upper)
            elif cell.cell.line:
                pen.rule(left, low + ABOVE, left + cell.width, low + ABOVE, Role.TEXT, LINE)
            self._write(pen, cell, left + PADDING, upper, height)

    def _border(self, pen: Pen, left: float, low: float, right: float, upper: float) -> None:
        pen.rule(left, low, left, upper, Role.TEXT, LINE)
        pen.rule(right, low, right, upper, Role.TEXT, LINE)
        if self.opens:
            pen.rule(left, upper, right, upper, Role.TEXT, LINE)
        if self.closes:
            pen.rule(left, low, right, low, Role.TEXT, LINE)

    def _write(self, pen: Pen, cell: _Laid, x: float, upper: float, height: float) -> None:
        text = cell.needs - 2 * ABOVE
        if not self.borders:
            y = upper - height + ABOVE + text
        elif cell.cell.top:
            y = upper - ABOVE
        else:
            y = upper - (height - text) / 2
        for line in cell.lines:
            line.paint(pen, x + shift(cell.cell, line, cell.width - 2 * PADDING), y)
            y -= line.style.leading
