"""What a query asks for, said without SQL: filters, indicators and saved views all speak this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Plain: TypeAlias = object  # a field's value as a record holds it


@dataclass(frozen=True, slots=True)
class Is:
    """The field has this value; an empty one means “not filled in”."""

    field: str
    value: Plain


@dataclass(frozen=True, slots=True)
class OneOf:
    """The field has one of these values."""

    field: str
    values: tuple[Plain, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """The field lies between two values, both included; None leaves that end open."""

    field: str
    low: Plain = None
    high: Plain = None


@dataclass(frozen=True, slots=True)
class Blank:
    """The field is not filled in."""

    field: str


@dataclass(frozen=True, slots=True)
class Contains:
    """The field's text contains this text, whatever the case."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class StartsWith:
    """The field's text starts with this text."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """The search index finds these words in the record."""

    words: str


@dataclass(frozen=True, slots=True)
class Linked:
    """The record that a link points to meets the conditions."""

    field: str
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The condition is not met."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of the conditions is met."""

    conditions: tuple[Condition, ...]


Condition: TypeAlias = (
    Is | OneOf | Between | Blank | Contains | StartsWith | Found | Linked | Not | AnyOf
)
