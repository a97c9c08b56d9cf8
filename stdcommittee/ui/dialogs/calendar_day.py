"""A day of our own: which, in whose calendar, free or worked, and what it is called."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from stdcommittee.base.dates import read_day
from stdcommittee.base.errors import Failure
from stdcommittee.base.messages import Message, Text
from stdcommittee.services.own_days import add_own_day
from stdcommittee.ui.toolkit.asked import AskedChoice, AskedLine, Told
from stdcommittee.ui.toolkit.buttons import Button, PrimaryButton
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.questions import Question


class CalendarDayDialog(Question):
    """Settles one day, or says why it cannot be settled so."""

    def __init__(self, desk: Desk, host: QWidget | None, titles: Mapping[str, Text]) -> None:
        super().__init__(desk.look, host, Message("A day of our own"))
        self._desk = desk
        look = desk.look
        told = Message("Time limits in working days are counted with it from then on.")
        self.body.addWidget(Told(look, told, wide=True))
        self.day = AskedLine(look, Message("Day"), example="2026-01-05")
        choices: list[tuple[bool, Text]] = [
            (False, Message("Nobody works")),
            (True, Message("Worked")),
        ]
        self.worked = AskedChoice(look, Message("On this day"), choices)
        self.calendar = AskedChoice(look, Message("Calendar"), list(titles.items()))
        self.name = AskedLine(look, Message("Name of the day"))
        for field in (self.day, self.worked, self.calendar, self.name):
            self.body.addWidget(field)
        self.go = PrimaryButton(look, Message("Save"), on_click=self.save)
        self.go.setDefault(True)
        self.add_answers(Button(look, Message("Cancel"), on_click=self.reject), self.go)
        self.day.setFocus()

    def save(self) -> None:
        """Store the day, or say what is wrong with it."""
        day = read_day(self.day.text)
        if day is None:
            self.day.say(Message("Write the day like 2026-01-05."))
            self.day.setFocus()
            return
        session, calendar = self._desk.session, self.calendar.box.value or ""
        worked, name = bool(self.worked.box.value), self.name.text
        self.go.setEnabled(False)
        self._desk.write(
            self,
            Message("Saving the day"),
            lambda _progress: add_own_day(session, calendar, day, worked=worked, name=name),
            lambda _stored: self.accept(),
            failed=self._refused,
        )

    def _refused(self, failure: Failure) -> None:
        self.go.setEnabled(True)
        self.day.say(failure.message)
        self.day.setFocus()


def ask_day(desk: Desk, host: QWidget | None, titles: Mapping[str, Text]) -> None:
    """Let the user settle a day; `titles` are the calendars by name."""
    dialog = CalendarDayDialog(desk, host, titles)
    try:
        dialog.exec()
    finally:
        dialog.deleteLater()
