"""Putting something off: a day ahead and a reason, or the dialog stays."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from stdcommittee.base.errors import Invalid
from stdcommittee.base.messages import Message
from stdcommittee.domain.deadlines import calendar
from stdcommittee.ui.dialogs.snooze import SnoozeDialog
from stdcommittee.ui.toolkit.look import Look
from tests.ui.seeing import unnamed

TODAY = dt.date(2026, 6, 11)


@pytest.fixture
def given() -> list[tuple[dt.date, str]]:
    return []


@pytest.fixture
def dialog(look: Look, qtbot: QtBot, given: list[tuple[dt.date, str]]) -> SnoozeDialog:
    made = SnoozeDialog(
        look, None, "GB/T 1", TODAY, calendar(), lambda day, reason, _: given.append((day, reason))
    )
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def test_a_week_is_proposed_in_working_days(dialog: SnoozeDialog) -> None:
    assert dialog.until.line.text() == "2026-06-18"
    assert unnamed(dialog) == []


@pytest.mark.parametrize(
    ("words", "day"), [("Two weeks", "2026-06-26"), ("Four weeks", "2026-07-10")]
)
def test_a_choice_fills_in_the_day(
    dialog: SnoozeDialog, qtbot: QtBot, words: str, day: str
) -> None:
    """The Dragon Boat Festival, from the 19th, is no working day."""
    button = next(item for item in dialog.findChildren(QPushButton) if item.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert dialog.until.line.text() == day


@pytest.mark.parametrize("written", ["2026-06-11", "2025-01-01", "soon", ""])
def test_only_a_day_ahead_will_do(
    dialog: SnoozeDialog, given: list[tuple[dt.date, str]], written: str
) -> None:
    dialog.reason.setPlainText("waiting")
    dialog.until.line.setText(written)
    dialog.put_off()
    assert given == []
    assert dialog.until.line.property("problem") == "true"


def test_a_reason_is_required(
    dialog: SnoozeDialog, qtbot: QtBot, given: list[tuple[dt.date, str]]
) -> None:
    qtbot.keyClicks(dialog.reason, "   ")
    dialog.put_off()
    assert given == []
    assert dialog.reason.property("problem") == "true"
    qtbot.keyClicks(dialog.reason, "waiting")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: given == [(dt.date(2026, 6, 18), "waiting")])


def test_a_refusal_is_said_at_the_field_that_it_is_about(dialog: SnoozeDialog) -> None:
    why = Message("Choose a day in the future.")
    dialog.refused(Invalid(why, {"until": why}))
    assert dialog.until.line.property("problem") == "true"
    assert dialog.isVisible()
