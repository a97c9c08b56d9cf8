"""History: what was done by whom, what each operation changed, and what can be taken back."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from stdcommittee.base.errors import Refused
from stdcommittee.base.fields import Field
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message, Text
from stdcommittee.base.patterns import pattern
from stdcommittee.base.progress import SILENT, Progress
from stdcommittee.base.records import RecordType, all_kinds
from stdcommittee.services.session import Session
from stdcommittee.services.values import Names, names_for, value_text
from stdcommittee.storage import history, operations
from stdcommittee.storage.canonical import Value
from stdcommittee.storage.check import CheckReport, Problem, check_file
from stdcommittee.storage.codec import from_value
from stdcommittee.storage.history import Change, Operation, OperationKind, Touched
from stdcommittee.storage.operations import OperationFilter, Phrase
from stdcommittee.storage.reader import Reader

__all__ = ["CheckReport", "Operation", "OperationKind", "Problem"]

MOST_CHANGES: Final = 400  # records of one operation that are written out
_MOST_HEADS: Final = 400  # days or months with a head of their own
_MONTH: Final = len("2026-01")
_PLACE: Final = pattern(r"\{\w+\}")
_KINDS: Final = {
    OperationKind.CREATE: N_("Beginning"),
    OperationKind.EDIT: N_("Work"),
    OperationKind.IMPORT: N_("Import"),
    OperationKind.UNDO: N_("Undo"),
    OperationKind.MIGRATION: N_("Migration"),
}


@frozen(kw_only=True)
class Wanted:
    """Which operations to show; what is empty does not narrow."""

    words: str = ""
    actor: str = ""
    kinds: tuple[OperationKind, ...] = ()
    record_kind: str = ""
    since: dt.date | None = None
    until: dt.date | None = None


@frozen
class Span:
    """Operations of one day or month, as they follow each other in a list."""

    label: str  # 2026-06-11 or 2026-06
    count: int


@frozen
class Found:
    """The operations that are wanted, newest first, and how many there are of what."""

    ids: array[int]
    spans: tuple[Span, ...]  # none where there would be too many
    kinds: Mapping[OperationKind, int]  # under everything wanted but the kinds
    actors: Mapping[str, int]  # of all operations
    total: int


@frozen
class OperationRow:
    """One operation in a list."""

    operation: Operation
    undone: bool


@frozen
class FieldChange:
    """One field before and after, in words."""

    label: Text
    before: Text
    after: Text


@frozen
class RecordChange:
    """What an operation did to one record; a side of a field is "" where it was not filled in."""

    kind: RecordType | None  # None: the program no longer knows it
    kind_name: str
    record_id: int
    name: Text
    sort: str  # added, changed or removed
    fields: tuple[FieldChange, ...]


@frozen
class OperationChanges:
    """An operation with its changes, the first `MOST_CHANGES` of them written out."""

    operation: Operation
    undone_by: int | None
    refusal: Text | None  # why it cannot be undone at all
    changes: tuple[RecordChange, ...]

    @property
    def more(self) -> int:
        """How many further records the operation changed."""
        return self.operation.changes - len(self.changes)


@frozen
class UndoState:
    """What undo and redo would do now."""

    undo: Operation | None = None
    redo: Operation | None = None


def kind_text(kind: OperationKind) -> Message:
    """Return what a kind of operation is called."""
    return Message(_KINDS[kind])


def find_operations(session: Session, wanted: Wanted, said: Callable[[Text], str] = str) -> Found:
    """Return the operations that are wanted.

    Args:
        session: the open workspace.
        wanted: what to show; its words are looked for in what an operation says.
        said: renders a text in the language in which the words were typed.
    """
    with session.workspace.database.reading() as connection:
        phrases = _phrases(connection, wanted.words, said)
        narrowed = OperationFilter(
            wanted.actor, wanted.kinds, wanted.record_kind, wanted.since, wanted.until, phrases
        )
        ids, days = operations.operation_ids(connection, narrowed)
        kinds = operations.kinds_counted(connection, dataclasses.replace(narrowed, kinds=()))
        actors = operations.actors_seen(connection)
    return Found(ids, _spans(days), kinds, actors, sum(actors.values()))


def read_rows(session: Session, ids: Sequence[int]) -> dict[int, OperationRow]:
    """Return operations by id, each with whether it is undone."""
    with session.workspace.database.reading() as connection:
        found = operations.operations_by_id(connection, list(ids))
        undone = operations.undone_among(connection, list(found))
    return {number: OperationRow(item, number in undone) for number, item in found.items()}


def changes_of(session: Session, number: int) -> OperationChanges | None:
    """Return an operation with what it changed, or None where there is none."""
    with session.workspace.database.reading() as connection:
        operation = history.operation_by_id(connection, number)
        if operation is None:
            return None
        undone_by = history.undone_by(connection, number)
        found = history.changes_of(connection, number, MOST_CHANGES)
        never = _refusal(operation, undone_by, found)
        worded = _in_words(Reader(connection), found)
    return OperationChanges(operation, undone_by, never, tuple(worded))


def history_of(
    session: Session, kind: RecordType, record_id: int
) -> list[tuple[Operation, RecordChange]]:
    """Return what happened to a record, newest first."""
    with session.workspace.database.reading() as connection:
        found = history.history_of(connection, kind.name, record_id)
        worded = _in_words(Reader(connection), [change for _, change in found])
    return list(zip((operation for operation, _ in found), worded, strict=True))


def newest_operation(session: Session) -> int:
    """Return the number of the newest operation."""
    with session.workspace.database.reading() as connection:
        found = history.operations(connection, limit=1)
    return found[0].id if found else 0


def undo_state(session: Session, after: int) -> UndoState:
    """Return what undo and redo would take back, looking at operations after one given."""
    with session.workspace.database.reading() as connection:
        return UndoState(
            operations.to_undo(connection, after), operations.to_redo(connection, after)
        )


def undo_last(session: Session, after: int, progress: Progress = SILENT) -> Touched:
    """Undo the newest operation after one given that stands.

    Raises:
        Refused: there is none, or a value has moved since.
    """
    operation = undo_state(session, after).undo
    if operation is None:
        raise Refused(Message("There is nothing to undo."))
    return session.undo(operation.id, progress)


def redo_last(session: Session, after: int, progress: Progress = SILENT) -> Touched:
    """Do again what was undone last.

    Raises:
        Refused: there is nothing, or a value has moved since.
    """
    operation = undo_state(session, after).redo
    if operation is None:
        raise Refused(Message("There is nothing to do again."))
    return session.undo(operation.id, progress)


def verify(
    session: Session, *, head: str | None = None, progress: Progress = SILENT
) -> CheckReport:
    """Check that the open workspace is what its history says.

    With a `head` that was noted earlier, also that the history still goes back to it.
    """
    workspace = session.workspace
    return check_file(workspace.path, workspace.database.key, head=head, progress=progress)


def _phrases(connection: Any, words: str, said: Callable[[Text], str]) -> tuple[Phrase, ...]:
    if not words.strip():
        return ()
    sentences = {
        number: _PLACE.sub(" ", said(Message(number))).casefold()
        for number in operations.message_ids(connection)
    }
    return tuple(
        Phrase(word, tuple(n for n, text in sentences.items() if word.casefold() in text))
        for word in words.split()
    )


def _spans(days: Sequence[tuple[str, int]]) -> tuple[Span, ...]:
    """Return runs of days, or of months where there are many days; none of too many."""
    spans = [Span(day, count) for day, count in days]
    if len(spans) > _MOST_HEADS:
        grouped = itertools.groupby(days, key=lambda run: run[0][:_MONTH])
        spans = [Span(month, sum(count for _, count in runs)) for month, runs in grouped]
    return tuple(spans) if len(spans) <= _MOST_HEADS else ()


def _refusal(operation: Operation, undone_by: int | None, changes: Sequence[Change]) -> Text | None:
    from stdcommittee.storage.undo import refusal

    never = refusal(operation, undone_by, changes)
    return None if never is None else never.message


def _in_words(reader: Reader, changes: list[Change]) -> list[RecordChange]:
    known = {kind.name: kind for kind in all_kinds()}
    links: dict[str, set[int]] = {}
    for change in changes:
        kind = known.get(change.kind)
        links.setdefault(change.kind, set()).add(change.record_id)
        if kind is not None:
            _collect_links(kind, change, links)
    names = names_for(reader, {name: ids for name, ids in links.items() if name in known})
    return [_worded(known.get(change.kind), change, names) for change in changes]


def _collect_links(kind: RecordType, change: Change, links: dict[str, set[int]]) -> None:
    for side in (change.before or {}, change.after or {}):
        for item in kind.fields:
            value = side.get(item.name)
            if item.target and isinstance(value, int):
                links.setdefault(item.target, set()).add(value)


def _worded(kind: RecordType | None, change: Change, names: Names) -> RecordChange:
    before, after = change.before or {}, change.after or {}
    sort = "added" if change.before is None else "removed" if change.after is None else "changed"
    if kind is None:
        return RecordChange(None, change.kind, change.record_id, change.kind, sort, ())
    name = names.get((kind.name, change.record_id)) or _former_name(kind, before)
    fields = tuple(
        FieldChange(
            Message(item.label),
            _said(item, before.get(item.name), names),
            _said(item, after.get(item.name), names),
        )
        for item in kind.fields
        if not item.hidden and (item.name in before or item.name in after)
    )
    return RecordChange(kind, kind.name, change.record_id, name, sort, fields)


def _said(item: Field, stored: Value, names: Names) -> Text:
    if stored is None:
        return ""
    try:
        return value_text(item, from_value(item, stored), names)
    except (ValueError, TypeError):
        return str(stored)  # written by a version whose field was of another kind


def _former_name(kind: RecordType, stored: Mapping[str, Value]) -> Text:
    """Return what a record that is gone was called, from the fields that it had."""
    values: dict[str, Any] = {
        item.name: from_value(item, stored.get(item.name))
        for item in kind.fields
        if stored.get(item.name) is not None or item.required
    }
    try:
        return kind.headline(kind.cls(**values))
    except (TypeError, ValueError, AttributeError):
        return Message(kind.label)
