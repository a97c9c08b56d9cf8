from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stdcommittee.ui.toolkit.date_field import DateField
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.look import Look


@pytest.fixture
def field(look: Look, qtbot: QtBot) -> DateField:
    made = DateField(look, "Date")
    qtbot.addWidget(made)
    return made


def typed(field: DateField, text: str) -> None:
    field.line.clear()
    QTest.keyClicks(field.line, text)
    QTest.keyClick(field.line, Qt.Key.Key_Return)


def complaint(field: DateField) -> str:
    label = field.findChildren(Label)[0]
    return label.text() if label.isVisibleTo(field) else ""


def test_date_is_taken_and_shown_in_iso_form(field: DateField, calls: Any) -> None:
    heard, hear = calls
    field.changed.connect(hear)
    typed(field, "20260105")
    assert (field.line.text(), field.value, heard) == ("2026-01-05", "2026-01-05", ["2026-01-05"])


def test_wrong_text_stays_and_is_explained(field: DateField) -> None:
    typed(field, "2026-2-30")
    assert field.line.text() == "2026-2-30"
    assert field.value == ""
    assert complaint(field) == "“2026-2-30” is not a date. Write it like 2026-01-05."
    assert field.line.property("problem") == "true"
    assert field.line.accessibleDescription() == complaint(field)


def test_complaint_comes_at_the_end_and_goes_at_once(field: DateField) -> None:
    QTest.keyClicks(field.line, "2026-2-3")
    assert complaint(field) == ""
    typed(field, "2026-2-30")
    QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    assert complaint(field) == ""
    assert field.line.property("problem") == "false"


def test_losing_a_wrong_date_is_said_once(field: DateField, calls: Any) -> None:
    heard, hear = calls
    field.show_value("2026-01-05")
    field.changed.connect(hear)
    typed(field, "x")
    typed(field, "y")
    assert heard == [""]


@pytest.mark.parametrize("text", ["2026", "2026-01"])
def test_part_of_a_date_needs_leave(look: Look, qtbot: QtBot, field: DateField, text: str) -> None:
    typed(field, text)
    assert complaint(field) == f"“{text}” has no day. Write it like 2026-01-05."
    partial = DateField(look, "Date", partial=True)
    qtbot.addWidget(partial)
    typed(partial, text)
    assert (partial.value, partial.problem) == (text, None)


def test_empty_field_is_no_problem(field: DateField) -> None:
    field.show_value("2026-01-05")
    typed(field, " ")
    assert (field.value, field.problem, complaint(field)) == ("", None, "")
