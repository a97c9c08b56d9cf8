from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.memory import Memory, NoMemory
from stdcommittee.ui.toolkit.split import SplitView
from tests.ui.seeing import unnamed


def made(
    look: Look, qtbot: QtBot, memory: Memory, widths: tuple[int, ...] = (280, 0, 300)
) -> SplitView:
    split = SplitView(look, memory, "ballots", widths=widths)
    for _ in widths:
        split.addWidget(QWidget())
    qtbot.addWidget(split)
    split.resize(1200, 400)
    split.show()
    return split


def test_first_widths_leave_the_rest_to_the_open_pane(look: Look, qtbot: QtBot) -> None:
    left, middle, right = made(look, qtbot, NoMemory()).sizes()
    assert (left, right) == (280, 300)
    assert middle == 1200 - 580 - 2


def test_widths_are_remembered_through_a_restart(look: Look, qtbot: QtBot) -> None:
    memory = NoMemory()
    split = made(look, qtbot, memory)
    split.moveSplitter(350, 1)
    qtbot.waitUntil(lambda: memory.recall("split/ballots") == "350,0,300")
    assert made(look, qtbot, memory).sizes()[0] == 350


def test_memory_of_other_panes_is_not_taken(look: Look, qtbot: QtBot) -> None:
    memory = NoMemory()
    memory.keep("split/ballots", "1,2")
    assert made(look, qtbot, memory).sizes()[0] == 280


def test_spoiled_memory_is_not_taken(look: Look, qtbot: QtBot) -> None:
    memory = NoMemory()
    memory.keep("split/ballots", "wide,-3,x")
    assert made(look, qtbot, memory).sizes()[0] == 280


def test_border_is_moved_by_the_keyboard(look: Look, qtbot: QtBot) -> None:
    split = made(look, qtbot, NoMemory())
    handle = split.handle(1)
    assert unnamed(handle) == []
    QTest.keyClick(handle, Qt.Key.Key_Right)
    assert split.sizes()[0] == 296
    QTest.keyClick(handle, Qt.Key.Key_Left)
    QTest.keyClick(handle, Qt.Key.Key_Left)
    assert split.sizes()[0] == 264


def test_panes_keep_their_width_when_the_window_grows(look: Look, qtbot: QtBot) -> None:
    split = made(look, qtbot, NoMemory())
    split.resize(1500, 400)
    assert (split.sizes()[0], split.sizes()[2]) == (280, 300)
