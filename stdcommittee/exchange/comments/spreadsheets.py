"""A collation written as a workbook, as delimited text or as a list of objects."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Final

from stdcommittee.base.clock import Clock
from stdcommittee.base.paths import resource
from stdcommittee.exchange.comments.collation import CollatedComment, Collation

_LONGEST_CELL: Final = 32_767  # characters in one cell of a workbook
_EXTRA_WIDTH: Final = 16


@cache
def _layout() -> dict[str, Any]:
    return tomllib.loads(resource("forms", "collation.toml").read_text("utf-8"))


def as_object(item: CollatedComment) -> dict[str, Any]:
    """Return a comment as plain values; texts without white space around them.

    `types` has the main type first; `disposition` is None while the comment is open; `raw_id` is
    the id cell as it stood; `extra`, only where there is any, has the columns that no form knows.
    """
    comment = item.comment
    disposition = comment.disposition
    found: dict[str, Any] = {
        "id": item.id,
        "body": comment.body,
        "number": comment.number,
        "line": comment.line,
        "clause": comment.clause,
        "element": comment.element,
        "types": [kind.value for kind in comment.types],
        "comment": comment.comment.strip(),
        "proposed_change": comment.proposed_change.strip(),
        "observation": comment.observation.strip(),
        "disposition": None if disposition is None else disposition.value,
        "file": item.file,
        "row": comment.row,
        "raw_id": comment.raw_id.strip(),
    }
    if comment.extra:
        found["extra"] = {heading: text.strip() for heading, text in comment.extra}
    return found


def write_json(collation: Collation) -> bytes:
    """Return the comments as a JSON list of objects, in UTF-8."""
    objects = [as_object(item) for item in collation.comments]
    return (json.dumps(objects, ensure_ascii=False, indent=1) + "\n").encode()


def write_csv(collation: Collation, language: str) -> bytes:
    """Return the comments as comma-separated text in UTF-8 with a byte order mark."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(_headings(collation, language))
    writer.writerows(_rows(collation))
    return stream.getvalue().encode("utf-8-sig", "replace")


def write_xlsx(collation: Collation, language: str, clock: Clock | None = None) -> bytes:
    """Return the comments as a workbook: headings frozen, filter on, text wrapped.

    A text longer than a cell can hold goes on in a second sheet.
    """
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_urls": False})
    book.set_properties({"created": (clock or Clock()).now()})
    sheet = book.add_worksheet()
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    headings = _headings(collation, language)
    sheet.write_row(0, 0, headings, head)
    overlong: list[tuple[str, str, str]] = []
    for number, row in enumerate(_rows(collation), 1):
        for column, text in enumerate(row):
            if not text:
                continue
            first, *more = _pieces(text)
            sheet.write_string(number, column, first, body)
            overlong += [(row[0], headings[column], part) for part in more]
    for column, width in enumerate(_widths(collation)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(collation.comments), len(headings) - 1)
    if overlong:
        _write_overlong(book, overlong, language)
    book.close()
    return stream.getvalue()


def _write_overlong(book: Any, overlong: Sequence[tuple[str, str, str]], language: str) -> None:
    names = {part["field"]: part[language] for part in _layout()["part"]}
    sheet = book.add_worksheet(names["long_texts"])
    columns = {column["field"]: column[language] for column in _layout()["column"]}
    sheet.write_row(0, 0, (columns["id"], names["field"], names["text"]))
    for number, entry in enumerate(overlong, 1):
        for column, text in enumerate(entry):
            sheet.write_string(number, column, text)


def _pieces(text: str) -> list[str]:
    return [text[at : at + _LONGEST_CELL] for at in range(0, len(text), _LONGEST_CELL)]


def _headings(collation: Collation, language: str) -> list[str]:
    own = [column[language] for column in _layout()["column"]]
    return own + list(collation.extra_headings)


def _widths(collation: Collation) -> list[int]:
    own = [column["width"] for column in _layout()["column"]]
    return own + [_EXTRA_WIDTH] * len(collation.extra_headings)


def _rows(collation: Collation) -> Iterator[list[str]]:
    extra = collation.extra_headings
    for item in collation.comments:
        entry = as_object(item)
        more = entry.get("extra", {})
        entry["type"] = item.comment.raw_type
        row = [_plain(entry[column["field"]]) for column in _layout()["column"]]
        yield row + [more.get(heading, "") for heading in extra]


def _plain(value: object) -> str:
    return "" if value is None else str(value)
