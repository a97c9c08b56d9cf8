"""The votes of one voter one after the other, with the papers behind them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import Joined, Message, Text
from stdcommittee.base.records import kind_of
from stdcommittee.domain.ballots.records import Vote
from stdcommittee.services.ballots.timeline import Timeline, VoteEvent, timeline
from stdcommittee.services.documents import attach
from stdcommittee.ui.screens.ballots.entry import vote_mark
from stdcommittee.ui.toolkit.buttons import Button
from stdcommittee.ui.toolkit.choosing import ANY_FILE, ask_open_many
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.known_table import KnownTable
from stdcommittee.ui.toolkit.questions import Question
from stdcommittee.ui.toolkit.table_columns import Cell, Column

_WIDTH, _HEIGHT = 860, 240  # px at 100 %


class TimelineDialog(Question):
    """What a voter voted, the newest first; scans of the paper are attached to the vote chosen."""

    def __init__(
        self, desk: Desk, host: QWidget | None, voter_id: int, name: str, *, writable: bool
    ) -> None:
        super().__init__(desk.look, host, Message("Votes of {voter}", voter=name))
        self._desk = desk
        self._voter = voter_id
        self.table = KnownTable(desk, _COLUMNS, Message("Votes"), stretch="reason")
        self.table.setMinimumSize(desk.look.px(_WIDTH), desk.look.px(_HEIGHT))
        self.table.escaped.connect(self.reject)
        self.body.addWidget(self.table, 1)
        self.scan = Button(
            desk.look, Message("Attach the paper …"), icon="attach", on_click=self.ask_papers
        )
        self.scan.setVisible(writable)
        close = Button(desk.look, Message("Close"), on_click=self.reject)
        self.add_answers(self.scan, close)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table.setFocus()
        self._read()

    def ask_papers(self) -> None:
        """Ask for scans and attach them to the vote chosen."""
        paths = ask_open_many(
            self.look, self._desk.memory, self, Message("Paper of this vote"), ANY_FILE
        )
        if paths:
            self.attach(paths)

    def attach(self, paths: Sequence[Path]) -> None:
        """Keep files as evidence for the vote chosen."""
        session, vote = self._desk.session, self.table.current_id
        if not vote:
            return
        self._desk.write(
            self,
            Message("Attaching files"),
            lambda progress: attach(session, kind_of(Vote), vote, paths, progress),
            lambda _done: self._read(),
        )

    def _read(self) -> None:
        session, voter = self._desk.session, self._voter
        self._desk.read(self, lambda _progress: timeline(session, voter), self._show)

    def _show(self, found: Timeline) -> None:
        self.table.show_rows({event.vote.id: event for event in found.events})
        if found.events and not self.table.current_id:
            self.table.select_id(found.events[0].vote.id)
        self.scan.setEnabled(bool(found.events))


def _vote(event: VoteEvent) -> Cell:
    value = event.vote.value
    if value is not None:
        icon, colour = vote_mark(value)
        return Cell(value.text, colour if event.stands else "muted", icon=icon, bold=event.stands)
    taken = bool(event.vote.stated)
    return Cell(Message("took part") if taken else Message("vote withdrawn"), "muted")


def _cast(event: VoteEvent) -> Cell:
    day = event.vote.cast.isoformat() if event.vote.cast is not None else "–"
    return Cell(day, "text" if event.stands else "muted")


def _how(event: VoteEvent) -> Cell:
    vote = event.vote
    said: Text = vote.mode.text
    if vote.behalf:
        said = Message("{how}, brought by {who}", how=vote.mode.text, who=vote.behalf)
    return Cell(said, "muted")


def _entered(event: VoteEvent) -> Cell:
    if event.entered is None:
        return Cell(event.entered_by, "muted")
    at = event.entered.strftime("%Y-%m-%d %H:%M")
    return Cell(Message("{who}, {at}", who=event.entered_by, at=at), "muted")


def _checked(event: VoteEvent) -> Cell:
    vote = event.vote
    if not vote.checked_by:
        return Cell()
    day = vote.checked.isoformat() if vote.checked is not None else "–"
    return Cell(Message("{who}, {at}", who=vote.checked_by, at=day), "good", icon="check")


def _papers(event: VoteEvent) -> Cell:
    names = tuple(item.name for item in event.papers)
    return Cell(Joined(names), icon="attach") if names else Cell()


_Say = Callable[[VoteEvent], Cell]
_SAID: Final[tuple[tuple[str, Text, _Say], ...]] = (
    ("cast", Message("Cast"), _cast),
    ("vote", Message("Vote"), _vote),
    ("how", Message("How"), _how),
    ("reason", Message("Reason or comment"), lambda event: Cell(event.vote.reason)),
    ("entered", Message("Recorded"), _entered),
    ("checked", Message("Compared"), _checked),
    ("papers", Message("Papers"), _papers),
)
_COLUMNS: Final = tuple(Column(name=name, label=label, cell=cell) for name, label, cell in _SAID)


def show_timeline(
    desk: Desk, host: QWidget | None, voter_id: int, name: str, *, writable: bool
) -> TimelineDialog:
    """Open the votes of a voter over the window."""
    dialog = TimelineDialog(desk, host, voter_id, name, writable=writable)
    dialog.open()
    return dialog
