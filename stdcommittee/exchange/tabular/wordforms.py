"""Forms in Word documents: their pages, boxes of every make, and pictures."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from stdcommittee.exchange.tabular.archive import Archive
from stdcommittee.exchange.tabular.forms import (
    EMPTY,
    TICKED,
    FormCell,
    FormFile,
    FormLine,
    FormPage,
)
from stdcommittee.exchange.tabular.markup import parse_xml
from stdcommittee.exchange.tabular.wordtext import PARAGRAPH, TextReader, leave_final_text, w

if TYPE_CHECKING:
    from lxml.etree import _Element

_DOCUMENT: Final = "word/document.xml"
_LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_2010: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_PICTURE: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_OLD_PICTURE: Final = "{urn:schemas-microsoft-com:vml}imagedata"
_TEXT, _RUN, _SYMBOL = w("t"), w("r"), w("sym")
_WRAPPERS: Final = frozenset(
    map(w, ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
)
_OFF: Final = frozenset(("0", "false", "off"))
_MAX_GRID: Final = 100
# Boxes and ticks of the symbol fonts, by the low byte of the sign.
_SYMBOLS: Final = {
    "wingdings": ({0xFC, 0xFD, 0xFE, 0xFB, 0x6E}, {0x6F, 0x71, 0x72, 0xA8}),
    "wingdings 2": ({0x50, 0x51, 0x52, 0x53, 0x54, 0xA2}, {0x2A, 0xA3, 0x30, 0x35}),
    "webdings": ({0x61, 0x67, 0x72}, {0x63}),
}


def read_word_form(archive: Archive) -> FormFile:
    """Return the pages of a document, as manual page breaks and sections part it.

    Raises:
        Unreadable: the document is damaged.
    """
    data = archive.read(_DOCUMENT)
    root = parse_xml(data, archive.name)
    leave_final_text(root, data)
    _write_boxes(root)
    body = root.find(w("body"))
    reader = _Pages(archive, _links(archive))
    reader.walk(root if body is None else body)
    edges = tuple(_edge(archive, part) for part in archive.parts if _is_edge(part))
    return FormFile(reader.pages(), tuple(filter(None, edges)), flowing=True)


def _is_edge(part: str) -> bool:
    base = posixpath.basename(part)
    return (
        part.startswith("word/") and base.startswith(("header", "footer")) and part.endswith(".xml")
    )


def _edge(archive: Archive, part: str) -> str:
    data = archive.read(part)
    root = parse_xml(data, archive.name)
    leave_final_text(root, data)
    return TextReader(_no_note).read(root)[0]


def _no_note(_kind: str, _number: str) -> str:
    return ""


def _links(archive: Archive) -> dict[str, str]:
    """Return the parts that the document points to, by the id of the link."""
    part = "word/_rels/document.xml.rels"
    if part not in archive:
        return {}
    return {
        link.get("Id", ""): posixpath.normpath(posixpath.join("word", link.get("Target", "")))
        for link in parse_xml(archive.read(part), archive.name)
        if isinstance(link.tag, str) and link.get("TargetMode") != "External"
    }


class _Pages:
    """Collects the lines of a document page by page."""

    def __init__(self, archive: Archive, links: dict[str, str]) -> None:
        self._archive = archive
        self._links = links
        self._texts = TextReader(_no_note)
        self._pages: list[list[FormLine]] = [[]]
        self._tables = 0

    def pages(self) -> tuple[FormPage, ...]:
        filled = [lines for lines in self._pages if any(line.text.strip() for line in lines)]
        return tuple(FormPage(str(n), tuple(lines)) for n, lines in enumerate(filled, 1))

    def walk(self, parent: _Element) -> None:
        for child in parent:
            if child.tag == PARAGRAPH:
                self._paragraph(child)
            elif child.tag == w("tbl"):
                self._tables += 1
                self._pages[-1] += self._rows(child, self._tables)
            elif child.tag in _WRAPPERS:
                self.walk(child)

    def _paragraph(self, paragraph: _Element) -> None:
        before, after = _breaks(paragraph)
        if before:
            self._pages.append([])
        self._pages[-1].append(FormLine((self._cell(paragraph),)))
        if after:
            self._pages.append([])

    def _rows(self, table: _Element, number: int) -> Iterator[FormLine]:
        for row in _inside(table, w("tr")):
            cells: list[FormCell] = []
            column = 0
            for element in _inside(row, w("tc")):
                form = element.find(w("tcPr"))
                span = _span(form)
                merged = form.find(w("vMerge")) if form is not None else None
                if merged is None or merged.get(w("val")) == "restart":
                    cells.append(self._cell(element, column, span))
                column += span
            yield FormLine(tuple(cells), number)

    def _cell(self, element: _Element, start: int = 0, span: int = 1) -> FormCell:
        text = self._texts.read(element)[0]
        return FormCell(text, start, span, tuple(self._pictures(element)))

    def _pictures(self, element: _Element) -> Iterator[bytes]:
        for item in element.iter(_PICTURE, _OLD_PICTURE):
            link = item.get(f"{{{_LINKS}}}embed") or item.get(f"{{{_LINKS}}}id") or ""
            part = self._links.get(link, "")
            if part in self._archive:
                yield self._archive.read(part)


def _breaks(paragraph: _Element) -> tuple[bool, bool]:
    """Tell whether a page begins before a paragraph, and after it."""
    form = paragraph.find(w("pPr"))
    forced = form is not None and form.find(w("pageBreakBefore")) is not None
    section = form.find(w("sectPr")) if form is not None else None
    kind = section.find(w("type")) if section is not None else None
    after = section is not None and (kind is None or kind.get(w("val")) != "continuous")
    said = False
    for item in paragraph.iter(_TEXT, w("br")):
        if item.tag == _TEXT:
            said = said or bool((item.text or "").strip())
        elif item.get(w("type")) == "page":
            forced, after = forced or not said, after or said
    return forced, after


def _inside(parent: _Element, tag: str) -> Iterator[_Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _span(form: _Element | None) -> int:
    found = form.find(w("gridSpan")) if form is not None else None
    text = found.get(w("val"), "1") if found is not None else "1"
    return min(max(1, int(text)), _MAX_GRID) if text.isascii() and text.isdigit() else 1


def _write_boxes(root: _Element) -> None:
    """Put signs in place of all that stands for a box or a tick."""
    for control in list(root.iter(f"{_WORD_2010}checkbox")):
        _write_control(control)
    for field in list(root.iter(w("checkBox"))):
        checked = field.find(w("checked"))
        state = checked if checked is not None else field.find(w("default"))
        run = next(field.iterancestors(_RUN), None)
        if run is not None:
            _write(run, TICKED if _is_on(state) else EMPTY)
    for symbol in list(root.iter(_SYMBOL)):
        sign = _sign(symbol.get(w("font"), ""), symbol.get(w("char"), ""))
        parent = symbol.getparent()
        if sign and parent is not None:
            symbol.tag = _TEXT
            symbol.text = sign
    for fonts in list(root.iter(w("rFonts"))):
        _write_symbols_typed(fonts)


def _write_control(control: _Element) -> None:
    state = control.find(f"{_WORD_2010}checked")
    on = state is not None and state.get(f"{_WORD_2010}val", "1") not in _OFF
    owner = next(control.iterancestors(w("sdt")), None)
    content = owner.find(w("sdtContent")) if owner is not None else None
    if content is None:
        return
    for item in list(content.iter(_TEXT, _SYMBOL)):
        parent = item.getparent()
        if parent is not None:
            parent.remove(item)
    run = next(content.iter(_RUN), None)
    if run is None:
        place = next(content.iter(PARAGRAPH), content)
        run = place.makeelement(_RUN)
        place.append(run)
    _write(run, TICKED if on else EMPTY)


def _write(run: _Element, sign: str) -> None:
    text = run.makeelement(_TEXT)
    text.text = sign
    run.append(text)


def _is_on(state: _Element | None) -> bool:
    return state is not None and state.get(w("val"), "1") not in _OFF


def _sign(font: str, code: str) -> str:
    known = _SYMBOLS.get(font.strip().casefold())
    try:
        low = int(code, 16) & 0xFF
    except ValueError:
        return ""
    if known is None:
        return ""
    ticks, boxes = known
    return TICKED if low in ticks else EMPTY if low in boxes else ""


def _write_symbols_typed(fonts: _Element) -> None:
    """Read the letters of a run that is set in a symbol font as the signs they show."""
    names = [fonts.get(w(name), "") for name in ("ascii", "hAnsi")]
    font = next((name for name in names if name.casefold() in _SYMBOLS), "")
    run = fonts.getparent()
    run = run.getparent() if run is not None else None
    if not font or run is None or run.tag != _RUN:
        return
    for text in run.iterchildren(_TEXT):
        written = text.text or ""
        if written not in (TICKED, EMPTY):
            text.text = "".join(
                _sign(font, f"{ord(sign):x}") or sign
                if ord(sign) < 0x100 or sign >= "\uf000"
                else sign
                for sign in written
            )
