"""Keeps what stands around the screens true: committees, last saved operation, who acts, badges."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual, Message, Text
from stdcommittee.domain.workspace.records import Actor
from stdcommittee.services.actors import list_actors
from stdcommittee.services.edition import edition_in_force
from stdcommittee.services.history import (
    OperationRow,
    UndoState,
    newest_operation,
    read_rows,
    redo_last,
    undo_last,
    undo_state,
)
from stdcommittee.services.scope import AtWork, Scope, committees_at_work
from stdcommittee.services.session import Session
from stdcommittee.services.today import due_counts
from stdcommittee.services.workspaces import is_encrypted
from stdcommittee.storage.history import Touched
from stdcommittee.ui.frame.actions import usual
from stdcommittee.ui.frame.shell import ActorChoice, CommitteeChoice, WorkspaceState
from stdcommittee.ui.frame.window import MainWindow
from stdcommittee.ui.theme.tokens import Tone
from stdcommittee.ui.toolkit.desk import Desk

_SCOPE: Final = "committees"


@frozen
class _Around:
    """What the bars show of a workspace."""

    committees: Sequence[AtWork]
    own: str
    actors: Sequence[Actor]
    edition: Text
    title: Text
    encrypted: bool


class Bars(QObject):
    """Fills the bars of one window and does what they ask for."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._own, self._known = "", 0
        self._since = newest_operation(desk.session)  # only what is done here is undone here
        self._undo = desk.actions.declare(usual("undo", self._undo_last))
        self._redo = desk.actions.declare(usual("redo", self._redo_last))
        self._undo.setEnabled(False)
        self._redo.setEnabled(False)
        window.top.committees_chosen.connect(self._choose_committees)
        window.foot.actor_chosen.connect(self._choose_actor)
        desk.session_changed.connect(self.refresh)
        desk.watch(window, ("committee", "project", "unit", "actor"), self.refresh)
        desk.written.connect(self._written)
        desk.watch(window, (), self._count_due)
        desk.scope_changed.connect(self._count_due)
        self.refresh()
        once = Qt.ConnectionType.SingleShotConnection
        desk.tasks.idle.connect(self._count_due, once)  # the first screen comes first

    def refresh(self) -> None:
        """Read again what the bars show."""
        session = self._desk.session
        self._desk.read(self, lambda _progress: _read(session), self._take, lane="around")

    def _take(self, around: _Around) -> None:
        desk, foot = self._desk, self._window.foot
        choices = [
            CommitteeChoice(body.reference, body.reference, body.title, body.kind)
            for body in around.committees
        ]
        kept = desk.memory.recall(_SCOPE).splitlines()
        known = [choice.key for choice in choices]
        chosen = [key for key in kept if key in known] or known
        self._window.top.set_committees(choices, chosen)
        self._own, self._known = around.own, len(known)
        self._show_scope(chosen)
        acting = desk.session.actor
        actors = [ActorChoice(actor.id, actor.name) for actor in around.actors]
        if acting.id not in {actor.key for actor in actors}:
            actors.append(ActorChoice(acting.id, acting.name))
        foot.set_actors(actors, acting.id)
        foot.set_edition(around.edition)
        state = WorkspaceState.ENCRYPTED if around.encrypted else WorkspaceState.PLAIN
        if desk.read_only is not None:
            state = WorkspaceState.READ_ONLY
        foot.set_workspace(desk.session.path.name, state)
        self._window.set_title(Message("{unit} · Standards committee workbench", unit=around.title))

    def _choose_committees(self, keys: Sequence[Hashable]) -> None:
        self._desk.memory.keep(_SCOPE, "\n".join(str(key) for key in keys))
        self._show_scope(list(keys))

    def _show_scope(self, chosen: Sequence[Hashable]) -> None:
        if len(chosen) == self._known:
            self._desk.set_scope(Scope())
            return
        references = tuple(str(key) for key in chosen)
        self._desk.set_scope(Scope(references, unstated=self._own in references))

    def _written(self, touched: Touched) -> None:
        session, since = self._desk.session, self._since
        self._desk.read(
            self,
            lambda _progress: (
                read_rows(session, [touched.operation]),
                undo_state(session, since),
            ),
            lambda found: self._show_saved(*found),
            lane="saved",
        )

    def _show_saved(self, written: Mapping[int, OperationRow], state: UndoState) -> None:
        self._undo.setEnabled(state.undo is not None)
        self._redo.setEnabled(state.redo is not None)
        for row in written.values():
            self._window.foot.set_saved(row.operation.message, undoable=state.undo is not None)

    def _choose_actor(self, key: Hashable) -> None:
        from stdcommittee.ui.dialogs.actor import choose_actor

        choose_actor(self._desk, self._window, key)

    def _count_due(self) -> None:
        session, scope = self._desk.session, self._desk.scope
        self._desk.read(
            self, lambda _progress: due_counts(session, scope), self._show_due, lane="due"
        )

    def _show_due(self, counts: Mapping[str, tuple[int, bool]]) -> None:
        for screen, (count, overdue) in counts.items():
            self._window.set_badge(screen, count, Tone.BAD if overdue else Tone.NEUTRAL)

    def _undo_last(self) -> None:
        session, since = self._desk.session, self._since
        self._desk.write(
            self, Message("Undoing"), lambda progress: undo_last(session, since, progress)
        )

    def _redo_last(self) -> None:
        session, since = self._desk.session, self._since
        self._desk.write(
            self, Message("Doing again"), lambda progress: redo_last(session, since, progress)
        )


def _read(session: Session) -> _Around:
    unit = session.unit()
    return _Around(
        committees_at_work(session),
        unit.committee,
        list_actors(session),
        edition_in_force(session).title,
        Bilingual(unit.name, unit.name_en),
        is_encrypted(session.path),
    )
