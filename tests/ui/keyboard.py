"""The program used by the keyboard alone: Tab until a control has the keyboard, then its key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.ui.desks import Program

_MOST = 150  # controls that are passed before a control counts as out of reach


def at_keyboard() -> QWidget:
    """Return the control that has the keyboard, in whichever window."""
    found: QWidget | None = QApplication.focusWidget()
    assert found is not None, "nothing has the keyboard"
    return found


def reach(program: Program, name: str) -> QWidget:
    """Press Tab until the control of that name has the keyboard.

    Raises:
        AssertionError: Tab does not come to it.
    """
    passed: list[str] = []
    for _ in range(_MOST):
        found = at_keyboard()
        text = found.text() if isinstance(found, QAbstractButton) else ""
        if name in (text, found.accessibleName()):
            return found
        passed.append(found.accessibleName() or text)
        program.qtbot.keyClick(found, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {name}, only {sorted(set(passed))}")


def back(program: Program) -> None:
    """Give the keyboard back to the window after a dialog, as a desktop does."""
    program.activate()
    program.settle()


def push(program: Program, name: str) -> None:
    """Tab to a button, press Space, and wait for what follows."""
    program.qtbot.keyClick(reach(program, name), Qt.Key.Key_Space)
    program.settle()


def write(program: Program, text: str, *, then: Qt.Key | None = None) -> None:
    """Type Latin letters where the keyboard is, and press a key after them."""
    program.qtbot.keyClicks(at_keyboard(), text)
    if then is not None:
        program.qtbot.keyClick(at_keyboard(), then)
        program.settle()


def while_asked(act: Callable[[], object]) -> None:
    """Do something once a question that waits for its answer has the keyboard."""

    def look() -> None:
        asked: QWidget | None = QApplication.activeModalWidget()
        if asked is None or not asked.isActiveWindow():
            QTimer.singleShot(20, look)
        else:
            act()

    QTimer.singleShot(20, look)
