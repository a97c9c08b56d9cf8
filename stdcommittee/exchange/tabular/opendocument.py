"""OpenDocument spreadsheets (.ods), with every tab, line break and space that their cells hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from stdcommittee.base.errors import Unreadable
from stdcommittee.base.messages import Message
from stdcommittee.exchange.tabular.archive import Archive, encrypted
from stdcommittee.exchange.tabular.markup import parse_xml
from stdcommittee.exchange.tabular.model import Merge, Row, Sheet, Workbook, trimmed
from stdcommittee.exchange.tabular.spreadsheet import FALSE, MAX_CELLS, TRUE, number_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_URN: Final = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE: Final = f"{{{_URN}table:1.0}}"
_OFFICE: Final = f"{{{_URN}office:1.0}}"
_TEXT: Final = f"{{{_URN}text:1.0}}"
_SPACES: Final = 1 << 10  # spaces that one element may stand for


def read_ods(archive: Archive) -> Workbook:
    """Return the sheets of an OpenDocument spreadsheet.

    Raises:
        Unreadable: the file is damaged, protected, or repeats cells beyond any table.
    """
    if "META-INF/manifest.xml" in archive and b"encryption-data" in archive.read(
        "META-INF/manifest.xml"
    ):
        raise encrypted(archive.name)
    root = parse_xml(archive.read("content.xml"), archive.name)
    tables = root.iterfind(f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table")
    return Workbook(tuple(_sheet(table, archive.name) for table in tables), "ods")


def _sheet(table: _Element, name: str) -> Sheet:
    rows: list[Row] = []
    merged: list[Merge] = []
    number, cells_left = 0, MAX_CELLS
    for element in table.iter(f"{_TABLE}table-row"):
        cells = _cells(element, number + 1, merged)
        times = _count(element, "number-rows-repeated")
        if cells:
            cells_left -= times * len(cells)
            if cells_left < 0:
                raise Unreadable(
                    Message("A sheet of {file} repeats its rows beyond any table.", file=name),
                    kept=Message("It was not read."),
                    advice=Message("Delete the stray rows below the table, and save it again."),
                )
            rows += _gap(rows, number)
            rows += [Row(number + copy, cells) for copy in range(1, times + 1)]
        number += times
    hidden = table.get(f"{_TABLE}visibility") == "collapse"
    return Sheet(table.get(f"{_TABLE}name", ""), trimmed(rows), hidden, tuple(merged))


def _gap(rows: list[Row], number: int) -> Iterator[Row]:
    """Yield the empty rows between the last kept one and row `number` (if there are few)."""
    last = rows[-1].number if rows else 0
    if number - last <= 1000:
        for missing in range(last + 1, number + 1):
            yield Row(missing, ())


def _cells(row: _Element, number: int, merged: list[Merge]) -> tuple[str, ...]:
    found: list[str] = []
    gap = 0
    for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        text = _value(cell)
        times = _count(cell, "number-columns-repeated")
        if not text:
            gap += times
            continue
        if len(found) + gap + times > MAX_CELLS // 1000:
            break
        found += [""] * gap
        gap = 0
        down = _count(cell, "number-rows-spanned")
        across = _count(cell, "number-columns-spanned")
        if down > 1 or across > 1:
            left = len(found)
            merged.append(Merge(number, left, number + down - 1, left + across - 1))
        found += [text] * times
    return tuple(found)


def _count(element: _Element, attribute: str) -> int:
    text = element.get(_TABLE + attribute, "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 1


def _value(cell: _Element) -> str:
    kind = cell.get(f"{_OFFICE}value-type")
    if kind == "date":
        return cell.get(f"{_OFFICE}date-value", "").removesuffix("T00:00:00").replace("T", " ")
    if kind == "boolean":
        return TRUE if cell.get(f"{_OFFICE}boolean-value") == "true" else FALSE
    if kind == "float":
        try:
            return number_text(float(cell.get(f"{_OFFICE}value", "")))
        except (ValueError, OverflowError):
            pass
    return "\n".join(_text(paragraph) for paragraph in cell.iterchildren(f"{_TEXT}p", f"{_TEXT}h"))


def _text(element: _Element) -> str:
    parts = [element.text or ""]
    for child in element.iterchildren():
        tag = child.tag
        if tag == f"{_TEXT}s":
            spaces = child.get(f"{_TEXT}c", "1")
            parts.append(" " * min(int(spaces) if spaces.isdigit() else 1, _SPACES))
        elif tag == f"{_TEXT}tab":
            parts.append("\t")
        elif tag == f"{_TEXT}line-break":
            parts.append("\n")
        elif isinstance(tag, str) and not tag.startswith(_OFFICE):
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)
