"""Parts that several screens share: tables of known rows, choice of periods, folding panes."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from stdcommittee.domain.supervision.frameworks import DEFAULT
from stdcommittee.ui.dialogs import naming
from stdcommittee.ui.toolkit.folding_split import FoldingSplit
from stdcommittee.ui.toolkit.known_table import KnownTable
from stdcommittee.ui.toolkit.memory import NoMemory
from stdcommittee.ui.toolkit.period_choice import PeriodChoice, edition_choices, offered
from stdcommittee.ui.toolkit.table_columns import Cell, Column
from stdcommittee.ui.toolkit.table_model import Head
from tests.ui.desks import Program

COLUMNS = (
    Column(name="number", label="No.", cell=lambda row: Cell(str(row))),
    Column(name="words", label="Words", cell=lambda row: Cell("word " * row)),
    Column(name="end", label="End", cell=lambda row: Cell("x")),
)


@pytest.fixture
def table(program: Program) -> KnownTable:
    made = KnownTable(program.desk, COLUMNS, "Rows", stretch="words")
    program.show(made)
    made.show_rows({n: n for n in range(1, 6)}, [Head(0, "First", 2), Head(2, "Rest", 3)])
    return made


def test_the_user_stays_where_he_is_when_rows_change(table: KnownTable) -> None:
    table.select_id(4)
    table.show_rows({n: n for n in (9, 4, 1)})
    assert table.current_id == 4
    table.show_rows({1: 1})
    assert table.row(4) is None


def test_one_column_takes_the_room_that_is_left(table: KnownTable, program: Program) -> None:
    program.settle()
    wide = [table.columnWidth(place) for place in range(3)]
    assert wide[1] > wide[0] + wide[2]
    assert sum(wide) <= table.viewport().width()


def test_rows_open_by_enter_and_heads_cannot_be_chosen(table: KnownTable, program: Program) -> None:
    opened: list[int] = []
    table.opened.connect(opened.append)
    table.select_id(2)
    program.qtbot.keyClick(table, Qt.Key.Key_Return)
    program.qtbot.keyClick(table, Qt.Key.Key_Down)  # over the second head
    program.qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened == [2, 3]


def test_years_and_quarters_are_offered_up_to_today() -> None:
    assert offered(dt.date(2026, 6, 11)) == [
        *("2026", "2025", "2024", "2023"),
        *("2026Q2", "2026Q1", "2025Q4", "2025Q3"),
    ]
    assert offered(dt.date(2026, 1, 1))[4] == "2026Q1"


def test_the_edition_in_force_is_offered_first() -> None:
    assert edition_choices()[0][0] == DEFAULT
    assert len(edition_choices()) == 2


@pytest.fixture
def choice(program: Program) -> PeriodChoice:
    made = PeriodChoice(program.desk, "2025")
    program.show(made)
    return made


def test_a_period_is_chosen_from_the_list(choice: PeriodChoice) -> None:
    heard: list[str] = []
    choice.changed.connect(heard.append)
    assert choice.period == "2025"
    choice._chosen("2026Q1")
    assert heard == ["2026Q1"]


@pytest.mark.parametrize(
    ("written", "period"), [("2024-03-01..2024-08-31", "2024-03-01..2024-08-31"), ("", "2025")]
)
def test_any_other_period_may_be_written(
    choice: PeriodChoice, monkeypatch: pytest.MonkeyPatch, written: str, period: str
) -> None:
    monkeypatch.setattr(naming, "ask_name", lambda *_: written)
    choice._chosen("")
    assert choice.period == period
    assert choice.box.value == period


def test_what_is_no_period_leaves_things_as_they_are(
    choice: PeriodChoice, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    for written in ("2030", "last year"):
        monkeypatch.setattr(naming, "ask_name", lambda *_, written=written: written)
        choice._chosen("")
        assert choice.period == "2025"
        assert choice.box.value == "2025"


def test_panes_stand_beside_each_other_or_take_turns(program: Program) -> None:
    first, second = QLineEdit(), QLabel("second")
    first.setAccessibleName("first")
    split = FoldingSplit(program.desk.look, NoMemory(), "test", first, second, width=200, both=700)
    back = split.back_button()
    program.show(split)
    assert first.isVisible()
    assert second.isVisible()
    assert not split.narrow
    program.window.resize(500, 400)
    program.settle()
    assert first.isVisible()
    assert not second.isVisible()
    split.show_second()
    assert second.isVisible()
    assert not first.isVisible()
    back.click()
    assert first.isVisible()
    program.window.resize(1000, 400)
    program.settle()
    assert second.isVisible()
    back.deleteLater()
