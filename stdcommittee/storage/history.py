"""Operations and changes: who did what, when, why, with before and after; never pruned."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from typing import Any, Final

import sqlalchemy as sa

from stdcommittee import __version__
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Text, from_json, to_json
from stdcommittee.storage import schema
from stdcommittee.storage.canonical import ChangesDigest, Value, from_text, operation_hash
from stdcommittee.storage.lock import this_host, this_user

GENESIS: Final = "0" * 64
_BATCH: Final = 900  # ids in one question


class OperationKind(StrEnum):
    """What sort of operation it was."""

    CREATE = "create"
    EDIT = "edit"
    IMPORT = "import"
    UNDO = "undo"
    MIGRATION = "migration"


@frozen
class ActorStamp:
    """Who acts: the name, role and unit as they were, and whether a PIN proved it."""

    name: str
    role: str = ""
    organization: str = ""
    id: int | None = None
    proved: bool = False


@frozen
class Operation:
    """One entry of the history."""

    id: int
    at: dt.datetime
    kind: OperationKind
    message: Text
    reason: str
    actor: ActorStamp
    account: str
    host: str
    version: str
    schema: str
    undoes: int | None
    final: bool
    changes: int
    hash: str


@frozen
class Change:
    """One record before and after an operation; a side is None where the record was not there.

    For a record that was changed both sides hold the changed fields only.
    """

    id: int
    operation_id: int
    kind: str
    record_id: int
    before: Mapping[str, Value] | None
    after: Mapping[str, Value] | None


@frozen
class Touched:
    """What an operation wrote: ids by kind."""

    operation: int
    records: Mapping[str, frozenset[int]] = field(default_factory=dict)

    def __contains__(self, kind: object) -> bool:
        return kind in self.records


def header(row: Mapping[str, object]) -> dict[str, object]:
    """Return the columns of an operation that its hash covers: all but the hashes themselves."""
    return {name: value for name, value in row.items() if name not in ("hash", "previous")}


def append(
    connection: sa.Connection,
    values: Mapping[str, object],
    changes: Sequence[tuple[Any, ...]],
    digests: Mapping[str, str],
) -> tuple[int, str]:
    """Write one operation with its changes and move the chain's head; return its id and hash.

    `values` holds at, kind, message, reason, actor columns, undoes and final; `changes` rows of
    (kind, record id, before, after).
    """
    raw: Any = connection.connection.dbapi_connection
    head, length = raw.execute("SELECT head, length FROM chain WHERE id = 1").fetchone()
    number = next_id(raw, "operation")
    first = next_id(raw, "change")
    hashed = ChangesDigest()
    rows = []
    for change_id, (kind, record_id, before, after) in enumerate(changes, first):
        hashed.add((change_id, kind, record_id, before, after))
        rows.append((change_id, number, kind, record_id, before, after))
    row: dict[str, object] = {
        "id": number,
        **values,
        "account": this_user(),
        "host": this_host(),
        "version": __version__,
        "changes": len(rows),
        "changes_digest": hashed.text(),
        "digests": json.dumps(digests, sort_keys=True),
    }
    own = operation_hash(head, header(row))
    connection.execute(schema.operation.insert(), {**row, "previous": head, "hash": own})
    raw.executemany(
        "INSERT INTO change (id, operation_id, kind, record_id, before, after) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        rows,
    )
    raw.execute("UPDATE chain SET head = ?, length = ? WHERE id = 1", (own, length + 1))
    return number, own


def next_id(raw: Any, table: str) -> int:
    """Return the next free id of a table; an id once used never comes back."""
    found = raw.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return (found[0] if found else 0) + 1


def stamp_values(actor: ActorStamp) -> dict[str, object]:
    """Return the operation columns that say who acted."""
    return {
        "actor_id": actor.id,
        "actor": actor.name,
        "role": actor.role or None,
        "organization": actor.organization or None,
        "proved": int(actor.proved),
    }


def message_text(message: Text) -> str:
    """Write an operation's message as stored."""
    return json.dumps(to_json(message), ensure_ascii=False, sort_keys=True)


def _operation(row: Any) -> Operation:
    return Operation(
        id=row.id,
        at=dt.datetime.fromisoformat(row.at),
        kind=OperationKind(row.kind),
        message=from_json(json.loads(row.message)),
        reason=row.reason or "",
        actor=ActorStamp(
            row.actor, row.role or "", row.organization or "", row.actor_id, bool(row.proved)
        ),
        account=row.account,
        host=row.host,
        version=row.version,
        schema=row.schema,
        undoes=row.undoes,
        final=bool(row.final),
        changes=row.changes,
        hash=row.hash,
    )


def operations(
    connection: sa.Connection, *, before: int | None = None, limit: int = 200, actor: str = ""
) -> list[Operation]:
    """Return operations, newest first, below an id if given."""
    table = schema.operation
    query = sa.select(table).order_by(table.c.id.desc()).limit(limit)
    if before is not None:
        query = query.where(table.c.id < before)
    if actor:
        query = query.where(table.c.actor == actor)
    return [_operation(row) for row in connection.execute(query)]


def operation_by_id(connection: sa.Connection, number: int) -> Operation | None:
    """Return one operation, or None."""
    table = schema.operation
    row = connection.execute(sa.select(table).where(table.c.id == number)).first()
    return None if row is None else _operation(row)


def operations_among(connection: sa.Connection, ids: Sequence[int]) -> list[Operation]:
    """Return those of some operations that are there, in no order."""
    table = schema.operation
    return [
        _operation(row)
        for start in range(0, len(ids), _BATCH)
        for row in connection.execute(
            sa.select(table).where(table.c.id.in_(ids[start : start + _BATCH]))
        )
    ]


def changes_of(connection: sa.Connection, number: int, limit: int | None = None) -> list[Change]:
    """Return the changes of an operation in their order."""
    table = schema.change
    query = sa.select(table).where(table.c.operation_id == number).order_by(table.c.id).limit(limit)
    return [_change(row) for row in connection.execute(query)]


def history_of(
    connection: sa.Connection, kind: str, record_id: int
) -> list[tuple[Operation, Change]]:
    """Return what happened to one record, newest first."""
    table = schema.change
    query = (
        sa.select(table)
        .where(table.c.kind == kind, table.c.record_id == record_id)
        .order_by(table.c.id.desc())
    )
    found = [_change(row) for row in connection.execute(query)]
    by_id = {}
    for change in found:
        if change.operation_id not in by_id:
            by_id[change.operation_id] = operation_by_id(connection, change.operation_id)
    return [(op, change) for change in found if (op := by_id[change.operation_id]) is not None]


def undone_by(connection: sa.Connection, number: int) -> int | None:
    """Return the operation that undid this one and still stands, or None."""
    table = schema.operation
    query = (
        sa.select(table.c.id)
        .where(table.c.id > number, table.c.undoes == number)
        .order_by(table.c.id.desc())
    )
    for undo in connection.scalars(query):
        if undone_by(connection, undo) is None:
            return int(undo)
    return None


def _change(row: Any) -> Change:
    return Change(
        row.id,
        row.operation_id,
        row.kind,
        row.record_id,
        None if row.before is None else from_text(row.before),
        None if row.after is None else from_text(row.after),
    )
