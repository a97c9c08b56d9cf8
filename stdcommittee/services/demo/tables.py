"""The sample's lists as files: workbooks and comma-separated text, the same bytes every time."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.services.demo.script import Script, data

Cells = Mapping[str, str]  # column → what stands in it

_PLAIN_WIDTH: Final = 14


@frozen
class Sheet:
    """One table: a caption above it, columns with heading and width, rows."""

    name: str
    columns: Mapping[str, tuple[str, int]]
    rows: Sequence[Cells]
    caption: str = ""


def columns(script: Script, table: str) -> dict[str, tuple[str, int]]:
    """Return the headings and widths of one of the sample's lists."""
    found = data("words")["columns"][table]
    return {
        key: (script.say(column), column.get("width", _PLAIN_WIDTH))
        for key, column in found.items()
    }


def write_tables(path: Path, sheets: Sequence[Sheet], on: dt.date) -> Path:
    """Write tables to a file, by its ending: a workbook, or the first of them as .csv."""
    if path.suffix == ".csv":
        path.write_bytes(_text(sheets[0]))
    else:
        path.write_bytes(_workbook(sheets, on))
    return path


def _text(sheet: Sheet) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(heading for heading, _ in sheet.columns.values())
    writer.writerows([row.get(key, "") for key in sheet.columns] for row in sheet.rows)
    return stream.getvalue().encode("utf-8-sig")


def _workbook(sheets: Sequence[Sheet], on: dt.date) -> bytes:
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_urls": False})
    book.set_properties({"created": dt.datetime.combine(on, dt.time(9))})
    title = book.add_format({"bold": True, "font_size": 14})
    head = book.add_format({"bold": True, "border": 1, "bg_color": "#E7ECF2", "text_wrap": True})
    body = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        top = 0
        if sheet.caption:
            page.write_string(0, 0, sheet.caption, title)
            top = 1
        for column, (heading, width) in enumerate(sheet.columns.values()):
            page.write_string(top, column, heading, head)
            page.set_column(column, column, width)
        for number, row in enumerate(sheet.rows, top + 1):
            for column, key in enumerate(sheet.columns):
                page.write_string(number, column, row.get(key, ""), body)
        page.freeze_panes(top + 1, 0)
    book.close()
    return stream.getvalue()
