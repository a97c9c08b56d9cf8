"""Delimited text (csv, tsv and their relatives): delimiter found, quotation marks mended."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import Final

from stdcommittee.base.messages import Message
from stdcommittee.exchange.tabular.encoding import decode
from stdcommittee.exchange.tabular.model import Row, Sheet, Workbook

_DELIMITERS: Final = (",", "\t", ";", "|", "\N{FULLWIDTH COMMA}")
_SAMPLE: Final = 1 << 16
_SAMPLE_ROWS: Final = 60
_LONGEST_CELL: Final = 1 << 27
_HINT: Final = re.compile(r"sep=(.)(?:\r\n|\r|\n)", re.IGNORECASE)


def read_delimited(data: bytes, name: str, extension: str = "") -> Workbook:
    """Return the one sheet of a delimited text file.

    Rows are numbered as a spreadsheet program shows them: an empty line is a row, a line break
    inside quotation marks is not. Cells are as written, white space included.

    Raises:
        Unreadable: the content is not text.
    """
    decoded = decode(data, name)
    text = decoded.text
    hint = _HINT.match(text)
    if hint:
        text = text[hint.end() :]
    delimiter = hint[1] if hint else find_delimiter(text, extension)
    rows, problems = _rows(text, delimiter)
    while rows and len(rows[-1].cells) < 2 and rows[-1].blank:  # empty lines; “,,,” is a row
        rows.pop()
    sheet = Sheet("", tuple(rows))
    kind = "tsv" if delimiter == "\t" else "csv"
    return Workbook((sheet,), kind, decoded.encoding, decoded.problems + problems)


def find_delimiter(text: str, extension: str = "") -> str:
    """Return the sign that cuts the most rows into the same number of cells."""
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample[: max(sample.rfind("\n"), sample.rfind("\r")) + 1] or sample
    preferred = "\t" if extension == "tsv" else ","
    best, best_score = preferred, (0.0, 0, False)
    for delimiter in _DELIMITERS:
        if delimiter not in sample:
            continue
        score = (*_regularity(sample, delimiter), delimiter == preferred)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _regularity(sample: str, delimiter: str) -> tuple[float, int]:
    """Return the share of rows that have the commonest width, and that width; (0, 0) if it is 1."""
    widths = Counter(len(cells) for cells in _parse(sample, delimiter, _SAMPLE_ROWS) if cells)
    if not widths:
        return 0.0, 0
    width, rows = max(widths.items(), key=lambda item: (item[1], item[0]))
    if width == 1:
        return 0.0, 0
    return round(rows / widths.total(), 1), width


def _parse(text: str, delimiter: str, limit: int) -> list[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [cells for cells, _ in zip(reader, range(limit), strict=False)]


def _rows(text: str, delimiter: str) -> tuple[list[Row], tuple[Message, ...]]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows = [Row(number, tuple(cells)) for number, cells in enumerate(reader, 1)]
    if not _unclosed(text, rows):
        return rows, ()
    start = _start_of_last(text, delimiter, len(rows))
    broken = rows.pop().number
    plain = csv.reader(
        io.StringIO(text[start:], newline=""), delimiter=delimiter, quoting=csv.QUOTE_NONE
    )
    rows += [Row(number, tuple(cells)) for number, cells in enumerate(plain, broken)]
    return rows, (
        Message(
            "Row {row}: a quotation mark is not closed; from here on they were read as signs.",
            row=broken,
        ),
    )


def _unclosed(text: str, rows: list[Row]) -> bool:
    """Tell whether the last row swallowed lines because its quotation mark is never closed."""
    if not rows or not rows[-1].cells:
        return False
    last = rows[-1].cells[-1]
    if "\n" not in last and "\r" not in last:
        return False
    ending = text.rstrip("\r\n")
    return not ending.endswith('"') or text[-len(last) :] == last


def _start_of_last(text: str, delimiter: str, count: int) -> int:
    """Return where the last row begins: behind the lines that the rows before it took."""
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter)
    for _ in range(count - 1):
        next(reader)
    return sum(
        len(line)
        for line, _ in zip(io.StringIO(text, newline=""), range(reader.line_num), strict=False)
    )
