"""Comment forms in Word documents: headings in the page header, merged cells, several tables."""

from __future__ import annotations

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
    starts = _commonest_layout(rows)
    carried: dict[int, str] = {}
    laid_out = [_row(row, counted + place, starts, carried) for place, row in enumerate(rows, 1)]
    return SourceTable(tuple(laid_out), len(starts))


def _commonest_layout(rows: WordTable) -> tuple[int, ...]:
    """Return the first grid columns of the cells of the commonest kind of row, of several cells."""
    layouts = Counter(tuple(cell.start for cell in row) for row in rows if row)
    wide = {layout: count for layout, count in layouts.items() if len(layout) >= _MAIN_WIDTH}
    chosen = wide or layouts
    if not chosen:
        return ()
    return max(chosen, key=lambda layout: (chosen[layout], len(layout)))


def _row(row: WordRow, number: int, starts: Sequence[int], carried: dict[int, str]) -> SourceRow:
    width = len(starts)
    texts: list[list[str]] = [[] for _ in range(width)]
    own = [True] * width
    cells = row
    misfit = len(cells) > width and not _fits(row, starts)
    for ordinal, cell in enumerate(cells):
        column = ordinal if len(cells) == width else _column_of(cell.start, starts)
        if column >= width or column < 0:
            misfit = True
            continue
        text = cell.text
        if cell.continued:
            text, own[column] = carried.get(column, ""), False
        else:
            carried[column] = text
        if text:
            texts[column].append(text)
    whole = len(cells) == 1 and width >= _MAIN_WIDTH and cells[0].span >= width - 1
    if misfit:
        return SourceRow(number, tuple(cell.text for cell in cells), misfit=True)
    return SourceRow(
        number,
        tuple("\n".join(parts) for parts in texts),
        tuple(own),
        sum(cell.pictures for cell in cells),
        across=whole,
    )


def _fits(row: WordRow, starts: Sequence[int]) -> bool:
    """Tell whether each column of the layout has a cell in a row that has more cells than that."""
    return set(starts) <= {cell.start for cell in row}


def _column_of(start: int, starts: Sequence[int]) -> int:
    """Return the last column of a layout that begins at or before a grid column."""
    return sum(1 for column in starts if column <= start) - 1
