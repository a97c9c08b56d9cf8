"""A desk without the whole window: what screens and dialogs are tested on."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from stdcommittee.base.errors import Failure
from stdcommittee.base.messages import Text
from stdcommittee.services.session import Session
from stdcommittee.ui.frame.actions import Actions
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.memory import NoMemory
from stdcommittee.ui.toolkit.notices import Notices
from stdcommittee.ui.toolkit.tasks import Tasks


class Quiet:
    """Shows nothing of what runs."""

    def set_task(
        self, what: Text, done: int = 0, total: int = 0, *, cancellable: bool = True
    ) -> None:
        pass

    def clear_task(self) -> None:
        pass


@dataclass
class Program:
    """A desk, the window it is in, what was said in the foot bar, and what failed untaken."""

    desk: Desk
    window: QWidget
    qtbot: QtBot
    said: list[Text] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)

    def show(self, widget: QWidget) -> None:
        """Put a screen into the window and wait until it has read what it shows."""
        layout = self.window.layout()
        assert layout is not None
        layout.addWidget(widget)
        widget.show()
        self.activate()
        self.settle()

    def activate(self) -> None:
        """Give the window the keyboard."""
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def press(self, key: Qt.Key, *, ctrl: bool = False) -> None:
        """Press a key where the keyboard is."""
        modifier = Qt.KeyboardModifier
        focused: QWidget | None = self.window.focusWidget()
        target = self.window if focused is None else focused
        self.qtbot.keyClick(target, key, modifier.ControlModifier if ctrl else modifier.NoModifier)

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        target: QWidget | None = self.window.focusWidget()
        assert target is not None
        self.qtbot.keyClicks(target, text)

    def settle(self) -> None:
        """Wait until nothing runs any more and everything that follows from it has happened."""
        quiet = 0
        while quiet < 3:
            self.qtbot.wait(40)
            if self.desk.tasks.busy:
                quiet = 0
                self.qtbot.waitUntil(lambda: not self.desk.tasks.busy, timeout=10_000)
            else:
                quiet += 1


@contextlib.contextmanager
def open_desk(look: Look, session: Session, qtbot: QtBot) -> Iterator[Program]:
    """Give a program over a session; failed tasks that nobody took fail the test."""
    failures: list[Failure] = []
    said: list[Text] = []
    window = QWidget()
    QVBoxLayout(window).setContentsMargins(0, 0, 0, 0)
    window.resize(1200, 700)
    desk = Desk(session, look, Actions(look), NoMemory(), Tasks(Quiet(), failures.append))
    desk.notices = Notices(look, window, foot=said.append)
    desk.actions.attach(window)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    yield Program(desk, window, qtbot, said, failures)
    window.close()
    desk.close()
    assert not failures, [str(failure) for failure in failures]
