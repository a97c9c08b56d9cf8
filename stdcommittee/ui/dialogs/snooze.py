"""Putting something off: until when, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from stdcommittee.base.dates import read_day
from stdcommittee.base.errors import Failure, Invalid
from stdcommittee.base.messages import Message, Text
from stdcommittee.domain.deadlines.calendar import Calendar
from stdcommittee.ui.theme.tokens import Type
from stdcommittee.ui.toolkit.buttons import Button, PrimaryButton
from stdcommittee.ui.toolkit.date_field import DateField
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.marking import set_problem
from stdcommittee.ui.toolkit.questions import Question

_CHOICES: Final = (
    (5, Message("A week")),
    (10, Message("Two weeks")),
    (20, Message("Four weeks")),
)  # working days; the first one is proposed


class SnoozeDialog(Question):
    """Asks for a day and a reason; `put_off` is given both and may refuse."""

    def __init__(
        self,
        look: Look,
        host: QWidget | None,
        what: Text,
        today: dt.date,
        working: Calendar,
        put_off: Callable[[dt.date, str, SnoozeDialog], object],
    ) -> None:
        super().__init__(look, host, Message("Put off"))
        self._today = today
        self._put_off = put_off
        self.body.addWidget(Label(look, what, wrap=True))
        self.body.addWidget(Label(look, Message("Until"), colour="muted"))
        self.until = DateField(look, Message("Until"))
        self.body.addWidget(self.until)
        choices = QHBoxLayout()
        for days, words in _CHOICES:
            day = working.add_working_days(today, days)
            choices.addWidget(Button(look, words, on_click=partial(self.until.take, f"{day}")))
        choices.addStretch(1)
        self.body.addLayout(choices)
        self.until.show_value(working.add_working_days(today, _CHOICES[0][0]).isoformat())
        self.body.addWidget(Label(look, Message("Reason"), colour="muted"))
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(look.px(72))
        look.language.name(self.reason, Message("Reason"))
        self.body.addWidget(self.reason)
        self._problem = Label(look, type_=Type.CAPTION, colour="bad", wrap=True)
        self._problem.hide()
        self.body.addWidget(self._problem)
        self.go = PrimaryButton(look, Message("Put off"), hint="Ctrl ↵", on_click=self.put_off)
        self.go.setShortcut("Ctrl+Return")
        self.add_answers(Button(look, Message("Cancel"), on_click=self.reject), self.go)
        self.reason.setFocus()

    def put_off(self) -> None:
        """Put off, or say what is missing."""
        day = read_day(self.until.line.text())
        reason = self.reason.toPlainText().strip()
        if day is None or day <= self._today:
            self._say(Message("Choose a day in the future."), self.until.line)
        elif not reason:
            self._say(Message("Say why it is put off."), self.reason)
        else:
            self._put_off(day, reason, self)

    def refused(self, failure: Failure) -> None:
        """Say why it could not be put off; the dialog stays."""
        problems = failure.problems if isinstance(failure, Invalid) else {}
        self._say(failure.message, self.until.line if "until" in problems else self.reason)

    def _say(self, text: Text, field: QWidget) -> None:
        for part in (self.until.line, self.reason):
            set_problem(part, problem=part is field)
        self._problem.set_text(text)
        self._problem.show()
        field.setFocus()
