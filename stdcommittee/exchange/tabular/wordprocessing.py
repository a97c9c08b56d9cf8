"""Word documents (.docx): the tables of their body and of their page headers, text complete.

The text is the one a reader sees once all tracked changes are accepted: insertions kept, deletions
gone. Cells are placed on the grid that merged cells are laid out on.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from stdcommittee.exchange.tabular.archive import Archive
from stdcommittee.exchange.tabular.markup import parse_xml
from stdcommittee.exchange.tabular.model import Merge, Row, Sheet, Workbook, trimmed

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _WORD.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _LINKS.encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
_ALTERNATIVES: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def _w(*names: str) -> tuple[str, ...]:
    return tuple(f"{{{_WORD}}}{name}" for name in names)


(_P, _T, _TAB, _PTAB, _BR, _CR, _HYPHEN, _SOFT_HYPHEN, _SYMBOL) = _w(
    "p", "t", "tab", "ptab", "br", "cr", "noBreakHyphen", "softHyphen", "sym"
)
(_TABLE, _ROW, _CELL, _ROW_FORM, _CELL_FORM, _RUN, _VALUE) = _w(
    "tbl", "tr", "tc", "trPr", "tcPr", "r", "val"
)
(_SPAN, _MERGED_DOWN, _MERGED_ACROSS, _BEFORE, _HEAD) = _w(
    "gridSpan", "vMerge", "hMerge", "gridBefore", "tblHeader"
)
(_DELETED, _MOVED_AWAY, _CELL_DELETED, _FORM, _RUN_FORM) = _w(
    "del", "moveFrom", "cellDel", "pPr", "rPr"
)
_NOTES: Final = dict(
    zip(_w("footnoteReference", "endnoteReference"), _w("footnote", "endnote"), strict=True)
)
_PICTURES: Final = frozenset(_w("drawing", "pict", "object"))
_WRAPPERS: Final = frozenset(_w("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
_FORMULA_TEXT: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_SIGNS: Final = {
    _TAB: "\t",
    _PTAB: "\t",
    _BR: "\n",
    _CR: "\n",
    _HYPHEN: "\N{NON-BREAKING HYPHEN}",
    _SOFT_HYPHEN: "\N{SOFT HYPHEN}",
}
_TEXT_TAGS: Final = (_P, _T, _FORMULA_TEXT, _SYMBOL, *_SIGNS, *_NOTES, *_PICTURES)
_OFF: Final = frozenset(("0", "false", "off", "none"))
_MAX_GRID: Final = 1000


@dataclass(frozen=True, slots=True)
class WordCell:
    """One cell: its text, the grid columns it covers, and what the text cannot show."""

    text: str
    start: int
    span: int = 1
    continued: bool = False  # merged with the cell above, whose text it shows
    pictures: int = 0


@dataclass(frozen=True, slots=True)
class WordRow:
    """One row of a table; `heading` if Word repeats it on each page."""

    cells: tuple[WordCell, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class WordBlock:
    """The tables and the other paragraphs of a document body or of a page header."""

    tables: tuple[tuple[WordRow, ...], ...]
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordDocument:
    """A document's body and the page headers that are in use, in the order of its sections."""

    body: WordBlock
    headers: tuple[WordBlock, ...]
    footers: tuple[WordBlock, ...]


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
    """Return the tables and paragraphs of a document and of its page headers and footers.

    Raises:
        Unreadable: the document is damaged.
    """
    return _Package(archive).document()


