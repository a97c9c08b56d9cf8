"""Comment forms in Word documents: headings in the page header, merged cells, several tables."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import Final

from stdcommittee.exchange.comments.tables import Source, SourceRow, SourceTable
from stdcommittee.exchange.tabular.archive import Archive
from stdcommittee.exchange.tabular.wordprocessing import WordBlock, WordRow, WordTable, read_word

_MAIN_WIDTH: Final = 5  # a narrower table is part of the block above the form


def word_source(archive: Archive) -> Source:
    """Return the tables of a Word document's body, and what its page headers say.

    Raises:
        Unreadable: the document is damaged.
    """
    document = read_word(archive)
    tables: list[SourceTable] = []
    counted = 0
    for rows in document.body.tables:
        table = _table(rows, counted)
        counted += len(rows)
        tables.append(table)
    heads = [cells for block in document.headers for cells in _rows_of(block)]
    above = [_grid(rows) for block in document.headers for rows in block.tables]
    paragraphs = [text for block in document.headers for text in block.paragraphs]
    return Source(
        tuple(tables),
        tuple(heads),
        tuple(above),
        tuple(paragraphs + list(document.body.paragraphs)),
    )


def _rows_of(block: WordBlock) -> list[tuple[str, ...]]:
    return [cells for rows in block.tables for cells in _grid(rows)]


def _grid(rows: WordTable) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell.text for cell in row) for row in rows)


def _table(rows: WordTable, counted: int) -> SourceTable:
    """Lay rows out on the columns that most of them have; numbers continue from `counted`."""
    starts, end = _commonest_layout(rows)
    carried: dict[int, str] = {}
    laid_out = [
        _row(row, counted + place, starts, end, carried) for place, row in enumerate(rows, 1)
    ]
    return SourceTable(tuple(laid_out), len(starts))


def _commonest_layout(rows: WordTable) -> tuple[tuple[int, ...], int]:
    """Return where the cells of the commonest kind of row begin on the grid, and where they end."""
    layouts = Counter(
        (tuple(cell.start for cell in row), row[-1].start + row[-1].span) for row in rows if row
    )
    wide = {layout: count for layout, count in layouts.items() if len(layout[0]) >= _MAIN_WIDTH}
    chosen = wide or layouts
    if not chosen:
        return (), 0
    return max(chosen, key=lambda layout: (chosen[layout], len(layout[0])))


def _row(
    row: WordRow, number: int, starts: Sequence[int], end: int, carried: dict[int, str]
) -> SourceRow:
    width = len(starts)
    if not _fits(row, starts, end):
        pictures = sum(cell.pictures for cell in row)
        texts = tuple(cell.text for cell in row)
        return SourceRow(number, texts, pictures=pictures, misfit=True)
    parts: list[list[str]] = [[] for _ in range(width)]
    own = [True] * width
    for ordinal, cell in enumerate(row):
        column = ordinal if len(row) == width else bisect_right(starts, cell.start) - 1
        text = cell.text
        if cell.continued:
            text, own[column] = carried.get(column, ""), False
        else:
            carried[column] = text
        if text:
            parts[column].append(text)
    return SourceRow(
        number,
        tuple("\n".join(part) for part in parts),
        tuple(own),
        sum(cell.pictures for cell in row),
        across=len(row) == 1 and width >= _MAIN_WIDTH and row[0].span >= width - 1,
    )


def _fits(row: WordRow, starts: Sequence[int], end: int) -> bool:
    """Tell whether the cells of a row can be brought under the columns of a layout."""
    if len(row) == len(starts):
        return True
    return all(starts[0] <= cell.start < end for cell in row) if starts else not row
