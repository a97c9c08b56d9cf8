"""Reading: records, counts and ids of one unchanging state of the workspace."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

from stdcommittee.base.conditions import (
    AnyOf,
    Between,
    Blank,
    Condition,
    Contains,
    Found,
    Is,
    Linked,
    Not,
    OneOf,
    StartsWith,
)
from stdcommittee.base.messages import Text
from stdcommittee.base.records import NUMBERS, Record, RecordType, headline, kind_named, kind_of
from stdcommittee.storage import search
from stdcommittee.storage.codec import codec_of, from_value, to_value
from stdcommittee.storage.schema import kinds, table_of

R = TypeVar("R", bound=Record)
_BATCH = 900


class Reader:
    """Answers questions about one state of the workspace.

    `order` names fields; a leading minus reverses one of them. Ids break ties, so pages are stable.
    """

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    @property
    def raw(self) -> Any:
        """The driver's own connection, for the statements inside `storage`."""
        return self._connection.connection.dbapi_connection

    def run(self, query: sa.Select[Any]) -> sa.CursorResult[Any]:
        """Run a statement of `storage` that no method here can say."""
        return self._connection.execute(query)

    def get(self, cls: type[R], record_id: int) -> R | None:
        """Return one record, or None."""
        found = self.many(cls, (record_id,))
        return found.get(record_id)

    def many(self, cls: type[R], record_ids: Iterable[int]) -> dict[int, R]:
        """Return records by id; missing ones are left out."""
        kind = kind_of(cls)
        wanted = list(dict.fromkeys(record_ids))
        found: dict[int, R] = {}
        if not wanted:
            return found
        codec, table = codec_of(kind), table_of(kind)
        for start in range(0, len(wanted), _BATCH):
            query = sa.select(table).where(table.c.id.in_(wanted[start : start + _BATCH]))
            made = codec.records(self._connection.execute(query).all())
            found.update((item.id, item) for item in made)
        return found

    def find(
        self,
        cls: type[R],
        *conditions: Condition,
        order: Sequence[str] = (),
        limit: int | None = None,
        offset: int = 0,
    ) -> list[R]:
        """Return the records that meet all conditions."""
        if _never(conditions):
            return []
        kind = kind_of(cls)
        codec, table = codec_of(kind), table_of(kind)
        query = self._query(kind, sa.select(table), conditions, order).limit(limit).offset(offset)
        return codec.records(self._connection.execute(query).all())

    def first(self, cls: type[R], *conditions: Condition, order: Sequence[str] = ()) -> R | None:
        """Return the first record that meets all conditions, or None."""
        return next(iter(self.find(cls, *conditions, order=order, limit=1)), None)

    def ids(self, kind: RecordType, *conditions: Condition, order: Sequence[str] = ()) -> list[int]:
        """Return the ids of the records that meet all conditions."""
        table = table_of(kind)
        query = self._query(kind, sa.select(table.c.id), conditions, order)
        return list(self._connection.scalars(query))

    def count(self, cls: type[Record] | RecordType, *conditions: Condition) -> int:
        """Return how many records meet all conditions."""
        kind = cls if isinstance(cls, RecordType) else kind_of(cls)
        table = table_of(kind)
        query = self._query(kind, sa.select(sa.func.count()).select_from(table), conditions, None)
        return int(self._connection.scalar(query) or 0)

    def groups(self, cls: type[Record], name: str, *conditions: Condition) -> dict[object, int]:
        """Return how many records have each value of a field."""
        kind = kind_of(cls)
        table, item = table_of(kind), kind.by_name[name]
        query = sa.select(table.c[name], sa.func.count()).group_by(table.c[name])
        rows = self._connection.execute(self._query(kind, query, conditions, None))
        return {from_value(item, value): count for value, count in rows}

    def values(
        self,
        cls: type[Record],
        names: Sequence[str],
        *conditions: Condition,
        order: Sequence[str] | None = None,
    ) -> list[tuple[Any, ...]]:
        """Return chosen fields as stored (no conversion), in the order of `names`."""
        if _never(conditions):
            return []
        kind = kind_of(cls)
        table = table_of(kind)
        query = self._query(kind, sa.select(*(table.c[name] for name in names)), conditions, order)
        return [tuple(row) for row in self._connection.execute(query)]

    def headlines(self, kind: RecordType, record_ids: Iterable[int]) -> dict[int, Text]:
        """Return what records are called, by id."""
        return {key: headline(item) for key, item in self.many(kind.cls, record_ids).items()}

    def search(
        self, words: str, among: Iterable[RecordType] = (), limit: int = 50
    ) -> list[tuple[RecordType, int]]:
        """Return kind and id of the records that the index finds, best first."""
        by_number = {kind.number: kind for kind in kinds()}
        return [
            (by_number[number], record_id)
            for number, record_id in search.find(self.raw, words, among, limit)
        ]

    def _query(
        self,
        kind: RecordType,
        query: sa.Select[Any],
        conditions: Iterable[Condition],
        order: Sequence[str] | None,
    ) -> sa.Select[Any]:
        for condition in conditions:
            query = query.where(clause(kind, condition))
        if order is None:
            return query
        table = table_of(kind)
        for name in order:
            column = table.c[name.lstrip("-")]
            query = query.order_by(column.desc() if name.startswith("-") else column.asc())
        return query.order_by(table.c.id)


