"""Settling a day of our own by keyboard."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from stdcommittee.base.messages import Text
from stdcommittee.services.own_days import list_own_days
from stdcommittee.ui.dialogs.calendar_day import CalendarDayDialog
from tests.ui.desks import Program
from tests.ui.seeing import unnamed

TITLES: dict[str, Text] = {"cn": "China", "ch-ge": "Geneva"}
FRIDAY = dt.date(2026, 6, 12)


def shown(program: Program) -> CalendarDayDialog:
    dialog = CalendarDayDialog(program.desk, program.window, TITLES)
    program.qtbot.addWidget(dialog)
    with program.qtbot.waitActive(dialog):
        dialog.show()
    return dialog


def test_a_day_is_settled_by_keyboard(program: Program) -> None:
    dialog = shown(program)
    assert unnamed(dialog) == []
    QTest.keyClicks(dialog.day.line, "2026-06-12")
    dialog.name.line.setFocus()
    QTest.keyClicks(dialog.name.line, "repair")
    QTest.keyClick(dialog.name.line, Qt.Key.Key_Return)
    program.settle()
    assert dialog.result() == QDialog.DialogCode.Accepted
    (made,) = list_own_days(program.desk.session, 2026)
    assert (made.day, made.worked, made.calendar, made.name) == (FRIDAY, False, "cn", "repair")
    assert not program.desk.session.calendar().is_working(FRIDAY)


def test_what_is_wrong_is_said_at_the_day(program: Program) -> None:
    dialog = shown(program)
    dialog.save()
    assert str(dialog.day.problem) == "Write the day like 2026-01-05."
    QTest.keyClicks(dialog.day.line, "2026-06-13")
    assert not dialog.day.problem
    dialog.save()
    program.settle()
    assert str(dialog.day.problem) == "2026-06-13 is free already."
    dialog.worked.box.choose(True)
    dialog.calendar.box.choose("ch-ge")
    dialog.save()
    program.settle()
    (made,) = list_own_days(program.desk.session, 2026)
    assert (made.worked, made.calendar) == (True, "ch-ge")
