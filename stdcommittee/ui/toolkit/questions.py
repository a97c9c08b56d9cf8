"""The few questions worth asking.

Actions are undoable rather than guarded by questions. What is final shows a pre-flight list first;
what needs a reason asks for it; unsaved text asks once.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import Final, Literal, TypeAlias

from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.ui.theme.tokens import Gap, Tone, Type
from stdcommittee.ui.toolkit.buttons import Button, PrimaryButton
from stdcommittee.ui.toolkit.labels import Label, Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run

Verdict: TypeAlias = Literal["ok", "warn", "bad"]
Check: TypeAlias = tuple[Verdict, Text]

_MARKS: Final[dict[Verdict, tuple[str, Tone]]] = {
    "ok": ("check", Tone.GOOD),
    "warn": ("warning", Tone.WARN),
    "bad": ("cross", Tone.BAD),
}
_WIDTH: Final = 440


class Question(QDialog):
    """A title, what it is about, and the answers at the bottom right."""

    def __init__(self, look: Look, host: QWidget | None, title: Text) -> None:
        super().__init__(host)
        self.look = look
        self.setModal(True)
        look.language.bind(self, QDialog.setWindowTitle, title)
        self._outer = QVBoxLayout(self)
        self.body = QVBoxLayout()
        self._answers = QHBoxLayout()
        self._answers.addStretch(1)
        self._outer.addWidget(Label(look, title, type_=Type.HEADING, bold=True, wrap=True))
        self._outer.addLayout(self.body)
        self._outer.addLayout(self._answers)
        self._outer.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        look.follow(self, Question._dress)

    def add_answers(self, *buttons: QWidget) -> None:
        """Put answers from left to right; the last one is the main one."""
        for button in buttons:
            self._answers.addWidget(button)

    def _dress(self) -> None:
        edge, gap = self.look.px(Gap.L), self.look.px(Gap.S)
        self._outer.setContentsMargins(edge, edge, edge, edge)
        self._outer.setSpacing(edge)
        self.body.setSpacing(gap)
        self._answers.setSpacing(gap)
        self.setMinimumWidth(self.look.px(_WIDTH))


class Preflight(Question):
    """What was checked before something final; a check that failed leaves no way on."""

    def __init__(
        self, look: Look, host: QWidget | None, title: Text, checks: Sequence[Check], action: Text
    ) -> None:
        super().__init__(look, host, title)
        for verdict, text in checks:
            self.body.addWidget(_check_row(look, verdict, text))
        failed = sum(verdict == "bad" for verdict, _ in checks)
        if failed:
            reason = Plural(
                "{n} check must be met first.", "{n} checks must be met first.", n=failed
            )
            self.body.addWidget(Label(look, reason, colour="bad", wrap=True))
        else:
            final = Message("This cannot be undone by one click.")
            self.body.addWidget(Label(look, final, colour="muted", wrap=True))
        self.go = PrimaryButton(look, action, on_click=self.accept)
        self.go.setEnabled(not failed)
        cancel = Button(look, Message("Cancel"), on_click=self.reject)
        self.add_answers(cancel, self.go)
        cancel.setFocus()


class ReasonQuestion(Question):
    """Asks why; goes on only with an answer."""

    def __init__(
        self, look: Look, host: QWidget | None, title: Text, explanation: Text, action: Text
    ) -> None:
        super().__init__(look, host, title)
        self.body.addWidget(Label(look, explanation, wrap=True))
        self.field = QPlainTextEdit()
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(look.px(72))
        look.language.name(self.field, Message("Reason"))
        self.body.addWidget(self.field)
        self.go = PrimaryButton(look, action, on_click=self.accept)
        self.go.setEnabled(False)
        self.field.textChanged.connect(lambda: self.go.setEnabled(bool(self.reason)))
        self.add_answers(Button(look, Message("Cancel"), on_click=self.reject), self.go)
        self.field.setFocus()

    @property
    def reason(self) -> str:
        """What was written, without blanks around it."""
        return self.field.toPlainText().strip()


class Unsaved(Enum):
    """What to do with text that is not saved."""

    SAVE = auto()
    DISCARD = auto()
    STAY = auto()


class UnsavedQuestion(Question):
    """Asks once what to do with unsaved text; closing the question means staying."""

    def __init__(self, look: Look, host: QWidget | None, what: Text) -> None:
        super().__init__(look, host, Message("Save the changes?"))
        self.answer = Unsaved.STAY
        self.body.addWidget(Label(look, what, wrap=True))
        save = PrimaryButton(look, Message("Save"), on_click=lambda: self._take(Unsaved.SAVE))
        save.setDefault(True)
        self.add_answers(
            Button(look, Message("Discard"), on_click=lambda: self._take(Unsaved.DISCARD)),
            Button(look, Message("Stay here"), on_click=self.reject),
            save,
        )

    def _take(self, answer: Unsaved) -> None:
        self.answer = answer
        self.accept()


def confirm_final(
    look: Look, host: QWidget | None, title: Text, checks: Sequence[Check], action: Text
) -> bool:
    """Show what was checked before something final and return whether to go on.

    Args:
        look: theme and language.
        host: the window that it is about.
        title: what is about to happen, with the name of the record.
        checks: verdict and sentence of each check; one that is "bad" blocks.
        action: the words on the button that does it.
    """
    return _ask(Preflight(look, host, title, checks, action))


def ask_reason(
    look: Look, host: QWidget | None, title: Text, explanation: Text, action: Text
) -> str | None:
    """Ask for a reason and return it; None when the user steps back."""
    question = ReasonQuestion(look, host, title, explanation, action)
    return question.reason if _ask(question) else None


def ask_unsaved(look: Look, host: QWidget | None, what: Text) -> Unsaved:
    """Ask what to do with unsaved text; `what` says where it is."""
    question = UnsavedQuestion(look, host, what)
    _ask(question)
    return question.answer


def _ask(question: QDialog) -> bool:
    try:
        return question.exec() == QDialog.DialogCode.Accepted
    finally:
        question.deleteLater()


def _check_row(look: Look, verdict: Verdict, text: Text) -> QWidget:
    icon, tone = _MARKS[verdict]
    row = QWidget()
    box = QHBoxLayout(row)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(look.px(Gap.S))
    mark = Phrase(look, [Run(icon=icon, colour=tone.text)], shrink=False)
    box.addWidget(mark)
    box.addWidget(Label(look, text, colour="text" if verdict == "ok" else tone.text, wrap=True), 1)
    return row
