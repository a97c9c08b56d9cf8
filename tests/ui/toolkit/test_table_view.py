from __future__ import annotations

from array import array

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication

from stdcommittee.base.messages import Message
from stdcommittee.ui.toolkit.table_columns import Cell, Column, Lines
from stdcommittee.ui.toolkit.table_model import Head, Listing, TableModel
from stdcommittee.ui.toolkit.table_view import (
    Shape,
    Standpoint,
    TableView,
    places_of,
    window_around,
)
from tests.ui.desks import Program


def _column(name: str) -> Column:
    return Column(name=name, label=Message(name), cell=lambda row: Cell(f"{name}{row}\n"))


COLUMNS = tuple(map(_column, "abc"))


@pytest.fixture
def view(program: Program) -> TableView:
    model = TableModel(
        program.desk,
        COLUMNS,
        lambda ids: {number: number for number in ids},
        lambda row: Lines(Cell(f"line {row}")),
    )
    made = TableView(program.desk.look, model)
    model.setParent(made)
    program.show(made)
    _put(made, range(1, 201))
    program.settle()
    return made


def _put(view: TableView, ids: range | list[int], *heads: int) -> None:
    numbers = array("q", ids)
    standpoint = view.standpoint()
    known = tuple(Head(place, Message("Group"), 1) for place in heads)
    rows = {number: number for number in numbers}
    view.put(Listing(numbers, known, rows), standpoint, places_of(numbers, standpoint.ids))


def test_current_selection_and_scroll_stay_when_the_list_changes(view: TableView) -> None:
    view.select_id(150)
    extend = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    view.selectionModel().select(view.model().index(3, 0), extend)
    top = view.standpoint().top
    assert top > 1
    _put(view, [*range(2, 201), 1], 0)
    assert view.current_id == 150
    assert view.selected_ids() == [4, 150]
    assert view.standpoint().top == top


def test_a_record_that_is_gone_leaves_no_current_row(view: TableView) -> None:
    heard: list[int] = []
    view.select_id(5)
    view.current_changed.connect(heard.append)
    _put(view, [1, 2, 3])
    assert view.current_id == 0
    assert heard == [0]


def test_all_selected_stays_all(view: TableView) -> None:
    view.selectAll()
    assert view.standpoint().everything
    _put(view, range(1, 301))
    assert view.selected_count() == 300


def test_heads_are_never_selected(view: TableView) -> None:
    _put(view, [1, 2, 3], 0, 2)
    view.selectAll()
    assert view.selected_ids() == [1, 2, 3]
    assert view.selected_count() == 3


def test_copies_rows_as_a_table_of_the_columns_in_sight(view: TableView) -> None:
    view.hide_columns([1])
    view.select_id(2)
    assert view.copy() == 1
    assert QGuiApplication.clipboard().text() == "a\tc\na2\tc2"


def test_as_a_list_it_copies_the_columns_of_the_table(view: TableView) -> None:
    view.set_shape(Shape.LIST)
    view.select_id(2)
    view.copy()
    assert QGuiApplication.clipboard().text() == "a\tb\tc\na2\tb2\tc2"


def test_shape_keeps_the_current_row(view: TableView) -> None:
    view.select_id(77)
    view.set_shape(Shape.LIST)
    assert view.shown_columns() == [0]
    assert view.current_id == 77
    view.set_shape(Shape.TABLE)
    assert view.shown_columns() == [0, 1, 2]
    assert view.current_id == 77


def test_enter_opens_and_escape_leaves(view: TableView, program: Program) -> None:
    opened: list[int] = []
    left: list[bool] = []
    view.opened.connect(opened.append)
    view.escaped.connect(lambda: left.append(True))
    view.select_id(9)
    view.setFocus()
    program.press(Qt.Key.Key_Return)
    program.press(Qt.Key.Key_Escape)
    assert opened == [9]
    assert left == [True]


def test_selecting_what_is_not_there_says_so(view: TableView) -> None:
    view.select_id(4)
    assert not view.select_id(999)
    assert view.current_id == 4


def test_places_and_window() -> None:
    ids = array("q", range(10, 1010))
    assert places_of(ids, []) == {}
    assert places_of(ids, [10, 1009, 5]) == {10: 0, 1009: 999}
    assert places_of(ids, range(10, 20)) == {number: number - 10 for number in range(10, 20)}
    window = window_around(ids, [500], rows=60)
    assert set(range(10, 70)) <= set(window)
    assert {480, 510, 569} <= set(window)
    assert Standpoint(3, (3, 4), 0).ids == {3, 4}
