"""Filled-in forms as their reader sees them: page by page, paragraphs and rows in their order.

Whatever a box is made of (a sign, a symbol font, a content control, a field of a protected form),
its text is one of the two signs of `TICKED` and `EMPTY`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stdcommittee.base.errors import Unreadable
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message
from stdcommittee.exchange.tabular.archive import Archive
from stdcommittee.exchange.tabular.model import Merge, Sheet
from stdcommittee.exchange.tabular.reading import read_table_file
from stdcommittee.exchange.tabular.recognition import FileKind, recognise

TICKED: Final = "\N{BALLOT BOX WITH CHECK}"
EMPTY: Final = "\N{BALLOT BOX}"
_MOST_ROWS: Final = 400  # of a sheet that may be a form
_LARGEST_PART: Final = 4 << 20  # bytes of a sheet's part: beyond it stands a list


@frozen
class FormCell:
    """One cell, from the grid column `start` over `span` columns, with the pictures in it."""

    text: str
    start: int = 0
    span: int = 1
    pictures: tuple[bytes, ...] = ()


@frozen
class FormLine:
    """A row of a table, or a paragraph (`table` 0) as a row of one cell."""

    cells: tuple[FormCell, ...]
    table: int = 0

    @property
    def text(self) -> str:
        """What the line says, cell by cell."""
        return "\t".join(cell.text for cell in self.cells)


@frozen
class FormPage:
    """What stands between two page breaks of a document, or on one sheet of a workbook."""

    name: str
    lines: tuple[FormLine, ...]


@frozen
class FormFile:
    """The pages of a file, with what its page headers and footers say.

    Where the text is `flowing` a page may go on with what the one before began.
    """

    pages: tuple[FormPage, ...]
    edges: tuple[str, ...] = ()
    flowing: bool = False


def read_form_file(content: bytes, name: str) -> FormFile:
    """Return the pages of a Word document or of a workbook with small sheets.

    Raises:
        Unreadable: it is damaged, or no file that forms come in.
    """
    kind, container = recognise(content, name)
    if kind is FileKind.DOCX and isinstance(container, Archive):
        from stdcommittee.exchange.tabular.wordforms import read_word_form

        return read_word_form(container)
    if kind not in (FileKind.XLSX, FileKind.XLS, FileKind.ODS):
        raise _no_form(name)
    if isinstance(container, Archive) and _too_large(container):
        raise _no_form(name)
    pages = tuple(
        FormPage(sheet.name, tuple(_lines(sheet, number)))
        for number, sheet in enumerate(read_table_file(content, name).sheets, 1)
        if not sheet.hidden and 0 < len(sheet.rows) <= _MOST_ROWS
    )
    return FormFile(pages)


def _no_form(name: str) -> Unreadable:
    return Unreadable(
        Message("{file} is no filled-in form.", file=name),
        advice=Message("Forms are read from .docx and .xlsx files."),
    )


def _too_large(archive: Archive) -> bool:
    sheets = (part for part in archive.parts if part.startswith("xl/worksheets/"))
    return any(archive.size(part) > _LARGEST_PART for part in sheets)


def _lines(sheet: Sheet, table: int) -> Iterator[FormLine]:
    spans = {(m.top, m.left): m for m in sheet.merged}
    covered = {
        (row, column)
        for merge in sheet.merged
        for row in range(merge.top, min(merge.bottom, merge.top + _MOST_ROWS) + 1)
        for column in range(merge.left, min(merge.right, merge.left + _MOST_ROWS) + 1)
        if (row, column) != (merge.top, merge.left)
    }
    for row in sheet.rows:
        cells = [
            FormCell(text, column, _width(spans.get((row.number, column))))
            for column, text in enumerate(row.cells)
            if (row.number, column) not in covered
        ]
        yield FormLine(tuple(cells), table)


def _width(merge: Merge | None) -> int:
    return merge.right - merge.left + 1 if merge is not None else 1
