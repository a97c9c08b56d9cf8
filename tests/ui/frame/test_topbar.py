from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stdcommittee.ui.frame.topbar import TopBar
from stdcommittee.ui.toolkit.look import Look
from tests.ui.seeing import unnamed


@pytest.fixture
def bar(look: Look, qtbot: QtBot) -> TopBar:
    made = TopBar(look)
    qtbot.addWidget(made)
    made.resize(1366, 44)
    made.show()
    return made


def test_search_opens_by_click_and_by_the_first_letter(bar: TopBar, calls: Any) -> None:
    heard, hear = calls
    bar.search_asked.connect(hear)
    QTest.mouseClick(bar.search, Qt.MouseButton.LeftButton)
    QTest.keyClicks(bar.search, "m")
    QTest.keyClick(bar.search, Qt.Key.Key_Return)
    assert heard == ["", "m", ""]


def test_new_is_asked_for(bar: TopBar, calls: Any) -> None:
    heard, hear = calls
    bar.new_asked.connect(lambda: hear("new"))
    QTest.mouseClick(bar.new, Qt.MouseButton.LeftButton)
    assert heard == ["new"]


def test_search_stands_in_the_middle(bar: TopBar) -> None:
    assert bar.height() == 44
    assert bar.search.width() == 400
    assert abs(bar.search.geometry().center().x() - 683) < 100
    assert unnamed(bar) == []


@pytest.mark.parametrize(("width", "zoom"), [(720, 100), (1024, 125), (1366, 150), (1366, 200)])
def test_nothing_is_pushed_out_of_a_narrow_bar(
    bar: TopBar, look: Look, width: int, zoom: int
) -> None:
    look.theme.set_zoom(zoom)
    bar.resize(width, bar.height())
    parts = [part.geometry() for part in (bar.committees, bar.search, bar.new)]
    assert all(bar.rect().contains(part) for part in parts)
    assert parts[0].right() < parts[1].left()
    assert parts[1].right() < parts[2].left()
