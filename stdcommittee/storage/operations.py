"""Looking through the history: which operations, of how many, and what can be taken back."""

from __future__ import annotations

import datetime as dt
from array import array
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from stdcommittee.storage import history, schema
from stdcommittee.storage.history import Operation, OperationKind
from stdcommittee.storage.undo import refusal

_LOOKED_BACK: Final = 500  # operations, for the one to take back


@dataclass(frozen=True, slots=True)
class OperationFilter:
    """Which operations to show; what is empty does not narrow."""

    actor: str = ""
    kinds: tuple[OperationKind, ...] = ()
    record_kind: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    words: str = ""


def operation_ids(connection: sa.Connection, wanted: OperationFilter) -> array[int]:
    """Return the ids of operations, newest first."""
    query = sa.select(schema.operation.c.id)
    for condition in _conditions(wanted):
        query = query.where(condition)
    query = query.order_by(schema.operation.c.id.desc())
    return array("q", connection.scalars(query))


def operations_by_id(connection: sa.Connection, ids: list[int]) -> dict[int, Operation]:
    """Return operations by id."""
    found = (history.operation_by_id(connection, number) for number in ids)
    return {operation.id: operation for operation in found if operation is not None}


def actors_seen(connection: sa.Connection) -> dict[str, int]:
    """Return the names of everybody who acted, with how many operations each."""
    table = schema.operation
    query = sa.select(table.c.actor, sa.func.count()).group_by(table.c.actor)
    rows = connection.execute(query.order_by(table.c.actor))
    return {row[0]: row[1] for row in rows}


def kinds_counted(connection: sa.Connection, wanted: OperationFilter) -> dict[OperationKind, int]:
    """Return how many operations there are of each kind."""
    table = schema.operation
    query = sa.select(table.c.kind, sa.func.count()).group_by(table.c.kind)
    for condition in _conditions(wanted):
        query = query.where(condition)
    return {OperationKind(kind): count for kind, count in connection.execute(query)}


def to_undo(connection: sa.Connection, after: int) -> Operation | None:
    """Return the newest operation after one given that stands and can be taken back."""
    for operation in _newest(connection, after):
        if operation.kind is OperationKind.UNDO:
            continue
        undone_by = history.undone_by(connection, operation.id)
        if undone_by is None:
            return None if refusal(operation, None) else operation
    return None


def to_redo(connection: sa.Connection, after: int) -> Operation | None:
    """Return the undo that can be taken back: the newest that stands, with no other work since."""
    for operation in _newest(connection, after):
        if operation.kind is not OperationKind.UNDO:
            return None
        if history.undone_by(connection, operation.id) is not None:
            continue
        if operation.undoes is not None and _is_plain(connection, operation.undoes):
            return operation
    return None


def _is_plain(connection: sa.Connection, number: int) -> bool:
    undone = history.operation_by_id(connection, number)
    return undone is not None and undone.kind is not OperationKind.UNDO


def _newest(connection: sa.Connection, after: int) -> list[Operation]:
    found = history.operations(connection, limit=_LOOKED_BACK)
    return [operation for operation in found if operation.id > after]


def _conditions(wanted: OperationFilter) -> list[sa.ColumnElement[bool]]:
    table = schema.operation
    found: list[sa.ColumnElement[bool]] = []
    if wanted.actor:
        found.append(table.c.actor == wanted.actor)
    if wanted.kinds:
        found.append(table.c.kind.in_([kind.value for kind in wanted.kinds]))
    if wanted.since is not None:
        found.append(table.c.at >= wanted.since.isoformat())
    if wanted.until is not None:
        found.append(table.c.at < (wanted.until + dt.timedelta(days=1)).isoformat())
    if wanted.record_kind:
        inner: Any = sa.select(schema.change.c.operation_id).where(
            schema.change.c.kind == wanted.record_kind
        )
        found.append(table.c.id.in_(inner))
    for word in wanted.words.split():
        within = [
            column.contains(word, autoescape=True)
            for column in (table.c.message, table.c.reason, table.c.actor)
        ]
        found.append(sa.or_(*(sa.func.coalesce(term, sa.false()) for term in within)))
    return found
