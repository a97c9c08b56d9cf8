from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from stdcommittee.base.messages import Bilingual
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.tabs import Tabs


@pytest.fixture
def tabs(look: Look, qtbot: QtBot) -> Tabs:
    made = Tabs(look)
    qtbot.addWidget(made)
    made.add("details", Bilingual("详情", "Details"), QLabel("one"))
    made.add("evidence", Bilingual("证据", "Evidence"), QLabel("two"), count=6)
    made.add("history", Bilingual("历史", "History"), QLabel("three"), count=0)
    return made


def test_tabs_say_name_and_number_in_the_language_spoken(tabs: Tabs, look: Look) -> None:
    bar = tabs.bar
    assert [bar.tabText(n) for n in range(3)] == ["Details", "Evidence 6", "History 0"]
    look.language.speak("zh")
    assert [bar.tabText(n) for n in range(3)] == ["详情", "证据 6", "历史 0"]
    tabs.set_count("evidence", 7)
    assert bar.tabText(1) == "证据 7"


def test_arrow_keys_turn_pages(tabs: Tabs, calls: Any) -> None:
    heard, hear = calls
    tabs.chosen.connect(hear)
    QTest.keyClick(tabs.bar, Qt.Key.Key_Right)
    QTest.keyClick(tabs.bar, Qt.Key.Key_Right)
    QTest.keyClick(tabs.bar, Qt.Key.Key_Left)
    assert heard == ["evidence", "history", "evidence"]
    assert tabs.current == "evidence"


def test_page_of_the_tab_is_in_sight(tabs: Tabs) -> None:
    tabs.show_page("history")
    texts = {label.text(): label.isVisibleTo(tabs) for label in tabs.findChildren(QLabel)}
    assert (texts["one"], texts["three"]) == (False, True)


def test_room_does_not_change_when_a_tab_becomes_bold(tabs: Tabs) -> None:
    before = [tabs.bar.tabRect(n) for n in range(3)]
    tabs.show_page("history")
    assert [tabs.bar.tabRect(n) for n in range(3)] == before
    assert tabs.bar.sizeHint().height() == 34


def test_unknown_page_is_said(tabs: Tabs) -> None:
    with pytest.raises(ValueError, match="nowhere"):
        tabs.show_page("nowhere")


def test_numbers_are_forgotten(tabs: Tabs) -> None:
    tabs.forget_counts()
    said = [tabs.bar.tabText(place) for place in range(tabs.bar.count())]
    assert not any(letter.isdigit() for text in said for letter in text)
