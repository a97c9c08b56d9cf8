from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stdcommittee.ui.frame.actions import usual
from stdcommittee.ui.frame.palette import Palette
from stdcommittee.ui.frame.window import MainWindow
from stdcommittee.ui.theme.tokens import Scheme, Tone
from stdcommittee.ui.toolkit.look import Look
from tests.ui.frame.conftest import SCREENS, Program, Screen
from tests.ui.seeing import unnamed

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def screen(window: MainWindow, name: str) -> Screen:
    made = window.page(name)
    assert isinstance(made, Screen)
    return made


def test_first_screen_is_shown_and_others_are_not_built(
    window: MainWindow, program: Program
) -> None:
    assert window.current == "today"
    assert program.built == ["today"]
    window.show_screen("ballots")
    window.show_screen("today")
    window.show_screen("ballots")
    assert program.built == ["today", "ballots"]
    assert window.body.currentWidget() is window.page("ballots")


@pytest.mark.parametrize(("key", "name"), [(Qt.Key.Key_2, "ballots"), (Qt.Key.Key_3, "settings")])
def test_screens_have_keys(window: MainWindow, key: Qt.Key, name: str, calls: Any) -> None:
    heard, hear = calls
    window.screen_shown.connect(hear)
    QTest.keyClick(window, key, ALT)
    assert (window.current, heard) == (name, [name])
    assert window.rail.item(name).isChecked()


def test_screen_with_unsaved_text_can_hold_the_user(window: MainWindow) -> None:
    screen(window, "today").free = False
    assert window.show_screen("ballots") is False
    assert window.current == "today"
    assert window.rail.item("today").isChecked()
    assert window.close() is False
    assert screen(window, "today").asked == 2
    screen(window, "today").free = True
    assert window.show_screen("ballots") is True


def test_window_opens_where_it_was_closed(program: Program, qtbot: QtBot) -> None:
    first = MainWindow(SCREENS, program)
    qtbot.addWidget(first)
    first.start()
    first.show_screen("ballots")
    first.rail.toggle()
    again = Program(program.look)
    again.memory = program.memory
    second = MainWindow(SCREENS, again)
    qtbot.addWidget(second)
    second.start()
    assert second.current == "ballots"
    assert second.rail.narrow


def test_forgotten_screen_gives_way_to_the_first(program: Program, qtbot: QtBot) -> None:
    program.memory.keep("screen", "gone")
    window = MainWindow(SCREENS, program)
    qtbot.addWidget(window)
    window.start()
    assert window.current == "today"


def test_new_button_does_what_the_screen_offers(
    window: MainWindow, program: Program, qtbot: QtBot, calls: Any
) -> None:
    heard, hear = calls
    assert not window.top.new.isEnabled()
    program.actions.declare(usual("new", lambda: hear("ballot")), screen(window, "ballots"))
    window.show_screen("ballots")
    assert window.top.new.isEnabled()
    window.top.new.click()
    QTest.keyClick(window, Qt.Key.Key_N, CTRL)
    assert heard == ["ballot", "ballot"]
    window.show_screen("today")
    assert not window.top.new.isEnabled()
    program.actions.declare(usual("new", lambda: hear("today")), screen(window, "today"))
    qtbot.waitUntil(window.top.new.isEnabled)


def test_undo_link_runs_the_undo_action(window: MainWindow, program: Program, calls: Any) -> None:
    heard, hear = calls
    program.actions.declare(usual("undo", lambda: hear("undone")))
    window.foot.undo_asked.emit()
    assert heard == ["undone"]


def test_badges_of_unknown_screens_pass(window: MainWindow) -> None:
    window.set_badge("today", 3, Tone.BAD)
    window.set_badge("gone", 3)
    assert window.rail.item("today").badge == (3, Tone.BAD)


def test_looks_are_changed_from_the_palette(
    window: MainWindow, look: Look, program: Program
) -> None:
    assert program.actions.trigger("view.dark")
    assert look.theme.scheme is Scheme.DARK
    assert program.actions.trigger("view.zh")
    assert look.language.code == "zh"
    QTest.keyClick(window, Qt.Key.Key_Minus, CTRL)
    assert look.theme.zoom == 90
    QTest.keyClick(window, Qt.Key.Key_0, CTRL)
    assert look.theme.zoom == 100
    QTest.keyClick(window, Qt.Key.Key_Equal, CTRL)
    assert look.theme.zoom == 110


def test_closing_ends_the_search_and_says_so(window: MainWindow, calls: Any) -> None:
    heard, hear = calls
    window.closing.connect(lambda: hear("closing"))
    palette = window.commands
    assert window.close()
    assert heard == ["closing"]
    palette._searching.ask("too late")
    assert not palette._searching._running


def test_the_palette_is_made_when_it_is_asked_for(window: MainWindow) -> None:
    assert not window.findChildren(Palette)
    window.open_palette("go")
    assert window.findChildren(Palette) == [window.commands]
    assert window.commands.field.text() == "go"


def test_every_control_has_a_name(window: MainWindow) -> None:
    assert unnamed(window) == []


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])
@pytest.mark.parametrize("code", ["zh", "en"])
@pytest.mark.parametrize("zoom", [80, 100, 200])
def test_window_fits_a_small_screen_in_every_dress(
    window: MainWindow, look: Look, scheme: Scheme, code: str, zoom: int
) -> None:
    look.theme.set_scheme(scheme)
    look.language.speak(code)
    look.theme.set_zoom(zoom)
    window.resize(1366, 720)
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 720
    assert window.rail.height() + window.top.height() + window.foot.height() == 720


def test_tab_goes_from_top_to_rail_to_body_to_foot(window: MainWindow) -> None:
    window.top.committees.setFocus()
    passed = []
    for _ in range(12):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        focused = window.focusWidget()
        for name in ("top", "rail", "body"):
            if getattr(window, name).isAncestorOf(focused) and name not in passed:
                passed.append(name)
    assert passed == ["top", "rail", "body"]
