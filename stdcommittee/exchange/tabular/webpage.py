"""Tables of web pages, which many systems also send under the name .xls."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from stdcommittee.base.errors import Unreadable
from stdcommittee.base.messages import Message
from stdcommittee.exchange.tabular.encoding import decode
from stdcommittee.exchange.tabular.labels import read_labels, text_of
from stdcommittee.exchange.tabular.markup import parse_html
from stdcommittee.exchange.tabular.model import Merge, Row, Sheet, Workbook, trimmed

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_MAX_SPAN: Final = 1000
_NUMBERED: Final = re.compile(r"[A-Z]{2,}\s*\d")  # a committee or a document, such as TC 211
_LONGEST_LINE: Final = 200
_TEXT: Final = 9  # the level of what is no heading
_LEVELS: Final = {"title": 0, "h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_BLOCKS: Final = ("p", "div", "li", "td", "th", "dt", "dd", "center", *_LEVELS)
_UNSEEN: Final = ("script", "style", "template")


def read_web_tables(data: bytes, name: str) -> Workbook:
    """Return the tables of a web page: the innermost ones where tables lay out the page.

    A table of rows may hold small tables in its cells; their text is that of the cells. What the
    page says above a table, of committees and documents, stands in rows numbered 0.

    The page of one record is the workbook's `whole`: its labels are the headings.

    Raises:
        Unreadable: the page holds neither a table nor labelled values.
    """
    declared = _CHARSET.search(data[:2048])
    decoded = decode(data, name)
    text = decoded.text
    if declared and decoded.encoding in {"cp1252", "gb18030"}:
        text = _redecoded(data, declared[1].decode("ascii"), text)
    root = parse_html(text, name)
    innermost = _tables(root)
    whole = read_labels(root)
    if not innermost and whole is None:
        raise Unreadable(
            Message("{file} is a web page without a table.", file=name),
            advice=Message("Choose a spreadsheet, a delimited text file or a JSON file."),
        )
    above = _above(root, innermost)
    sheets = tuple(
        _sheet(str(number), table, above.get(table, ()))
        for number, table in enumerate(innermost, 1)
    )
    return Workbook(sheets, "html", decoded.encoding, decoded.problems, whole)


def _tables(root: _Element) -> list[_Element]:
    """Return the tables that hold rows of data: of nested ones the outermost that does."""
    found: list[_Element] = []
    held: set[_Element] = set()
    for table in root.iter("table"):
        inner = [item for item in table.iter("table") if item is not table]
        if table in held or (inner and not _is_list(table)):
            continue
        found.append(table)
        held.update(inner)
    return found


def _is_list(table: _Element) -> bool:
    """Tell whether a table with tables in it is a list: headed, and most of its rows alike."""
    rows = [list(row.iterchildren("td", "th")) for row in _own_rows(table)]
    headed = any(sum(1 for cell in row if cell.tag == "th") > 1 for row in rows[:3])
    return headed and len(rows) > 1


def _own_rows(table: _Element) -> list[_Element]:
    """Return the rows of a table without those of the tables in its cells."""
    return [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]


def _redecoded(data: bytes, charset: str, text: str) -> str:
    code = "gb18030" if charset.lower() in {"gb2312", "gbk"} else charset
    try:
        return data.decode(code)
    except (LookupError, UnicodeDecodeError):
        return text


def _above(root: _Element, tables: Sequence[_Element]) -> dict[_Element, tuple[str, ...]]:
    """Return what the page says above each headed table and names by a number, the nearest last.

    A heading stands for what follows until the next of its level; other text for the next table.
    """
    found: dict[_Element, tuple[str, ...]] = {}
    lines: list[tuple[int, str]] = []
    for level, told in _told(root, frozenset(tables)):
        if not isinstance(told, str):
            caption = " ".join(text_of(item) for item in told.iterchildren("caption"))
            named = [*(text for _, text in lines), " ".join(caption.split())]
            if _is_headed(told):
                found[told] = tuple(dict.fromkeys(filter(_names_something, named)))
            lines = [(depth, text) for depth, text in lines if depth < _TEXT]
        else:
            kept = [(depth, text) for depth, text in lines if level == _TEXT or depth < level]
            lines = [*kept, (level, " ".join(told.split()))]
    return found


def _told(
    element: _Element, tables: frozenset[_Element]
) -> Iterator[tuple[int, str] | tuple[int, _Element]]:
    """Yield the headings, texts and tables of a page in their order, each with its level."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return
    if element in tables:
        yield _TEXT, element
        return
    level = _LEVELS.get(element.tag)
    block = (
        element.tag in _BLOCKS and next(element.iterdescendants(*_BLOCKS, "table"), None) is None
    )
    if level is not None or block:
        yield level if level is not None else _TEXT, text_of(element)
        return
    for text in filter(str.strip, (element.text or "",)):
        yield _TEXT, text
    for child in element:
        yield from _told(child, tables)
        for text in filter(str.strip, (child.tail or "",)):
            yield _TEXT, text


def _names_something(text: str) -> bool:
    return len(text) <= _LONGEST_LINE and _NUMBERED.search(text) is not None


def _is_headed(table: _Element) -> bool:
    """Tell whether one of the first rows is one of headings: named so, or words without a digit."""
    for row in _own_rows(table)[:3]:
        cells = [text for cell in row.iterchildren("td", "th") if (text := text_of(cell).strip())]
        worded = not any(any(map(str.isdigit, cell)) for cell in cells)
        if len(cells) > 1 and (worded or row.find("th") is not None):
            return True
    return False


def _sheet(name: str, table: _Element, above: Sequence[str]) -> Sheet:
    rows = [Row(0, (text,)) for text in above]
    merged: list[Merge] = []
    taken: dict[int, int] = {}  # column → last row that a cell from above reaches
    for number, element in enumerate(_own_rows(table), 1):
        cells: list[str] = []
        for cell in element.iterchildren("td", "th"):
            while taken.get(len(cells), 0) >= number:
                cells.append("")
            down, across = _span(cell, "rowspan"), _span(cell, "colspan")
            left = len(cells)
            if down > 1 or across > 1:
                merged.append(Merge(number, left, number + down - 1, left + across - 1))
            if down > 1:
                taken.update({left + step: number + down - 1 for step in range(across)})
            cells += [text_of(cell)] + [""] * (across - 1)
        rows.append(Row(number, tuple(cells)))
    return Sheet(name, trimmed(rows), merged=tuple(merged))


def _span(cell: _Element, attribute: str) -> int:
    text = cell.get(attribute, "1").strip()
    return max(1, min(int(text), _MAX_SPAN)) if text.isascii() and text.isdigit() else 1
