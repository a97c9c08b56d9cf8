"""What a query asks for, said without SQL: filters, indicators and saved views all speak this."""

from __future__ import annotations

from typing import TypeAlias

from stdcommittee.base.frozen import frozen

Plain: TypeAlias = object  # a field's value as a record holds it


@frozen
class Is:
    """The field has this value; an empty one means “not filled in”."""

    field: str
    value: Plain


@frozen
class OneOf:
    """The field has one of these values."""

    field: str
    values: tuple[Plain, ...]


@frozen
class Between:
    """The field lies between two values, both included; None leaves that end open."""

    field: str
    low: Plain = None
    high: Plain = None


@frozen
class Blank:
    """The field is not filled in."""

    field: str


@frozen
class Contains:
    """The field's text contains this text, whatever the case."""

    field: str
    text: str


@frozen
class StartsWith:
    """The field's text starts with this text."""

    field: str
    text: str


@frozen
class Found:
    """The search index finds these words in the record."""

    words: str


@frozen
class Linked:
    """The record that a link points to meets the conditions."""

    field: str
    conditions: tuple[Condition, ...]


@frozen
class Not:
    """The condition is not met."""

    condition: Condition


@frozen
class AnyOf:
    """At least one of the conditions is met."""

    conditions: tuple[Condition, ...]


Condition: TypeAlias = (
    Is | OneOf | Between | Blank | Contains | StartsWith | Found | Linked | Not | AnyOf
)
