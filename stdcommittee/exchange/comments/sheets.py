"""Comment tables in spreadsheets, delimited text and lists of objects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stdcommittee.exchange.comments.tables import Source, SourceRow, SourceTable
from stdcommittee.exchange.tabular.model import Merge, Row, Sheet, Workbook

_ACROSS: Final = 5


def sheet_source(book: Workbook) -> Source:
    """Return the visible sheets of a workbook (or all, if none is) as tables."""
    visible = [sheet for sheet in book.sheets if not sheet.hidden] or list(book.sheets)
    return Source(tuple(_table(sheet) for sheet in visible))


def _table(sheet: Sheet) -> SourceTable:
    width = sheet.width
    shared = _shared(sheet.merged)
    across = {merge.top for merge in sheet.merged if merge.right - merge.left + 1 >= _wide(width)}
    rows = [_row(row, width, shared, across) for row in sheet.unmerged().rows]
    return SourceTable(tuple(rows), width, sheet.name)


def _wide(width: int) -> int:
    return max(_ACROSS, width - 1)


def _row(row: Row, width: int, shared: set[tuple[int, int]], across: set[int]) -> SourceRow:
    cells = row.cells + ("",) * (width - len(row.cells))
    own = tuple((row.number, column) not in shared for column in range(width)) if shared else ()
    filled = sum(1 for cell in cells if cell.strip())
    return SourceRow(row.number, cells, own, across=row.number in across and filled == 1)


def _shared(merged: Sequence[Merge]) -> set[tuple[int, int]]:
    """Return the places (row, column) that show the text of a cell above."""
    return {
        (number, merge.left)
        for merge in merged
        if merge.bottom - merge.top < 1000
        for number in range(merge.top + 1, merge.bottom + 1)
    }
