"""The roster as of a day: seats by rank, with the composition of their committee below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from stdcommittee.base.conditions import Condition, OneOf
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Joined, Message, Text
from stdcommittee.base.records import kind_of
from stdcommittee.domain.people.records import VOTING_ROLES, Membership, Role
from stdcommittee.services.details import Details
from stdcommittee.services.people.participation import Participation, participation_of
from stdcommittee.services.people.rosters import (
    RosterBasis,
    SeatRow,
    Term,
    ending_conditions,
    roster_basis,
    seat_rows,
    seats_as_of,
    term_of,
)
from stdcommittee.services.people.sealing import identity_number_of
from stdcommittee.services.people.seats import notes_on
from stdcommittee.services.session import Session
from stdcommittee.ui.screens.members.cards import notes_card
from stdcommittee.ui.screens.members.composition import CompositionPanel
from stdcommittee.ui.screens.members.papers import InSight, RosterPapers
from stdcommittee.ui.screens.members.participation import ParticipationCard
from stdcommittee.ui.theme.tokens import Tone
from stdcommittee.ui.toolkit.buttons import Button
from stdcommittee.ui.toolkit.date_field import DateField
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail import DetailPane
from stdcommittee.ui.toolkit.detail_parts import new_record
from stdcommittee.ui.toolkit.detail_spec import DetailSpec, State
from stdcommittee.ui.toolkit.filter_state import OwnChip
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.list_spec import Empty, ListSpec, Section
from stdcommittee.ui.toolkit.records_page import RecordsPage
from stdcommittee.ui.toolkit.table_columns import Cell, Column, Lines, field_columns

_KIND: Final = kind_of(Membership)
_LIST: Final = 440  # px at 100 % that the list takes at first
_DATE: Final = 112
_OFFICERS: Final = tuple(role for role in VOTING_ROLES if role is not Role.MEMBER)
_TERMS: Final = {
    Term.RUNNING: ("", Tone.NEUTRAL),
    Term.ENDING: ("clock", Tone.WARN),
    Term.ENDED: ("warning", Tone.BAD),
    Term.LEFT: ("minus", Tone.NEUTRAL),
    Term.AHEAD: ("clock", Tone.ACCENT),
    Term.OPEN: ("", Tone.NEUTRAL),
}


@frozen
class _SeatExtra:
    """What a seat's page shows beside the record; whether an identity number is sealed."""

    term: Term
    said: Text
    participation: Participation
    notes: Sequence[Text]
    identity: bool


