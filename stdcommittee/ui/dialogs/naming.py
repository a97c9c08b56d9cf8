"""Asking for a name."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from stdcommittee.base.messages import Message, Text
from stdcommittee.ui.toolkit.buttons import Button, PrimaryButton
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.questions import Question


class NameQuestion(Question):
    """One line to write in; goes on only when something stands there."""

    def __init__(
        self, look: Look, host: QWidget | None, title: Text, label: Text, *, text: str = ""
    ) -> None:
        super().__init__(look, host, title)
        self.field = QLineEdit(text)
        look.language.name(self.field, label)
        self.body.addWidget(Label(look, label, colour="muted"))
        self.body.addWidget(self.field)
        self.go = PrimaryButton(look, Message("Save"), on_click=self.accept)
        self.go.setDefault(True)
        self.field.textChanged.connect(self._typed)
        self.add_answers(Button(look, Message("Cancel"), on_click=self.reject), self.go)
        self._typed(text)
        self.field.setFocus()

    def _typed(self, text: str) -> None:
        self.go.setEnabled(bool(text.strip()))


def ask_name(look: Look, host: QWidget | None, title: Text, label: Text, text: str = "") -> str:
    """Ask for a name and return it; "" when the user steps back."""
    question = NameQuestion(look, host, title, label, text=text)
    try:
        done = question.exec() == QDialog.DialogCode.Accepted
        return question.field.text().strip() if done else ""
    finally:
        question.deleteLater()
