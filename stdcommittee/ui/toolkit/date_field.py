"""A field for a date, typed as people write it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from stdcommittee.base.messages import Message, Text
from stdcommittee.ui.theme.tokens import Gap, Type
from stdcommittee.ui.toolkit.dates import read_date
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.marking import set_problem

_DAY_LENGTH = len("2026-01-05")


class DateField(QWidget):
    """Takes a day (or a month or year, if `partial`) and says in words what is wrong with it.

    What was typed stays as it is until it is a date; then it is shown in ISO form.
    """

    changed = Signal(str)  # the date in ISO form; empty while there is none

    def __init__(
        self,
        look: Look,
        name: Text,
        *,
        partial: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._partial = partial
        self._value = ""
        self.line = QLineEdit()
        self.setFocusProxy(self.line)
        self._reason = Label(look, type_=Type.CAPTION, colour="bad", wrap=True)
        self._reason.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Gap.XS)
        box.addWidget(self.line)
        box.addWidget(self._reason)
        look.language.name(self.line, name)
        look.language.bind(self.line, QLineEdit.setPlaceholderText, self._example())
        self.line.editingFinished.connect(self._finish)
        self.line.textEdited.connect(self._typed)

    @property
    def value(self) -> str:
        """The date in ISO form; empty when the field is empty or does not hold a date."""
        return self._value

    @property
    def problem(self) -> Text | None:
        """Why what stands in the field is not taken, or None."""
        return self._problem_with(self.line.text())

    def set_value(self, iso: str) -> None:
        """Show a date."""
        self.line.setText(iso)
        self._value = iso if self._problem_with(iso) is None else ""
        self._say(self._problem_with(iso))

    def _example(self) -> Text:
        if self._partial:
            return Message("2026-01-05, 2026-01 or 2026")
        return "2026-01-05"

    def _problem_with(self, text: str) -> Text | None:
        if not text.strip():
            return None
        read = read_date(text)
        if read is None and self._partial:
            return Message(
                "“{value}” is not a date. Write 2026-01-05, 2026-01 or 2026.", value=text
            )
        if read is None:
            return Message("“{value}” is not a date. Write it like 2026-01-05.", value=text)
        if not self._partial and len(read) < _DAY_LENGTH:
            return Message("“{value}” has no day. Write it like 2026-01-05.", value=text)
        return None

    def _typed(self, text: str) -> None:
        if self._problem_with(text) is None:  # a complaint goes at once, but comes only at the end
            self._say(None)

    def _finish(self) -> None:
        text = self.line.text()
        problem = self._problem_with(text)
        value = "" if problem is not None else (read_date(text) or "")
        if value:
            self.line.setText(value)
        self._say(problem)
        if value != self._value:
            self._value = value
            self.changed.emit(value)

    def _say(self, problem: Text | None) -> None:
        self._reason.set_text(problem or "")
        self._reason.setVisible(problem is not None)
        self._look.language.bind(self.line, QLineEdit.setAccessibleDescription, problem or "")
        set_problem(self.line, problem=problem is not None)
