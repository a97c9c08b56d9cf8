"""What every table reader returns: sheets of numbered rows of text."""

from __future__ import annotations

from dataclasses import replace

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message


@frozen
class Row:
    """One row; `number` is what the user sees beside it in the file (1-based, 0: made up)."""

    number: int
    cells: tuple[str, ...]

    def at(self, column: int) -> str:
        """Return the text in a column, or "" where the row is shorter than that."""
        return self.cells[column] if 0 <= column < len(self.cells) else ""

    @property
    def blank(self) -> bool:
        """Whether no cell holds anything but white space."""
        return not any(cell and not cell.isspace() for cell in self.cells)


@frozen
class Merge:
    """Cells shown as one: row numbers `top` to `bottom`, column indexes `left` to `right`."""

    top: int
    left: int
    bottom: int
    right: int


@frozen
class Sheet:
    """One table. Rows may differ in length; empty rows between others are kept."""

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False
    merged: tuple[Merge, ...] = ()

    @property
    def width(self) -> int:
        """The number of cells of the longest row."""
        return max((len(row.cells) for row in self.rows), default=0)

    def unmerged(self) -> Sheet:
        """Return the sheet with the text of vertically merged cells in each of their rows."""
        tall = [merge for merge in self.merged if merge.bottom > merge.top]
        if not tall:
            return self
        rows = list(self.rows)
        place = {row.number: index for index, row in enumerate(rows)}
        for merge in tall:
            first = place.get(merge.top)
            text = rows[first].at(merge.left) if first is not None else ""
            if not text:
                continue
            for number in range(merge.top + 1, merge.bottom + 1):
                index = place.get(number)
                if index is None:
                    break
                rows[index] = _with_cell(rows[index], merge.left, text)
        return replace(self, rows=tuple(rows), merged=())


@frozen
class Workbook:
    """A file of tables.

    `format` says what the content turned out to be (`csv`, `xlsx`, `json` …), `encoding` how a text
    file was decoded, and `problems` what could not be read as it should. `whole` is there where the
    file is one object that has lists in it: the object as a row, instead of its lists as sheets.
    """

    sheets: tuple[Sheet, ...]
    format: str = ""
    encoding: str = ""
    problems: tuple[Message, ...] = ()
    whole: Sheet | None = None


def trimmed(rows: list[Row]) -> tuple[Row, ...]:
    """Return the rows without the empty ones at the end."""
    end = len(rows)
    while end and rows[end - 1].blank:
        end -= 1
    return tuple(rows[:end])


def _with_cell(row: Row, column: int, text: str) -> Row:
    cells = list(row.cells) + [""] * (column + 1 - len(row.cells))
    cells[column] = cells[column] or text
    return replace(row, cells=tuple(cells))
