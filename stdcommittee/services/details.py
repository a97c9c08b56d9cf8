"""Everything that a record's own page shows, read at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import Any

from stdcommittee.base.conditions import Is
from stdcommittee.base.frozen import frozen
from stdcommittee.base.records import Record, RecordType, kind_named
from stdcommittee.services.documents import Attached, evidence_for
from stdcommittee.services.editing import parts_of
from stdcommittee.services.history import Operation, RecordChange, history_of
from stdcommittee.services.lists import ListRow, read_rows
from stdcommittee.services.related import RelatedGroup, related_to
from stdcommittee.services.session import Session
from stdcommittee.services.values import Names

Load = Callable[[Session, Any], Any]  # what a screen wants beside; called in a worker


@frozen
class Details:
    """A record with its evidence, parts, relations and history; `extra` is the screen's own."""

    kind: RecordType
    record: Record
    names: Names
    evidence: tuple[Attached, ...] = ()
    parts: Mapping[str, tuple[ListRow, ...]] = field(default_factory=dict)
    related: tuple[RelatedGroup, ...] = ()
    history: tuple[tuple[Operation, RecordChange], ...] = ()
    extra: Any = None

    @property
    def related_count(self) -> int:
        """How many records are related, parts left aside."""
        return sum(group.count for group in self.related)


def load_details(
    session: Session,
    kind: RecordType,
    record_id: int,
    *,
    parts: Iterable[str] = (),
    extra: Load | None = None,
) -> Details | None:
    """Return what a record's page shows, or None where the record is gone.

    Args:
        session: the open workspace.
        kind: of the record.
        record_id: which one.
        parts: the kinds of its parts to read, by name.
        extra: reads what the screen wants beside.
    """
    rows = read_rows(session, kind, [record_id])
    if not rows:
        return None
    row = rows[0]
    links = {part.name: link.name for part, link in parts_of(kind)}
    found = {name: _parts(session, name, links[name], record_id) for name in parts}
    shown = {kind_named(name).plural for name in parts}
    related = [
        group
        for group in related_to(session, row.record)
        if not any(other.kind.plural in shown for other in group.others)
    ]
    return Details(
        kind,
        row.record,
        row.names,
        tuple(evidence_for(session, kind, record_id)) if kind.evident else (),
        found,
        tuple(related),
        tuple(history_of(session, kind, record_id)),
        extra(session, row.record) if extra is not None else None,
    )


def _parts(session: Session, name: str, link: str, whole: int) -> tuple[ListRow, ...]:
    kind = kind_named(name)
    ordered_by = next((f.name for f in kind.fields if f.required and f.name != link), link)
    with session.reading() as reader:
        ids = reader.ids(kind, Is(link, whole), order=[ordered_by])
    return tuple(read_rows(session, kind, ids))
