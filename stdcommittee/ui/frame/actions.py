"""Everything that can be done, declared once: label, icon, shortcut and what it does.

The palette lists what is offered at the moment; a shortcut runs the offer nearest to the user: that
of the screen in sight before that of the whole program.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message
from stdcommittee.base.registry import BrokenRegistry
from stdcommittee.ui.toolkit.keys import key_text
from stdcommittee.ui.toolkit.look import Look


@frozen(kw_only=True)
class Action:
    """One thing that can be done."""

    id: str  # unique within its scope
    label: str  # message id
    run: Callable[[], object]
    icon: str = ""
    shortcut: str = ""  # as Qt writes it: "Ctrl+N"
    in_focus: bool = False  # its shortcut works only where the keyboard is (Enter, Del)
    listed: bool = True  # in the palette


@frozen
class _Usual:
    label: str
    shortcut: str
    icon: str = ""
    in_focus: bool = False
    listed: bool = True


# The same thing has the same key on every screen.
USUAL: Final[dict[str, _Usual]] = {
    "new": _Usual(N_("New"), "Ctrl+N", "add"),
    "save": _Usual(N_("Save"), "Ctrl+S", "save"),
    "undo": _Usual(N_("Undo"), "Ctrl+Z", "undo"),
    "redo": _Usual(N_("Redo"), "Ctrl+Y", "redo"),
    "filter": _Usual(N_("Filter the list"), "Ctrl+F", "filter"),
    "print": _Usual(N_("Print or report"), "Ctrl+P", "print"),
    "edit": _Usual(N_("Edit"), "F2", "edit"),
    "open": _Usual(N_("Open the record"), "Return", "open", in_focus=True),
    "delete": _Usual(N_("Delete"), "Del", "delete", in_focus=True),
    "back": _Usual(N_("Back"), "Esc", "chevron-left", listed=False),
}


def usual(id_: str, run: Callable[[], object], *, label: str = "") -> Action:
    """Return a usual action (`USUAL`) with its key and icon, under a label of its own if wanted.

    Raises:
        KeyError: no action of that id is usual.
    """
    made = USUAL[id_]
    return Action(
        id=id_,
        label=label or made.label,
        run=run,
        icon=made.icon,
        shortcut=made.shortcut,
        in_focus=made.in_focus,
        listed=made.listed,
    )


class _Offer:
    """An action with the widget it belongs to (None: the whole program)."""

    def __init__(self, action: Action, scope: QWidget | None, button: QAction) -> None:
        self.action = action
        self.scope = scope
        self.button = button

    def stands(self) -> bool:
        """Tell whether it can be done now: enabled, and its widget in sight."""
        if not shiboken6.isValid(self.button) or not self.button.isEnabled():
            return False
        return self.scope is None or self.scope.isVisible()


class Actions(QObject):
    """The registry of actions; says when what is offered may have changed."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._offers: list[_Offer] = []
        self._window: QWidget | None = None
        self._shortcuts: dict[str, QShortcut] = {}

    def attach(self, window: QWidget) -> None:
        """Let the shortcuts work in a window."""
        self._window = window
        for offer in self._offers:
            self._listen(offer.action)

    def declare(self, action: Action, scope: QWidget | None = None) -> QAction:
        """Offer an action while `scope` is in sight (None: always) and lives.

        Returns:
            The action for menus; disable it while it cannot be done.

        Raises:
            BrokenRegistry: the scope has this id, or another action with this shortcut.
        """
        for other in self._offers:
            if other.scope is scope and _collide(other.action, action):
                raise BrokenRegistry(f"{action.id}: id or shortcut {action.shortcut} stands twice")
        button = self._button(action, scope)
        offer = _Offer(action, scope, button)
        self._offers.append(offer)
        button.destroyed.connect(lambda: self._forget(offer))
        if action.shortcut and action.in_focus and scope is not None:
            button.setShortcut(QKeySequence(action.shortcut))
            button.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            scope.addAction(button)
        else:
            self._listen(action)
        self.changed.emit()
        return button

    def offered(self) -> tuple[Action, ...]:
        """Return what can be done now, nearest first; of several with one id the nearest."""
        found: dict[str, Action] = {}
        for offer in self._near_first():
            found.setdefault(offer.action.id, offer.action)
        return tuple(found.values())

    def offers(self, id_: str) -> bool:
        """Tell whether an action can be done now."""
        return any(offer.action.id == id_ for offer in self._near_first())

    def trigger(self, id_: str) -> bool:
        """Do an action if it can be done now, and tell whether it was."""
        return self._run(lambda action: action.id == id_)

    def _near_first(self) -> list[_Offer]:
        standing = [offer for offer in self._offers if offer.stands()]
        return sorted(standing, key=lambda offer: offer.scope is None)

    def _run(self, wanted: Callable[[Action], bool]) -> bool:
        for offer in self._near_first():
            if wanted(offer.action):
                offer.button.trigger()
                return True
        return False

    def _button(self, action: Action, scope: QWidget | None) -> QAction:
        look = self._look
        button = QAction(scope if scope is not None else self)
        button.triggered.connect(lambda _checked: action.run())
        key = "" if action.in_focus else action.shortcut

        def say(made: QAction, text: str) -> None:
            made.setText(text.replace("&", "&&") + (f"\t{key_text(key)}" if key else ""))

        look.language.bind(button, say, Message(action.label))
        if action.icon:
            look.follow(button, lambda made: made.setIcon(look.theme.icon(action.icon)))
        return button

    def _listen(self, action: Action) -> None:
        """Answer a shortcut in the window; which action it runs is decided when it is pressed."""
        key = action.shortcut
        if not key or action.in_focus or self._window is None or key in self._shortcuts:
            return
        shortcut = QShortcut(QKeySequence(key), self._window)
        shortcut.activated.connect(
            lambda: self._run(lambda action: action.shortcut == key and not action.in_focus)
        )
        self._shortcuts[key] = shortcut

    def _forget(self, offer: _Offer) -> None:
        if offer in self._offers:
            self._offers.remove(offer)
            if shiboken6.isValid(self):
                self.changed.emit()


def _collide(one: Action, other: Action) -> bool:
    return one.id == other.id or bool(one.shortcut and one.shortcut == other.shortcut)
