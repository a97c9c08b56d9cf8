from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from stdcommittee.base.messages import Bilingual
from stdcommittee.ui.toolkit.buttons import IconButton
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.search_field import SearchField
from tests.ui.seeing import count_of, seen

FILTER = Bilingual("筛选", "Filter")


def made(look: Look, qtbot: QtBot, **options: Any) -> SearchField:
    field = SearchField(look, FILTER, hint="Ctrl F", **options)
    qtbot.addWidget(field)
    field.resize(220, 28)
    return field


def test_search_waits_until_typing_pauses(look: Look, qtbot: QtBot, calls: Any) -> None:
    heard, hear = calls
    field = made(look, qtbot, pause=30)
    field.sought.connect(hear)
    with qtbot.waitSignal(field.sought):
        QTest.keyClicks(field, "meta")
        assert heard == []
    assert heard == ["meta"]


def test_escape_clears_before_it_means_anything_else(look: Look, qtbot: QtBot, calls: Any) -> None:
    heard, hear = calls
    window = QWidget()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    field = SearchField(look, FILTER)
    box.addWidget(field)
    QShortcut(QKeySequence("Esc"), window).activated.connect(lambda: hear("back"))
    with qtbot.waitActive(window):
        window.show()
    field.setFocus()
    field.setText("meta")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), heard) == ("", [])
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert heard == ["back"]


def test_clear_button_comes_with_text(look: Look, qtbot: QtBot) -> None:
    field = made(look, qtbot)
    clear = field.findChildren(IconButton)[0]
    assert not clear.isVisibleTo(field)
    field.setText("x")
    assert clear.isVisibleTo(field)
    assert field.rect().contains(clear.geometry())
    clear.click()
    assert field.text() == ""
    assert not clear.isVisibleTo(field)


def test_key_cap_gives_way_to_text(look: Look, qtbot: QtBot) -> None:
    field = made(look, qtbot)
    right = (170, 4, 214, 24)
    border = look.theme.colour("line2")
    assert count_of(seen(field), border, right) > 20
    field.setText("x")
    assert count_of(seen(field), border, right) == 0


def test_placeholder_and_name_follow_the_language(look: Look, qtbot: QtBot) -> None:
    field = made(look, qtbot)
    look.language.speak("zh")
    assert (field.placeholderText(), field.accessibleName()) == ("筛选", "筛选")
