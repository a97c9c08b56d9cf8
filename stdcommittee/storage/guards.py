"""The last wall: triggers that refuse edits of what is closed, whoever asks.

History is append-only; attachments are found by their hash, so their bytes never change. Each guard
is a trigger named ``guard_…``; opening a workspace puts back what is missing or says something
else, `check` reports it.
"""

from __future__ import annotations

from typing import Any, Final

from stdcommittee.base.frozen import frozen
from stdcommittee.storage.database import CLOSED


@frozen
class Guard:
    """A trigger that refuses one sort of statement on one table."""

    table: str
    event: str  # UPDATE, DELETE or INSERT
    when: str = ""

    @property
    def name(self) -> str:
        """The trigger's name."""
        return f"guard_{self.table}_{self.event.lower()}"

    @property
    def ddl(self) -> str:
        """The statement that makes the trigger."""
        condition = f"WHEN {self.when} " if self.when else ""
        return (
            f"CREATE TRIGGER {self.name} BEFORE {self.event} ON {self.table} "
            f"{condition}BEGIN SELECT RAISE(ABORT, '{CLOSED}{self.table}'); END"
        )


# Neither out of a closed ballot nor into one; and any statement may be told to replace what is
# there, which no guard of deleting sees unless the connection asks for it.
_CLOSED_BALLOT: Final = "'closed' IN (SELECT status FROM ballot WHERE id IN ({}))"
_REPLACED: Final = "(SELECT ballot_id FROM {} WHERE id = NEW.id)"
_OF_CLOSED_BALLOT: Final = tuple(
    Guard(table, event, _CLOSED_BALLOT.format(places))
    for table in ("voter", "vote")
    for event, places in (
        ("INSERT", f"NEW.ballot_id, {_REPLACED.format(table)}"),
        ("UPDATE", f"NEW.ballot_id, OLD.ballot_id, {_REPLACED.format(table)}"),
        ("DELETE", "OLD.ballot_id"),
    )
)

# The papers of a closed ballot and of its votes stay; others may come to them later.
_PAPER: Final = (
    "EXISTS (SELECT 1 FROM evidence tie JOIN ballot ON ballot.status = 'closed' "
    "AND ballot.id = CASE tie.kind WHEN 'ballot' THEN tie.record_id "
    "WHEN 'vote' THEN (SELECT ballot_id FROM vote WHERE id = tie.record_id) END "
    "WHERE tie.id IN ({}))"
)

# What is only ever added to: neither changed, nor removed, nor written over.
_APPENDED: Final = tuple(
    guard
    for table, same in (
        ("operation", "id = NEW.id"),
        ("change", "id = NEW.id"),
        ("chunk", "rowid = NEW.rowid OR sha256 = NEW.sha256 AND seq = NEW.seq"),
        ("report", "id = NEW.id"),
    )
    for guard in (
        Guard(table, "UPDATE"),
        Guard(table, "DELETE"),
        Guard(table, "INSERT", f"EXISTS (SELECT 1 FROM {table} WHERE {same})"),
    )
)

GUARDS: Final = (
    *_APPENDED,
    Guard("ballot", "INSERT", _CLOSED_BALLOT.format("NEW.id")),
    Guard("ballot", "UPDATE", _CLOSED_BALLOT.format("OLD.id, NEW.id")),
    Guard("ballot", "DELETE", "OLD.status = 'closed'"),
    *_OF_CLOSED_BALLOT,
    Guard("evidence", "INSERT", _PAPER.format("NEW.id")),
    Guard("evidence", "UPDATE", _PAPER.format("OLD.id, NEW.id")),
    Guard("evidence", "DELETE", _PAPER.format("OLD.id")),
)


def missing(raw: Any) -> list[Guard]:
    """Return the guards that a workspace lacks, or that say something else there."""
    present = dict(raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    return [guard for guard in GUARDS if present.get(guard.name) != guard.ddl]


def install(raw: Any) -> None:
    """Put every guard in place."""
    for guard in missing(raw):
        raw.execute(f"DROP TRIGGER IF EXISTS {guard.name}")
        raw.execute(guard.ddl)
