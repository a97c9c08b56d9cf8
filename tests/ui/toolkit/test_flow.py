from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stdcommittee.ui.toolkit.flow import FlowLayout
from stdcommittee.ui.toolkit.look import Look


@pytest.fixture
def page(look: Look, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    FlowLayout(look, made)
    return made


def add(page: QWidget, width: int, height: int) -> QWidget:
    item = QWidget()
    item.setFixedSize(width, height)
    page.layout().addWidget(item)  # type: ignore[union-attr]
    return item


def settle(page: QWidget, width: int) -> FlowLayout:
    layout = page.layout()
    assert isinstance(layout, FlowLayout)
    page.resize(width, max(1, layout.heightForWidth(width)))
    page.show()
    return layout


def test_items_go_on_in_the_next_line(page: QWidget) -> None:
    items = [add(page, 60, 20) for _ in range(5)]
    layout = settle(page, 200)  # 60 + 8 + 60 + 8 + 60 = 196
    assert [(item.x(), item.y()) for item in items] == [
        (0, 0),
        (68, 0),
        (136, 0),
        (0, 28),
        (68, 28),
    ]
    assert layout.heightForWidth(200) == 48


@pytest.mark.parametrize(("width", "height"), [(195, 48), (196, 20), (59, 76), (10_000, 20)])
def test_height_follows_from_the_width(page: QWidget, width: int, height: int) -> None:
    for _ in range(3):
        add(page, 60, 20)
    assert settle(page, width).heightForWidth(width) == height


def test_items_of_a_line_stand_on_one_middle(page: QWidget) -> None:
    tall, low = add(page, 40, 28), add(page, 40, 18)
    settle(page, 200)
    assert (tall.y(), low.y()) == (0, 5)


def test_hidden_items_take_no_room(page: QWidget) -> None:
    first, second = add(page, 60, 20), add(page, 60, 20)
    first.hide()
    settle(page, 200)
    assert second.x() == 0


def test_nothing_needs_no_height(page: QWidget) -> None:
    assert settle(page, 200).heightForWidth(200) == 0


def test_items_can_be_taken_out_again(page: QWidget) -> None:
    add(page, 60, 20)
    layout = settle(page, 200)
    taken = layout.takeAt(0)
    assert taken is not None
    assert layout.takeAt(0) is None
    assert layout.count() == 0
