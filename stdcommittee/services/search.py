"""Searching all records at once, for the palette and for fields that pick a record by typing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stdcommittee.base.conditions import Blank, Condition
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Text
from stdcommittee.base.records import Record, RecordType, kind_named
from stdcommittee.services.lists import matching
from stdcommittee.services.session import Session
from stdcommittee.services.values import links_of, names_for, value_text
from stdcommittee.storage.reader import Reader

_EACH: Final = 6  # records of one kind in the palette
_FIRST: Final = 20  # records offered before anything was typed


@frozen
class Hit:
    """One record that words found, with what tells it from its neighbours."""

    kind: RecordType
    record: Record
    headline: Text
    byline: Text = ""


def search_records(session: Session, words: str) -> list[Hit]:
    """Return the records that words find, of each kind the best few; kinds by their best hit."""
    hits: dict[str, list[Hit]] = {}
    with session.reading() as reader:
        by_kind: dict[str, list[int]] = {}
        for kind, number in reader.search(words, limit=200):
            ids = by_kind.setdefault(kind.name, [])
            if len(ids) < _EACH:
                ids.append(number)
        for name, numbers in by_kind.items():
            hits[name] = _hits(reader, kind_named(name), numbers)
    return [hit for group in hits.values() for hit in group]


def pick(
    session: Session,
    kind: RecordType,
    words: str,
    conditions: Sequence[Condition] = (),
    limit: int = _FIRST,
) -> list[Hit]:
    """Return records of one kind to pick from: those that the words mean, else the first ones."""
    ordered_by = next((item.name for item in kind.fields if item.key), "")
    with session.reading() as reader:
        if words.strip() and not conditions:
            found = [number for _, number in reader.search(words, [kind], limit)]
            if found:
                return _hits(reader, kind, found)
        records = reader.find(
            kind.cls,
            *matching(kind, words),
            *conditions,
            *standing(kind),
            order=[ordered_by] if ordered_by else [],
            limit=limit,
        )
        return _hits(reader, kind, [record.id for record in records])


def standing(kind: RecordType) -> tuple[Condition, ...]:
    """Return the condition that leaves out records which were merged into another."""
    return (Blank("merged_into"),) if "merged_into" in kind.by_name else ()


def hit_of(session: Session, kind: RecordType, record_id: int) -> Hit | None:
    """Return one record as a search would show it, or None where it is gone."""
    with session.reading() as reader:
        return next(iter(_hits(reader, kind, [record_id])), None)


def _hits(reader: Reader, kind: RecordType, ids: Sequence[int]) -> list[Hit]:
    records = reader.many(kind.cls, ids)
    names = names_for(reader, links_of(records.values()))
    found = []
    for number in ids:
        record = records.get(number)
        if record is None:
            continue
        linked = [
            value_text(item, getattr(record, item.name), names)
            for item in kind.fields
            if item.target and item.column
        ]
        byline = kind.byline(record) or next((text for text in linked if text), "")
        found.append(Hit(kind, record, kind.headline(record), byline))
    return found
