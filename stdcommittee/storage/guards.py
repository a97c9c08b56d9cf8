"""The last wall: triggers that refuse edits of what is closed, whoever asks.

History is append-only; attachments are found by their hash, so their bytes never change. Each guard
is a trigger named ``guard_…``; opening a workspace puts back a missing one, `check` reports it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from stdcommittee.storage.database import CLOSED


@dataclass(frozen=True, slots=True)
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
        """The statement that makes the trigger if it is missing."""
        condition = f"WHEN {self.when} " if self.when else ""
        return (
            f"CREATE TRIGGER IF NOT EXISTS {self.name} BEFORE {self.event} ON {self.table} "
            f"{condition}BEGIN SELECT RAISE(ABORT, '{CLOSED}{self.table}'); END"
        )


_CLOSED_BALLOT: Final = "(SELECT status FROM ballot WHERE id = {}.ballot_id) = 'closed'"
_WITH_BALLOT: Final = tuple(
    Guard(table, event, _CLOSED_BALLOT.format("OLD" if event == "DELETE" else "NEW"))
    for table in ("voter", "vote")
    for event in ("INSERT", "UPDATE", "DELETE")
)

GUARDS: Final = (
    Guard("operation", "UPDATE"),
    Guard("operation", "DELETE"),
    Guard("change", "UPDATE"),
    Guard("change", "DELETE"),
    Guard("chunk", "UPDATE"),
    Guard("chunk", "DELETE"),
    Guard("ballot", "UPDATE", "OLD.status = 'closed'"),
    Guard("ballot", "DELETE", "OLD.status = 'closed'"),
    *_WITH_BALLOT,
    Guard("report", "UPDATE"),
    Guard("report", "DELETE"),
)


def missing(raw: Any) -> list[Guard]:
    """Return the guards that a workspace lacks."""
    present = {
        name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    }
    return [guard for guard in GUARDS if guard.name not in present]


def install(raw: Any) -> None:
    """Put every guard in place."""
    for guard in GUARDS:
        raw.execute(guard.ddl)
