"""Looking through the history: which operations, of how many, and what can be taken back."""

from __future__ import annotations

import datetime as dt
from array import array
from typing import Any, Final

import sqlalchemy as sa

from stdcommittee.base.frozen import frozen
from stdcommittee.storage import history, schema
from stdcommittee.storage.history import Operation, OperationKind
from stdcommittee.storage.undo import refusal

_LOOKED_BACK: Final = 500  # operations, for the one to take back
_DAY: Final = len("2026-01-05")


@frozen
class Phrase:
    """A word looked for, with the message ids whose sentence has it in the language spoken."""

    word: str
    ids: tuple[str, ...] = ()


@frozen
class OperationFilter:
    """Which operations to show; what is empty does not narrow."""

    actor: str = ""
    kinds: tuple[OperationKind, ...] = ()
    record_kind: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    phrases: tuple[Phrase, ...] = ()


def operation_ids(
    connection: sa.Connection, wanted: OperationFilter
) -> tuple[array[int], list[tuple[str, int]]]:
    """Return the ids of operations, newest first, and the runs of one day: day and length."""
    table = schema.operation
    query = sa.select(table.c.id, sa.func.substr(table.c.at, 1, _DAY))
    for condition in _conditions(wanted):
        query = query.where(condition)
    ids, days = array("q"), list[tuple[str, int]]()
    rows: Any = connection.execute(query.order_by(table.c.id.desc())).cursor
    for number, day in rows:
        ids.append(number)
        if days and days[-1][0] == day:
            days[-1] = (day, days[-1][1] + 1)
        else:
            days.append((day, 1))
    return ids, days


def message_ids(connection: sa.Connection) -> list[str]:
    """Return the ids of all messages that stand in operations, nested ones included."""
    part = _parts()
    query = sa.select(part.c.value).distinct().select_from(schema.operation.join(part, sa.true()))
    return [str(value) for value in connection.scalars(query.where(_is_id(part)))]


def operations_by_id(connection: sa.Connection, ids: list[int]) -> dict[int, Operation]:
    """Return operations by id."""
    return {item.id: item for item in history.operations_among(connection, ids)}


def undone_among(connection: sa.Connection, ids: list[int]) -> set[int]:
    """Return which of some operations are undone by one that stands."""
    if not ids:
        return set()
    table = schema.operation
    query = sa.select(table.c.undoes, table.c.id).where(
        table.c.id > min(ids), table.c.kind == OperationKind.UNDO.value
    )
    undos: dict[int, list[int]] = {}
    for undone, undo in connection.execute(query):
        undos.setdefault(undone, []).append(undo)

    def stands(number: int) -> bool:
        return not any(stands(undo) for undo in undos.get(number, ()))

    return {number for number in ids if not stands(number)}


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
        if operation.kind is OperationKind.UNDO or not operation.changes:
            continue
        undone_by = history.undone_by(connection, operation.id)
        if undone_by is None:
            return None if refusal(operation, None) else operation
    return None


def to_redo(connection: sa.Connection, after: int) -> Operation | None:
    """Return the undo that can be taken back: the newest that stands, with no other work since."""
    for operation in _newest(connection, after):
        if not operation.changes:
            continue
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
    found.extend(_says(phrase) for phrase in wanted.phrases)
    return found


def _says(phrase: Phrase) -> sa.ColumnElement[bool]:
    """Return the condition that sentence, reason or name of an operation have a word."""
    table, part = schema.operation, _parts()
    value = sa.and_(
        ~_is_id(part), _key(part) != "by", part.c.value.contains(phrase.word, autoescape=True)
    )
    named = sa.and_(_is_id(part), part.c.value.in_(phrase.ids))
    inside = sa.select(sa.literal(1)).select_from(part).where(part.c.type == "text")
    return sa.or_(
        sa.exists(inside.where(sa.or_(value, named)).correlate(table)),
        sa.func.coalesce(table.c.reason, "").contains(phrase.word, autoescape=True),
        table.c.actor.contains(phrase.word, autoescape=True),
    )


def _parts() -> Any:
    """Return the values inside a stored message, one a row."""
    tree = sa.func.json_tree(schema.operation.c.message)
    return tree.table_valued("key", "value", "type", "path", name="part")


def _is_id(part: Any) -> sa.ColumnElement[bool]:
    """Tell whether a part is the id of a message, not a value that happens to be called so."""
    return sa.and_(_key(part).in_(("id", "plural")), ~part.c.path.like("%.values"))


def _key(part: Any) -> sa.ColumnElement[str]:
    return sa.func.coalesce(part.c.key, "")
