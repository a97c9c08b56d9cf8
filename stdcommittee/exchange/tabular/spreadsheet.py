"""Excel workbooks (.xlsx, .xls), looked at for hostile sizes before the fast reader opens them."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from stdcommittee.base.errors import Unreadable
from stdcommittee.base.messages import Message
from stdcommittee.exchange.tabular.archive import Archive, damaged, encrypted
from stdcommittee.exchange.tabular.compound import CompoundFile, largest_table
from stdcommittee.exchange.tabular.model import Merge, Row, Sheet, Workbook, trimmed

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

MAX_CELLS: Final = 20_000_000  # the reader lays a sheet out in full, up to its farthest cell
TRUE: Final = "TRUE"
FALSE: Final = "FALSE"
_NARROW_ROWS: Final = MAX_CELLS // 702  # below it, columns of one or two letters cannot exceed it
_ROW: Final = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br=[\"'](\d+)")
_WIDE_COLUMN: Final = re.compile(rb"\br=[\"'][A-Za-z]{3}\d")
_FILLED_CELL: Final = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=[\"']([A-Za-z]{1,3})(\d+)[\"'][^>/]*>")


def read_xlsx(data: bytes, archive: Archive) -> Workbook:
    """Return the sheets of an Excel workbook of 2007 and later.

    Raises:
        Unreadable: the file is damaged, or a sheet reaches farther than any table does.
    """
    archive.verify_sizes()
    for part in archive.parts:
        if part.startswith("xl/worksheets/") and part.endswith(".xml"):
            cells = _extent(archive.read(part))
            if cells > MAX_CELLS:
                raise _too_far(archive.name, cells)
    return _read(data, archive.name, "xlsx")


def read_xls(data: bytes, compound: CompoundFile) -> Workbook:
    """Return the sheets of an Excel workbook of 1995 to 2003.

    Raises:
        Unreadable: the file is damaged, protected, or a sheet reaches farther than any table does.
    """
    stream = "Workbook" if "Workbook" in compound else "Book"
    cells = largest_table(compound.read(stream), compound.name)
    if cells > MAX_CELLS:
        raise _too_far(compound.name, cells)
    return _read(data, compound.name, "xls")


def _too_far(name: str, cells: int) -> Unreadable:
    return Unreadable(
        Message("A sheet of {file} reaches over {n} cells.", file=name, n=cells),
        kept=Message("It was not read."),
        advice=Message("Delete the stray cells far below or beside the table, and save it again."),
    )


def _extent(xml: bytes) -> int:
    """Return an upper bound of the cells between the first and the farthest filled one."""
    bottom = max(map(int, _ROW.findall(xml)), default=0)
    if bottom <= _NARROW_ROWS and not _WIDE_COLUMN.search(xml):
        return 0
    places = {(letters, int(number)) for letters, number in _FILLED_CELL.findall(xml)}
    bottom = max((row for _, row in places), default=0)
    right = max((_column(letters) for letters in {letters for letters, _ in places}), default=0)
    return bottom * right


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _read(data: bytes, name: str, kind: str) -> Workbook:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    problems: list[Message] = []
    sheets: list[Sheet] = []
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for index, about in enumerate(workbook.sheets_metadata):
            hidden = about.visible is not SheetVisibleEnum.Visible
            sheet = _sheet(workbook, index, about.name, hidden=hidden)
            if sheet is None:
                problems.append(Message("The sheet “{sheet}” cannot be read.", sheet=about.name))
            else:
                sheets.append(sheet)
    except PasswordError as error:
        raise encrypted(name) from error
    except (CalamineError, OSError, ValueError) as error:
        raise damaged(name, error) from error
    except BaseException as error:  # noqa: BLE001  (re-raised unless the reader itself broke down)
        _raise_unless_panic(error)
        raise damaged(name, RuntimeError(str(error))) from None
    if problems and not sheets:
        raise damaged(name, ValueError("no sheet can be read"))
    return Workbook(tuple(sheets), kind, problems=tuple(problems))


def _sheet(workbook: CalamineWorkbook, index: int, name: str, *, hidden: bool) -> Sheet | None:
    """Return one sheet, or None when it alone is damaged."""
    from python_calamine import CalamineError

    try:
        found = workbook.get_sheet_by_index(index)
        cells = found.to_python(skip_empty_area=False)
    except (CalamineError, ValueError):
        return None
    except BaseException as error:  # noqa: BLE001  (re-raised unless the reader itself broke down)
        _raise_unless_panic(error)
        return None
    rows = [Row(number, as_text(values)) for number, values in enumerate(cells, 1)]
    return Sheet(name, trimmed(rows), hidden, _merged(found))


def _raise_unless_panic(error: BaseException) -> None:
    if type(error).__name__ != "PanicException":
        raise error


def _merged(sheet: CalamineSheet) -> tuple[Merge, ...]:
    ranges = sheet.merged_cell_ranges or []
    return tuple(
        Merge(first[0] + 1, first[1], last[0] + 1, last[1]) for first, last in sorted(ranges)
    )


def as_text(values: Iterable[object]) -> tuple[str, ...]:
    """Return cell values as a person sees them: 3.0 → 3, days in ISO form, TRUE and FALSE."""
    return tuple([v if v.__class__ is str else value_text(v) for v in values])


def value_text(value: object) -> str:
    """Return one cell value as a person sees it."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return TRUE if value else FALSE
        case float():
            return number_text(value)
        case dt.datetime():
            return value.isoformat(" ", "seconds" if value.second else "minutes")
        case dt.time():
            return value.isoformat("seconds" if value.second else "minutes")
        case dt.timedelta():
            return _duration(value)
        case _:
            return str(value)


def number_text(value: float) -> str:
    """Return a number with the 15 digits that spreadsheets keep, without exponent."""
    if value.is_integer():
        return str(int(value))
    text = f"{value:.15g}"
    return text if "e" not in text else f"{value:.20f}".rstrip("0")


def _duration(value: dt.timedelta) -> str:
    seconds = round(value.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    hours, rest = divmod(seconds, 3600)
    text = f"{sign}{hours}:{rest // 60:02}"
    return f"{text}:{rest % 60:02}" if rest % 60 else text
