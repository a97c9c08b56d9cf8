"""What if those who have not voted voted so: a supposition beside the ballot, never a vote."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import headline
from stdcommittee.domain.ballots.recorded import BallotLine
from stdcommittee.domain.ballots.suppositions import supposed
from stdcommittee.domain.ballots.vocabulary import VoteValue
from stdcommittee.domain.rules import Outcome, Rule, Verdict
from stdcommittee.domain.rules.rule import Answers
from stdcommittee.services.ballots import BallotMeter
from stdcommittee.ui.screens.ballots.entry import KEYS, vote_mark
from stdcommittee.ui.screens.ballots.verdict import MARKS, CriterionRow
from stdcommittee.ui.toolkit.buttons import Button, KeyButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.known_table import KnownTable
from stdcommittee.ui.toolkit.labels import Hairline, Label
from stdcommittee.ui.toolkit.pill import Tag
from stdcommittee.ui.toolkit.questions import Question
from stdcommittee.ui.toolkit.table_columns import Cell, Column

_WIDTH, _ROWS = 680, 220  # px at 100 %
_APPROVAL: Final = (VoteValue.APPROVE, VoteValue.DISAPPROVE, VoteValue.ABSTAIN)
_REVIEW: Final = (VoteValue.CONFIRM, VoteValue.REVISE, VoteValue.WITHDRAW, VoteValue.ABSTAIN)


class WhatIfDialog(Question):
    """Those who have not voted, each with a vote that is only supposed, and what would follow."""

    def __init__(self, desk: Desk, host: QWidget | None, meter: BallotMeter, rule: Rule) -> None:
        title = Message("What if: “{title}”", title=headline(meter.ballot))
        super().__init__(desk.look, host, title)
        self._desk = desk
        self._rule = rule
        self._lines = tuple(line.line for line in meter.lines)
        self._missing = {line.voter.id: line for line in meter.missing}
        self.votes: dict[int, VoteValue] = {}
        said = Message("Only a supposition: nothing is recorded, whatever you set here.")
        self.body.addWidget(Label(desk.look, said, colour="muted", wrap=True))
        self.card = _Supposed(desk)
        self.body.addWidget(self.card)
        self.table = KnownTable(desk, self._columns(), Message("Not voted yet"), stretch="unit")
        self.table.setMinimumSize(desk.look.px(_WIDTH), desk.look.px(_ROWS))
        self.table.escaped.connect(self.reject)
        self.body.addLayout(self._answer_keys())
        self.body.addWidget(self.table, 1)
        close = Button(desk.look, Message("Close"), on_click=self.reject)
        self.add_answers(close)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._show()
        if self._missing:
            self.table.select_id(next(iter(self._missing)))
        self.table.setFocus()

    def suppose(self, value: VoteValue | None) -> None:
        """Suppose a vote of those who are selected; None: they do not vote after all."""
        for number in self.table.selected_ids() or [self.table.current_id]:
            if number not in self._missing:
                continue
            self.votes.pop(number, None)
            if value is not None:
                self.votes[number] = value
        self._show()

    def _show(self) -> None:
        self.table.show_rows(self._missing)
        votes, rule, lines = dict(self.votes), self._rule, self._lines
        self._desk.read(
            self,
            lambda _progress: supposed(rule, lines, votes),
            lambda verdict: self.card.show_verdict(verdict, len(votes)),
            lane="what if",
        )

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(name="voter", label=Message("Voter"), cell=_voter),
            Column(name="unit", label=Message("Unit"), cell=_unit),
            Column(name="vote", label=Message("Supposed vote"), cell=self._vote),
        )

    def _vote(self, line: BallotLine) -> Cell:
        value = self.votes.get(line.voter.id)
        if value is None:
            return Cell("–", "muted")
        icon, colour = vote_mark(value)
        return Cell(value.text, colour, icon=icon)

    def _answer_keys(self) -> QHBoxLayout:
        """Buttons for what may be supposed, each with the key that does the same in the table."""
        row = QHBoxLayout()
        look = self._desk.look
        for value in _REVIEW if self._rule.answers is Answers.REVIEW else _APPROVAL:
            icon, tone = vote_mark(value)
            button = KeyButton(look, value.text, key=KEYS[value], icon=icon, tone=tone)
            button.setCheckable(False)
            row.addWidget(self._keyed(button, KEYS[value], value))
        row.addWidget(self._keyed(Button(look, Message("Not voting"), hint="Del"), "Del", None))
        row.addStretch(1)
        return row

    def _keyed(self, button: Button, key: str, value: VoteValue | None) -> Button:
        button.clicked.connect(lambda _on=False: self.suppose(value))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        shortcut = QShortcut(QKeySequence(key), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(partial(self.suppose, value))
        return button


class _Supposed(Card):
    """The verdict that would follow, marked as one that is none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, " ")
        inner = QWidget()
        self._box = QVBoxLayout(inner)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self.add_flush(inner, 0)
        self.add_to_head(Tag(desk.look, Message("supposition"), provisional=True))
        self.outcome: Outcome | None = None

    def show_verdict(self, verdict: Verdict, supposed_votes: int) -> None:
        """Show what would follow from so many supposed votes."""
        self.outcome = verdict.outcome
        tone, icon = MARKS[verdict.outcome]
        said: Text = Message("As it stands: {outcome}", outcome=verdict.outcome.text)
        if supposed_votes:
            said = Message(
                "With {n} supposed: {outcome}", n=supposed_votes, outcome=verdict.outcome.text
            )
        self.set_title(said, icon=icon, tone=tone)
        self._look.language.name(self, said)
        while (item := self._box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for place, finding in enumerate(verdict.criteria):
            if place:
                self._box.addWidget(Hairline())
            self._box.addWidget(CriterionRow(self._look, finding))


def _voter(line: Any) -> Cell:
    return Cell(line.voter.name)


def _unit(line: Any) -> Cell:
    return Cell(line.voter.organization, "muted")


def ask_what_if(desk: Desk, host: QWidget | None, meter: BallotMeter) -> WhatIfDialog | None:
    """Open the suppositions about a ballot over the window; None where no rule judges it."""
    if meter.rule is None or meter.box is not None:
        return None
    dialog = WhatIfDialog(desk, host, meter, meter.rule)
    dialog.open()
    return dialog
