from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stdcommittee.base.errors import Refused
from stdcommittee.base.messages import Bilingual
from stdcommittee.ui.frame.actions import Action
from stdcommittee.ui.frame.palette import Palette
from stdcommittee.ui.frame.shell import Found
from stdcommittee.ui.frame.window import MainWindow
from stdcommittee.ui.toolkit.look import Look
from tests.ui.frame.conftest import Program, Screen
from tests.ui.seeing import unnamed

STANDARDS = Bilingual("标准", "Standards")
RECORDS = [
    Found(1, STANDARDS, "GB/T 19710.1—2023", "Metadata, Part 1"),
    Found(2, STANDARDS, "GB/T 24357—2009"),
    Found(3, Bilingual("项目", "Projects"), "20251187-T-334"),
]


@pytest.fixture
def palette(window: MainWindow, program: Program) -> Palette:
    program.finds = lambda text: RECORDS
    return window.commands


def titles(palette: Palette) -> list[str]:
    return [str(entry.title) for entry in palette.model.entries]


def current(palette: Palette) -> str:
    row = palette.list.currentIndex().row()
    return str(palette.model.entries[row].title) if row >= 0 else ""


def type_and_wait(palette: Palette, qtbot: QtBot, text: str) -> None:
    QTest.keyClicks(palette.field, text)
    qtbot.waitUntil(lambda: "Standards" in titles(palette))


def test_palette_opens_by_key_and_lists_what_can_be_done(
    palette: Palette, window: MainWindow
) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert palette.isVisible()
    assert palette.field.hasFocus()
    assert titles(palette)[:4] == ["Commands", "Today", "Ballots", "Settings"]
    assert "Search or command" not in titles(palette)
    assert current(palette) == "Today"
    assert unnamed(palette) == []


def test_records_are_grouped_under_their_kind(palette: Palette, qtbot: QtBot) -> None:
    palette.open()
    type_and_wait(palette, qtbot, "gb")
    assert titles(palette) == [
        "Standards",
        "GB/T 19710.1—2023",
        "GB/T 24357—2009",
        "Projects",
        "20251187-T-334",
    ]


def test_keyboard_goes_over_heads_and_round(palette: Palette, qtbot: QtBot) -> None:
    palette.open()
    type_and_wait(palette, qtbot, "gb")
    walked = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(palette.field, key)
        walked.append(current(palette))
    assert walked == [
        "GB/T 24357—2009",
        "20251187-T-334",
        "GB/T 19710.1—2023",
        "20251187-T-334",
    ]


def test_enter_opens_the_record_and_closes_the_palette(
    palette: Palette, window: MainWindow, qtbot: QtBot, calls: Any
) -> None:
    heard, hear = calls
    window.record_chosen.connect(hear)
    palette.open()
    type_and_wait(palette, qtbot, "gb")
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert heard == [2]
    assert not palette.isVisible()


def test_enter_runs_an_action(palette: Palette, window: MainWindow) -> None:
    palette.open("ball")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.current == "ballots"


def test_click_runs_an_action(palette: Palette, window: MainWindow) -> None:
    palette.open("ball")
    spot = palette.list.visualRect(palette.model.index(1)).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert window.current == "ballots"


def test_escape_closes_and_gives_the_keyboard_back(
    palette: Palette, window: MainWindow, program: Program, calls: Any
) -> None:
    heard, hear = calls
    screen = window.page("today")
    assert isinstance(screen, Screen)
    program.actions.declare(
        Action(id="back", label="Back", run=lambda: hear("back"), shortcut="Esc"), screen
    )
    screen.field.setFocus()
    palette.open("ball")
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert screen.field.hasFocus()
    assert heard == []


def test_click_beside_closes(palette: Palette) -> None:
    palette.open()
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, 600))
    assert not palette.isVisible()


def test_failed_search_is_said_and_actions_stay(
    palette: Palette, program: Program, qtbot: QtBot
) -> None:
    def refuse(text: str) -> list[Found]:
        raise Refused("The workspace is closed.", advice="Open it again.")

    program.finds = refuse
    palette.open()
    QTest.keyClicks(palette.field, "ball")
    qtbot.waitUntil(lambda: "The workspace is closed." in titles(palette))
    assert current(palette) == "Ballots"


def test_nothing_found_is_said(palette: Palette, program: Program, qtbot: QtBot) -> None:
    program.finds = lambda text: []
    palette.open("zzz")
    assert titles(palette) == ["Nothing found yet."]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_what_an_older_text_found_does_not_come_back(palette: Palette, qtbot: QtBot) -> None:
    palette.open()
    type_and_wait(palette, qtbot, "gb")
    palette.field.setText("ball")
    assert titles(palette) == ["Commands", "Ballots"]


def test_actions_are_found_in_either_language(
    palette: Palette, look: Look, program: Program
) -> None:
    look.language.speak("zh")
    palette.open("ballots")
    assert "Ballots" in titles(palette)


def test_palette_stays_within_a_small_window(palette: Palette, window: MainWindow) -> None:
    palette.open()
    window.resize(720, 480)
    assert window.rect().contains(palette.panel.geometry())
