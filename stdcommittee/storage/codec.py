"""Between records and rows."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Sequence
from functools import cache
from operator import attrgetter
from typing import Any

from stdcommittee.base.fields import Choice, Field, FieldKind
from stdcommittee.base.records import Record, RecordType
from stdcommittee.storage.canonical import Value, row_text

Convert = Callable[[Any], Any]


def _tags_out(value: Sequence[str]) -> str | None:
    return json.dumps(list(value), ensure_ascii=False) if value else None


def _data_out(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)


_OUT: dict[FieldKind, Convert] = {
    FieldKind.NUMBER: lambda value: value,
    FieldKind.LINK: lambda value: value,
    FieldKind.FLAG: lambda value: 1 if value else None,
    FieldKind.DATE: lambda value: None if value is None else value.isoformat(),
    FieldKind.MOMENT: lambda value: None if value is None else value.isoformat(),
    FieldKind.CHOICE: lambda value: value.value or None,
    FieldKind.TAGS: _tags_out,
    FieldKind.DATA: _data_out,
}
_IN: dict[FieldKind, Convert] = {
    FieldKind.NUMBER: lambda value: value,
    FieldKind.LINK: lambda value: value,
    FieldKind.FLAG: bool,
    FieldKind.DATE: lambda value: None if value is None else dt.date.fromisoformat(value),
    FieldKind.MOMENT: lambda value: None if value is None else dt.datetime.fromisoformat(value),
    FieldKind.TAGS: lambda value: tuple(json.loads(value)) if value else (),
    FieldKind.DATA: lambda value: None if value is None else json.loads(value),
}


def to_value(item: Field, value: object) -> Value:
    """Return a field's value as it is stored."""
    convert = _OUT.get(item.kind)
    stored: Value = (value or None) if convert is None else convert(value)  # type: ignore[assignment]
    return stored


def from_value(item: Field, value: Value) -> object:
    """Return a field's value from what is stored."""
    if item.kind is FieldKind.CHOICE:
        return _choice_in(item)(value)
    if item.kind is FieldKind.NUMBER and value is None:
        return 0 if item.default == 0 else None
    convert = _IN.get(item.kind, _text_in)
    return convert(value)


def _choice_in(item: Field) -> Convert:
    vocabulary = item.choices
    if vocabulary is None:
        raise TypeError(item.name)
    by_value: dict[Value, Choice] = {member.value: member for member in vocabulary}
    default = by_value.get("", item.default if isinstance(item.default, Choice) else None)
    return lambda value: by_value.get(value, default)


def _text_in(value: Value) -> Value:
    return "" if value is None else value


class Codec:
    """Turns records of one kind into rows and back; columns in declared order, id first."""

    def __init__(self, kind: RecordType) -> None:
        self.kind = kind
        self.names = ("id", *(item.name for item in kind.fields))
        self._field_names = self.names[1:]
        self._values = attrgetter(*self._field_names) if len(self._field_names) > 1 else None
        self._out = tuple(_OUT.get(item.kind) for item in kind.fields)
        self._in = tuple(_reader(item) for item in kind.fields)
        self._cls = kind.cls

    def row(self, record: Record) -> tuple[Value, ...]:
        """Return the stored form of a record without its id."""
        found = (
            self._values(record)
            if self._values is not None
            else (getattr(record, self._field_names[0]),)
        )
        return tuple(
            (value or None) if convert is None else convert(value)
            for convert, value in zip(self._out, found, strict=True)
        )

    def record(self, row: Sequence[Any]) -> Any:
        """Return the record of a stored row (id first)."""
        values = {
            name: convert(value)
            for name, convert, value in zip(self._field_names, self._in, row[1:], strict=True)
        }
        return self._cls(id=row[0], **values)

    def text(self, row: Sequence[Value]) -> str:
        """Return the canonical form of a stored row without its id."""
        return row_text(self._field_names, row)


def _reader(item: Field) -> Convert:
    if item.kind is FieldKind.CHOICE:
        return _choice_in(item)
    if item.kind is FieldKind.NUMBER and item.default == 0:
        return lambda value: value or 0
    return _IN.get(item.kind, _text_in)


@cache
def codec_of(kind: RecordType) -> Codec:
    """Return the codec of a record kind."""
    return Codec(kind)
