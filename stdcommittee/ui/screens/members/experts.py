"""Experts in ISO and IEC groups: how long registered, how loaded, how active; groups without."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from stdcommittee.base.conditions import OneOf
from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.base.records import kind_named, kind_of
from stdcommittee.domain.people.expert_records import (
    ExpertRegistration,
    ExpertRole,
    RegistrationStatus,
)
from stdcommittee.domain.people.experts import Tenure
from stdcommittee.services.details import Details
from stdcommittee.services.people.experts import (
    ExpertBasis,
    ExpertRow,
    ExpertStanding,
    expert_basis,
    expert_rows,
    expiring_conditions,
    standing_of,
)
from stdcommittee.services.session import Session
from stdcommittee.ui.screens.members.resting import RestingPage
from stdcommittee.ui.theme.tokens import ColourName, Gap, Tone
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail import DetailPane
from stdcommittee.ui.toolkit.detail_rows import Line, caption
from stdcommittee.ui.toolkit.detail_spec import DetailSpec, State
from stdcommittee.ui.toolkit.filter_state import OwnChip
from stdcommittee.ui.toolkit.labels import Hairline, Phrase
from stdcommittee.ui.toolkit.list_spec import Empty, ListSpec, Section
from stdcommittee.ui.toolkit.runs import Run
from stdcommittee.ui.toolkit.table_columns import Cell, Column, Lines, field_columns

_KIND: Final = kind_of(ExpertRegistration)
_MOST: Final = 4  # groups without an expert that are written out
_ROOMY: Final = 480  # px of height from which they are
_TENURES: Final = {
    Tenure.NOMINATED: ("send", Tone.ACCENT),
    Tenure.AHEAD: ("clock", Tone.ACCENT),
    Tenure.RUNNING: ("check", Tone.GOOD),
    Tenure.ENDING: ("clock", Tone.WARN),
    Tenure.EXPIRED: ("warning", Tone.BAD),
    Tenure.ENDED: ("minus", Tone.NEUTRAL),
    Tenure.REFUSED: ("minus", Tone.NEUTRAL),
}
_TOUCHING: Final = (
    *("expert_registration", "committee", "person", "reply", "attendance", "meeting"),
    *("delegate", "delegation"),
)


class ExpertsPage(RestingPage[ExpertBasis]):
    """Registrations of experts, and below them the working groups that have none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _list_spec,
            _DETAIL,
            name="experts",
            first=ExpertBasis(),
            read=expert_basis,
            watched=_TOUCHING,
        )
        self.uncovered = Uncovered(desk)
        self.list.add_below(self.uncovered)

    def basis_changed(self) -> None:
        """Show the groups without an expert."""
        self.uncovered.show_groups(self.basis)


