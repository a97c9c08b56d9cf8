"""Entering the answers of experts: a key for each opinion, words, the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from stdcommittee.base.dates import read_day
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message, Plural, Text
from stdcommittee.domain.ballots.position_records import Reply
from stdcommittee.domain.ballots.vocabulary import VoteValue
from stdcommittee.ui.screens.ballots.entry import KEYS, WORDED, vote_mark
from stdcommittee.ui.theme.tokens import Gap, Type
from stdcommittee.ui.toolkit.buttons import Button, KeyButton
from stdcommittee.ui.toolkit.date_field import DateField
from stdcommittee.ui.toolkit.flow import FlowLayout
from stdcommittee.ui.toolkit.labels import Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run
from stdcommittee.ui.toolkit.words_field import WordsField

WORDS_ONLY: Final = "K"
WORDS_LABEL: Final = N_("Comments only")


@frozen
class Opinion:
    """What was entered for addressees; `value` None: words alone, `on` None: today."""

    value: VoteValue | None
    text: str
    on: dt.date | None


class ReplyEntry(QWidget):
    """Takes one answer for the addressees that are selected."""

    given = Signal(object)  # Opinion
    left = Signal()  # Esc in the words

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._buttons: dict[VoteValue | None, KeyButton] = {}
        self._who = Phrase(look)
        self._keys = QWidget()
        self._flow = FlowLayout(look, self._keys)
        self.words = WordsField(look, Message("Reasons and comments"))
        look.language.bind(
            self.words, QPlainTextEdit.setPlaceholderText, Message("Reasons and comments")
        )
        self.day = DateField(look, Message("Replied on"))
        self.save_button = Button(look, Message("Save and next"), hint="Ctrl ↵", on_click=self.save)
        self._lay_out()
        self.words.finished.connect(self.save)
        self.words.escaped.connect(self.left)

    @property
    def chosen(self) -> VoteValue | None:
        """The opinion chosen, saved or not; None for words alone."""
        return next((value for value, item in self._buttons.items() if item.isChecked()), None)

    @property
    def writing(self) -> bool:
        """Whether words are being written for somebody."""
        return self.words.hasFocus() and any(item.isChecked() for item in self._buttons.values())

    def set_answers(self, values: Sequence[VoteValue]) -> None:
        """Offer the opinions that answer a ballot's question, and words alone."""
        wanted = [*values, None]
        if wanted == list(self._buttons):
            return
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons.clear()
        for value in wanted:
            self._buttons[value] = button = self._button(value)
            button.clicked.connect(lambda _on, value=value: self.choose(value))
            self._flow.addWidget(button)

    def show_reply(self, reply: Reply | None, selected: int) -> None:
        """Show what somebody answered; `selected` addressees get the same answer."""
        self.setEnabled(reply is not None)
        alone = reply is not None and selected == 1
        if reply is None:
            self._who.set_runs(Run(Message("Choose an addressee in the list."), "muted"))
        elif selected > 1:
            many: Text = Plural("Same answer for {n}", "Same answer for {n}", n=selected)
            self._who.set_runs(Run(many, bold=True))
        else:
            name = Message("Answer of {name}", name=reply.name)
            self._who.set_runs(Run(name, bold=True), Run(reply.organization, "muted"))
        replied = alone and reply is not None and reply.replied is not None
        for value, button in self._buttons.items():
            button.setChecked(replied and reply is not None and value is reply.value)
        self.words.setPlainText(reply.text if alone and reply is not None else "")
        self.day.show_value("")

    def follow(self, before: QWidget) -> None:
        """Put the answers after a control in the tab order, as they stand."""
        for button in self._buttons.values():
            self.setTabOrder(before, button)
            before = button

    def choose(self, value: VoteValue | None) -> None:
        """Take an opinion: at once, or after its words where it has some."""
        if value not in self._buttons or not self.isEnabled():
            return
        for other, button in self._buttons.items():
            button.setChecked(other is value)
        if value is None or value in WORDED or value is VoteValue.ABSTAIN:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.save()

    def save(self) -> None:
        """Hand over what was entered."""
        said = any(item.isChecked() for item in self._buttons.values()) or self.words.text
        if not said or self.day.problem is not None:
            return
        on = read_day(str(self.day.typed)) if self.day.typed else None
        self.given.emit(Opinion(self.chosen, self.words.text, on))

    def _button(self, value: VoteValue | None) -> KeyButton:
        if value is None:
            return KeyButton(
                self._look, Message(WORDS_LABEL), key=WORDS_ONLY, icon="comments", tone="accent"
            )
        icon, tone = vote_mark(value)
        return KeyButton(self._look, value.text, key=KEYS[value], icon=icon, tone=tone)

    def _lay_out(self) -> None:
        look = self._look
        self._box = QVBoxLayout(self)
        self._row = QHBoxLayout()
        head = QHBoxLayout()
        keys = Message("Del takes back the reply")
        head.addWidget(self._who, 1)
        head.addWidget(Phrase(look, [Run(keys, "muted", type=Type.CAPTION)]))
        self._box.addLayout(head)
        self._box.addWidget(self._keys)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.day, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addLayout(self._row)
        look.follow(self, ReplyEntry._dress)

    def _dress(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(px(Gap.M), px(Gap.S), px(Gap.M), px(Gap.S))
        self._box.setSpacing(px(Gap.S))
        self._row.setSpacing(px(Gap.S))
        self.day.setFixedWidth(px(112))
        self.words.setFixedHeight(px(48))
