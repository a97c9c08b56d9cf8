"""An open workspace with somebody acting in it: what every use case is given."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self, TypeVar

from stdcommittee.base.clock import Clock
from stdcommittee.base.conditions import Is
from stdcommittee.base.messages import Text
from stdcommittee.base.progress import SILENT, Progress
from stdcommittee.domain.deadlines.calendar import Calendar
from stdcommittee.domain.deadlines.own_days import calendar_with
from stdcommittee.domain.rules import RuleBook
from stdcommittee.domain.workspace.records import Actor, Unit, UnitKind
from stdcommittee.services.bus import Bus
from stdcommittee.storage.history import ActorStamp, OperationKind, Touched
from stdcommittee.storage.lock import this_user
from stdcommittee.storage.own_rules import own_days, rule_book
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.unit_of_work import UnitOfWork
from stdcommittee.storage.workspace import Workspace, new_unit

T = TypeVar("T")


class _Kept:
    """What was read of one state of a workspace, by key."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.head = ""
        self.found: dict[Hashable, Any] = {}


@dataclass(slots=True)
class Session:
    """An open workspace, who acts, the rules that apply and the bus that tells of writes.

    `rules` are the shipped editions and the unit's own, as they stand now.
    """

    workspace: Workspace
    actor: ActorStamp
    rules: RuleBook
    bus: Bus = field(default_factory=Bus)
    _calendars: dict[str, Calendar] = field(default_factory=dict, repr=False, compare=False)
    _kept: _Kept = field(default_factory=_Kept, repr=False, compare=False)

    @property
    def clock(self) -> Clock:
        """The clock of this workspace."""
        return self.workspace.clock

    @property
    def path(self) -> Path:
        """Where the workspace lies."""
        return self.workspace.path

    def reading(self) -> AbstractContextManager[Reader]:
        """Give a reader that sees one unchanging state."""
        return self.workspace.reading()

    def once(self, key: Hashable, read: Callable[[], T]) -> T:
        """Return what was read under a key, reading it anew only after something was written.

        Several parts of a window ask the same at once, after each write: one reads, the others
        wait for it. The key names all that the answer depends on besides the workspace.
        """
        kept = self._kept
        with kept.lock:
            head = self.workspace.head()
            if head != kept.head:
                kept.head, kept.found = head, {}
            if key not in kept.found:
                kept.found[key] = read()
            found: T = kept.found[key]
            return found

    def calendar(self, name: str = "cn") -> Calendar:
        """Return the working days of a place (`cn`, `ch-ge`), with the unit's own days.

        Raises:
            FileNotFoundError: there is no such calendar.
        """
        found = self._calendars.get(name)
        if found is None:
            with self.reading() as reader:
                found = self._calendars[name] = calendar_with(name, own_days(reader))
        return found

    def reread_rules(self) -> None:
        """Take the unit's own rule editions and calendar days as they are stored now."""
        with self.reading() as reader:
            self.rules = rule_book(reader)
        self._calendars.clear()

    def writing(
        self,
        message: Text,
        *,
        kind: OperationKind = OperationKind.EDIT,
        reason: str = "",
        final: bool = False,
    ) -> AbstractContextManager[UnitOfWork]:
        """Give the one way to write, in the name of whoever acts."""
        return self.workspace.unit_of_work(
            self.actor, message, kind=kind, reason=reason, final=final
        )

    def undo(self, operation: int, progress: Progress = SILENT) -> Touched:
        """Undo an operation.

        Raises:
            Refused: it is final, was undone already, or a value has moved since.
        """
        return self.workspace.undo(self.actor, operation, progress)

    def unit(self) -> Unit:
        """Return the unit that the workspace belongs to."""
        with self.reading() as reader:
            found = reader.first(Unit)
        return found if found is not None else Unit(uid="")

    def close(self) -> None:
        """Close the workspace."""
        self.workspace.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def create_workspace(
    path: Path,
    *,
    name: str = "",
    kind: UnitKind = UnitKind.COMMITTEE,
    committee: str = "",
    actor: str = "",
    role: str = "",
    organization: str = "",
    passphrase: str | None = None,
    clock: Clock | None = None,
) -> Session:
    """Make a new workspace and open it; the acting person is the system account unless named.

    Raises:
        Refused: there is a file of that name, or the place cannot be written.
    """
    unit = new_unit(name=name or path.stem, kind=kind, committee=committee)
    stamp = ActorStamp(actor or this_user(), role, organization, id=1)
    workspace = Workspace.create(path, unit, stamp, passphrase=passphrase, clock=clock)
    return _session(workspace, stamp)


def open_workspace(
    path: Path,
    *,
    actor: str = "",
    passphrase: str | None = None,
    read_only: bool = False,
    clock: Clock | None = None,
    progress: Progress = SILENT,
) -> Session:
    """Open a workspace in the name of one of its acting persons (by default the system account).

    Raises:
        Unreadable: no such file, wrong passphrase, not a workspace, or damaged.
        Refused: written by a newer version, or it cannot be migrated here.
    """
    workspace = Workspace.open(
        path, passphrase=passphrase, read_only=read_only, clock=clock, progress=progress
    )
    wanted = actor or this_user()
    with workspace.reading() as reader:
        known = reader.first(Actor, Is("name", wanted))
        if known is None and not actor:
            known = reader.first(Actor)
    return _session(workspace, stamp_of(known) if known is not None else ActorStamp(wanted))


def stamp_of(actor: Actor, *, proved: bool = False) -> ActorStamp:
    """Return an acting person as operations name them."""
    return ActorStamp(actor.name, actor.role, actor.organization, actor.id, proved)


def _session(workspace: Workspace, actor: ActorStamp) -> Session:
    session = Session(workspace, actor, RuleBook())
    session.reread_rules()
    session.bus.subscribe(("rule_edition", "calendar_day"), lambda _: session.reread_rules())
    workspace.on_written = session.bus.publish
    return session
