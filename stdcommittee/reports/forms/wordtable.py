"""Grids in WordprocessingML: tables of fixed widths with joined cells and repeated heads."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final

from stdcommittee.reports.forms.model import Cell, Choices, Grid, Part, Placed, Row, Words, placed
from stdcommittee.reports.forms.wordtext import paragraph, run, ticks

_SIDES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
_MARGINS: Final = (
    '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="90" w:type="dxa"/>'
    '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar>'
)


def table(grid: Grid, width: int) -> str:
    """Return a grid as a table of a width in twentieths of a point."""
    whole = sum(grid.widths)
    edges = [width * part // whole for part in accumulate(grid.widths, initial=0)]
    style = "single" if grid.borders else "nil"
    borders = "".join(
        f'<w:{side} w:val="{style}" w:sz="5" w:space="0" w:color="auto"/>' for side in _SIDES
    )
    columns = "".join(f'<w:gridCol w:w="{right - left}"/>' for left, right in pairwise(edges))
    rows = "".join(
        _row(grid, row, cells, edges) for row, cells in zip(grid.rows, placed(grid), strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/>'
        f"<w:tblBorders>{borders}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/>{_MARGINS}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(grid: Grid, row: Row, cells: Sequence[Placed], edges: Sequence[int]) -> str:
    form = "" if _long(row) else "<w:cantSplit/>"
    if row.least:
        form += f'<w:trHeight w:val="{round(row.least * 20)}" w:hRule="atLeast"/>'
    if row.head:
        form += "<w:tblHeader/>"
    properties = f"<w:trPr>{form}</w:trPr>" if form else ""
    keep = "<w:keepNext/>" if grid.together and row is not grid.rows[-1] else ""
    filled = "".join(_cell(grid, item, edges, keep) for item in cells)
    return f"<w:tr>{properties}{filled}</w:tr>"


_LONG: Final = 400  # characters in a row that may go on on the next page


def _long(row: Row) -> bool:
    texts = [part if isinstance(part, str) else getattr(part, "text", "") for part in _parts(row)]
    return sum(map(len, texts)) > _LONG


def _parts(row: Row) -> list[Part]:
    return [part for cell in row.cells for part in cell.parts]


def _cell(grid: Grid, item: Placed, edges: Sequence[int], keep: str) -> str:
    cell = item.cell
    wide = edges[item.column + cell.span] - edges[item.column]
    form = f'<w:tcW w:w="{wide}" w:type="dxa"/>'
    if cell.span > 1:
        form += f'<w:gridSpan w:val="{cell.span}"/>'
    if cell.down > 1:
        form += "<w:vMerge/>" if item.goes_on else '<w:vMerge w:val="restart"/>'
    if cell.line:
        form += (
            '<w:tcBorders><w:bottom w:val="single" w:sz="5" w:space="0" w:color="auto"/>'
            "</w:tcBorders>"
        )
    place = "bottom" if not grid.borders else "top" if cell.top else "center"
    form += f'<w:vAlign w:val="{place}"/>'
    size = 18 if grid.small else 21
    said = "" if item.goes_on else "".join(_part(part, cell, size, keep) for part in cell.parts)
    return f"<w:tc><w:tcPr>{form}</w:tcPr>{said or paragraph('', keep)}</w:tc>"


def _part(part: Part, cell: Cell, size: int, keep: str) -> str:
    match part:
        case Choices():
            return ticks(part, cell.align, size)
        case Words(text=text, strong=strong, small=small):
            runs = run(text, size=min(size, 18) if small else size, strong=strong)
            return paragraph(runs, keep, cell.align)
        case str():
            return paragraph(run(part, size=size), keep, cell.align)
