"""Word documents (.docx): the tables of their body and of their page headers, text complete.

The text is the one a reader sees once all tracked changes are accepted: insertions kept, deletions
gone. Cells are placed on the grid that merged cells are laid out on.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, TypeAlias

from stdcommittee.base.frozen import frozen
from stdcommittee.exchange.tabular.archive import Archive
from stdcommittee.exchange.tabular.markup import parse_xml
from stdcommittee.exchange.tabular.model import Merge, Row, Sheet, Workbook, trimmed
from stdcommittee.exchange.tabular.wordtext import (
    PARAGRAPH,
    WORD,
    TextReader,
    leave_final_text,
    w,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", WORD.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _LINKS.encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
_TABLE: Final = w("tbl")
_ROW: Final = w("tr")
_CELL: Final = w("tc")
_ROW_FORM: Final = w("trPr")
_CELL_FORM: Final = w("tcPr")
_SPAN: Final = w("gridSpan")
_MERGED_DOWN: Final = w("vMerge")
_MERGED_ACROSS: Final = w("hMerge")
_BEFORE: Final = w("gridBefore")
_SECTION: Final = w("sectPr")
_VALUE: Final = w("val")
_WRAPPERS: Final = frozenset(
    map(w, ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
)
_OFF: Final = frozenset(("0", "false", "off", "none"))
_MAX_GRID: Final = 1000
_MAX_DEPTH: Final = 40


@frozen
class WordCell:
    """One cell: its text, the grid columns it covers, and what the text cannot show."""

    text: str
    start: int
    span: int = 1
    continued: bool = False  # merged with the cell above, whose text it shows
    pictures: int = 0


WordRow: TypeAlias = tuple[WordCell, ...]
WordTable: TypeAlias = tuple[WordRow, ...]


@frozen
class WordBlock:
    """The tables and the other paragraphs of a document body or of a page header."""

    tables: tuple[WordTable, ...]
    paragraphs: tuple[str, ...]


@frozen
class WordDocument:
    """A document's body and the page headers that are in use, in the order of its sections."""

    body: WordBlock
    headers: tuple[WordBlock, ...]


def read_word_tables(archive: Archive) -> Workbook:
    """Return the tables of a document as sheets named 1, 2, 3 …, merged cells on their grid.

    Raises:
        Unreadable: the document is damaged.
    """
    body = read_word(archive).body
    return Workbook(
        tuple(_as_sheet(str(number), rows) for number, rows in enumerate(body.tables, 1)), "docx"
    )


def read_word(archive: Archive) -> WordDocument:
    """Return the tables and paragraphs of a document and of its page headers.

    Raises:
        Unreadable: the document is damaged.
    """
    return _Package(archive).document()


def _as_sheet(name: str, rows: WordTable) -> Sheet:
    found: list[Row] = []
    merged: list[Merge] = []
    open_merges: dict[int, int] = {}
    for number, row in enumerate(rows, 1):
        cells: list[str] = []
        for cell in row:
            cells += [""] * (cell.start - len(cells))
            cells += [cell.text] + [""] * (cell.span - 1)
            right = cell.start + cell.span - 1
            if cell.continued and cell.start in open_merges:
                index = open_merges[cell.start]
                merged[index] = Merge(merged[index].top, cell.start, number, right)
            else:
                open_merges[cell.start] = len(merged)
                merged.append(Merge(number, cell.start, number, right))
        found.append(Row(number, tuple(cells)))
    real = (merge for merge in merged if merge.bottom > merge.top or merge.right > merge.left)
    return Sheet(name, trimmed(found), merged=tuple(real))


