"""What a person says of a duty: status by key, statement, and a reason where one is due."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from stdcommittee.base.errors import Failure
from stdcommittee.base.messages import Message, Text
from stdcommittee.domain.supervision.records import Answer, DutyStatus
from stdcommittee.domain.supervision.result import Item
from stdcommittee.domain.supervision.statuses import SAID
from stdcommittee.ui.screens.supervision.wording import STATUSES
from stdcommittee.ui.theme.tokens import ColourName, Gap, Tone, Type
from stdcommittee.ui.toolkit.buttons import Button, KeyButton, PrimaryButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.flow import FlowLayout
from stdcommittee.ui.toolkit.keys import key_text
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.marking import set_problem

ANSWERS: Final = (
    DutyStatus.MET,
    DutyStatus.PARTLY,
    DutyStatus.UNMET,
    DutyStatus.NONE,
    DutyStatus.NOT_APPLICABLE,
)
_TONES: Final[dict[Tone, ColourName]] = {
    Tone.GOOD: "good",
    Tone.WARN: "warn",
    Tone.BAD: "bad",
}


class AnswerCard(Card):
    """The answer to one duty; `saved` says that it was kept."""

    saved = Signal(str, bool)  # the duty, and whether to go on to the next
    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, Message("Answer to a duty"))
        self.desk = desk
        self.item: Item | None = None
        self._period = ""
        self._edition = ""
        self._shown: tuple[DutyStatus, str, str, str] = (DutyStatus.OPEN, "", "", "")
        self._status = DutyStatus.OPEN
        self.buttons = {
            status: self._button(number, status) for number, status in enumerate(ANSWERS, 1)
        }
        self.text = self._field(Message("What was done"), 64)
        self.text_en = self._field(Message("What was done, in English"), 44)
        self.reason = QLineEdit()
        desk.look.language.name(self.reason, Message("Reason"))
        self.reason.textEdited.connect(self._edited)
        self._make()
        self._writable()

    @property
    def dirty(self) -> bool:
        """Whether something was said that is not kept yet."""
        return self.item is not None and self._stands() != self._shown

    @property
    def status(self) -> DutyStatus:
        """The status chosen."""
        return self._status

    def show_item(self, item: Item | None, period: str, edition: str) -> None:
        """Show the answer to a duty; what was typed for it and not kept stays."""
        same = item is not None and self.item is not None and item.duty.id == self.item.duty.id
        if same and period == self._period and self.dirty:
            self.item = item
            return
        self.item, self._period, self._edition = item, period, edition
        given = item.answer if item is not None else None
        self._status = given.status if given is not None else DutyStatus.OPEN
        for field, value in (
            (self.text, given.text.zh if given else ""),
            (self.text_en, given.text.en if given else ""),
        ):
            if field.toPlainText() != value:
                field.setPlainText(value)
        self.reason.setText(given.reason if given else "")
        self._shown = self._stands()
        self._say_head()
        self._show_status()
        self._say(None)

    def choose(self, status: DutyStatus) -> None:
        """Choose a status; chosen again it is taken off."""
        self._status = DutyStatus.OPEN if status is self._status else status
        self._show_status()
        self._edited()

    def answer(self, status: DutyStatus) -> None:
        """Choose a status and keep it at once; where a reason is due ask for it instead."""
        if self.item is None or self.desk.read_only is not None or not self.item.owed:
            return
        self._status = status
        self._show_status()
        self._edited()
        if self._needs_reason() and not self.reason.text().strip():
            self.reason.setFocus()
        else:
            self.save()

    def save(self, *, go_on: bool = False) -> bool:
        """Keep the answer, and tell whether it was well enough to be tried."""
        from stdcommittee.services.supervision import answer_duty

        item, session, edition = self.item, self.desk.session, self._edition
        if item is None or self.desk.read_only is not None or not item.owed:
            return False
        if self._needs_reason() and not self.reason.text().strip():
            self._say(Message("Say why."))
            self.reason.setFocus()
            return False
        status, text, text_en, reason = self._stands()
        answer = Answer(
            duty=item.duty.id,
            period=self._period,
            status=status,
            text=text,
            text_en=text_en,
            overrides=self._sets_aside(),
            reason=reason if self._needs_reason() else "",
        )
        self._shown = self._stands()
        self.desk.write(
            self,
            Message("Saving the answer to duty {duty}", duty=item.duty.id),
            lambda _progress: answer_duty(session, answer, edition),
            lambda _kept: self.saved.emit(item.duty.id, go_on),
            failed=self._refused,
        )
        return True

    def discard(self) -> None:
        """Show again what is kept."""
        item, self.item = self.item, None
        self.show_item(item, self._period, self._edition)

    def _stands(self) -> tuple[DutyStatus, str, str, str]:
        return (
            self._status,
            self.text.toPlainText().strip(),
            self.text_en.toPlainText().strip(),
            self.reason.text().strip(),
        )

    def _sets_aside(self) -> bool:
        """Tell whether the status chosen is not the one that the figures give."""
        if self.item is None or self._status is DutyStatus.OPEN:
            return False
        return self.item.computed in SAID and self._status is not self.item.computed

    def _needs_reason(self) -> bool:
        return self._sets_aside() or self._status is DutyStatus.NOT_APPLICABLE

    def _refused(self, failure: Failure) -> None:
        self._shown = (DutyStatus.OPEN, "", "", "\0")  # not kept: it still counts as unsaved
        self._say(failure.message)

    def _button(self, number: int, status: DutyStatus) -> KeyButton:
        icon, tone = STATUSES[status]
        button = KeyButton(
            self.desk.look,
            status.text,
            key=str(number),
            icon=icon,
            tone=_TONES.get(tone, "accent"),
        )
        button.clicked.connect(partial(self._clicked, status))
        return button

    def _clicked(self, status: DutyStatus, _checked: object = None) -> None:
        self.choose(status)

    def _field(self, name: Text, high: int) -> QPlainTextEdit:
        field = QPlainTextEdit()
        field.setTabChangesFocus(True)
        self.desk.look.follow(field, lambda made: made.setFixedHeight(self.desk.look.px(high)))
        self.desk.look.language.name(field, name)
        field.textChanged.connect(self._edited)
        return field

    def _make(self) -> None:
        look = self.desk.look
        self._by = Label(look, type_=Type.CAPTION, colour="muted")
        self.add_to_head(self._by)
        keys = QWidget()
        flow = FlowLayout(look, keys)
        for button in self.buttons.values():
            flow.addWidget(button)
        self._data = Label(look, type_=Type.CAPTION, colour="muted", wrap=True)
        self._reason_label = Label(look, Message("Reason, required"), colour="muted")
        self._problem = Label(look, type_=Type.CAPTION, colour="bad", wrap=True)
        self.save_button = Button(
            look, Message("Save"), hint=key_text("Ctrl+S"), on_click=self.save
        )
        self.next_button = PrimaryButton(
            look,
            Message("Save and next"),
            hint="Ctrl ↵",
            on_click=lambda: self.save(go_on=True),
        )
        row = QHBoxLayout()
        row.setSpacing(look.px(Gap.S))
        row.addStretch(1)
        row.addWidget(self.save_button)
        row.addWidget(self.next_button)
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(6))
        box.addWidget(keys)
        box.addWidget(self._data)
        box.addWidget(self._reason_label)
        box.addWidget(self.reason)
        box.addWidget(Label(look, Message("What was done"), colour="muted"))
        box.addWidget(self.text)
        box.addWidget(Label(look, Message("In English, for English reports"), colour="muted"))
        box.addWidget(self.text_en)
        box.addWidget(self._problem)
        box.addLayout(row)
        self.add(inner)

    def _writable(self) -> None:
        readable = self.desk.read_only is not None
        for field in (self.text, self.text_en, self.reason):
            field.setReadOnly(readable)
        for button in (*self.buttons.values(), self.save_button, self.next_button):
            button.setEnabled(not readable)

    def _say_head(self) -> None:
        given = self.item.answer if self.item is not None else None
        by: Text = ""
        if given is not None and given.answered is not None:
            by = Message("{who}, {day}", who=given.answered_by, day=given.answered)
        self._by.set_text(by)

    def _show_status(self) -> None:
        for status, button in self.buttons.items():
            button.setChecked(status is self._status)
        needs = self._needs_reason()
        self._reason_label.setVisible(needs)
        self.reason.setVisible(needs)
        computed = self.item.computed if self.item is not None else DutyStatus.OPEN
        said: Text = ""
        if computed in SAID:
            said = Message("The figures say: {status}.", status=computed.text)
            if self._sets_aside():
                said = Message(
                    "The figures say: {status}. They are set aside only with a reason; "
                    "the report shows both.",
                    status=computed.text,
                )
        self._data.set_text(said)
        self._data.setVisible(bool(said))

    def _edited(self, _changed: object = None) -> None:
        if self._problem.isVisibleTo(self):
            self._say(None)
        self.changed.emit()

    def _say(self, problem: Text | None) -> None:
        self._problem.set_text(problem or "")
        self._problem.setVisible(problem is not None)
        set_problem(self.reason, problem=problem is not None and self._needs_reason())
