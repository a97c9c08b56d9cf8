"""The bar at the foot: what runs, what was saved, who acts, under which rules, on which file."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QProgressBar, QWidget

from stdcommittee.base.messages import Message, Text
from stdcommittee.ui.frame.shell import ActorChoice, WorkspaceState
from stdcommittee.ui.theme.tokens import Gap, Size, Type
from stdcommittee.ui.toolkit.buttons import LinkButton
from stdcommittee.ui.toolkit.drawing import hairline
from stdcommittee.ui.toolkit.labels import Hairline, Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run

_PROGRESS: Final = 96
_TASK: Final = 160  # of its name at least, before the last saved operation gives way
_RULE: Final = 14


class FootLink(LinkButton):
    """A link in the size of the foot bar; muted unless it undoes."""

    type_ = Type.CAPTION


class FootBar(QFrame):
    """Shows what it is told, and says what was asked of it."""

    cancel_asked = Signal()
    undo_asked = Signal()
    actor_chosen = Signal(object)
    edition_asked = Signal()
    workspace_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._actors: tuple[ActorChoice, ...] = ()
        self._actor: Hashable = None
        self.setProperty("part", "bar")
        self._task = Phrase(look)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        look.language.name(self._progress, Message("Progress"))
        self._cancel = FootLink(look, Message("Cancel"), on_click=self.cancel_asked.emit)
        self._saved = Phrase(look)
        self._undo = FootLink(look, Message("Undo"), icon="undo", on_click=self.undo_asked.emit)
        self._who = FootLink(look, "", icon="user", colour="muted", on_click=self.open_actors)
        self._edition = FootLink(look, "", colour="muted", on_click=self.edition_asked.emit)
        self._workspace = FootLink(look, "", colour="muted", on_click=self.workspace_asked.emit)
        self._rules = [Hairline(upright=True) for _ in range(3)]
        self._row = QHBoxLayout(self)
        self._lay_out()
        look.follow(self, FootBar._dress)
        self.clear_task()
        self.say("")
        for link in (self._who, self._edition, self._workspace):
            link.hide()

    def set_task(
        self, what: Text, done: int = 0, total: int = 0, *, cancellable: bool = True
    ) -> None:
        """Show what is running and how far it is (`total` 0: unknown)."""
        self._task.set_runs(Run(what, "muted", type=Type.CAPTION, icon="refresh"))
        self._task.setMinimumWidth(min(self._task.sizeHint().width(), self._look.px(_TASK)))
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._progress.show()
        self._cancel.setVisible(cancellable)

    def clear_task(self) -> None:
        """Show that nothing is running."""
        done = Run(icon="check-circle", colour="good")
        idle = Run(Message("Idle"), "muted", type=Type.CAPTION, lead=6)
        self._task.set_runs(done, idle)
        self._task.setMinimumWidth(0)
        self._progress.hide()
        self._cancel.hide()

    def set_saved(self, what: Text, *, undoable: bool = True) -> None:
        """Show the last saved operation, with Undo if it can be taken back."""
        self.say(Message("Saved: {what}", what=what))
        self._undo.setVisible(undoable)

    def say(self, text: Text) -> None:
        """Show a sentence where the last saved operation stands."""
        self._saved.set_runs(Run(text, "muted", type=Type.CAPTION))
        self._rules[0].setVisible(bool(text))
        self._undo.hide()

    def set_actors(self, actors: Sequence[ActorChoice], current: Hashable) -> None:
        """Show who is acting, and who else may."""
        self._actors, self._actor = tuple(actors), current
        name = next(
            (actor.name for actor in actors if actor.key == current), Message("Nobody acts")
        )
        self._who.set_text(name)
        self._look.language.name(self._who, Message("Acting: {name}", name=name), tip=True)
        self._who.show()

    def set_edition(self, text: Text) -> None:
        """Show the rule edition in force."""
        self._edition.set_text(Message("Rules: {edition}", edition=text))
        self._edition.setVisible(bool(text))
        self._rules[1].setVisible(bool(text))

    def set_workspace(self, name: str, state: WorkspaceState) -> None:
        """Show the workspace and how it is kept."""
        self._workspace.set_icon(state.value)
        self._workspace.set_text(_workspace_text(name, state))
        self._workspace.show()
        self._rules[2].show()

    def open_actors(self) -> QMenu:
        """Open the list of people who may act."""
        menu = QMenu(self)
        for actor in self._actors:
            entry = menu.addAction(self._look.render(actor.name).replace("&", "&&"))
            entry.setCheckable(True)
            entry.setChecked(actor.key == self._actor)
            entry.triggered.connect(lambda _=False, key=actor.key: self.actor_chosen.emit(key))
        menu.aboutToHide.connect(menu.deleteLater)
        height = menu.sizeHint().height()
        menu.popup(self._who.mapToGlobal(QPoint(0, -height)))
        return menu

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line over it."""
        super().paintEvent(event)
        hairline(QPainter(self), 0, 0, self.width(), 0, self._look.theme.colour("line"))

    def _lay_out(self) -> None:
        row = self._row
        row.addWidget(self._task)
        row.addWidget(self._progress)
        row.addWidget(self._cancel)
        row.addWidget(self._rules[0])
        row.addWidget(self._saved)
        row.addWidget(self._undo)
        row.addStretch(1)
        row.addWidget(self._who)
        row.addWidget(self._rules[1])
        row.addWidget(self._edition)
        row.addWidget(self._rules[2])
        row.addWidget(self._workspace)
        for rule in self._rules:
            rule.hide()

    def _dress(self) -> None:
        px = self._look.px
        self.setFixedHeight(px(Size.FOOT_BAR))
        self._row.setContentsMargins(px(Gap.M), 1, px(Gap.M), 0)
        self._row.setSpacing(px(Gap.M))
        self._progress.setFixedWidth(px(_PROGRESS))
        for rule in self._rules:
            rule.setFixedHeight(px(_RULE))


def _workspace_text(name: str, state: WorkspaceState) -> Message:
    match state:
        case WorkspaceState.PLAIN:
            return Message("{name}, not encrypted", name=name)
        case WorkspaceState.ENCRYPTED:
            return Message("{name}, encrypted", name=name)
        case WorkspaceState.READ_ONLY:
            return Message("{name}, read-only", name=name)
