"""A window with three screens and a search that finds what it is told to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from stdcommittee.ui.frame.actions import Actions
from stdcommittee.ui.frame.screens import ScreenDescriptor
from stdcommittee.ui.frame.shell import Found
from stdcommittee.ui.frame.window import MainWindow
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.memory import NoMemory


class Program:
    """What stands around the frame."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.actions = Actions(look)
        self.memory = NoMemory()
        self.finds: Callable[[str], Sequence[Found]] = lambda text: []
        self.built: list[str] = []

    def search(self, text: str) -> Sequence[Found]:
        return self.finds(text)


class Screen(QWidget):
    """A screen with a field, that may refuse to be left."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.free = True
        self.asked = 0
        box = QVBoxLayout(self)
        self.field = QLineEdit()
        self.field.setAccessibleName(name)
        for part in (QLabel(name), self.field):
            box.addWidget(part)

    def may_leave(self) -> bool:
        self.asked += 1
        return self.free


def descriptor(icon: str, order: int, *, foot: bool = False, name: str = "") -> ScreenDescriptor:
    name = name or icon

    def build(program: Program) -> QWidget:
        program.built.append(name)
        return Screen(name)

    return ScreenDescriptor(
        name=name,
        label=name.capitalize(),
        icon=icon,
        order=order,
        build=build,
        place="foot" if foot else "main",
    )


SCREENS = [
    descriptor("settings", 1, foot=True),
    descriptor("ballots", 30),
    descriptor("today", 10),
]


@pytest.fixture
def program(look: Look) -> Program:
    return Program(look)


@pytest.fixture
def window(program: Program, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(SCREENS, program)
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.start()
    with qtbot.waitActive(made):
        made.show()
    yield made
    for name in program.built:
        screen = made.page(name)
        assert isinstance(screen, Screen)
        screen.free = True  # so that it can be closed
