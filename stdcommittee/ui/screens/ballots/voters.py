"""The list of voters with their votes: filtered, sorted, and entered by keyboard while open."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from stdcommittee.base.errors import Failure
from stdcommittee.base.messages import N_, Message, Plural, Text
from stdcommittee.domain.ballots.records import BallotStatus, Vote
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing, VoteValue
from stdcommittee.domain.rules.criterion import CAST
from stdcommittee.services.ballots import (
    BallotMeter,
    JudgedLine,
    give_reason,
    place_voter,
    record_votes,
    withdraw_vote,
)
from stdcommittee.services.ballots.checking import check_votes
from stdcommittee.services.ballots.secret_voting import record_participation
from stdcommittee.services.session import Session
from stdcommittee.ui.frame.actions import Action
from stdcommittee.ui.screens.ballots.column_choice import ColumnChoice
from stdcommittee.ui.screens.ballots.entry import KEYS, PART_KEY, Given, VoteEntry
from stdcommittee.ui.screens.ballots.vote_table import (
    FILTERS,
    HIDDEN,
    WITHOUT_CHIP,
    passes,
    vote_columns,
)
from stdcommittee.ui.theme.tokens import Size
from stdcommittee.ui.toolkit.buttons import LinkButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.chip import Chip
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_rows import caption
from stdcommittee.ui.toolkit.labels import Hairline, Phrase
from stdcommittee.ui.toolkit.table_model import Listing, TableModel
from stdcommittee.ui.toolkit.table_view import TableView, places_of

_ROWS: Final = 3  # at least in sight
_NATIONAL: Final = (Standing.MEMBER, Standing.ADVISER, Standing.OBSERVER, Standing.LIAISON)
PLAIN: Final = tuple(  # answers of which a box holds votes
    value
    for value in VoteValue
    if value not in (VoteValue.APPROVE_WITH_COMMENTS, VoteValue.DISAPPROVE_UNLESS)
)
_FOREIGN: Final = (Standing.P, Standing.O, Standing.OUTSIDE)


class VotersCard(Card):
    """Who may vote and how each voted; while the ballot is open every vote can be entered."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, Message("Voters"))
        self.desk = desk
        self._meter: BallotMeter | None = None
        self._lines: dict[int, JudgedLine] = {}
        self._sent: set[int] = set()  # voters whose vote is being written
        self._filter = "all"
        self._order: tuple[int, bool] | None = None
        self._shown = 0  # the voter whose vote stands in the entry
        self._unreasoned: frozenset[int] = frozenset()
        self._missing: frozenset[int] = frozenset()  # who may vote and has not
        columns = vote_columns(lambda: self._unreasoned)
        self.model = TableModel(desk, columns, self._read, parent=self)
        self.view = TableView(desk.look, self.model)
        self.entry = VoteEntry(desk.look)
        self._place = LinkButton(desk.look, Message("Counts as …"), on_click=self._ask_standing)
        self._history = LinkButton(
            desk.look, Message("Votes of this voter"), hint="H", on_click=self.show_timeline
        )
        self._count_button = LinkButton(desk.look, Message("Count …"), on_click=self.count)
        self.columns = ColumnChoice(desk.look, self.view, self.model, HIDDEN)
        self._own_keys: dict[str, QAction] = {}
        self._keys: dict[VoteValue, QAction] = {}
        self._chips: dict[str, Chip] = {}
        self._lay_out()
        self._connect()
        desk.look.language.name(self.view, Message("Voters"))
        desk.look.follow(self, VotersCard._dress)

    @property
    def writable(self) -> bool:
        """Whether votes can be entered now.

        Votes of other bodies in an ISO or IEC ballot come as a list; then they can be corrected.
        """
        meter = self._meter
        if meter is None or self.desk.read_only is not None:
            return False
        known = meter.ballot.kind.national or any(line.line.voted for line in meter.lines)
        return known and meter.ballot.status is BallotStatus.OPEN

    def show_meter(self, meter: BallotMeter) -> None:
        """Show the votes of a ballot; who was chosen stays chosen."""
        other = self._meter is None or self._meter.ballot.id != meter.ballot.id
        self._meter = meter
        self._lines = {line.line.voter.id: line for line in meter.lines}
        self._unreasoned = frozenset(line.voter.id for line in meter.unreasoned)
        self._missing = frozenset(line.voter.id for line in meter.missing)
        if other:
            self._sent.clear()
            self._filter, self._order = "all", None
        prepared = meter.ballot.status is BallotStatus.DRAFT
        expected: Text = Message("if it opens today") if prepared else ""
        self.set_title(Message("Voters"), aside=expected)
        for chip in self._chips.values():
            chip.setVisible(not prepared)  # nobody can have voted
        for part in (self.entry, self._entry_line):
            part.setVisible(self.writable)
        self._foot_line.setVisible(not self.writable)
        self._foot.setVisible(not self.writable)
        self.entry.set_answers(self._answers())
        if other:
            self.entry.set_course(meter.ballot.mode, secret=meter.box is not None)
        self._count_button.setVisible(self.writable and meter.box is not None)
        self._own_keys["vote-part"].setEnabled(self.writable and meter.box is not None)
        self._own_keys["vote-compare"].setEnabled(self.writable)
        for value, action in self._keys.items():
            action.setEnabled(self.writable and value in self._answers())
        self._put(first=other)

    def choose(self, voter_id: int) -> None:
        """Make a voter the current one and put the keyboard there."""
        if voter_id not in list(self.model.ids):
            self._set_filter("all")
        self.view.select_id(voter_id)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answers(self) -> Sequence[VoteValue]:
        meter = self._meter
        if meter is None or meter.box is not None:
            return ()
        stances = meter.rule.answers.stances if meter.rule is not None else None
        plain = meter.ballot.kind.national and meter.ballot.kind is not BallotKind.CORRESPONDENCE
        return [
            value
            for value in VoteValue
            if (stances is None or value.stance in stances)
            and not (plain and value is VoteValue.DISAPPROVE_UNLESS)
        ]

    def _put(self, *, first: bool = False) -> None:
        test = passes(self._filter, self._missing)
        shown = [number for number, line in self._lines.items() if test(line)]
        if self._order is not None:
            column, reverse = self._order
            cell = self.model.columns[column].cell
            said = self._look.render
            shown.sort(key=lambda number: said(cell(self._lines[number]).text), reverse=reverse)
        ids = array("q", shown)
        standpoint = self.view.standpoint()
        listing = Listing(ids, rows={number: self._lines[number] for number in shown})
        self.view.put(listing, standpoint, places_of(ids, standpoint.ids))
        if shown and (first or not self.view.current_id):
            self.view.select_row(0)
        for name, chip in self._chips.items():
            chip.set_count(sum(map(passes(name, self._missing), self._lines.values())))
            chip.setChecked(name == self._filter)
        self._show_entry()

    def _show_entry(self) -> None:
        """Show what stands for the current voter, unless words are being written for him."""
        self._say_foot()
        chosen = self.view.selected_ids()
        line = self._lines.get(self.view.current_id)
        writing = self.entry.reason.hasFocus() and self.entry.chosen is not None
        if not (writing and line is not None and line.line.voter.id == self._shown):
            self.entry.show_line(line.line if line is not None else None, max(1, len(chosen)))
        self._shown = line.line.voter.id if line is not None else 0
        voter = line.line.voter if line is not None else None
        self._place.setVisible(self.writable and voter is not None and voter.standing is None)

    def _take(self, given: Given) -> None:
        """Write what was entered for the selected voters and go on to the next."""
        meter = self._meter
        chosen = self.view.selected_ids() or [self.view.current_id]
        chosen = self._voting([number for number in chosen if number in self._lines])
        if meter is None or not chosen or not self.writable:
            return
        session, ballot = self.desk.session, meter.ballot
        if given.value is None:
            self._write(chosen, lambda: _take_part(session, ballot.id, chosen, given))
            self._go_on(chosen)
            return
        vote = self._lines[chosen[0]].line.vote
        late = len(chosen) == 1 and vote is not None and vote.value is given.value
        if late and vote is not None and given.reason and not vote.reason and given.on is None:
            number = vote.id
            self._write(chosen, lambda: give_reason(session, number, given.reason))
        else:
            votes = [
                Vote(
                    ballot_id=ballot.id,
                    voter_id=number,
                    value=given.value,
                    reason=given.reason,
                    cast=given.on,
                    mode=given.mode,
                    behalf=given.behalf,
                )
                for number in chosen
            ]
            self._write(chosen, lambda: record_votes(session, ballot.id, votes))
        self._go_on(chosen)

    def _voting(self, chosen: list[int]) -> list[int]:
        """Pass over those without a vote where several are chosen; one alone is told why."""
        may = [n for n in chosen if n in self._missing or self._lines[n].line.voted]
        return may if len(chosen) > 1 and may else chosen

    def narrow(self, name: str) -> None:
        """Show only some of the voters, and put the keyboard there."""
        self._set_filter(name)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def compare(self) -> None:
        """Record that the acting person compared the votes selected with the paper."""
        meter, chosen = self._meter, self.view.selected_ids() or [self.view.current_id]
        chosen = [number for number in chosen if number in self._lines]
        if meter is None or not chosen or not self.writable:
            return
        session, ballot = self.desk.session, meter.ballot.id
        self._write(chosen, lambda: check_votes(session, ballot, chosen))

    def _open(self) -> None:
        """Go on to the words of a vote; to its course where it cannot be entered."""
        if self.entry.reason.isVisible():
            self.entry.reason.setFocus()
        else:
            self.show_timeline()

    def show_timeline(self) -> None:
        """Show all votes of the current voter, with the papers behind them."""
        line = self._lines.get(self.view.current_id)
        if line is None or self._meter is None or self._meter.ballot.status is BallotStatus.DRAFT:
            return
        from stdcommittee.ui.screens.ballots.timeline import show_timeline

        voter = line.line.voter
        show_timeline(self.desk, self.window(), voter.id, voter.name, writable=self.writable)

    def count(self) -> None:
        """Enter how many votes of each sort lay in the box of a secret ballot."""
        meter = self._meter
        if meter is None or meter.box is None or not self.writable:
            return
        from stdcommittee.ui.screens.ballots.counting import ask_count

        stances = meter.rule.answers.stances if meter.rule is not None else CAST
        answers = [value for value in PLAIN if value.stance in stances]
        ask_count(self.desk, self.window(), meter.ballot, meter.box, answers)

    def _withdraw(self) -> None:
        number = self.view.current_id
        line = self._lines.get(number)
        if line is None or not line.line.voted or not self.writable:
            return
        session = self.desk.session
        self._write([number], lambda: withdraw_vote(session, number))

    def _write(self, voters: Sequence[int], run: Callable[[], object]) -> None:
        self._sent.update(voters)

        def ended() -> None:
            self._sent.difference_update(voters)

        def failed(failure: Failure) -> None:
            ended()
            self.choose(voters[0])
            self.desk.notices.failed(failure)

        self.desk.write(
            self,
            Message("Recording the vote"),
            lambda _progress: run(),
            lambda _done: ended(),
            failed=failed,
        )

    def _go_on(self, done: Sequence[int]) -> None:
        """Go to the next voter that has not voted, else to the next one."""
        ids = list(self.model.ids)
        start = max((ids.index(number) for number in done if number in ids), default=-1) + 1
        ahead = [*ids[start:], *ids[:start]]
        missing = {line.voter.id for line in self._meter.missing} if self._meter else set()
        waiting = [n for n in ahead if n in missing and n not in self._sent]
        following = waiting[:1] or ids[start : start + 1]
        if following:
            self.view.select_id(following[0])
        self._show_entry()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_standing(self) -> None:
        meter, number = self._meter, self.view.current_id
        if meter is None or not number:
            return
        session = self.desk.session
        menu = QMenu(self)
        for standing in _NATIONAL if meter.ballot.kind.national else _FOREIGN:
            action = menu.addAction(self._look.render(standing.text))
            run = partial(place_voter, session, number, standing)
            action.triggered.connect(lambda _on=False, run=run: self._write([number], run))
        menu.popup(self._place.mapToGlobal(self._place.rect().bottomLeft()))

    def _say_foot(self) -> None:
        shown, chosen = len(self.model.ids), self.view.selected_count()
        runs = [caption(Plural("{n} row", "{n} rows", n=shown))]
        if chosen > 1:
            runs.append(caption(Plural("{n} selected", "{n} selected", n=chosen), "accent"))
        self._count.set_runs(*runs)

    def _read(self, ids: Sequence[int]) -> dict[int, JudgedLine]:
        lines = self._lines
        return {number: lines[number] for number in ids if number in lines}

    def _set_filter(self, name: str) -> None:
        self._filter = name
        self._put()

    def _sort(self, column: int) -> None:
        again = self._order is not None and self._order[0] == column
        back = again and self._order is not None and self._order[1]
        self._order = None if back else (column, again)
        self.view.header.show_order(None if back else column, reverse=again)
        self._put()

    def _lay_out(self) -> None:
        look = self._look
        for name, (label, _) in FILTERS.items():
            if name in WITHOUT_CHIP:
                continue
            chip = Chip(look, Message(label), count=0)
            chip.clicked.connect(lambda _on, name=name: self._set_filter(name))
            self._chips[name] = chip
            self.add_to_head(chip)
        self.add_to_head(self.columns)
        self.entry.head.addWidget(self._place)
        self.entry.head.addWidget(self._history)
        self.entry.head.addWidget(self._count_button)
        self.add_flush(self.view, 1)
        self._entry_line = Hairline()
        self.add_flush(self._entry_line, 0)
        self.add_flush(self.entry, 0)
        self._count = Phrase(look)
        self.set_foot(self._count)

    def _connect(self) -> None:
        self.view.current_changed.connect(lambda _id: self._show_entry())
        self.view.selection_changed.connect(self._show_entry)
        self.view.header.sorted_by.connect(self._sort)
        self.view.opened.connect(lambda _id: self._open())
        self.entry.given.connect(self._take)
        self.entry.left.connect(self.view.setFocus)
        for value, key in KEYS.items():
            action = Action(
                id=f"vote-{value.value}",
                label=value.label,
                run=partial(self.entry.choose, value),
                shortcut=key,
                in_focus=True,
            )
            self._keys[value] = self.desk.actions.declare(action, self.view)
        for id_, label, run, key in (
            ("vote-compare", N_("Compared with the paper"), self.compare, "K"),
            ("vote-history", N_("Votes of this voter"), self.show_timeline, "H"),
            ("vote-part", N_("Took part in secret"), self.entry.take_part, PART_KEY),
        ):
            action = Action(id=id_, label=label, run=run, shortcut=key, in_focus=True)
            self._own_keys[id_] = self.desk.actions.declare(action, self.view)
        withdraw = Action(
            id="vote-back",
            label=N_("Withdraw the vote"),
            run=self._withdraw,
            shortcut="Del",
            in_focus=True,
        )
        self.desk.actions.declare(withdraw, self.view)

    def _dress(self) -> None:
        px = self._look.px
        self.view.setMinimumHeight((_ROWS + 1) * px(Size.TABLE_ROW))
        for place, column in enumerate(self.model.columns):
            self.view.header.resizeSection(place, px(column.width))


def _take_part(session: Session, ballot: int, voters: Sequence[int], given: Given) -> object:
    return record_participation(
        session, ballot, voters, on=given.on, mode=given.mode, behalf=given.behalf
    )
