"""A field that says in words, below itself, what is wrong with what was typed."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from stdcommittee.base.messages import Text
from stdcommittee.ui.theme.tokens import Gap, Type
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.marking import set_problem


class Reading(Protocol):
    """What the texts of one kind of field mean."""

    def read(self, text: str) -> Any:
        """Return the value that a text means; that of the empty text where it has no meaning."""

    def write(self, value: Any) -> str:
        """Return the usual form of a value."""

    def objection(self, text: str) -> Text | None:
        """Return why a text is not taken, or None."""


class CheckedField(QWidget):
    """One line whose text is read when it is finished.

    What was typed stays as it is until it can be read; then it is shown in its usual form.
    """

    changed = Signal(object)  # the value

    def __init__(
        self,
        look: Look,
        name: Text,
        reading: Reading,
        *,
        example: Text = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._reading = reading
        self._value: Any = reading.read("")
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
        look.language.bind(self.line, QLineEdit.setPlaceholderText, example)
        self.line.editingFinished.connect(self._finish)
        self.line.textEdited.connect(self._typed)

    @property
    def problem(self) -> Text | None:
        """Why what stands in the field is not taken, or None."""
        return self._reading.objection(self.line.text())

    @property
    def typed(self) -> Any:
        """The value of what stands in the field now, also while it is still being typed."""
        text = self.line.text()
        return self._reading.read(text if self._reading.objection(text) is None else "")

    def show_value(self, value: Any) -> None:
        """Show a value; `changed` is for what the user does."""
        self.line.setText(self._reading.write(value))
        self._value = value
        self._say(None)

    def take(self, text: str) -> None:
        """Take a text as if it had been typed and finished."""
        self.line.setText(text)
        self._finish()

    def _typed(self, text: str) -> None:
        if (
            self._reading.objection(text) is None
        ):  # a complaint goes at once, but comes only at the end
            self._say(None)

    def _finish(self) -> None:
        text = self.line.text()
        objection = self._reading.objection(text)
        value = self._reading.read(text if objection is None else "")
        if objection is None:
            self.line.setText(self._reading.write(value))
        self._say(objection)
        if value != self._value:
            self._value = value
            self.changed.emit(value)

    def _say(self, objection: Text | None) -> None:
        self._reason.set_text(objection or "")
        self._reason.setVisible(objection is not None)
        self._look.language.bind(self.line, QLineEdit.setAccessibleDescription, objection or "")
        set_problem(self.line, problem=objection is not None)
