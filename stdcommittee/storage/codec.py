"""Between records and rows."""

from __future__ import annotations

import datetime as dt
import json
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import repeat
from operator import attrgetter
from typing import Any

from stdcommittee.base.fields import Choice, Field, FieldKind
from stdcommittee.base.records import Record, RecordType
from stdcommittee.storage.canonical import RowText, Value

Convert = Callable[[Any], Any]
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


# Applied to filled values only: what is empty (also 0 and no) is stored as NULL.
_OUT: dict[FieldKind, Convert] = {
    FieldKind.FLAG: int,
    FieldKind.DATE: lambda value: value.isoformat(),
    FieldKind.MOMENT: lambda value: value.isoformat(),
    FieldKind.CHOICE: lambda value: value._value_,  # not .value: it is five times slower
    FieldKind.TAGS: lambda value: _encode(list(value)),
    FieldKind.DATA: _encode,
}
_IN: dict[FieldKind, Convert] = {
    FieldKind.NUMBER: lambda value: value or 0,
    FieldKind.LINK: lambda value: value,
    FieldKind.FLAG: bool,
    FieldKind.DATE: lambda value: None if value is None else dt.date.fromisoformat(value),
    FieldKind.MOMENT: lambda value: None if value is None else dt.datetime.fromisoformat(value),
    FieldKind.TAGS: lambda value: tuple(json.loads(value)) if value else (),
    FieldKind.DATA: lambda value: None if value is None else json.loads(value),
}


def to_value(item: Field, value: object) -> Value:
    """Return a field's value as it is stored."""
    if not value:
        return None
    if item.kind is FieldKind.CHOICE:
        return str(value)  # conditions may name the value itself
    convert = _OUT.get(item.kind)
    stored: Value = value if convert is None else convert(value)  # type: ignore[assignment]
    return stored


def from_value(item: Field, value: Value) -> object:
    """Return a field's value from what is stored."""
    if item.kind is FieldKind.CHOICE:
        return _choice_in(item)(value)
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
        self._converted = tuple(
            (position, _OUT[item.kind])
            for position, item in enumerate(kind.fields)
            if item.kind in _OUT
        )
        self._cls: type[Any] = kind.cls
        readers = (None, *(_reader(item) for item in kind.fields))
        self._in = tuple(
            (getattr(self._cls, name).__set__, convert)
            for name, convert in zip(self.names, readers, strict=True)
        )
        self._text = RowText(self._field_names)

    def row(self, record: Record) -> tuple[Value, ...]:
        """Return the stored form of a record without its id."""
        found = (
            self._values(record)
            if self._values is not None
            else (getattr(record, self._field_names[0]),)
        )
        values = [value or None for value in found]
        for position, convert in self._converted:
            if values[position] is not None:
                values[position] = convert(values[position])
        return tuple(values)

    def records(self, rows: Sequence[Sequence[Any]]) -> list[Any]:
        """Return the records of stored rows (id first), in their order.

        Their fields are set one after the other, each in all records at once: thousands of records
        take a third of the time that as many calls of their constructor would.
        """
        if not rows:
            return []
        made = list(map(object.__new__, repeat(self._cls, len(rows))))
        for (set_, convert), column in zip(self._in, zip(*rows, strict=True), strict=True):
            deque(map(set_, made, _converted(convert, column)), maxlen=0)
        return made

    def text(self, row: Sequence[Value]) -> str:
        """Return the canonical form of a stored row without its id."""
        return self._text(row)


def _reader(item: Field) -> Convert:
    if item.kind is FieldKind.CHOICE:
        return _choice_in(item)
    return _IN.get(item.kind, _text_in)


def _converted(convert: Convert | None, column: Sequence[Value]) -> Iterable[Any]:
    """Return the values of a field of some records; most fields are empty in all of them."""
    if convert is None:
        return column
    if column.count(None) == len(column):
        return repeat(convert(None))
    return map(convert, column)


@cache
def codec_of(kind: RecordType) -> Codec:
    """Return the codec of a record kind."""
    return Codec(kind)
