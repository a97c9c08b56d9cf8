"""What every screen is given: the open workspace, and all that a screen may ask of the window.

A screen is built as ``build(desk)``. It reads and writes through `Desk.read` and `Desk.write`,
hears of finished writes through `Desk.watch`, opens any record through `Desk.open_record`, tells
things through `Desk.notices`, and shows only what `Desk.scope` covers.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, Final, Protocol, TypeVar, runtime_checkable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from stdcommittee.base.errors import Failure
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import RecordType, kind_named
from stdcommittee.services.scope import Scope
from stdcommittee.services.session import Session
from stdcommittee.storage.history import Touched
from stdcommittee.ui.frame.actions import Actions
from stdcommittee.ui.frame.screens import ScreenDescriptor
from stdcommittee.ui.frame.shell import Found
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.memory import Memory
from stdcommittee.ui.toolkit.notices import Notices
from stdcommittee.ui.toolkit.tasks import Task, Tasks, Work

T = TypeVar("T")
RecordKey = tuple[str, int]  # kind and id

_ICONS: Final = {
    "standard": "portfolio",
    "project": "projects",
    "ballot": "ballots",
    "vote": "ballots",
    "voter": "ballots",
    "comment": "comments",
    "comment_round": "comments",
    "source_file": "comments",
    "person": "user",
    "membership": "members",
    "organization": "members",
    "committee": "users",
    "meeting": "meetings",
    "attendance": "meetings",
    "delegation": "meetings",
    "delegate": "user",
    "expert_registration": "user",
    "proposal": "send",
    "proposal_step": "send",
    "important_standard": "star",
    "stage_notice": "bell",
    "finding": "supervision",
    "answer": "supervision",
    "report": "reports",
    "import_run": "upload",
}


@frozen(kw_only=True)
class RecordsScreen(ScreenDescriptor):
    """A screen on which records are opened; `shows` names their kinds."""

    shows: tuple[str, ...] = ()


@runtime_checkable
class OpensRecords(Protocol):
    """A screen that can be asked to show one record."""

    def open_record(self, kind: str, record_id: int) -> None:
        """Bring a record into sight."""


class Desk(QObject):
    """One open workspace in a window. Lives as long as the window does."""

    record_asked = Signal(str, int)
    scope_changed = Signal()
    written = Signal(object)  # Touched; on the UI thread
    session_changed = Signal()  # somebody else acts, or the unit was renamed
    _touched = Signal(object)

    def __init__(
        self,
        session: Session,
        look: Look,
        actions: Actions,
        memory: Memory,
        tasks: Tasks,
    ) -> None:
        super().__init__()
        self.session = session
        self.look = look
        self.actions = actions
        self.memory = memory
        self.tasks = tasks
        self._notices: Notices | None = None
        self._scope = Scope()
        self._touched.connect(self._tell_written)
        self._subscription = session.bus.subscribe((), self._touched.emit)

    @property
    def notices(self) -> Notices:
        """Where things are told; set once the window stands."""
        if self._notices is None:
            raise RuntimeError("the window is not built yet")
        return self._notices

    @notices.setter
    def notices(self, notices: Notices) -> None:
        self._notices = notices

    @property
    def scope(self) -> Scope:
        """The committees in view."""
        return self._scope

    @property
    def read_only(self) -> Text | None:
        """Why nothing can be written, or None."""
        return self.session.workspace.read_only

    def set_scope(self, scope: Scope) -> None:
        """Show other committees."""
        if scope != self._scope:
            self._scope = scope
            self.scope_changed.emit()

    def read(
        self,
        owner: QObject,
        work: Work[T],
        done: Callable[[T], object],
        *,
        what: Text = "",
        lane: str = "",
        failed: Callable[[Failure], object] | None = None,
    ) -> Task:
        """Read in the background; see `tasks`."""
        return self.tasks.read(owner, work, done, what=what, lane=lane, failed=failed)

    def write(
        self,
        owner: QObject,
        what: Text,
        work: Work[T],
        done: Callable[[T], object] | None = None,
        *,
        failed: Callable[[Failure], object] | None = None,
        cancellable: bool = False,
    ) -> Task:
        """Write in the background, after the writes asked before; see `tasks`."""
        return self.tasks.write(owner, what, work, done, failed=failed, cancellable=cancellable)

    def watch(self, owner: QWidget, kinds: Collection[str], reload: Callable[[], object]) -> None:
        """Call `reload` after each write that touched one of the kinds (none: any).

        While the owner is out of sight the call waits until it is shown again.
        """
        _Watch(owner, frozenset(kinds), reload, self.written)

    def open_record(self, kind: str, record_id: int) -> None:
        """Show a record on the screen that shows its kind, or the record that it is a part of."""
        self.record_asked.emit(kind, record_id)

    def search(self, text: str) -> Sequence[Found]:
        """Return the records that a text finds, best first; called in a worker thread."""
        from stdcommittee.services.search import search_records

        return [
            Found(
                (hit.kind.name, hit.record.id),
                Message(hit.kind.plural),
                hit.headline,
                hit.byline,
                icon_of(hit.kind),
            )
            for hit in search_records(self.session, text)
        ]

    def _tell_written(self, touched: Touched) -> None:
        with self.tasks.renewing():
            self.written.emit(touched)

    def close(self) -> None:
        """Hear no more of writes and end all work."""
        self._subscription.cancel()
        self.tasks.close()


class _Watch(QObject):
    """A standing interest of a widget; ends with it."""

    def __init__(
        self,
        owner: QWidget,
        kinds: frozenset[str],
        reload: Callable[[], object],
        written: Any,
    ) -> None:
        super().__init__(owner)
        self._owner = owner
        self._kinds = kinds
        self._reload = reload
        self._waiting = False
        owner.installEventFilter(self)
        written.connect(self._hear)

    def _hear(self, touched: Touched) -> None:
        if self._kinds and not self._kinds & touched.records.keys():
            return
        if not shiboken6.isValid(self._owner):
            return
        if self._owner.isVisible():
            self._reload()
        else:
            self._waiting = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._waiting and event.type() == QEvent.Type.Show:
            self._waiting = False
            self._reload()
        return super().eventFilter(watched, event)


def icon_of(kind: RecordType | str) -> str:
    """Return the icon that stands for a kind of record."""
    return _ICONS.get(kind if isinstance(kind, str) else kind.name, "file")


def screens_by_kind(screens: Iterable[ScreenDescriptor]) -> dict[str, str]:
    """Return the screen that shows each kind of record, by kind."""
    return {
        kind: screen.name
        for screen in screens
        if isinstance(screen, RecordsScreen)
        for kind in screen.shows
    }


def whole_of(session: Session, key: RecordKey, shown: Collection[str]) -> RecordKey | None:
    """Return the record to show for one: itself if a screen shows it, else what it is a part of.

    Returns None where it is gone, or nothing that it belongs to is shown anywhere.
    """
    kind_name, number = key
    for _ in range(4):
        kind = kind_named(kind_name)
        with session.reading() as reader:
            record = reader.get(kind.cls, number)
        if record is None:
            return None
        if kind_name in shown:
            return kind_name, number
        if kind_name == "evidence":
            kind_name, number = getattr(record, "kind"), getattr(record, "record_id")  # noqa: B009
            continue
        link = next((item for item in kind.fields if item.target and item.required), None)
        if link is None:
            return None
        kind_name, number = link.target, getattr(record, link.name)
    return None