def _never(conditions: Iterable[Condition]) -> bool:
    """Tell whether no record can meet all conditions, so that none need be looked for."""
    return any(isinstance(item, OneOf) and not item.values for item in conditions)


def clause(kind: RecordType, condition: Condition) -> sa.ColumnElement[bool]:
    """Return the SQL of a condition on records of a kind.

    Raises:
        KeyError: the kind has no such field.
    """
    table = table_of(kind)
    match condition:
        case Not(condition=inner):
            return sa.not_(sa.func.coalesce(clause(kind, inner), sa.literal_column("0")))
        case AnyOf(conditions=inner_conditions):
            return sa.or_(sa.false(), *(clause(kind, inner) for inner in inner_conditions))
        case Found(words=words):
            return _found(kind, words)
        case Linked(field=name, conditions=inner_conditions):
            target = kind_named(kind.by_name[name].target)
            chosen = sa.select(table_of(target).c.id)
            for inner in inner_conditions:
                chosen = chosen.where(clause(target, inner))
            return table.c[name].in_(chosen)
        case _:
            return _field_clause(kind, table.c[condition.field], condition)


def _field_clause(
    kind: RecordType,
    column: sa.ColumnClause[Any],
    condition: Is | OneOf | Between | Blank | Contains | StartsWith,
) -> sa.ColumnElement[bool]:
    item = kind.by_name.get(condition.field)

    def stored(value: object) -> Any:
        return value if item is None else to_value(item, value)

    match condition:
        case Is(value=value):
            plain = stored(value)
            return column.is_(None) if plain is None else column == plain
        case OneOf(values=values):
            plain_values = [stored(value) for value in values]
            filled = [value for value in plain_values if value is not None]
            within = column.in_(filled)
            return sa.or_(within, column.is_(None)) if len(filled) < len(plain_values) else within
        case Between(low=low, high=high):
            bounds = []
            if low is not None:
                bounds.append(column >= stored(low))
            if high is not None:
                bounds.append(column <= stored(high))
            return sa.and_(column.is_not(None), *bounds)
        case Blank():
            return column.is_(None)
        case Contains(text=text):
            return column.contains(text, autoescape=True)
        case StartsWith(text=text):
            return column.startswith(text, autoescape=True)


def _found(kind: RecordType, words: str) -> sa.ColumnElement[bool]:
    match_text = search.query(words)
    if not match_text:
        return sa.true()
    hits = sa.text(
        f"SELECT rowid / {NUMBERS} FROM search "
        f"WHERE search MATCH :words AND rowid % {NUMBERS} = {kind.number}"
    ).bindparams(sa.bindparam("words", match_text, unique=True))
    return table_of(kind).c.id.in_(hits.columns(sa.column("id")))
