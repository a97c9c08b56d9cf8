"""What dialogs of an international ballot are opened on, and how keys reach them."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.services.ballots.line import Line, line_of
from stdcommittee.services.session import Session
from stdcommittee.ui.dialogs.ballot_step import StepDialog
from tests.services.ballots.committee import stored
from tests.ui.desks import Program

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def line(session: Session, ballot: Ballot) -> Line:
    """The whole line of a ballot as stored."""
    return line_of(session, stored(session, ballot))


def up(program: Program, dialog: StepDialog) -> None:
    """Open a dialog and wait until it has read what it offers."""
    dialog.open()
    program.qtbot.waitUntil(dialog.isActiveWindow)
    program.settle()


def gone(dialog: StepDialog) -> bool:
    """Whether a dialog was closed; it is deleted then."""
    return not shiboken6.isValid(dialog)


def focused() -> QWidget:
    """Where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def tab_to(program: Program, wanted: QWidget) -> None:
    """Press Tab until the keyboard is at a control."""
    for _ in range(40):
        if wanted.hasFocus():
            return
        program.qtbot.keyClick(focused(), KEY.Key_Tab)
    raise AssertionError("Tab does not reach it")


def press(program: Program, key: Qt.Key, *, ctrl: bool = False) -> None:
    """Press a key where the keyboard is."""
    modifier = CTRL if ctrl else Qt.KeyboardModifier.NoModifier
    program.qtbot.keyClick(focused(), key, modifier)


def write(program: Program, text: str) -> None:
    """Type where the keyboard is; Chinese comes as an input method gives it."""
    if text.isascii():
        program.qtbot.keyClicks(focused(), text)
        return
    given = QInputMethodEvent()
    given.setCommitString(text)
    QApplication.sendEvent(focused(), given)
