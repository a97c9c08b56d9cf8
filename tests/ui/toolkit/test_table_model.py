from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from stdcommittee.base.fields import Field
from stdcommittee.base.messages import Message
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.table_columns import Cell, Column, Lines
from stdcommittee.ui.toolkit.table_model import Head, Listing, TableModel
from tests.ui.desks import Program

COLUMNS = (
    Column(name="n", label=Message("Number"), cell=lambda row: Cell(f"row {row}")),
    Column(name="t", label=Message("Text"), cell=lambda _: Cell("t"), field=Field(label="T")),
)


def _model(desk: Desk, asked: list[list[int]] | None = None) -> TableModel:
    def read(ids: Sequence[int]) -> Mapping[int, Any]:
        if asked is not None:
            asked.append(list(ids))
        return {number: number for number in ids if number != 13}

    return TableModel(desk, COLUMNS, read, lambda row: Lines(Cell(f"line {row}")))


def _listing(count: int, *places: int) -> Listing:
    ids = array("q", range(1, count + 1))
    heads = [Head(place, Message("Group"), 1) for place in places]
    return Listing(ids, tuple(heads))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(count=st.integers(1, 40), places=st.sets(st.integers(0, 39)))
def test_heads_stand_between_rows_and_every_id_has_one_row(
    desk: Desk, count: int, places: set[int]
) -> None:
    wanted = sorted(place for place in places if place < count)
    model = _model(desk)
    model.put(_listing(count, *wanted))
    rows = [model.id_at(row) for row in range(model.rowCount())]
    assert [number for number in rows if number] == list(range(1, count + 1))
    assert rows.count(0) == len(wanted)
    for number in range(1, count + 1):
        assert model.id_at(model.row_of(number)) == number
    for place in wanted:
        assert model.head_at(model.row_of_place(place) - 1) is not None
    assert model.id_at(model.rowCount()) == 0
    assert model.row_of(99) == -1


def test_rows_are_read_once_with_some_around_them(program: Program) -> None:
    asked: list[list[int]] = []
    model = _model(program.desk, asked)
    model.put(_listing(1000))
    assert model.text(500, 0) == ""
    program.settle()
    assert model.text(500, 0) == "row 501"
    assert len(asked) == 1
    assert 501 in asked[0]
    assert len(asked[0]) < 100
    assert model.text(510, 0) == "row 511"
    program.settle()
    assert len(asked) == 1


def test_rows_that_the_list_brings_are_not_read(program: Program) -> None:
    asked: list[list[int]] = []
    model = _model(program.desk, asked)
    model.put(Listing(array("q", [7]), (), {7: 7}))
    assert model.text(0, 0) == "row 7"
    program.settle()
    assert asked == []


def test_a_row_that_is_gone_stays_empty(program: Program) -> None:
    model = _model(program.desk)
    model.put(Listing(array("q", [13])))
    assert model.row_data(0) is None
    program.settle()
    assert model.text(0, 0) == ""


def test_only_short_fields_are_edited_and_no_head(desk: Desk) -> None:
    model = _model(desk)
    model.put(_listing(2, 0))
    editable = Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(1, 1)) & editable
    model.set_editable(editable=True)
    assert model.flags(model.index(1, 1)) & editable
    assert not model.flags(model.index(1, 0)) & editable
    assert model.flags(model.index(0, 1)) == Qt.ItemFlag.NoItemFlags


def test_says_rows_to_screen_readers_as_a_list_shows_them(program: Program) -> None:
    model = _model(program.desk)
    model.put(_listing(1, 0))
    model.text(1, 0)
    program.settle()
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.data(model.index(0, 0), role) == "Group 1"
    assert model.data(model.index(1, 0), role) == "line 1"
