"""Calls for experts and members: the window, who applied, and choosing with a reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from stdcommittee.base.conditions import AnyOf, Blank, Condition
from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.base.records import kind_of
from stdcommittee.domain.people.expert_records import Applicant, ApplicantStatus, ExpertCall
from stdcommittee.services.details import Details
from stdcommittee.services.lists import ListRow
from stdcommittee.services.people.calls import (
    CallRow,
    CallStanding,
    CallState,
    Selected,
    call_rows,
    days_said,
    decline,
    open_conditions,
    select,
    standing_of_call,
)
from stdcommittee.services.people.experts import ExpertBasis, expert_basis
from stdcommittee.services.session import Session
from stdcommittee.ui.screens.members.resting import RestingPage
from stdcommittee.ui.theme.tokens import Tone
from stdcommittee.ui.toolkit.buttons import Button, IconButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail import DetailPane
from stdcommittee.ui.toolkit.detail_rows import Line, caption
from stdcommittee.ui.toolkit.detail_spec import DetailSpec, State
from stdcommittee.ui.toolkit.filter_state import OwnChip
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.list_spec import Empty, ListSpec
from stdcommittee.ui.toolkit.table_columns import Cell, Column, Lines, field_columns

_KIND: Final = kind_of(ExpertCall)
_STATES: Final = {
    CallState.PLANNED: ("clock", Tone.NEUTRAL),
    CallState.OPEN: ("circle", Tone.ACCENT),
    CallState.CLOSING: ("clock", Tone.WARN),
    CallState.CLOSED: ("check", Tone.NEUTRAL),
}
_ANSWERS: Final = {
    ApplicantStatus.APPLIED: ("circle", Tone.ACCENT),
    ApplicantStatus.SELECTED: ("check", Tone.GOOD),
    ApplicantStatus.DECLINED: ("cross", Tone.NEUTRAL),
    ApplicantStatus.WITHDRAWN: ("minus", Tone.NEUTRAL),
}


class CallsPage(RestingPage[ExpertBasis]):
    """Calls of the committees in view."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _list_spec,
            _DETAIL,
            name="calls",
            first=ExpertBasis(),
            read=expert_basis,
            watched=("committee",),
        )


def _in_view(basis: ExpertBasis) -> tuple[Condition, ...]:
    """Return the conditions that leave the calls in view; one of no committee always is."""
    within = basis.conditions()
    return (AnyOf((Blank("committee_id"), *within)),) if within else ()


def _list_spec(desk: Desk, basis: Callable[[], ExpertBasis]) -> ListSpec:
    still_open = OwnChip(
        name="open",
        label=Message("Not closed yet"),
        conditions=lambda: open_conditions(desk.session),
    )
    return ListSpec(
        name="calls",
        kind=_KIND,
        title=Message("Calls for experts"),
        columns=_columns(),
        lines=_lines,
        order=("-opened",),
        order_said=Message("the newest first"),
        chips=(still_open,),
        base=lambda: _in_view(basis()),
        read=call_rows,
        also=("applicant", "committee"),
        scoped=False,
        empty=Empty(
            sentence=Message("Public calls for experts and members stand here."),
            action=Message("Add a call"),
        ),
    )


def _state_cell(row: CallRow) -> Cell:
    icon, tone = _STATES[row.state]
    return Cell(row.state.text, tone.text, icon)


def _lines(row: CallRow) -> Lines:
    call: Any = row.record
    where = row.text(_KIND.by_name["committee_id"])
    return Lines(Cell(_KIND.headline(call)), _state_cell(row), Cell(where), _applied_cell(row))


def _applied_cell(row: CallRow) -> Cell:
    said = Plural("{n} applicant", "{n} applicants", n=row.applicants)
    if row.undecided and row.state is CallState.CLOSED:
        waiting = Plural("{n} undecided", "{n} undecided", n=row.undecided)
        return Cell(Message("{said}, {more}", said=said, more=waiting), "warn")
    return Cell(said, "muted" if row.applicants else "warn")


def _columns() -> tuple[Column, ...]:
    fields = field_columns(_KIND, first=("title", "committee_id", "opened", "closes"))
    state = Column(name="state", label=Message("State"), cell=_state_cell, order=("closes",))
    applied = Column(name="applied", label=Message("Applicants"), cell=_applied_cell)
    return (*fields[:4], state, applied, *fields[4:])


def _pills(details: Details) -> Sequence[State]:
    standing: CallStanding = details.extra
    icon, tone = _STATES[standing.row.state]
    states = [State(standing.row.state.text, icon, tone)]
    if standing.row.selected:
        chosen = Plural("{n} selected", "{n} selected", n=standing.row.selected)
        states.append(State(chosen, "check", Tone.GOOD))
    return states


def _extra(session: Session, call: ExpertCall) -> CallStanding:
    return standing_of_call(session, call)


def _cards(pane: DetailPane, details: Details) -> list[QWidget]:
    standing: CallStanding = details.extra
    return [_window_card(pane.desk, standing), _applicants_card(pane, details, standing)]


