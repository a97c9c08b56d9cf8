"""A committee's composition against the rules: in short below the roster, in full on its page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stdcommittee.base.messages import Joined, Message, Plural, Text
from stdcommittee.domain.people.composition import CompositionFinding, CompositionState
from stdcommittee.domain.people.records import InterestParty, Membership
from stdcommittee.services.people.compositions import CommitteeComposition, composition_on
from stdcommittee.services.people.seats import notes_on
from stdcommittee.ui.theme.tokens import ColourName, Gap
from stdcommittee.ui.toolkit.buttons import LinkButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_rows import Line, caption
from stdcommittee.ui.toolkit.labels import Hairline, Phrase
from stdcommittee.ui.toolkit.runs import Run

_MOST: Final = 4  # criteria that the panel writes out
_NOTES: Final = 2  # a gap before a seat and one after it
_ROOMY: Final = 480  # px of height from which it writes them out
_MARKS: Final[dict[CompositionState, tuple[str, ColourName]]] = {
    CompositionState.MET: ("check", "good"),
    CompositionState.WARNING: ("clock", "warn"),
    CompositionState.BROKEN: ("warning", "bad"),
    CompositionState.UNKNOWN: ("help", "muted"),
}


class CompositionPanel(QWidget):
    """What is not as the rules ask, live: it follows the seat in sight and the one in the form."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._committee = 0
        self._on: dt.date | None = None
        self._draft: Membership | None = None
        self._head = Phrase(desk.look)
        self._open = LinkButton(desk.look, Message("All criteria"), on_click=self._show_all)
        self._row = QHBoxLayout()
        self._row.addWidget(self._head, 1)
        self._row.addWidget(self._open)
        self._notes = [Phrase(desk.look) for _ in range(_NOTES)]
        self._lines = [Phrase(desk.look) for _ in range(_MOST)]
        self._inner = QVBoxLayout()
        self._inner.addLayout(self._row)
        for line in (*self._notes, *self._lines):
            self._inner.addWidget(line)
        self._say_notes(())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(Hairline())
        box.addLayout(self._inner)
        desk.look.follow(self, CompositionPanel._dress)
        desk.watch(self, ("membership", "committee", "person"), self._read)
        self.hide()

    def show_seat(self, seat: Membership, on: dt.date | None) -> None:
        """Show the composition of a seat's committee on a day (None: today)."""
        self._draft = None
        self._show(seat.committee_id, on)

    def show_draft(self, seat: Membership, on: dt.date | None) -> None:
        """Show the composition as it would be with a seat as it stands in the form."""
        self._draft = seat
        self._show(seat.committee_id or self._committee, on)

    def forget_draft(self) -> None:
        """Show the composition as it is stored again."""
        if self._draft is not None:
            self._draft = None
            self._read()

    def _show(self, committee: int, on: dt.date | None) -> None:
        self._committee, self._on = committee, on
        self._read()

    def _read(self) -> None:
        if not self._committee:
            return
        session, committee, draft = self._desk.session, self._committee, self._draft
        on = self._on or session.clock.today()
        self._desk.read(
            self,
            lambda _progress: (
                composition_on(session, committee, on, draft),
                notes_on(session, draft) if draft is not None and draft.person_id else (),
            ),
            self._take,
            lane="composition",
        )

    def _take(self, read: tuple[CommitteeComposition | None, Sequence[Text]]) -> None:
        found, notes = read
        self.setVisible(found is not None and bool(found.findings or notes))
        if found is None:
            return
        self._say_notes(notes)
        problems = found.problems
        icon, colour = _MARKS[problems[0].state if problems else CompositionState.MET]
        self._head.set_runs(
            Run(icon=icon, colour=colour),
            Run(Message("Composition"), bold=True),
            caption(_summary(found), "text" if self._draft is None else "accent"),
        )
        host = self.parentWidget()
        roomy = host is None or host.height() >= self._desk.look.px(_ROOMY)
        for place, line in enumerate(self._lines):
            line.setVisible(roomy and place < len(problems))
            if place < len(problems):
                item = problems[place]
                mark, ink = _MARKS[item.state]
                line.set_runs(
                    Run(icon=mark, colour=ink),
                    caption(item.label, "text"),
                    caption(value_said(item), ink),
                )

    def _say_notes(self, notes: Sequence[Text]) -> None:
        """Say what is odd in the days of the seat in the form: it overlaps, or leaves a gap."""
        for place, line in enumerate(self._notes):
            line.setVisible(place < len(notes))
            if place < len(notes):
                line.set_runs(Run(icon="calendar", colour="warn"), caption(notes[place], "warn"))

    def _show_all(self) -> None:
        if self._committee:
            self._desk.open_record("committee", self._committee)

    def _dress(self) -> None:
        px = self._desk.look.px
        self._inner.setContentsMargins(px(Gap.M), px(Gap.S), px(Gap.S), px(Gap.S))
        self._inner.setSpacing(px(Gap.XS))


def composition_card(desk: Desk, found: CommitteeComposition) -> Card:
    """Return each criterion with its numbers and citation; it opens the first seat behind it."""
    met = sum(item.state is CompositionState.MET for item in found.findings)
    aside = Message("{met} of {all} criteria met", met=met, all=len(found.findings))
    title = Message("Composition on {day}", day=found.on)
    card = Card(desk.look, title, aside=aside if found.findings else "")
    if found.held_over:
        over = Message("All terms have ended; the members of the last term stay in their seats.")
        card.add_row(Line(desk.look, over, icon="warning", icon_colour="warn", colour="warn"))
    for item in found.findings:
        icon, colour = _MARKS[item.state]
        card.add_row(
            Line(
                desk.look,
                item.label,
                icon=icon,
                icon_colour=colour,
                aside=Joined(tuple(filter(None, (item.note, item.citation))), "clause"),
                right=[Run(value_said(item), colour, bold=item.state is not CompositionState.MET)],
                on_open=partial(desk.open_record, "membership", item.seats[0])
                if item.seats and item.seats[0]
                else None,
            )
        )
    card.add_row(Line(desk.look, _shares(found), icon="users", colour="muted"))
    return card


def value_said(item: CompositionFinding) -> Text:
    """Return the value of a criterion beside its limit, exactly."""
    value = f"{item.value}/{item.of}" if item.of is not None else f"{item.value}"
    limit = item.limit
    said = f"{limit.numerator}/{limit.denominator}" if isinstance(limit, Fraction) else f"{limit}"
    signs = {">=": "\u2265", "<=": "\u2264", "=": "="}
    return f"{value} {signs[item.bound.value]} {said}" if item.of is None or limit else value


def _summary(found: CommitteeComposition) -> Text:
    count = Plural("{n} member", "{n} members", n=found.members)
    problems = len(found.problems)
    if not problems:
        return Message("{committee}: {members}", committee=found.committee.reference, members=count)
    rest = Plural("{n} thing to look into", "{n} things to look into", n=problems)
    return Message(
        "{committee}: {members}, {rest}",
        committee=found.committee.reference,
        members=count,
        rest=rest,
    )


def _shares(found: CommitteeComposition) -> Text:
    """How many members each interest party has."""
    parts = [
        Message("{party} {n}", party=party.text, n=found.parties[party])
        for party in InterestParty
        if found.parties.get(party)
    ]
    return Joined(tuple(parts)) if parts else Message("No members with a vote.")
