from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stdcommittee.base.messages import Bilingual
from stdcommittee.ui.frame.committees import CommitteeMenu
from stdcommittee.ui.frame.shell import CommitteeChoice
from stdcommittee.ui.frame.topbar import TopBar
from stdcommittee.ui.toolkit.look import Look
from tests.ui.seeing import unnamed

CHOICES = [
    CommitteeChoice("a", "SAC/TC 999", Bilingual("地理信息", "Geographic information"), "Sample"),
    CommitteeChoice("b", "ISO/TC 211", "Mirror"),
    CommitteeChoice("c", "IEC/TC 65", "Process control"),
]
Open = Callable[..., CommitteeMenu]


@pytest.fixture
def open_menu(look: Look, qtbot: QtBot) -> Open:
    def make(*chosen: str) -> CommitteeMenu:
        host = QWidget()
        qtbot.addWidget(host)
        host.resize(800, 600)
        with qtbot.waitActive(host):
            host.show()
        menu = CommitteeMenu(look, host, CHOICES, chosen)
        menu.open_at(QPoint(8, 40))
        return menu

    return make


def test_enter_takes_one(open_menu: Open, calls: Any) -> None:
    heard, hear = calls
    menu = open_menu("a")
    menu.taken.connect(hear)
    QTest.keyClick(menu.field, Qt.Key.Key_Down)
    QTest.keyClick(menu.field, Qt.Key.Key_Return)
    assert heard == [["b"]]
    assert not menu.isVisible()


def test_ticks_take_several_in_the_order_of_the_list(open_menu: Open, calls: Any) -> None:
    heard, hear = calls
    menu = open_menu("c")
    menu.taken.connect(hear)
    QTest.keyClick(menu.field, Qt.Key.Key_Space)
    menu.dismiss()
    assert heard == [["a", "c"]]


def test_link_takes_all(open_menu: Open, calls: Any) -> None:
    heard, hear = calls
    menu = open_menu("a")
    menu.taken.connect(hear)
    menu.all.click()
    assert heard == [["a", "b", "c"]]


def test_none_is_no_choice_and_the_same_is_no_news(open_menu: Open, calls: Any) -> None:
    heard, hear = calls
    menu = open_menu("a")
    menu.taken.connect(hear)
    QTest.keyClick(menu.field, Qt.Key.Key_Space)
    menu.dismiss()
    other = open_menu("a")
    other.taken.connect(hear)
    QTest.keyClick(other.field, Qt.Key.Key_Return)
    assert heard == []


def test_typing_narrows_the_list(open_menu: Open, calls: Any) -> None:
    heard, hear = calls
    menu = open_menu("a")
    menu.taken.connect(hear)
    QTest.keyClicks(menu.field, "iec")
    assert menu.list.model().rowCount() == 1
    QTest.keyClick(menu.field, Qt.Key.Key_Return)
    assert heard == [["c"]]


def test_click_on_a_name_takes_it(open_menu: Open, calls: Any) -> None:
    heard, hear = calls
    menu = open_menu("a")
    menu.taken.connect(hear)
    spot = menu.list.visualRect(menu.list.model().index(2, 0)).center()
    QTest.mouseClick(menu.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert heard == [["c"]]


def test_click_on_a_tick_keeps_the_list_open(open_menu: Open, calls: Any) -> None:
    heard, hear = calls
    menu = open_menu("a")
    menu.taken.connect(hear)
    spot = menu.list.visualRect(menu.list.model().index(2, 0))
    tick = spot.topLeft()
    tick.setX(tick.x() + 10)
    tick.setY(spot.center().y())
    QTest.mouseClick(menu.list.viewport(), Qt.MouseButton.LeftButton, pos=tick)
    assert menu.isVisible()
    menu.dismiss()
    assert heard == [["a", "c"]]


def test_every_control_has_a_name(open_menu: Open) -> None:
    assert unnamed(open_menu("a")) == []


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (["a"], "Committees: SAC/TC 999 Geographic information Sample"),
        (["b"], "Committees: ISO/TC 211 Mirror"),
        (["b", "c"], "Committees: ISO/TC 211 + 1 more"),
        (["a", "b", "c"], "Committees: All 3 committees"),
        ([], "Committees: No committee"),
    ],
)
def test_bar_says_which_committees_are_in_view(
    look: Look, qtbot: QtBot, chosen: list[str], said: str
) -> None:
    bar = TopBar(look)
    qtbot.addWidget(bar)
    bar.set_committees(CHOICES, chosen)
    assert bar.committees.accessibleName() == said


def test_choice_is_shown_and_said(look: Look, qtbot: QtBot, calls: Any) -> None:
    heard, hear = calls
    bar = TopBar(look)
    qtbot.addWidget(bar)
    bar.show()
    bar.set_committees(CHOICES, ["a"])
    bar.committees_chosen.connect(hear)
    menu = bar.open_committees()
    menu.all.click()
    assert heard == [["a", "b", "c"]]
    assert bar.committees.accessibleName() == "Committees: All 3 committees"
