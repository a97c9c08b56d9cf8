"""Undo: the inverse of an operation, as a new operation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from stdcommittee.base.errors import Refused
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import headline, kind_named
from stdcommittee.storage import history, sealed
from stdcommittee.storage.canonical import Value
from stdcommittee.storage.codec import codec_of
from stdcommittee.storage.history import Change, Operation, OperationKind
from stdcommittee.storage.schema import kinds
from stdcommittee.storage.unit_of_work import UnitOfWork

State = dict[str, Value] | None  # filled columns of a record, None where it is not there
_BATCH = 900


def refusal(
    operation: Operation, undone_by: int | None, changes: Sequence[Change] = ()
) -> Refused | None:
    """Return why an operation can never be undone, or None; by its changes it is said better."""
    if operation.kind in (OperationKind.CREATE, OperationKind.MIGRATION):
        return _refused(
            Message("The beginning of a workspace and its migrations cannot be undone.")
        )
    if operation.final and any(map(_erases, changes)):
        return _refused(
            Message(
                "“{what}” cannot be undone: what was erased is gone for good.",
                what=operation.message,
            )
        )
    if operation.final:
        return _refused(
            Message("“{what}” is final and cannot be undone.", what=operation.message),
            Message("Reopen it with a reason, if the rules allow it.")
            if operation.changes
            else None,
        )
    if undone_by is not None:
        return _refused(Message("This was undone already, by operation {n}.", n=undone_by))
    return None


def undo(uow: UnitOfWork, changes: list[Change]) -> None:
    """Write the inverse of an operation's changes into a unit of work.

    Raises:
        Refused: a value has moved since, or the schema has; names the first such record.
    """
    by_record: defaultdict[tuple[str, int], list[Change]] = defaultdict(list)
    for change in changes:
        by_record[change.kind, change.record_id].append(change)
    known = {kind.name for kind in kinds()}
    by_kind: defaultdict[str, list[int]] = defaultdict(list)
    for kind_name, number in by_record:
        if kind_name not in known:
            raise _refused(
                Message("The program no longer keeps records of the kind {kind}.", kind=kind_name)
            )
        by_kind[kind_name].append(number)
    for kind_name, numbers in by_kind.items():
        current = _states(uow.reader.raw, kind_name, numbers)
        names = codec_of(kind_named(kind_name)).names[1:]
        steps = []
        for number in numbers:
            state = _rewind(
                uow, current.get(number), by_record[kind_name, number], frozenset(names)
            )
            steps.append((number, None if state is None else tuple(map(state.get, names))))
        uow.replay(kind_name, steps)


def _erases(change: Change) -> bool:
    return change.kind == sealed.RECORD and bool((change.after or {}).get("erased"))


def _rewind(uow: UnitOfWork, state: State, changes: list[Change], names: frozenset[str]) -> State:
    for change in reversed(changes):
        sides = (*(change.before or ()), *(change.after or ()))
        if not names.issuperset(sides):
            raise _refused(
                Message("The fields of this record have changed since, with a new version.")
            )
        if not _stands(state, change):
            raise _conflict(uow, change)
        if change.before is None:
            state = None
        elif change.after is None or state is None:
            state = dict(change.before)
        else:
            state = {k: v for k, v in {**state, **change.before}.items() if v is not None}
    return state


def _stands(state: State, change: Change) -> bool:
    if change.after is None or state is None:
        return change.after is None and state is None
    if change.before is None:
        return state == dict(change.after)
    return all(state.get(name) == value for name, value in change.after.items())


def _states(raw: Any, kind_name: str, numbers: list[int]) -> dict[int, dict[str, Value]]:
    columns = codec_of(kind_named(kind_name)).names
    quoted = ", ".join(f'"{name}"' for name in columns)
    found: dict[int, dict[str, Value]] = {}
    for start in range(0, len(numbers), _BATCH):
        batch = tuple(numbers[start : start + _BATCH])
        marks = ", ".join("?" * len(batch))
        query = f'SELECT {quoted} FROM "{kind_name}" WHERE id IN ({marks})'
        for row in raw.execute(query, batch):
            pairs: Mapping[str, Value] = dict(zip(columns[1:], row[1:], strict=True))
            found[row[0]] = {name: value for name, value in pairs.items() if value is not None}
    return found


def _conflict(uow: UnitOfWork, change: Change) -> Refused:
    kind = kind_named(change.kind)
    record = uow.reader.get(kind.cls, change.record_id)
    name: Text = f"{change.record_id}" if record is None else headline(record)
    later = next(
        (
            op
            for op, other in history.history_of(uow.connection, change.kind, change.record_id)
            if other.id > change.id
        ),
        None,
    )
    advice = (
        Message("Undo operation {n} ({what}) first.", n=later.id, what=later.message)
        if later
        else None
    )
    return _refused(
        Message("{kind} “{name}” has changed since.", kind=Message(kind.label), name=name), advice
    )


def _refused(what: Text, advice: Text | None = None) -> Refused:
    return Refused(what, kept=Message("Nothing was changed."), advice=advice)
