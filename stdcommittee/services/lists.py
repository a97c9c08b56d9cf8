"""Lists of records for tables: the order of all of them, and the few rows in sight.

A list of a million records is eight million bytes of ids, built once in the background; its rows
are read page by page when they come into sight.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

from stdcommittee.base.conditions import AnyOf, Condition, Contains, Found, Linked
from stdcommittee.base.fields import Field, FieldKind
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Text
from stdcommittee.base.progress import SILENT, Progress
from stdcommittee.base.records import Record, RecordType, kind_named
from stdcommittee.services.session import Session
from stdcommittee.services.values import Names, links_of, names_for, value_text
from stdcommittee.storage import lists


@frozen
class ListQuery:
    """What a list shows: the records of a kind that meet all conditions, in an order."""

    kind: RecordType
    conditions: tuple[Condition, ...] = ()
    order: tuple[str, ...] = ()


@frozen
class ListRow:
    """One record with what the records are called that it points to."""

    record: Record
    names: Names

    def text(self, item: Field) -> Text:
        """Return what one field says."""
        return value_text(item, getattr(self.record, item.name), self.names)


def build_list(session: Session, query: ListQuery, progress: Progress = SILENT) -> array[int]:
    """Return the ids of a list in its order.

    Raises:
        Cancelled: the person asked to stop.
    """
    with session.reading() as reader:
        return lists.ordered_ids(reader, query.kind, query.conditions, query.order, progress)


def read_rows(session: Session, kind: RecordType, ids: Iterable[int]) -> list[ListRow]:
    """Return the rows of some records in the order of their ids; missing records are left out."""
    wanted = list(ids)
    with session.reading() as reader:
        records = reader.many(kind.cls, wanted)
        names = names_for(reader, links_of(records.values()))
    return [ListRow(records[number], names) for number in wanted if number in records]


def count_groups(
    session: Session,
    kind: RecordType,
    fields: Iterable[str],
    conditions: Sequence[Condition] = (),
) -> dict[str, dict[object, int]]:
    """Return for each field how many records have each of its values."""
    with session.reading() as reader:
        return {name: reader.groups(kind.cls, name, *conditions) for name in fields}


def count_records(session: Session, kind: RecordType, conditions: Sequence[Condition] = ()) -> int:
    """Return how many records meet the conditions."""
    with session.reading() as reader:
        return reader.count(kind, *conditions)


def matching(kind: RecordType, words: str) -> tuple[Condition, ...]:
    """Return the condition that leaves the records which a few typed words mean.

    Kinds that the search index knows are looked up there; others by what their links are called
    and by the texts they show.
    """
    if not words.strip():
        return ()
    if _indexed(kind):
        return (Found(words),)
    return tuple(AnyOf(_ways(kind, word)) for word in words.split())


def _ways(kind: RecordType, word: str) -> tuple[Condition, ...]:
    ways: list[Condition] = []
    for item in kind.fields:
        if item.target and _indexed(kind_named(item.target)):
            ways.append(Linked(item.name, (Found(word),)))
        elif item.column and item.kind in (FieldKind.TEXT, FieldKind.LONG, FieldKind.PARTIAL):
            ways.append(Contains(item.name, word))
    return tuple(ways)


def _indexed(kind: RecordType) -> bool:
    return any(item.search for item in kind.fields)
