from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stdcommittee.ui.frame.rail import Rail, RailItem
from stdcommittee.ui.theme.tokens import Tone
from stdcommittee.ui.toolkit.look import Look
from tests.ui.frame.conftest import SCREENS, descriptor
from tests.ui.seeing import count_of, seen, unnamed


@pytest.fixture
def rail(look: Look, qtbot: QtBot) -> Rail:
    made = Rail(look, SCREENS)
    qtbot.addWidget(made)
    made.resize(168, 600)
    with qtbot.waitActive(made):
        made.show()
    return made


def labels(rail: Rail) -> list[str]:
    items = sorted(rail.findChildren(RailItem), key=lambda item: item.mapTo(rail, item.pos()).y())
    return [item.text() for item in items]


def test_only_the_screens_given_are_shown_in_order(rail: Rail) -> None:
    assert labels(rail) == ["Today", "Ballots", "Settings", "Collapse"]
    assert unnamed(rail) == []


def test_screen_is_chosen_by_mouse_and_keyboard(rail: Rail, calls: Any) -> None:
    heard, hear = calls
    rail.chosen.connect(hear)
    QTest.mouseClick(rail.item("ballots"), Qt.MouseButton.LeftButton)
    rail.item("today").setFocus()
    QTest.keyClick(rail.item("today"), Qt.Key.Key_Down)
    QTest.keyClick(rail.item("ballots"), Qt.Key.Key_Down)
    assert rail.item("settings").hasFocus()
    QTest.keyClick(rail.item("settings"), Qt.Key.Key_Return)
    QTest.keyClick(rail.item("settings"), Qt.Key.Key_Space)
    assert heard == ["ballots", "settings", "settings"]


def test_current_screen_is_marked(rail: Rail, look: Look) -> None:
    rail.item("settings").setFocus()
    rail.set_current("ballots")
    image = seen(rail.item("ballots"))
    assert count_of(image, look.theme.colour("accent"), (0, 0, 3, 32)) > 30
    assert count_of(image, look.theme.colour("surface")) > 2000
    assert count_of(seen(rail.item("today")), look.theme.colour("accent")) == 0
    rail.item("today").click()  # the window decides; a click alone marks nothing
    assert rail.item("ballots").isChecked()
    assert not rail.item("today").isChecked()


def test_badge_is_seen_and_said(rail: Rail, look: Look) -> None:
    rail.set_badge("today", 3, Tone.BAD)
    item = rail.item("today")
    assert item.accessibleName() == "Today, 3 due"
    assert count_of(seen(item), look.theme.colour("badsoft")) > 100
    rail.set_badge("today", 0, Tone.NEUTRAL)
    assert item.accessibleName() == "Today"
    assert count_of(seen(item), look.theme.colour("badsoft")) == 0


def test_narrow_rail_shows_icons_dots_and_tips(rail: Rail, look: Look, calls: Any) -> None:
    heard, hear = calls
    rail.folded.connect(hear)
    rail.set_badge("today", 3, Tone.BAD)
    rail.toggle()
    assert (rail.width(), heard, rail.narrow) == (48, [True], True)
    item = rail.item("today")
    assert item.toolTip() == "Today, 3 due"
    assert 12 < count_of(seen(item), look.theme.colour("bad")) < 50
    assert "Expand" in labels(rail)
    rail.toggle()
    assert (rail.width(), item.toolTip()) == (168, "")


def test_rail_grows_for_long_labels_and_the_zoom(rail: Rail, look: Look) -> None:
    assert rail.width() == 168
    rail.item("ballots").set_label("Implementation matters", "implementation")
    rail.set_badge("ballots", 1000, Tone.NEUTRAL)
    assert 168 < rail.width() <= 220
    rail.item("ballots").set_label("Ballots", "ballots")
    look.theme.set_zoom(200)
    assert rail.width() == 336


def test_lines_are_pressed_before_the_rail_scrolls(look: Look, qtbot: QtBot) -> None:
    rail = Rail(look, [descriptor("ballots", n, name=f"screen{n}") for n in range(11)])
    qtbot.addWidget(rail)
    rail.toggle()
    rail.resize(48, 434)  # what a laptop of 768 px leaves at 125 %, less the bars
    rail.show()
    last = rail.item("screen10")
    assert last.height() < 36
    assert last.mapTo(rail, last.rect().bottomLeft()).y() < rail._fold.y()
    assert last.width() == 39  # no scroll bar takes its room


def test_rail_scrolls_when_the_window_is_low(rail: Rail, look: Look) -> None:
    look.theme.set_zoom(200)
    rail.resize(336, 260)
    assert rail.height() == 260
    assert rail.rect().contains(rail._fold.geometry())
