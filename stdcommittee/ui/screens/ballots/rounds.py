"""Rounds of one matter: their tallies beside the ballot, and who changed from what to what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import headline
from stdcommittee.domain.ballots.records import BallotStatus
from stdcommittee.domain.ballots.rounds import Round, VoterRounds, changes
from stdcommittee.domain.rules import Finding
from stdcommittee.services.ballots.rounds import Rounds
from stdcommittee.ui.screens.ballots.entry import vote_mark
from stdcommittee.ui.screens.ballots.verdict import MARKS, figures_of
from stdcommittee.ui.theme.tokens import Gap, Type
from stdcommittee.ui.toolkit.buttons import Button, LinkButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_rows import Line
from stdcommittee.ui.toolkit.known_table import KnownTable
from stdcommittee.ui.toolkit.labels import Label, Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.questions import Question
from stdcommittee.ui.toolkit.runs import Run
from stdcommittee.ui.toolkit.table_columns import Cell, Column
from stdcommittee.ui.toolkit.table_model import Head

_WIDTH, _HEIGHT = 760, 320  # px at 100 %


class RoundsCard(Card):
    """Every round with its outcome; a reopened ballot says why."""

    def __init__(self, look: Look, on_open: Callable[[int], object]) -> None:
        super().__init__(look, Message("Rounds"))
        self._on_open = on_open
        self._rounds = Rounds((), ())
        self.compare = LinkButton(look, Message("Compare …"))
        self.add_to_head(self.compare)
        inner = QWidget()
        self._inner = QVBoxLayout(inner)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self.add(inner)

    def show_rounds(self, rounds: Rounds) -> None:
        """Show rounds; hidden where there is only one."""
        self._rounds = rounds
        self.setVisible(bool(rounds.rounds))
        self.compare.setVisible(bool(rounds.voters))
        while (item := self._inner.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for item_ in rounds.rounds:
            self._inner.addWidget(self._row(item_))
            if item_.ballot.why:
                why = Message("Reopened: {reason}", reason=item_.ballot.why)
                said = Label(self._look, why, colour="muted", type_=Type.CAPTION, wrap=True)
                self._inner.addWidget(said)

    def _row(self, item: Round) -> QWidget:
        name = Message("Round {n}", n=item.ballot.round)
        opening = partial(self._on_open, item.ballot.id)
        runs: list[Run] = []
        if item.verdict is not None:
            tone, icon = MARKS[item.verdict.outcome]
            runs.append(Run(item.verdict.outcome.text, tone.text, icon=icon))
        if item.ballot.status is BallotStatus.OPEN:
            runs.insert(0, Run(Message("if closed now:"), "muted"))
        return Line(self._look, name, on_open=opening, right=runs)


class RoundsDialog(Question):
    """The tallies of all rounds, and every voter with its vote in each; who changed comes first."""

    def __init__(self, desk: Desk, host: QWidget | None, found: Rounds) -> None:
        title = Message("Rounds of “{title}”", title=headline(found.rounds[-1].ballot))
        super().__init__(desk.look, host, title)
        self.body.addWidget(_Tallies(desk.look, found.rounds))
        columns = (
            Column(name="voter", label=Message("Voter"), cell=_voter),
            Column(name="unit", label=Message("Unit"), cell=_unit),
            *(
                Column(
                    name=f"round{place}",
                    label=Message("Round {n}", n=item.ballot.round),
                    cell=_VoteIn(place),
                )
                for place, item in enumerate(found.rounds)
            ),
        )
        self.table = KnownTable(desk, columns, Message("Votes in each round"), stretch="unit")
        self.table.setMinimumSize(desk.look.px(_WIDTH), desk.look.px(_HEIGHT))
        self.table.escaped.connect(self.reject)
        changed = changes(found.voters)
        heads = [
            Head(0, Message("Changed from the round before"), changed),
            Head(changed, Message("Unchanged"), len(found.voters) - changed),
        ]
        shown = [head for head in heads if head.count]
        self.table.show_rows(dict(enumerate(found.voters, 1)), shown)
        self.body.addWidget(self.table, 1)
        self.add_answers(Button(desk.look, Message("Close"), on_click=self.reject))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table.setFocus()


class _Tallies(QWidget):
    """One row for each round: its outcome and the exact figures of its criteria."""

    def __init__(self, look: Look, rounds: Sequence[Round]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(Gap.L))
        names: dict[str, Text] = {}
        for item in rounds:
            if item.verdict is not None:
                names |= {finding.id: finding.label for finding in item.verdict.criteria}
        for column, label in enumerate(names.values(), 2):
            grid.addWidget(Label(look, label, colour="muted", type_=Type.CAPTION), 0, column)
        for row, item in enumerate(rounds, 1):
            self._put(grid, look, row, item, list(names))
        grid.setColumnStretch(len(names) + 2, 1)

    @staticmethod
    def _put(grid: QGridLayout, look: Look, row: int, item: Round, names: Sequence[str]) -> None:
        round_: Text = Message("Round {n}", n=item.ballot.round)
        if item.ballot.closed is not None:
            round_ = Message("Round {n}, {day}", n=item.ballot.round, day=item.ballot.closed)
        grid.addWidget(Label(look, round_, bold=True), row, 0)
        if item.verdict is None:
            return
        tone, icon = MARKS[item.verdict.outcome]
        outcome = Run(item.verdict.outcome.text, tone.text, icon=icon)
        grid.addWidget(Phrase(look, [outcome], shrink=False), row, 1)
        by_id: dict[str, Finding] = {finding.id: finding for finding in item.verdict.criteria}
        for column, name in enumerate(names, 2):
            if name in by_id:
                figures = Phrase(look, figures_of(by_id[name]), shrink=False)
                grid.addWidget(figures, row, column)


class _VoteIn:
    """Says what a voter voted in one round."""

    __slots__ = ("place",)

    def __init__(self, place: int) -> None:
        self.place = place

    def __call__(self, voter: VoterRounds) -> Cell:
        value = voter.votes[self.place]
        if value is None:
            listed = voter.listed[self.place]
            return Cell("–" if listed else Message("not on the list"), "muted")
        icon, colour = vote_mark(value)
        last = self.place == len(voter.votes) - 1
        return Cell(value.text, colour, icon=icon, bold=voter.changed and last)


def _voter(voter: VoterRounds) -> Cell:
    return Cell(voter.name)


def _unit(voter: VoterRounds) -> Cell:
    return Cell(voter.organization, "muted")


def show_rounds(desk: Desk, host: QWidget | None, found: Rounds) -> RoundsDialog:
    """Open the comparison of rounds over the window."""
    dialog = RoundsDialog(desk, host, found)
    dialog.open()
    return dialog