class RosterPage(RecordsPage):
    """Seats held on a day; the day stands beside the title and can be changed or emptied."""

    def __init__(self, desk: Desk) -> None:
        from stdcommittee.ui.dialogs.import_preview import take_files

        self._on: dt.date | None = desk.session.clock.today()
        self._basis = RosterBasis()
        super().__init__(desk, self._list_spec(desk), _DETAIL, name="members", widths=(_LIST, 0))
        take_files(self)
        self._make_day()
        self.panel = CompositionPanel(desk)
        self.list.add_below(self.panel)
        self.papers = RosterPapers(desk, self, self._in_sight)
        self.list.add_to_head(self.papers.button)
        self.detail.shown.connect(lambda details: self.panel.show_seat(details.record, self._on))
        self.detail.drafted.connect(lambda seat: self.panel.show_draft(seat, self._on))
        self.detail.stored.connect(lambda _number: self.panel.forget_draft())
        self.detail.left.connect(self.panel.forget_draft)
        desk.watch(self, ("membership", "committee"), self._look_up)
        desk.scope_changed.connect(self._look_up)
        self._look_up()

    @property
    def on(self) -> dt.date | None:
        """The day that the roster is of; None: every seat there ever was."""
        return self._on

    def show_day(self, on: dt.date | None) -> None:
        """Show the roster of another day."""
        if on != self._on:
            self._on = on
            self._basis = RosterBasis((), self._basis.committee)
            self.list.reload()
            self._look_up()
            self.detail.reload()

    def new(self) -> None:
        """Open a form for a new seat on the first committee in view."""
        committee = self._basis.committee
        if committee is None:
            self.detail.new()
            return
        seat = new_record(_KIND, self.desk, committee_id=committee.id)
        self.detail.new(seat, {("committee", committee.id): committee.reference})

    def open_record(self, kind: str, record_id: int) -> None:
        """Bring a seat into sight, also one that is not held on the day shown."""
        if kind == "membership" and self.list.row(record_id) is None and self._on is not None:
            self.day.show_value("")
            self.show_day(None)
        super().open_record(kind, record_id)

    def _in_sight(self) -> InSight:
        """Return what would be printed: the committee in view, else that of the seat shown."""
        committee, details = self._basis.committee, self.detail.details
        seat: Any = details.record if details is not None else None
        number = committee.id if committee is not None else 0
        reference: Text = committee.reference if committee is not None else ""
        if seat is not None and details is not None and len(self.desk.scope.committees) != 1:
            number = seat.committee_id
            reference = details.names.get(("committee", number), "")
        return InSight(
            committee=number,
            reference=reference,
            on=self._on or self.desk.session.clock.today(),
            seat=seat.id if seat is not None else 0,
            name=_title(details) if details is not None else "",
            identity=details is not None and details.extra.identity,
        )

    def _make_day(self) -> None:
        look = self.desk.look
        self.day = DateField(look, Message("Roster as of"))
        self.day.setFixedWidth(look.px(_DATE))
        self.day.show_value(self._on.isoformat() if self._on is not None else "")
        self.day.changed.connect(self._day_given)
        self.list.add_to_head(Label(look, Message("as of"), colour="muted"), self.day)
        hint = Message("Leave the day empty to see every seat there ever was.")
        look.language.bind(self.day, QWidget.setToolTip, hint)
        look.follow(self.day, lambda field: field.setFixedWidth(look.px(_DATE)))

    def _day_given(self, text: str) -> None:
        self.show_day(dt.date.fromisoformat(text) if text else None)

    def _look_up(self) -> None:
        session, scope, on = self.desk.session, self.desk.scope, self._on
        self.desk.read(
            self,
            lambda _progress: roster_basis(session, scope, on),
            self._take_basis,
            lane="basis",
        )

    def _take_basis(self, basis: RosterBasis) -> None:
        held_over = basis.held_over != self._basis.held_over
        self._basis = basis
        if held_over:
            self.list.reload()

    def _base(self) -> tuple[Condition, ...]:
        return seats_as_of(self._on, self._basis.held_over)

    def _lines(self, row: SeatRow) -> Lines:
        seat: Any = row.record
        role = Cell(seat.role.text, "accent") if seat.role in _OFFICERS else Cell(seat.party.text)
        said = [row.text(_KIND.by_name["organization_id"])]
        if len(self.desk.scope.committees) != 1 or not said[0]:
            said.append(row.text(_KIND.by_name["committee_id"]))
        name = Cell(row.text(_KIND.by_name["person_id"]))
        return Lines(name, role, Cell(Joined(tuple(filter(None, said)))), _term_cell(row))

    def _list_spec(self, desk: Desk) -> ListSpec:
        ending = OwnChip(
            name="ending",
            label=Message("Term ends soon or ended"),
            conditions=lambda: ending_conditions(desk.session),
        )
        return ListSpec(
            name="members",
            kind=_KIND,
            title=Message("Members"),
            columns=_columns(),
            lines=self._lines,
            order=("role", "person_id"),
            order_said=Message("by rank"),
            chips=(ending, "party"),
            base=self._base,
            sections=_sections,
            read=seat_rows,
            also=("person", "organization", "committee"),
            empty=Empty(
                sentence=Message("Nobody holds a seat on this day."),
                action=Message("Add a seat"),
                example=Message("Import a roster"),
            ),
        )


