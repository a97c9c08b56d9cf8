"""A table of texts as a file: comma-separated or a workbook."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Sequence


def as_csv(table: Sequence[Sequence[str]]) -> bytes:
    """Return a table as comma-separated text in UTF-8 with a byte order mark."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(table)
    return stream.getvalue().encode("utf-8-sig")


def as_xlsx(table: Sequence[Sequence[str]], created: dt.datetime) -> bytes:
    """Return a table as a workbook: every cell a text, headings frozen, filter on."""
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_urls": False})
    book.set_properties({"created": created})
    sheet = book.add_worksheet()
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    for number, row in enumerate(table):
        for column, text in enumerate(row):
            sheet.write_string(number, column, text, head if number == 0 else body)
    for column, heading in enumerate(table[0]):
        longest = max(len(row[column]) for row in table)
        sheet.set_column(column, column, min(max(longest, len(heading)) * 2 + 2, 60))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table) - 1, len(table[0]) - 1)
    book.close()
    return stream.getvalue()
