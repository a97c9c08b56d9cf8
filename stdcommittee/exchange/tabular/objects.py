"""JSON and JSON lines: objects become rows under one heading row."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from stdcommittee.base.errors import Unreadable
from stdcommittee.base.messages import Message
from stdcommittee.exchange.tabular.encoding import decode
from stdcommittee.exchange.tabular.model import Row, Sheet, Workbook
from stdcommittee.exchange.tabular.recognition import LINES_EXTENSIONS, extension_of
from stdcommittee.exchange.tabular.spreadsheet import FALSE, MAX_CELLS, TRUE

LIST_SEPARATOR: Final = "; "
UNREADABLE_COLUMN: Final = "(unreadable line)"
_VALUE_COLUMN: Final = "value"
_DECODER: Final = json.JSONDecoder(
    parse_int=str, parse_float=lambda text: text.removesuffix(".0"), parse_constant=str
)


def read_objects(data: bytes, name: str) -> Workbook:
    """Return JSON or JSON lines as sheets of a heading row (number 0) and one row per object.

    Rows are numbered by line in JSON lines, else by position. Nested objects become columns such as
    `title.en`; lists of plain values are joined by `LIST_SEPARATOR`, other lists stay JSON; numbers
    keep their digits. One object with lists in it may be a record or hold records: the lists are
    the sheets, the object is the workbook's `whole`; as the one JSON line it is a record. A line
    that is no JSON costs only itself: it stands whole in a column of its own, and in a problem.

    Raises:
        Unreadable: nothing in the file is JSON.
    """
    decoded = decode(data, name)
    whole: Sheet | None = None
    problems: tuple[Message, ...] = ()
    try:
        value, kind = _DECODER.decode(decoded.text), "json"
        if isinstance(value, dict) and extension_of(name) in LINES_EXTENSIONS:
            value, kind = [value], "jsonl"
        sheets = tables_of(value)
        if isinstance(value, dict) and sheets[0].name:
            whole = _table("", [(1, _flat(value))])
    except RecursionError as error:
        raise _no_json(name, "too deep") from error
    except ValueError as error:
        sheet, problems = _lines(decoded.text)
        if sheet is None:
            raise _no_json(name, str(error)) from error
        sheets, kind = (sheet,), "jsonl"
    if "\\" in decoded.text:
        sheets, whole = tuple(map(mended, sheets)), whole and mended(whole)
    return Workbook(sheets, kind, decoded.encoding, decoded.problems + problems, whole)


def mended(sheet: Sheet) -> Sheet:
    """Return a sheet without NUL and with U+FFFD for halves of characters, which escapes allow."""
    rows = tuple(Row(row.number, tuple(map(_mended, row.cells))) for row in sheet.rows)
    return replace(sheet, name=_mended(sheet.name), rows=rows)


def _mended(text: str) -> str:
    pairs = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return pairs.replace("\0", "")


def _no_json(name: str, why: str) -> Unreadable:
    return Unreadable(
        Message("{file} is not well-formed JSON.", file=name),
        advice=Message("Export it again, or save it as a spreadsheet."),
        details=why,
    )


def _lines(text: str) -> tuple[Sheet | None, tuple[Message, ...]]:
    entries: list[tuple[int, dict[str, str]]] = []
    problems: list[Message] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            entries.append((number, _flat(_DECODER.decode(line.strip()))))
        except (ValueError, RecursionError) as error:
            entries.append((number, {UNREADABLE_COLUMN: line}))
            problems.append(Message("Line {row} is not JSON: {why}.", row=number, why=str(error)))
    if all(set(entry) <= {UNREADABLE_COLUMN, _VALUE_COLUMN} for _, entry in entries):
        return None, ()
    return _table("", entries), tuple(problems)


def tables_of(value: Any) -> tuple[Sheet, ...]:
    """Return a parsed document as tables: a list of objects, or the lists in an object.

    Raises:
        ValueError: the value is neither.
        Unreadable: its objects have more different names than a table has columns.
    """
    match value:
        case list() if value and all(isinstance(item, list) for item in value):
            return (Sheet("", tuple(_plain_row(n, item) for n, item in enumerate(value, 1))),)
        case list():
            return (_table("", enumerate(map(_flat, value), 1)),)
        case dict():
            tables = {
                key: item
                for key, item in value.items()
                if isinstance(item, list) and any(isinstance(entry, dict) for entry in item)
            }
            if not tables:
                return (_table("", [(1, _flat(value))]),)
            return tuple(
                _table(key, enumerate(map(_flat, item), 1)) for key, item in tables.items()
            )
        case _:
            raise ValueError("neither an object nor a list")


def _plain_row(number: int, values: list[Any]) -> Row:
    return Row(number, tuple(map(_text, values)))


def _table(name: str, entries: Iterable[tuple[int, dict[str, str]]]) -> Sheet:
    kept = list(entries)
    columns = {key: None for _, entry in kept for key in entry}
    if len(columns) * len(kept) > MAX_CELLS:
        raise Unreadable(
            Message(
                "The objects have {n} different names, more than a table has columns.",
                n=len(columns),
            ),
            advice=Message("Export a list of records that all have the same fields."),
        )
    rows = [Row(0, tuple(columns))]
    rows += [
        Row(number, tuple([entry.get(column, "") for column in columns])) for number, entry in kept
    ]
    return Sheet(name, tuple(rows))


def _flat(value: Any, prefix: str = "") -> dict[str, str]:
    if not isinstance(value, Mapping):
        return {prefix or _VALUE_COLUMN: _text(value)}
    found: dict[str, str] = {}
    for key, item in value.items():
        path = f"{prefix}.{key}" if prefix else str(key)
        if item.__class__ is str:
            found[path] = item
        elif isinstance(item, Mapping) and item:
            found.update(_flat(item, path))
        else:
            found[path] = _text(item)
    return found


def _text(value: Any) -> str:
    match value:
        case str():
            return value
        case None | {}:
            return ""
        case bool():
            return TRUE if value else FALSE
        case list() if not any(isinstance(item, list | dict) for item in value):
            return LIST_SEPARATOR.join(map(_text, value))
        case _:
            return json.dumps(value, ensure_ascii=False)