class Uncovered(QWidget):
    """The working groups in view in which nobody is registered; each opens its committee."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._head = Phrase(desk.look)
        self._inner = QVBoxLayout()
        self._inner.addWidget(self._head)
        self._rows: list[QWidget] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(Hairline())
        box.addLayout(self._inner)
        desk.look.follow(self, Uncovered._dress)
        self.hide()

    def show_groups(self, basis: ExpertBasis) -> None:
        """Show the groups, the first few with their titles."""
        look, groups = self._desk.look, basis.uncovered
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows.clear()
        said = Plural(
            "{n} working group without an expert",
            "{n} working groups without an expert",
            n=len(groups),
        )
        self._head.set_runs(Run(icon="warning", colour="warn"), Run(said, bold=True))
        host = self.parentWidget()
        roomy = host is None or host.height() >= look.px(_ROOMY)
        for number, reference, title in groups[: _MOST if roomy else 0]:
            opening = partial(self._desk.open_record, "committee", number)
            self._add(Line(look, reference, aside=title, on_open=opening))
        if roomy and len(groups) > _MOST:
            more = Plural("{n} more", "{n} more", n=len(groups) - _MOST)
            self._add(Line(look, more, colour="muted"))
        self.setVisible(bool(groups))

    def _add(self, row: QWidget) -> None:
        self._rows.append(row)
        self._inner.addWidget(row)

    def _dress(self) -> None:
        look = self._desk.look
        side = look.px(Gap.M)
        self._inner.setContentsMargins(side, look.px(Gap.S), side, look.px(Gap.S))
        self._inner.setSpacing(look.px(Gap.XS))


def tenure_cell(row: ExpertRow) -> Cell:
    """Return the cell that says how far a registration is."""
    icon, tone = _TENURES[row.tenure]
    return Cell(row.said, tone.text, icon)


def _lines(row: ExpertRow) -> Lines:
    record: Any = row.record
    group = row.text(_KIND.by_name["committee_id"])
    second: Text = group
    if record.role is not ExpertRole.EXPERT:
        second = Message("{group}, {role}", group=group, role=record.role.text)
    return Lines(
        Cell(row.text(_KIND.by_name["person_id"])), tenure_cell(row), Cell(second), _aside(row)
    )


def _aside(row: ExpertRow) -> Cell:
    if row.resting:
        return Cell(Message("inactive"), "warn", "clock")
    if row.load > 1:
        return Cell(_load(row), "warn" if row.loaded else "muted")
    return Cell()


def _load(row: ExpertRow) -> Text:
    return Plural("{n} registration", "{n} registrations", n=row.load)


def _columns() -> tuple[Column, ...]:
    fields = field_columns(_KIND, first=("person_id", "committee_id", "role", "status"))
    load = Column(
        name="load",
        label=Message("Registrations"),
        cell=lambda row: Cell(str(row.load), "warn" if row.loaded else "text"),
        figures=True,
        width=80,
    )
    how_far = Column(
        name="tenure", label=Message("How far"), cell=tenure_cell, order=("until",), width=150
    )
    return (*fields[:3], how_far, load, *fields[3:])


def _sections() -> list[Section]:
    order = ("committee_id", "person_id")
    kept = (RegistrationStatus.ENDED, RegistrationStatus.REFUSED)
    groups = (
        (Message("Registered"), (RegistrationStatus.REGISTERED,)),
        (Message("Nominated"), (RegistrationStatus.NOMINATED,)),
        (Message("No longer or not registered"), kept),
    )
    return [
        Section(label=label, conditions=(OneOf("status", statuses),), order=order)
        for label, statuses in groups
    ]


def _list_spec(desk: Desk, basis: Callable[[], ExpertBasis]) -> ListSpec:
    ending = OwnChip(
        name="ending",
        label=Message("Expires soon or expired"),
        conditions=lambda: expiring_conditions(desk.session),
    )
    resting = OwnChip(
        name="resting",
        label=Message("Inactive"),
        conditions=lambda: (OneOf("person_id", basis().resting),),
    )
    return ListSpec(
        name="experts",
        kind=_KIND,
        title=Message("Experts"),
        columns=_columns(),
        lines=_lines,
        order=("committee_id", "person_id"),
        order_said=Message("by working group"),
        chips=(ending, resting, "role"),
        base=lambda: basis().conditions(),
        sections=_sections,
        read=expert_rows,
        also=("person", "committee"),
        scoped=False,
        empty=Empty(
            sentence=Message("Experts registered in working groups of ISO and IEC stand here."),
            action=Message("Add a registration"),
        ),
    )


def _title(details: Details) -> Text:
    registration: Any = details.record
    return details.names.get(("person", registration.person_id), "")


def _second(details: Details) -> Text:
    registration: Any = details.record
    group = details.names.get(("committee", registration.committee_id), "")
    return Message("{role}, {committee}", role=registration.role.text, committee=group)


def _pills(details: Details) -> Sequence[State]:
    standing: ExpertStanding = details.extra
    icon, tone = _TENURES[standing.row.tenure]
    states = [State(standing.row.said, icon, tone)]
    if standing.resting and standing.row.tenure.counts:
        states.append(State(Message("inactive"), "clock", Tone.WARN))
    return states


def _extra(session: Session, registration: ExpertRegistration) -> ExpertStanding:
    return standing_of(session, registration)


def _cards(pane: DetailPane, details: Details) -> list[QWidget]:
    standing: ExpertStanding = details.extra
    return [_load_card(pane.desk, standing), _activity_card(pane.desk, standing)]


def _load_card(desk: Desk, standing: ExpertStanding) -> Card:
    row = standing.row
    aside: Text = Plural("{n} holds today", "{n} hold today", n=row.load)
    if not row.load:
        aside = Message("none holds today")
    card = Card(desk.look, Message("All registrations of this expert"), aside=aside)
    for other in standing.others:
        icon, tone = _TENURES[other.tenure]
        record: Any = other.record
        card.add_row(
            Line(
                desk.look,
                other.text(_KIND.by_name["committee_id"]),
                icon=icon,
                icon_colour=tone.text,
                aside=record.role.text,
                right=[caption(other.said, tone.text)],
                on_open=partial(desk.open_record, "expert_registration", record.id),
            )
        )
    if row.loaded:
        said = Message("From {n} registrations on it is worth a look.", n=standing.warn)
        card.add_row(Line(desk.look, said, icon="warning", icon_colour="warn", colour="muted"))
    return card


def _activity_card(desk: Desk, standing: ExpertStanding) -> Card:
    card = Card(desk.look, Message("Activity"))
    trace = standing.trace
    if trace is None:
        none = Message("No reply, attendance or delegation is recorded.")
        card.add_row(Line(desk.look, none, colour="muted"))
    else:
        said = Message("last active on {day}", day=trace.on)
        opening = partial(desk.open_record, trace.kind, trace.record)
        shown = Message(kind_named(trace.kind).label)
        card.add_row(Line(desk.look, shown, icon="clock", aside=said, on_open=opening))
    if standing.resting is not None:
        months = Plural("{n} month", "{n} months", n=standing.months)
        sentence = (
            Message("Nothing for {months} or longer: counts as inactive.", months=months)
            if standing.resting
            else Message(
                "Counts as active; inactive after {months} without anything.", months=months
            )
        )
        tone: ColourName = "warn" if standing.resting else "good"
        icon = "warning" if standing.resting else "check"
        card.add_row(Line(desk.look, sentence, icon=icon, icon_colour=tone, colour="muted"))
    return card


_DETAIL: Final = DetailSpec(
    kind=_KIND,
    title=_title,
    second=_second,
    pills=_pills,
    cards=_cards,
    extra=_extra,
    also=_TOUCHING,
    in_head=("person_id", "role"),
)