class _Package:
    """The parts of one .docx and how they point at each other."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        links = self._links("").values()
        main = [target for kind, target in links if kind == "officeDocument" and target in archive]
        self._main = main[0] if main else "word/document.xml"
        self._targets = self._links(self._main)
        self._notes: dict[str, dict[str, str]] = {}

    def document(self) -> WordDocument:
        root, texts = self._part(self._main)
        body = root.find(w("body"))
        body = root if body is None else body
        headers = self._headers_in_use(body)
        return WordDocument(
            _Block(body, texts).read(),
            tuple(_Block(*self._part(part)).read() for part in headers),
        )

    def _part(self, part: str) -> tuple[_Element, TextReader]:
        data = self._archive.read(part)
        if b"purl.oclc.org/ooxml" in data[:4096]:
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        root = parse_xml(data, self._archive.name)
        leave_final_text(root, data)
        return root, TextReader(self._note)

    def _links(self, part: str) -> dict[str, tuple[str, str]]:
        """Return the relationships of a part: id → (kind, target part)."""
        folder, base = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{base}.rels")
        if path not in self._archive:
            return {}
        found = {}
        for link in parse_xml(self._archive.read(path), self._archive.name):
            if not isinstance(link.tag, str) or link.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))
            kind = link.get("Type", "").rpartition("/")[2]
            found[link.get("Id", "")] = (kind, target.lstrip("/"))
        return found

    def _headers_in_use(self, body: _Element) -> tuple[str, ...]:
        """Return the header parts that pages really show, `default` ones first."""
        default: dict[str, None] = {}
        special: dict[str, None] = {}
        sections = [*body.iterfind(f"{PARAGRAPH}/{w('pPr')}/{_SECTION}"), *body.iterfind(_SECTION)]
        for section in sections:
            title = _switched_on(section.find(w("titlePg")))
            for reference in section.iterfind(w("headerReference")):
                _, part = self._targets.get(reference.get(f"{{{_LINKS}}}id", ""), ("", ""))
                if part not in self._archive:
                    continue
                kind = reference.get(w("type"), "default")
                if kind == "default":
                    default[part] = None
                elif title if kind == "first" else self._even_and_odd():
                    special[part] = None
        return tuple({**default, **special})

    def _even_and_odd(self) -> bool:
        for kind, part in self._targets.values():
            if kind == "settings" and part in self._archive:
                settings = parse_xml(self._archive.read(part), self._archive.name)
                return _switched_on(settings.find(w("evenAndOddHeaders")))
        return False

    def _note(self, tag: str, number: str) -> str:
        """Return the text of a footnote or endnote."""
        if tag not in self._notes:
            self._notes[tag] = {}
            for kind, part in self._targets.values():
                if tag == w(kind.removesuffix("s")) and part in self._archive:
                    root, texts = self._part(part)
                    self._notes[tag] = {
                        note.get(w("id"), ""): texts.read(note)[0].strip()
                        for note in root.iter(tag)
                    }
        return self._notes[tag].get(number, "")


class _Block:
    """The tables and paragraphs below one element."""

    def __init__(self, root: _Element, texts: TextReader) -> None:
        self._root = root
        self._texts = texts
        self._tables: list[WordTable] = []
        self._paragraphs: list[str] = []

    def read(self) -> WordBlock:
        self._walk(self._root, 0)
        return WordBlock(tuple(self._tables), tuple(self._paragraphs))

    def _walk(self, parent: _Element, depth: int) -> None:
        for element in _children(parent, (_TABLE, PARAGRAPH)):
            if element.tag == PARAGRAPH:
                self._paragraphs.append(self._texts.read(element)[0])
            elif depth < _MAX_DEPTH and (frames := _only_frames(element)):
                for cell in frames:
                    self._walk(cell, depth + 1)
            else:
                self._tables.append(tuple(self._rows(element)))

    def _rows(self, table: _Element) -> Iterator[WordRow]:
        for row in _children(table, (_ROW,)):
            form = row.find(_ROW_FORM)
            column = _number(form.find(_BEFORE), 0) if form is not None else 0
            cells: list[WordCell] = []
            for element in _children(row, (_CELL,)):
                cell, joined = self._cell(element, column)
                if joined and cells:
                    cells[-1] = _joined(cells[-1], cell)
                else:
                    cells.append(cell)
                column += cell.span
            yield tuple(cells)

    def _cell(self, element: _Element, column: int) -> tuple[WordCell, bool]:
        """Return a cell, and whether it continues the one on its left."""
        text, pictures = self._texts.read(element)
        form = element.find(_CELL_FORM)
        span, continued, joined = 1, False, False
        if form is not None:
            for item in form:
                if item.tag == _SPAN:
                    span = max(1, _number(item, 1))
                elif item.tag == _MERGED_DOWN:
                    continued = item.get(_VALUE) != "restart"
                elif item.tag == _MERGED_ACROSS:
                    joined = item.get(_VALUE) != "restart"
        return WordCell(text, column, span, continued, pictures), joined


def _only_frames(table: _Element) -> list[_Element]:
    """Return the cells of a table that only frames other tables, else nothing."""
    found: list[_Element] = []
    for row in _children(table, (_ROW,)):
        cells = list(_children(row, (_CELL,)))
        if len(cells) != 1:
            return []
        found += cells
    return found if any(cell.find(_TABLE) is not None for cell in found) else []


def _children(parent: _Element, tags: tuple[str, ...]) -> Iterator[_Element]:
    """Yield the children with one of the tags, looking through content controls and the like."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tags)


def _joined(left: WordCell, right: WordCell) -> WordCell:
    text = "\n".join(filter(None, (left.text, right.text)))
    return WordCell(
        text, left.start, left.span + right.span, left.continued, left.pictures + right.pictures
    )


def _number(element: _Element | None, default: int) -> int:
    text = element.get(_VALUE, "") if element is not None else ""
    return min(int(text), _MAX_GRID) if text.isascii() and text.isdigit() else default


def _switched_on(element: _Element | None) -> bool:
    return element is not None and element.get(_VALUE, "1") not in _OFF
