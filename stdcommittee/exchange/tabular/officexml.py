"""Excel workbooks saved as one XML file (2002–2003), often sent under the name .xls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcommittee.base.errors import Unreadable
from stdcommittee.base.messages import Message
from stdcommittee.exchange.tabular.markup import parse_xml
from stdcommittee.exchange.tabular.model import Merge, Row, Sheet, Workbook, trimmed
from stdcommittee.exchange.tabular.spreadsheet import FALSE, MAX_CELLS, TRUE, number_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_SS: Final = "{urn:schemas-microsoft-com:office:spreadsheet}"
_LAST_COLUMN: Final = 1 << 14


def read_office_xml(data: bytes, name: str) -> Workbook:
    """Return the sheets of a workbook in one XML file.

    Raises:
        Unreadable: the file is damaged, or its cells stand farther apart than in any table.
    """
    root = parse_xml(data, name)
    return Workbook(tuple(_sheet(sheet, name) for sheet in root.iter(f"{_SS}Worksheet")), "xml")


def _sheet(sheet: _Element, name: str) -> Sheet:
    rows: list[Row] = []
    merged: list[Merge] = []
    number = 0
    for element in sheet.iter(f"{_SS}Row"):
        index = _number(element, "Index", number + 1)
        if index > number + 1000 or index > MAX_CELLS:
            raise Unreadable(
                Message("A sheet of {file} has rows far below the others.", file=name),
                kept=Message("It was not read."),
                advice=Message("Delete the stray rows below the table, and save it again."),
            )
        rows += [Row(missing, ()) for missing in range(number + 1, index)]
        number = max(number + 1, index)
        rows.append(Row(number, _cells(element, number, merged)))
    return Sheet(sheet.get(f"{_SS}Name", ""), trimmed(rows), merged=tuple(merged))


def _cells(row: _Element, number: int, merged: list[Merge]) -> tuple[str, ...]:
    cells: list[str] = []
    for cell in row.iterchildren(f"{_SS}Cell"):
        place = min(_number(cell, "Index", len(cells) + 1) - 1, _LAST_COLUMN)
        cells += [""] * (place - len(cells))
        across, down = _number(cell, "MergeAcross", 0), _number(cell, "MergeDown", 0)
        across = min(across, _LAST_COLUMN)
        if across or down:
            left = len(cells)
            merged.append(Merge(number, left, number + down, left + across))
        cells += [_value(cell), *[""] * across]
    return tuple(cells)


def _value(cell: _Element) -> str:
    data = cell.find(f"{_SS}Data")
    if data is None:
        return ""
    text = "".join(map(str, data.itertext()))
    kind = data.get(f"{_SS}Type")
    if kind == "Number":
        try:
            return number_text(float(text))
        except (ValueError, OverflowError):
            return text
    if kind == "Boolean":
        return TRUE if text.strip() == "1" else FALSE
    if kind == "DateTime":
        return text.removesuffix("T00:00:00.000").replace("T", " ").removesuffix(".000")
    return text


def _number(element: _Element, attribute: str, default: int) -> int:
    text = element.get(_SS + attribute, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else default
