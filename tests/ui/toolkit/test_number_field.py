from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.number_field import NumberField


@pytest.fixture
def field(look: Look, qtbot: QtBot) -> NumberField:
    made = NumberField(look, "Cycle", least=1, most=10)
    qtbot.addWidget(made)
    return made


def typed(field: NumberField, text: str) -> None:
    field.line.setText(text)
    QTest.keyClick(field.line, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("text", "value"), [("1", 1), ("10", 10), ("+5", 5), ("０７", 7), (" 8 ", 8), ("", None)]
)
def test_numbers_within_bounds_are_taken(field: NumberField, text: str, value: int | None) -> None:
    typed(field, text)
    assert (field.value, field.problem) == (value, None)
    assert field.line.text() == ("" if value is None else str(value))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("0", "The number must be at least 1."),
        ("-3", "The number must be at least 1."),
        ("11", "The number must be at most 10."),
        ("2.5", "“2.5” is not a whole number."),
        ("five", "“five” is not a whole number."),
        ("9" * 16, f"“{'9' * 16}” is not a whole number."),
    ],
)
def test_others_stay_and_are_explained(field: NumberField, text: str, reason: str) -> None:
    field.show_value(5)
    typed(field, text)
    assert (field.line.text(), field.value) == (text, None)
    assert field.findChildren(Label)[0].text() == reason


def test_arrow_keys_step_within_bounds(field: NumberField, calls: Any) -> None:
    heard, hear = calls
    field.changed.connect(hear)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(field.line, key)
    assert heard == [1, 2, 1]


def test_number_shown_by_the_program_is_no_news(field: NumberField, calls: Any) -> None:
    heard, hear = calls
    field.changed.connect(hear)
    field.show_value(4)
    assert (field.line.text(), field.value, heard) == ("4", 4, [])
    field.show_value(None)
    assert (field.line.text(), field.value) == ("", None)
