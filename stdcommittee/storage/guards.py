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


# Neither out of a closed ballot nor into one; and an INSERT may be told to replace what is there.
_CLOSED_BALLOT: Final = "'closed' IN (SELECT status FROM ballot WHERE id IN ({}))"
_OF_CLOSED_BALLOT: Final = tuple(
    Guard(table, event, _CLOSED_BALLOT.format(places))
    for table in ("voter", "vote")
    for event, places in (
        (
            "INSERT",
            f"NEW.ballot_id, (SELECT ballot_id FROM {table} WHERE id = NEW.id)",
        ),
        ("UPDATE", "NEW.ballot_id, OLD.ballot_id"),
        ("DELETE", "OLD.ballot_id"),
    )
)

GUARDS: Final = (
    Guard("operation", "UPDATE"),
    Guard("operation", "DELETE"),
    Guard("change", "UPDATE"),
    Guard("change", "DELETE"),
    Guard("chunk", "UPDATE"),
    Guard("chunk", "DELETE"),
    Guard("ballot", "INSERT", _CLOSED_BALLOT.format("NEW.id")),
    Guard("ballot", "UPDATE", "OLD.status = 'closed'"),
    Guard("ballot", "DELETE", "OLD.status = 'closed'"),
    *_OF_CLOSED_BALLOT,
    Guard("report", "UPDATE"),
    Guard("report", "DELETE"),
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
