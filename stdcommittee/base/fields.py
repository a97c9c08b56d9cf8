"""What a record's fields say about themselves.

A field is declared once, as an annotation; tables, forms, validation, spreadsheet mapping, history
captions, filters and report captions derive from it.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import inspect
import types
import typing
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final, Self

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message, Text
from stdcommittee.base.patterns import pattern


class FieldKind(StrEnum):
    """How a field's value is kept and edited."""

    TEXT = "text"  # one line
    LONG = "long"  # several lines
    NUMBER = "number"  # an integer; nothing in a workspace is a float
    DATE = "date"  # a calendar day
    PARTIAL = "partial"  # ISO day, month or year: 2014-05-01, 2014-05, 2014
    MOMENT = "moment"  # a point in time with its zone
    CHOICE = "choice"  # one value of a vocabulary
    FLAG = "flag"  # yes or no
    TAGS = "tags"  # several short texts
    LINK = "link"  # the id of another record
    DATA = "data"  # a JSON document that only code reads


class Choice(StrEnum):
    """A vocabulary whose values carry their label: ``OPEN = "open", N_("Open")``."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Make a value with the label that screens and documents show."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label or value
        return member

    @property
    def text(self) -> Message:
        """The label as a message."""
        return Message(self.label)


@frozen(kw_only=True)
class Field:
    """The declaration of one field; `name`, `kind` and `choices` follow from the annotation."""

    label: str
    name: str = ""
    kind: FieldKind = FieldKind.TEXT
    required: bool = False
    key: bool = False  # part of what identifies the record in an import
    choices: type[Choice] | None = None
    target: str = ""  # kind of the record that a link points to
    group: str = N_("General")
    help: str = ""
    citation: str = ""  # the rule that asks for the field, if a rule does
    index: bool = False
    search: bool = False
    column: bool = False  # shown in tables unless the user chooses otherwise
    hidden: bool = False  # neither in forms nor in tables: set by the program
    default: Any = None

    @property
    def suspect(self) -> bool:
        """Whether a filled value could be wrong in this field."""
        return self.kind in _SUSPECT

    @property
    def checked(self) -> bool:
        """Whether some value, filled or not, could be wrong in this field."""
        return self.required or self.suspect

    def problem(self, value: object) -> Text | None:
        """Return why a value may not stand in this field, or None."""
        empty = not value.strip() if isinstance(value, str) else value in (None, ())
        if empty:
            return (
                Message("{field} is required.", field=Message(self.label))
                if self.required
                else None
            )
        if self.kind is FieldKind.PARTIAL and not is_partial_date(str(value)):
            return Message(
                "“{value}” is not a date. Write 2026-01-05, 2026-01 or 2026.", value=value
            )
        if self.kind is FieldKind.NUMBER and not isinstance(value, int):
            return Message("“{value}” is not a whole number.", value=value)
        return None


_SUSPECT: Final = (FieldKind.PARTIAL, FieldKind.NUMBER)


def field(label: str, **options: Any) -> Field:
    """Return a declaration to stand in an annotation: ``Annotated[str, …]``."""
    return Field(label=label, **options)


_PARTIAL: Final = pattern(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@lru_cache(maxsize=20_000)
def is_partial_date(text: str) -> bool:
    """Tell whether a text is an ISO year, month or day that exists."""
    match = _PARTIAL.fullmatch(text)
    if match is None:
        return False
    year, month, day = match.groups()
    try:
        dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True


@lru_cache(maxsize=20_000)
def first_day(partial: str) -> dt.date | None:
    """Return the first day of a partial date, or None for an empty one."""
    if not is_partial_date(partial):
        return None
    year, month, day = (int(part or 1) for part in _PARTIAL.fullmatch(partial).groups())  # type: ignore[union-attr]
    return dt.date(year, month, day)


def _kind_of(annotation: Any) -> tuple[FieldKind, type[Choice] | None]:
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is typing.Union:
        inner = [part for part in typing.get_args(annotation) if part is not types.NoneType]
        return _kind_of(inner[0])
    if typing.get_origin(annotation) is tuple:
        return FieldKind.TAGS, None
    if isinstance(annotation, type):
        if issubclass(annotation, Choice):
            return FieldKind.CHOICE, annotation
        for base, kind in _KINDS:
            if issubclass(annotation, base):
                return kind, None
    return FieldKind.DATA, None


_KINDS: Final = (
    (str, FieldKind.TEXT),
    (bool, FieldKind.FLAG),
    (int, FieldKind.NUMBER),
    (dt.datetime, FieldKind.MOMENT),
    (dt.date, FieldKind.DATE),
)


def declared_fields(cls: type, skip: Iterable[str] = ("id",)) -> tuple[Field, ...]:
    """Read the field declarations off a dataclass, in order.

    Raises:
        TypeError: a field has no declaration.
    """
    hints = inspect.get_annotations(cls, eval_str=True)
    found = []
    for item in dataclasses.fields(cls):
        if item.name in skip:
            continue
        hint = hints[item.name]
        declaration = next(
            (x for x in getattr(hint, "__metadata__", ()) if isinstance(x, Field)), None
        )
        if declaration is None:
            raise TypeError(f"{cls.__name__}.{item.name} has no field declaration")
        kind, choices = _kind_of(hint.__origin__)
        if declaration.target:
            kind = FieldKind.LINK
        elif declaration.kind is not FieldKind.TEXT:
            kind = declaration.kind
        found.append(
            dataclasses.replace(
                declaration, name=item.name, kind=kind, choices=choices, default=item.default
            )
        )
    return tuple(found)