def _as_sheet(name: str, rows: tuple[WordRow, ...]) -> Sheet:
    found: list[Row] = []
    merged: list[Merge] = []
    open_merges: dict[int, int] = {}
    for number, row in enumerate(rows, 1):
        cells: list[str] = []
        for cell in row.cells:
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
        root = self._root(self._main)
        body = root.find(f"{{{_WORD}}}body")
        headers = self._page_parts(root, "header")
        footers = self._page_parts(root, "footer")
        return WordDocument(
            self._block(root if body is None else body),
            tuple(self._block(self._root(part)) for part in headers),
            tuple(self._block(self._root(part)) for part in footers),
        )

    def _root(self, part: str) -> _Element:
        data = self._archive.read(part)
        if b"purl.oclc.org/ooxml" in data[:4096]:
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        root = parse_xml(data, self._archive.name)
        _accept_changes(root, data)
        return root

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

    def _page_parts(self, root: _Element, what: str) -> tuple[str, ...]:
        """Return the header or footer parts that pages really show, `default` ones first."""
        default: dict[str, None] = {}
        special: dict[str, None] = {}
        even = self._even_and_odd()
        for section in root.iter(f"{{{_WORD}}}sectPr"):
            title = _switched_on(section.find(f"{{{_WORD}}}titlePg"))
            for reference in section.iterfind(f"{{{_WORD}}}{what}Reference"):
                _, part = self._targets.get(reference.get(f"{{{_LINKS}}}id", ""), ("", ""))
                if part not in self._archive:
                    continue
                kind = reference.get(f"{{{_WORD}}}type", "default")
                if kind == "default":
                    default[part] = None
                elif (kind == "first" and title) or (kind == "even" and even):
                    special[part] = None
        return tuple({**default, **special})

    def _even_and_odd(self) -> bool:
        for kind, part in self._targets.values():
            if kind == "settings" and part in self._archive:
                settings = parse_xml(self._archive.read(part), self._archive.name)
                return _switched_on(settings.find(f"{{{_WORD}}}evenAndOddHeaders"))
        return False

    def _block(self, root: _Element) -> WordBlock:
        tables: list[tuple[WordRow, ...]] = []
        paragraphs: list[str] = []
        for element in _children(root, (_TABLE, _P)):
            if element.tag == _TABLE:
                tables.append(tuple(self._rows(element)))
            else:
                paragraphs.append(self._text(element)[0])
        return WordBlock(tuple(tables), tuple(paragraphs))

    def _rows(self, table: _Element) -> Iterator[WordRow]:
        for row in _children(table, (_ROW,)):
            form = row.find(_ROW_FORM)
            column = 0
            if form is not None:
                column = _number(form.find(_BEFORE), 0)
            cells: list[WordCell] = []
            for element in _children(row, (_CELL,)):
                cell, across = self._cell(element, column)
                if across and cells:
                    cells[-1] = _joined(cells[-1], cell)
                else:
                    cells.append(cell)
                column += cell.span
            heading = form is not None and _switched_on(form.find(_HEAD))
            yield WordRow(tuple(cells), heading)

    def _cell(self, element: _Element, column: int) -> tuple[WordCell, bool]:
        """Return a cell, and whether it continues the one on its left."""
        text, pictures = self._text(element)
        form = element.find(_CELL_FORM)
        if form is None:
            return WordCell(text, column, pictures=pictures), False
        down, across = form.find(_MERGED_DOWN), form.find(_MERGED_ACROSS)
        continued = down is not None and down.get(_VALUE) != "restart"
        joined = across is not None and across.get(_VALUE) != "restart"
        span = _number(form.find(_SPAN), 1)
        return WordCell(text, column, max(1, span), continued, pictures), joined

    def _text(self, element: _Element) -> tuple[str, int]:
        """Return everything written in a cell or paragraph, and how many pictures it holds."""
        parts: list[str] = []
        pictures = 0
        pending = False  # a paragraph has ended, and what follows stands on a new line
        for item in element.iter(*_TEXT_TAGS):
            tag = item.tag
            if tag == _P:
                if pending:
                    parts.append("\n")
                pending = True
                if _mark_deleted(item):
                    pending = False
            elif tag in {_T, _FORMULA_TEXT}:
                parts.append(item.text or "")
            elif tag in _SIGNS:
                if tag != _TAB or item.getparent().tag == _RUN:  # type: ignore[union-attr]
                    parts.append(_SIGNS[tag])
            elif tag in _PICTURES:
                pictures += 1
            else:
                parts.append(self._special(item))
        return "".join(parts).strip("\n\r"), pictures

    def _special(self, item: _Element) -> str:
        if item.tag == _SYMBOL:
            code = item.get(f"{{{_WORD}}}char", "")
            try:
                return chr(int(code, 16))
            except (ValueError, OverflowError):
                return ""
        note = self._note(_NOTES[str(item.tag)], item.get(f"{{{_WORD}}}id", ""))
        return f" [{note}]" if note else ""

    def _note(self, tag: str, number: str) -> str:
        """Return the text of a footnote or endnote."""
        if tag not in self._notes:
            kind = f"{tag.rpartition('}')[2]}s"
            self._notes[tag] = {}
            for about, part in self._targets.values():
                if about == kind and part in self._archive:
                    self._notes[tag] = {
                        note.get(f"{{{_WORD}}}id", ""): self._text(note)[0].strip()
                        for note in self._root(part).iter(tag)
                    }
        return self._notes[tag].get(number, "")


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


def _mark_deleted(paragraph: _Element) -> bool:
    """Tell whether the end of a paragraph is a tracked deletion, which joins it with the next."""
    if not len(paragraph) or paragraph[0].tag != _FORM:
        return False
    form = paragraph[0].find(_RUN_FORM)
    return form is not None and form.find(_DELETED) is not None


def _accept_changes(root: _Element, data: bytes) -> None:
    """Take out of the tree what accepting all changes removes, and all but one alternative."""
    if b"AlternateContent" in data:
        for choice in list(root.iter(f"{_ALTERNATIVES}AlternateContent")):
            _keep_one(choice)
    if b"moveFrom" in data:
        for element in list(root.iter(_MOVED_AWAY)):
            _remove(element)
    if b":del" in data or b"<del" in data or b"cellDel" in data:
        for element in list(root.iter(_DELETED, _CELL_DELETED)):
            _accept_deletion(element)


def _keep_one(alternatives: _Element) -> None:
    """Leave of several alternatives the first that says something."""
    options = [option for option in alternatives if isinstance(option.tag, str)]
    best = next((o for o in options if next(o.iter(_T), None) is not None), None)
    for option in options:
        if option is not (best if best is not None else options[0]):
            alternatives.remove(option)


def _accept_deletion(mark: _Element) -> None:
    parent = mark.getparent()
    if parent is None:
        return
    if parent.tag in {_ROW_FORM, _CELL_FORM}:
        owner = parent.getparent()
        if owner is not None:
            _remove(owner)
    elif parent.tag != _RUN_FORM:
        _remove(mark)


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