def _sections() -> list[Section]:
    order = ("role", "person_id")
    others = tuple(role for role in Role if role not in VOTING_ROLES)
    return [
        Section(label=Message("Officers"), conditions=(OneOf("role", _OFFICERS),), order=order),
        Section(label=Message("Members"), conditions=(OneOf("role", (Role.MEMBER,)),), order=order),
        Section(label=Message("Without a vote"), conditions=(OneOf("role", others),), order=order),
    ]


def _columns() -> tuple[Column, ...]:
    term = Column(name="term", label=Message("Term"), cell=_term_cell, order=("until",), width=150)
    fields = field_columns(_KIND, first=("person_id", "organization_id", "role", "party"))
    return (*fields[:4], term, *fields[4:])


def _term_cell(row: SeatRow) -> Cell:
    icon, tone = _TERMS[row.term]
    return Cell(row.said, tone.text, icon)


def _title(details: Details) -> Text:
    seat: Any = details.record
    return details.names.get(("person", seat.person_id), "")


def _second(details: Details) -> Text:
    seat: Any = details.record
    committee = details.names.get(("committee", seat.committee_id), "")
    unit = details.names.get(("organization", seat.organization_id or 0), "")
    if not unit:
        return Message("{role}, {committee}", role=seat.role.text, committee=committee)
    return Message(
        "{role}, {committee}; {unit}", role=seat.role.text, committee=committee, unit=unit
    )


def _pills(details: Details) -> Sequence[State]:
    seat: Any = details.record
    states = [State(seat.party.text, "users")]
    extra: _SeatExtra = details.extra
    if extra.said:
        icon, tone = _TERMS[extra.term]
        states.append(State(extra.said, icon, tone))
    return states


def _extra(session: Session, seat: Membership) -> Any:
    today = session.clock.today()
    row = seat_rows(session, [seat.id]).get(seat.id)
    term, said = (row.term, row.said) if row is not None else term_of(seat, today, today)
    return _SeatExtra(
        term,
        said,
        participation_of(session, seat.person_id),
        notes_on(session, seat),
        identity_number_of(session, seat.person_id) is not None,
    )


def _cards(pane: DetailPane, details: Details) -> list[QWidget]:
    seat: Any = details.record
    extra: _SeatExtra = details.extra
    return [
        *notes_card(pane.desk, extra.notes, *_acts(pane, seat, _title(details))),
        ParticipationCard(pane.desk, seat.person_id, extra.participation),
    ]


def _acts(pane: DetailPane, seat: Membership, name: Text) -> list[Button]:
    """Return what can be done with a seat; one that has ended is only renewed."""

    def renew() -> None:
        from stdcommittee.ui.dialogs.renewal_seat import RenewSeat

        RenewSeat(pane.desk, pane.window(), seat, name).open()

    def another_role() -> None:
        from stdcommittee.ui.dialogs.renewal_seat import ChangeRole

        ChangeRole(pane.desk, pane.window(), seat, name).open()

    def end() -> None:
        from stdcommittee.ui.dialogs.renewal_seat import EndSeat

        EndSeat(pane.desk, pane.window(), seat, name).open()

    look = pane.desk.look
    acts = [Button(look, Message("Another term…"), icon="refresh", on_click=renew)]
    if seat.ended is None:
        acts.append(Button(look, Message("Another role…"), icon="up-down", on_click=another_role))
        acts.append(Button(look, Message("Leaves…"), icon="minus", on_click=end))
    return acts


_DETAIL: Final = DetailSpec(
    kind=_KIND,
    title=_title,
    second=_second,
    pills=_pills,
    cards=_cards,
    extra=_extra,
    also=(
        *("person", "organization", "sealed_detail"),
        *("ballot", "voter", "vote", "meeting", "attendance"),
    ),
)
