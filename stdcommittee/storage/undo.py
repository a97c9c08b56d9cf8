"""Undo: the inverse of an operation, as a new operation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from stdcommittee.base.conditions import OneOf
from stdcommittee.base.errors import Refused
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import headline, kind_named, kind_of
from stdcommittee.domain.people.records import BodyParticipation, Membership
from stdcommittee.domain.people.seats import problems_of_span
from stdcommittee.storage import history, sealed
from stdcommittee.storage.canonical import Value
from stdcommittee.storage.codec import codec_of
from stdcommittee.storage.history import Change, Operation, OperationKind
from stdcommittee.storage.schema import kinds
from stdcommittee.storage.unit_of_work import UnitOfWork

State = dict[str, Value] | None  # filled columns of a record, None where it is not there
_BATCH = 900
_SPANNED: dict[str, tuple[type[Any], tuple[str, ...]]] = {  # who holds what at one time but once
    kind_of(Membership).name: (Membership, ("person_id", "committee_id")),
    kind_of(BodyParticipation).name: (BodyParticipation, ("committee_id", "body")),
}


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
        if kind_name in _SPANNED:
            back = [number for number, state in steps if state is not None]
            _refuse_overlaps(uow, kind_name, back, max(change.id for change in changes))


def _refuse_overlaps(uow: UnitOfWork, kind_name: str, numbers: list[int], latest: int) -> None:
    """Refuse what would overlap with a seat or status that was written since.

    Raises:
        Refused: two would be held at one time; says which operation to undo first.
    """
    cls, (of, *more) = _SPANNED[kind_name]
    back = uow.reader.many(cls, numbers)
    others = uow.reader.find(cls, OneOf(of, tuple({getattr(item, of) for item in back.values()})))
    by_holder: defaultdict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for item in others:
        if item.id not in back:
            by_holder[tuple(getattr(item, name) for name in (of, *more))].append(item)
    for item in back.values():
        for other in by_holder[tuple(getattr(item, name) for name in (of, *more))]:
            problems = problems_of_span(item, (other,))
            since = _written_since(uow, kind_name, other.id, latest) if problems else None
            if since is not None:
                raise _refused(next(iter(problems.values())), _undo_first(since))


def _written_since(uow: UnitOfWork, kind_name: str, number: int, latest: int) -> Operation | None:
    found = history.history_of(uow.connection, kind_name, number)
    return next((operation for operation, change in found if change.id > latest), None)


def _undo_first(later: Operation) -> Text:
    return Message("Undo operation {n} ({what}) first.", n=later.id, what=later.message)


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
    later = _written_since(uow, change.kind, change.record_id, change.id)
    advice = _undo_first(later) if later is not None else None
    return _refused(
        Message("{kind} “{name}” has changed since.", kind=Message(kind.label), name=name), advice
    )


def _refused(what: Text, advice: Text | None = None) -> Refused:
    return Refused(what, kept=Message("Nothing was changed."), advice=advice)