def _window_card(desk: Desk, standing: CallStanding) -> Card:
    short = standing.days is not None and standing.days < standing.least.number
    icon, colour = ("warning", Tone.WARN) if short else ("check", Tone.GOOD)
    if standing.days is None:
        icon, colour = "help", Tone.NEUTRAL
    card = Card(desk.look, Message("Days open"))
    card.add_row(Line(desk.look, days_said(standing), icon=icon, icon_colour=colour.text))
    cited = Label(desk.look, standing.least.citation, colour="muted", wrap=True)
    card.set_foot(cited)
    return card


def _applicants_card(pane: DetailPane, details: Details, standing: CallStanding) -> Card:
    desk = pane.desk
    count = len(standing.applicants)
    card = Card(desk.look, Message("Applicants"), aside=str(count) if count else "")
    if desk.read_only is None:
        adding = partial(_add, pane, details)
        card.add_to_head(Button(desk.look, Message("Add"), icon="add", on_click=adding))
    for row in standing.applicants:
        card.add_row(_applicant_line(pane, row, registers=standing.registers))
    if not count:
        card.add(Line(desk.look, Message("Nobody applied yet."), colour="muted"))
    return card


def _applicant_line(pane: DetailPane, row: ListRow, *, registers: bool) -> Line:
    desk = pane.desk
    applicant: Any = row.record
    icon, tone = _ANSWERS[applicant.status]
    right = [caption(applicant.status.text, tone.text)]
    if applicant.decided is not None:
        right.append(caption(applicant.decided.isoformat()))
    opening = None
    if applicant.person_id is not None:
        opening = partial(desk.open_record, "person", applicant.person_id)
    line = Line(
        desk.look,
        applicant.name,
        icon=icon,
        icon_colour=tone.text,
        aside=applicant.organization,
        right=right,
        on_open=opening,
        buttons=_buttons(pane, row, registers=registers) if desk.read_only is None else (),
    )
    if applicant.reason:
        line.setToolTip(applicant.reason)
    return line


def _buttons(pane: DetailPane, row: ListRow, *, registers: bool) -> list[IconButton]:
    look, applicant = pane.desk.look, row.record
    name = kind_of(Applicant).headline(applicant)
    made = []
    if getattr(applicant, "status", None) is not ApplicantStatus.SELECTED:
        choosing = partial(_select, pane, applicant, registers=registers)
        made.append(
            IconButton(look, "check", Message("Select {name}", name=name), on_click=choosing)
        )
    if getattr(applicant, "status", None) is ApplicantStatus.APPLIED:
        declining = partial(_decline, pane, applicant)
        made.append(
            IconButton(look, "cross", Message("Decline {name}", name=name), on_click=declining)
        )
    editing = partial(_edit, pane, row)
    made.append(IconButton(look, "edit", Message("Edit {name}", name=name), on_click=editing))
    return made


def _select(pane: DetailPane, applicant: Any, *, registers: bool) -> None:
    explanation: Text = Message("The person is taken into the list of people.")
    if registers:
        explanation = Message(
            "The person is taken into the list of people and nominated as an expert."
        )
    title = Message("Select {name}", name=applicant.name)
    reason = _ask(pane, title, explanation, Message("Select"))
    if reason is None:
        return
    session, number = pane.desk.session, applicant.id

    def told(found: Selected) -> None:
        if found.registration is not None:
            opening = partial(pane.desk.open_record, "expert_registration", found.registration.id)
            pane.desk.notices.finished(
                Message("{name} is nominated as an expert.", name=found.person.name),
                action=Message("Open"),
                on_action=opening,
            )

    pane.desk.write(pane, title, lambda _progress: select(session, number, reason), told)


def _decline(pane: DetailPane, applicant: Any) -> None:
    title = Message("Decline {name}", name=applicant.name)
    explanation = Message("The reason is kept with the application.")
    reason = _ask(pane, title, explanation, Message("Decline"))
    if reason is not None:
        session, number = pane.desk.session, applicant.id
        pane.desk.write(pane, title, lambda _progress: decline(session, number, reason))


def _ask(pane: DetailPane, title: Text, explanation: Text, action: Text) -> str | None:
    from stdcommittee.ui.toolkit.questions import ask_reason

    return ask_reason(pane.look, pane.window(), title, explanation, action)


def _add(pane: DetailPane, details: Details) -> None:
    from stdcommittee.ui.dialogs.record import edit_record

    record = Applicant(call_id=details.record.id, name="", applied=pane.desk.session.clock.today())
    edit_record(pane.desk, pane.window(), record, without=("call_id", "decided", "reason"))


def _edit(pane: DetailPane, row: ListRow) -> None:
    from stdcommittee.ui.dialogs.record import edit_record

    edit_record(pane.desk, pane.window(), row.record, row.names, without=("call_id",))


_DETAIL: Final = DetailSpec(
    kind=_KIND,
    pills=_pills,
    cards=_cards,
    extra=_extra,
    also=("applicant", "committee", "person"),
    in_head=("title",),
)
