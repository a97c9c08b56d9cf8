"""Writes result objects as JSON and reads them back exactly, by the types of their fields.

A result object is a frozen dataclass of plain values, texts, exact fractions, days, vocabulary
words, tuples and further such dataclasses. Nothing about its form is written down twice.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Callable
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar

from stdcommittee.base.messages import Bilingual, Message, Text, from_json, to_json

T = TypeVar("T")
Convert = Callable[[Any], Any]


def plain(value: object) -> Any:
    """Return the JSON form of a result object or of a value in it.

    Raises:
        TypeError: a value has no JSON form here.
    """
    match value:
        case Message() | Bilingual():
            return to_json(value)
        case StrEnum():
            return value.value
        case None | bool() | int() | str():
            return value
        case Fraction():
            return f"{value.numerator}/{value.denominator}"
        case dt.datetime() | dt.date():
            return value.isoformat()
        case tuple():
            return [plain(item) for item in value]
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return {name: plain(getattr(value, name)) for name in _fields(type(value))}
        case _:
            raise TypeError(value)


def restored(cls: type[T], stored: Any) -> T:
    """Return the result object of a class from its JSON form.

    Raises:
        ValueError, KeyError, TypeError: it is not the JSON form of such an object.
    """
    read: Convert = _reader(cls)  # type: ignore[arg-type]  # every class is hashable
    found: T = read(stored)
    return found


@cache
def _fields(cls: type) -> tuple[str, ...]:
    return tuple(item.name for item in dataclasses.fields(cls))


@cache
def _reader(annotation: Any) -> Convert:
    """Return how values of an annotated type are read."""
    if annotation == Text:
        return from_json
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is typing.Union:
        return _reader_of_union(typing.get_args(annotation))
    if typing.get_origin(annotation) is tuple:
        item = _reader(typing.get_args(annotation)[0])
        return lambda stored: tuple(map(item, stored))
    if annotation in (dt.date, dt.datetime):
        return annotation.fromisoformat  # type: ignore[no-any-return]
    if annotation is Bilingual:
        return _bilingual
    if annotation in (bool, int, str):
        return lambda stored: stored
    if dataclasses.is_dataclass(annotation):
        return _reader_of_record(annotation)
    return annotation  # type: ignore[no-any-return]  # a vocabulary or Fraction reads its own text


def _reader_of_union(parts: tuple[Any, ...]) -> Convert:
    """Read `None | T`, or whole numbers beside fractions."""
    rest = [part for part in parts if part is not types.NoneType]
    if set(rest) == {Fraction, int}:
        return lambda stored: Fraction(stored) if isinstance(stored, str) else stored
    if len(rest) > 1:
        return lambda stored: None if stored is None else from_json(stored)
    inner = _reader(rest[0])
    return lambda stored: None if stored is None else inner(stored)


def _reader_of_record(cls: Any) -> Convert:
    readers = {
        name: _reader(hint)
        for name, hint in typing.get_type_hints(cls).items()
        if name in _fields(cls)
    }
    return lambda stored: cls(**{name: read(stored[name]) for name, read in readers.items()})


def _bilingual(stored: Any) -> Bilingual:
    return Bilingual(stored["zh"], stored["en"])
