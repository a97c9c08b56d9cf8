"""What came of a finding, asked before it is closed."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from stdcommittee.base.messages import Message
from stdcommittee.base.records import headline
from stdcommittee.domain.supervision.records import Finding
from stdcommittee.ui.toolkit.buttons import Button, PrimaryButton
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.questions import Question


class OutcomeQuestion(Question):
    """Goes on only with an outcome."""

    def __init__(self, look: Look, host: QWidget | None, finding: Finding) -> None:
        super().__init__(look, host, Message("Close the finding"))
        self.body.addWidget(Label(look, headline(finding), wrap=True))
        self.body.addWidget(Label(look, Message("Outcome"), colour="muted"))
        self.field = QPlainTextEdit(finding.outcome)
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(look.px(84))
        look.language.name(self.field, Message("Outcome"))
        self.body.addWidget(self.field)
        self.go = PrimaryButton(look, Message("Close finding"), hint="Ctrl ↵", on_click=self.accept)
        self.go.setShortcut("Ctrl+Return")
        self.field.textChanged.connect(self._typed)
        self.add_answers(Button(look, Message("Cancel"), on_click=self.reject), self.go)
        self._typed()
        self.field.setFocus()

    @property
    def outcome(self) -> str:
        """What was written, without blanks around it."""
        return self.field.toPlainText().strip()

    def _typed(self) -> None:
        self.go.setEnabled(bool(self.outcome))


def ask_outcome(look: Look, host: QWidget | None, finding: Finding) -> str:
    """Ask what came of a finding and return it; "" when the user steps back."""
    question = OutcomeQuestion(look, host, finding)
    try:
        done = question.exec() == QDialog.DialogCode.Accepted
        return question.outcome if done else ""
    finally:
        question.deleteLater()
