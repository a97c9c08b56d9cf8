"""What the value of a field says, as a text for screens, history and lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from stdcommittee.base.fields import Choice, Field, FieldKind
from stdcommittee.base.messages import Bilingual, Joined, Message, Text, from_json
from stdcommittee.base.records import Record, kind_named, kind_of
from stdcommittee.storage.reader import Reader

Names = Mapping[tuple[str, int], Text]  # what records are called, by kind and id


def value_text(item: Field, value: object, names: Names) -> Text:
    """Return what a field's value says; "" where it is not filled in.

    A number is given in figures, a date in ISO form, a link by what its record is called.
    """
    if value is None or value in ("", ()):
        return ""
    match value:
        case Choice():
            return value.text
        case bool():
            return Message("yes") if value else ""
        case int() if item.kind is FieldKind.LINK:
            return names.get((item.target, value), f"{value}")
        case int():
            return f"{value}" if value else ""
        case dt.date():  # and a moment, which is one
            moment = isinstance(value, dt.datetime)
            return value.strftime("%Y-%m-%d %H:%M") if moment else value.isoformat()
        case tuple():
            return Joined(tuple(map(str, value)))
        case Message() | Bilingual() | str():
            return value
        case _:
            return _data_text(value)


def _data_text(value: object) -> Text:
    try:
        return from_json(value)
    except (ValueError, TypeError):
        return ""


def links_of(records: Iterable[Record]) -> dict[str, set[int]]:
    """Return the ids that records point to, by the kind of record."""
    found: dict[str, set[int]] = {}
    for record in records:
        for item in kind_of(record).fields:
            if item.target and (number := getattr(record, item.name)):
                found.setdefault(item.target, set()).add(number)
    return found


def names_for(reader: Reader, links: Mapping[str, Iterable[int]]) -> dict[tuple[str, int], Text]:
    """Return what records are called, by kind and id."""
    return {
        (kind, number): name
        for kind, numbers in links.items()
        for number, name in reader.headlines(kind_named(kind), numbers).items()
    }
