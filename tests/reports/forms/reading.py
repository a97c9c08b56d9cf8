"""Reading printed forms back, for the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from stdcommittee.reports.forms.printing import FormFormat
from tests.reports.pdf.reading import squeezed, texts


def word(data: bytes) -> Document:
    """Return a Word document, opened."""
    return docx.Document(io.BytesIO(data))


def word_lines(data: bytes) -> list[str]:
    """Return every paragraph of a Word document in order, in table cells too; then its foot."""
    document = word(data)
    foot = document.sections[0].footer
    return [*_lines(document), *(paragraph.text for paragraph in foot.paragraphs)]


def _lines(document: Document) -> Iterator[str]:
    for item in document.iter_inner_content():
        if isinstance(item, Paragraph):
            yield item.text
        elif isinstance(item, Table):
            for row in item.rows:
                for cell in row.cells:
                    yield from (paragraph.text for paragraph in cell.paragraphs)


def rows(data: bytes, table: int) -> list[list[str]]:
    """Return the cells of a table of a Word document; joined cells once."""
    return [
        list(dict.fromkeys(cell.text for cell in row.cells))
        for row in word(data).tables[table].rows
    ]


def said(data: bytes, kind: FormFormat) -> str:
    """Return all that a printed form says, without spaces and line ends."""
    if kind is FormFormat.PDF:
        return squeezed("".join(texts(data)))
    return squeezed("".join(word_lines(data)))


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a Word document by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
