"""Entering a vote: a key for each answer, reasons, the day it was cast."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from stdcommittee.base.dates import read_day
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.domain.ballots.recorded import BallotLine
from stdcommittee.domain.ballots.records import Mode
from stdcommittee.domain.ballots.vocabulary import Stance, VoteValue
from stdcommittee.ui.theme.tokens import ColourName, Gap, Size, Type
from stdcommittee.ui.toolkit.buttons import Button, KeyButton
from stdcommittee.ui.toolkit.date_field import DateField
from stdcommittee.ui.toolkit.flow import FlowLayout
from stdcommittee.ui.toolkit.labels import Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run
from stdcommittee.ui.toolkit.words_field import WordsField

KEYS: Final = {
    VoteValue.APPROVE: "A",
    VoteValue.APPROVE_WITH_COMMENTS: "C",
    VoteValue.DISAPPROVE: "N",
    VoteValue.DISAPPROVE_UNLESS: "U",
    VoteValue.ABSTAIN: "B",
    VoteValue.CONFIRM: "F",
    VoteValue.REVISE: "R",
    VoteValue.WITHDRAW: "W",
}
PART_KEY: Final = "T"  # took part in a secret ballot
MODES: Final = (Mode.WRITTEN, Mode.MEETING, Mode.ONLINE)
WORDED: Final = (  # answers that wait for words
    VoteValue.APPROVE_WITH_COMMENTS,
    VoteValue.DISAPPROVE,
    VoteValue.DISAPPROVE_UNLESS,
    VoteValue.REVISE,
    VoteValue.WITHDRAW,
)
_MARKS: Final[dict[Stance, tuple[str, ColourName]]] = {
    Stance.FOR: ("check", "good"),
    Stance.AGAINST: ("cross", "bad"),
    Stance.ABSTAIN: ("minus", "muted"),
    Stance.CONFIRM: ("check", "good"),
    Stance.REVISE: ("edit", "accent"),
    Stance.WITHDRAW: ("cross", "bad"),
}


def vote_mark(value: VoteValue) -> tuple[str, ColourName]:
    """Return the icon and the colour that stand for a vote."""
    return _MARKS[value.stance]


@frozen
class Given:
    """What was entered for a voter; `value` None: took part in secret, `on` None: today.

    `behalf` is who brought the vote, where it was not the voter.
    """

    value: VoteValue | None
    reason: str
    on: dt.date | None
    mode: Mode = Mode.WRITTEN
    behalf: str = ""


class VoteEntry(QWidget):
    """Takes one answer for the voters that are selected."""

    given = Signal(object)  # Given
    left = Signal()  # Esc in the reasons

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._buttons: dict[VoteValue, KeyButton] = {}
        self._who = Phrase(look)
        self._keys = QWidget()
        self._flow = FlowLayout(look, self._keys)
        self.reason = WordsField(look, Message("Reasons or comments"))
        look.language.bind(
            self.reason, QPlainTextEdit.setPlaceholderText, Message("Reasons or comments")
        )
        self.day = DateField(look, Message("Cast on"))
        self.mode = _Modes(look)
        self.behalf = QLineEdit()
        look.language.name(self.behalf, Message("On behalf"))
        look.language.bind(self.behalf, QLineEdit.setPlaceholderText, Message("Brought by …"))
        self.part = KeyButton(look, Message("Took part"), key=PART_KEY, icon="lock", tone="accent")
        self.part.setCheckable(False)
        self.part.clicked.connect(lambda _on=False: self.take_part())
        self.save_button = Button(
            look,
            Message("Save and next"),
            hint="Ctrl ↵",
            on_click=self.save,
        )
        self._lay_out()
        self.reason.finished.connect(self.save)
        self.reason.escaped.connect(self.left)

    @property
    def chosen(self) -> VoteValue | None:
        """The answer chosen, saved or not."""
        return next((value for value, item in self._buttons.items() if item.isChecked()), None)

    def set_answers(self, values: Sequence[VoteValue]) -> None:
        """Offer the answers of a ballot."""
        if list(values) == list(self._buttons):
            return
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons.clear()
        for value in values:
            icon, tone = vote_mark(value)
            button = KeyButton(self._look, value.text, key=KEYS[value], icon=icon, tone=tone)
            button.clicked.connect(lambda _on, value=value: self.choose(value))
            self._buttons[value] = button
            self._flow.addWidget(button)

    def set_course(self, mode: Mode, *, secret: bool) -> None:
        """Fit the entry to a ballot: how votes are usually cast, and whether it is secret."""
        self.mode.choose(mode)
        self.part.setVisible(secret)
        for widget in (self._keys, self.reason, self.save_button):
            widget.setVisible(not secret)

    def take_part(self) -> None:
        """Hand over that the voters selected took part in a secret ballot."""
        if self.part.isVisible() and self.isEnabled() and self.day.problem is None:
            self.given.emit(self._given(None))

    def show_line(self, line: BallotLine | None, selected: int) -> None:
        """Show what stands for a voter; `selected` voters get the same answer."""
        self.setEnabled(line is not None)
        vote = line.vote if line is not None and line.voted else None
        if line is None:
            self._who.set_runs(Run(Message("Choose a voter in the list."), "muted"))
        elif selected > 1:
            many: Text = Plural("Vote of {n} voter", "Vote of {n} voters", n=selected)
            self._who.set_runs(Run(many, bold=True))
        else:
            name = Message("Vote of {voter}", voter=line.voter.name)
            self._who.set_runs(Run(name, bold=True), Run(line.voter.organization, "muted"))
        self._check(vote.value if vote is not None and selected == 1 else None)
        self.reason.setPlainText(vote.reason if vote is not None and selected == 1 else "")
        self.day.show_value("")
        self.behalf.setText(vote.behalf if vote is not None and selected == 1 else "")

    def follow(self, before: QWidget) -> None:
        """Put the answers after a control in the tab order, as they stand."""
        for button in self._buttons.values():
            self.setTabOrder(before, button)
            before = button

    def choose(self, value: VoteValue) -> None:
        """Take an answer: at once, or after its words where it has some."""
        if value not in self._buttons or not self.isEnabled():
            return
        self._check(value)
        if value in WORDED:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.save()

    def save(self) -> None:
        """Hand over what was entered."""
        value = self.chosen
        if value is None or self.day.problem is not None:
            return
        self.given.emit(self._given(value))

    def _given(self, value: VoteValue | None) -> Given:
        on = read_day(str(self.day.typed)) if self.day.typed else None
        behalf = self.behalf.text().strip()
        return Given(value, self.reason.text, on, self.mode.mode, behalf)

    def _check(self, value: VoteValue | None) -> None:
        for other, button in self._buttons.items():
            button.setChecked(other is value)

    def _lay_out(self) -> None:
        look = self._look
        self._box = QVBoxLayout(self)
        self._row = QHBoxLayout()
        self._grid = QGridLayout()  # how, when, by whom
        self.head = QHBoxLayout()  # for what else can be done with the voter
        keys = Message("Del withdraws the vote, Ctrl+C copies rows")
        self.head.addWidget(self._who, 1)
        self.head.addWidget(Phrase(look, [Run(keys, "muted", type=Type.CAPTION)]))
        self._box.addLayout(self.head)
        self._box.addWidget(self._keys)
        self._grid.addWidget(self.mode, 0, 0)
        self._grid.addWidget(self.day, 0, 1)
        self._grid.addWidget(self.behalf, 1, 0)
        self._grid.addWidget(self.save_button, 1, 1)
        self._grid.addWidget(self.part, 1, 1)
        self._row.addWidget(self.reason, 1)
        self._row.addLayout(self._grid)
        self._box.addLayout(self._row)
        look.follow(self, VoteEntry._dress)

    def _dress(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(px(Gap.M), px(Gap.S), px(Gap.M), px(Gap.S))
        self._box.setSpacing(px(Gap.S))
        self._row.setSpacing(px(Gap.S))
        self._grid.setHorizontalSpacing(px(Gap.S))
        self._grid.setVerticalSpacing(px(Gap.XS))
        for field in (self.mode, self.behalf):
            field.setFixedWidth(px(168))
        self.day.setFixedWidth(px(148))
        self.reason.setMinimumHeight(px(48))
        self.reason.setMaximumHeight(px(2 * Size.CONTROL + Gap.XS))


class _Modes(QComboBox):
    """How a vote was cast."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        for _ in MODES:
            self.addItem("")
        look.language.name(self, Message("How"))
        look.language.name(self.view(), Message("How"))
        look.follow(self, _Modes._say)

    @property
    def mode(self) -> Mode:
        """The mode chosen."""
        return MODES[self.currentIndex()]

    def choose(self, mode: Mode) -> None:
        """Choose a mode; in writing where votes are not entered so."""
        self.setCurrentIndex(MODES.index(mode if mode in MODES else Mode.WRITTEN))

    def _say(self) -> None:
        for place, mode in enumerate(MODES):
            self.setItemText(place, self._look.render(mode.text))
