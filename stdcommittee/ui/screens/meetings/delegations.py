"""Delegations to ISO and IEC meetings: a checklist of what is done, missing or late."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QLineEdit, QWidget

from stdcommittee.base.messages import Bilingual, Joined, Message, Plural, Text
from stdcommittee.base.records import kind_named, kind_of
from stdcommittee.domain.meetings.delegations import Check, DutyState
from stdcommittee.domain.meetings.records import Delegate, DelegateRole, Delegation
from stdcommittee.services.details import Details
from stdcommittee.services.editing import remove
from stdcommittee.services.meetings.delegations import (
    DATED,
    DelegationPage,
    DelegationRow,
    add_delegates,
    delegation_page,
    delegation_rows,
    mark_attended,
    no_summary_conditions,
    record_done,
)
from stdcommittee.services.search import Hit
from stdcommittee.ui.theme.tokens import ColourName, Tone
from stdcommittee.ui.toolkit.buttons import IconButton, LinkButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail import DetailPane
from stdcommittee.ui.toolkit.detail_rows import Line, caption
from stdcommittee.ui.toolkit.detail_spec import DetailSpec, State
from stdcommittee.ui.toolkit.filter_state import OwnChip
from stdcommittee.ui.toolkit.flow import FlowLayout
from stdcommittee.ui.toolkit.form_suggestions import Suggestions
from stdcommittee.ui.toolkit.list_spec import Empty, ListSpec
from stdcommittee.ui.toolkit.records_page import RecordsPage
from stdcommittee.ui.toolkit.runs import Run
from stdcommittee.ui.toolkit.table_columns import Cell, Column, Lines, field_columns

_KIND: Final = kind_of(Delegation)
_LIST: Final = 400  # px at 100 % that the list takes at first
_EXPERTS: Final = 8  # registered experts that are offered
_STATES: Final[dict[DutyState, tuple[str, ColourName]]] = {
    DutyState.DONE: ("check", "good"),
    DutyState.DONE_LATE: ("check", "warn"),
    DutyState.LATE: ("warning", "bad"),
    DutyState.MISSING: ("warning", "warn"),
    DutyState.AHEAD: ("circle", "muted"),
}


class DelegationsPage(RecordsPage):
    """Delegations, the latest meeting first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _LIST_SPEC, _DETAIL, name="delegations", widths=(_LIST, 0))


def _state_cell(row: DelegationRow) -> Cell:
    if row.late:
        late = Plural("{n} thing late or missing", "{n} things late or missing", n=len(row.late))
        return Cell(late, "bad", "warning")
    following = row.following
    if following is not None:
        return Cell(
            Message("{duty} by {day}", duty=following.duty.text, day=following.due), "muted"
        )
    if row.checks and row.done == len(row.checks):
        return Cell(Message("complete"), "good", "check")
    return Cell(Message("{n} of {all} done", n=row.done, all=len(row.checks)), "muted")


def _lines(row: DelegationRow) -> Lines:
    item: Any = row.record
    meeting = row.meeting
    when: tuple[Text, ...] = ()
    if meeting is not None:
        day = meeting.begins.isoformat() if meeting.begins is not None else "–"
        when = tuple(filter(None, (day, meeting.committee, meeting.place)))
    return Lines(
        Cell(Bilingual(item.title, item.title_en)),
        _state_cell(row),
        Cell(Joined(when), "muted"),
        Cell(item.head, "muted"),
    )


def _columns() -> tuple[Column, ...]:
    state = Column(name="state", label=Message("How it stands"), cell=_state_cell, width=200)
    fields = field_columns(_KIND, first=("title", "meeting_id", "head"))
    return (*fields[:3], state, *fields[3:])


def _second(details: Details) -> Text:
    page: DelegationPage = details.extra
    meeting = page.meeting
    if meeting is None:
        return ""
    when: Text = meeting.begins.isoformat() if meeting.begins is not None else ""
    name: Text = Bilingual(meeting.title, meeting.title_en)
    said = "" if name == details.kind.headline(details.record) else name  # the title says it
    return Joined(tuple(filter(None, (meeting.committee, said, when, meeting.place))))


def _pills(details: Details) -> Sequence[State]:
    page: DelegationPage = details.extra
    late = [x for x in page.checks if x.state in (DutyState.LATE, DutyState.MISSING)]
    if late:
        said = Plural("{n} thing late or missing", "{n} things late or missing", n=len(late))
        return [State(said, "warning", Tone.BAD)]
    if page.checks and all(x.state in (DutyState.DONE, DutyState.DONE_LATE) for x in page.checks):
        return [State(Message("complete"), "check", Tone.GOOD)]
    return []


def _cards(pane: DetailPane, details: Details) -> list[QWidget]:
    page: DelegationPage = details.extra
    cards: list[QWidget] = []
    if page.checks:
        cards.append(_checklist_card(pane, details.record.id, page))
    cards.append(_people_card(pane, details.record.id, page))
    return cards


def _checklist_card(pane: DetailPane, number: int, page: DelegationPage) -> Card:
    done = sum(x.state in (DutyState.DONE, DutyState.DONE_LATE) for x in page.checks)
    said = Message("{n} of {all} done", n=done, all=len(page.checks))
    card = Card(pane.look, Message("Checklist"), aside=said)
    for check in page.checks:
        card.add_row(_check_line(pane, number, check, page))
    return card


def _check_line(pane: DetailPane, number: int, check: Check, page: DelegationPage) -> Line:
    desk = pane.desk
    icon, colour = _STATES[check.state]
    buttons: list[IconButton] = []
    if check.done is None and check.duty in DATED and desk.read_only is None:
        session, today = desk.session, desk.session.clock.today()
        buttons.append(
            IconButton(
                desk.look,
                "check",
                Message("{duty}: done today", duty=check.duty.text),
                on_click=lambda: desk.write(
                    pane,
                    Message("Saving"),
                    lambda _progress: record_done(session, number, check.duty, today),
                ),
            )
        )
    rule = page.rules.get(check.duty)
    if rule is not None:

        def show() -> None:
            from stdcommittee.ui.dialogs.rules import show_rules

            show_rules(desk, pane.window(), [rule])

        buttons.append(IconButton(desk.look, "book", Message("Rule behind this"), on_click=show))
    return Line(
        desk.look,
        check.duty.text,
        icon=icon,
        icon_colour=colour,
        aside=rule.citation if rule is not None else "",
        right=_check_runs(check),
        buttons=buttons,
    )


def _check_runs(check: Check) -> list[Run]:
    _, colour = _STATES[check.state]
    runs = []
    if check.done is not None:
        runs.append(caption(check.done.isoformat()))
    elif check.due is not None:
        runs.append(caption(Message("by {day}", day=check.due)))
    said: Text = check.state.text
    if check.late and check.state is DutyState.LATE:
        said = Plural("{n} day overdue", "{n} days overdue", n=check.late)
    elif check.late:
        said = Plural("{n} day late", "{n} days late", n=check.late)
    runs.append(caption(said, colour))
    return runs


def _people_card(pane: DetailPane, number: int, page: DelegationPage) -> Card:
    desk = pane.desk
    count = len(page.delegates)
    came = sum(item.attended for item in page.delegates)
    said: Text = Plural("{n} person", "{n} persons", n=count) if count else ""
    if page.over and count:
        said = Message("{came} of {all} took part", came=came, all=count)
    card = Card(desk.look, Message("Who goes"), aside=said)
    for item in page.delegates:
        card.add_row(_person_line(pane, item, page))
    if not count:
        card.add(Line(desk.look, Message("Nobody yet."), colour="muted"))
    if desk.read_only is None:
        card.add_row(_adding(pane, number, page))
    return card


def _person_line(pane: DetailPane, item: Delegate, page: DelegationPage) -> Line:
    desk, session = pane.desk, pane.desk.session
    buttons = []
    if desk.read_only is None:
        took = Message("{name} took part", name=item.name)
        if item.attended:
            took = Message("{name} did not take part", name=item.name)
        buttons = [
            IconButton(
                desk.look,
                "undo" if item.attended else "check",
                took,
                on_click=lambda: desk.write(
                    pane,
                    Message("Saving"),
                    lambda _progress: mark_attended(session, item.id, attended=not item.attended),
                ),
            ),
            IconButton(
                desk.look,
                "edit",
                Message("Edit {name}", name=item.name),
                on_click=partial(_edit, pane, item),
            ),
            IconButton(
                desk.look,
                "delete",
                Message("Remove {name}", name=item.name),
                on_click=lambda: desk.write(
                    pane,
                    Message("Removing {name}", name=item.name),
                    lambda _progress: remove(session, kind_of(Delegate), [item.id]),
                ),
            ),
        ]
    right = [caption(item.role.text)]
    if item.attended:
        right.append(caption(Message("took part"), "good"))
    elif page.over:
        right.append(caption(Message("did not take part")))
    return Line(
        desk.look,
        item.name,
        icon="flag" if item.role is DelegateRole.HEAD else "user",
        aside=item.organization,
        right=right,
        on_open=partial(desk.open_record, "person", item.person_id) if item.person_id else None,
        buttons=buttons,
    )


def _edit(pane: DetailPane, item: Delegate) -> None:
    from stdcommittee.ui.dialogs.record import edit_record

    edit_record(pane.desk, pane.window(), item, without=("delegation_id", "person_id"))


def _adding(pane: DetailPane, number: int, page: DelegationPage) -> QWidget:
    """Return the row that puts people into the delegation: by typing, or a registered expert."""
    look = pane.look
    row = QWidget()
    flow = FlowLayout(look, row)
    line = QLineEdit()
    look.language.name(line, Message("Add a person"))
    look.language.bind(line, QLineEdit.setPlaceholderText, Message("Add a person: type to find"))
    line.setFixedWidth(look.px(220))
    finding = Suggestions(pane.desk, line, kind_named("person"), can_add=True)
    role = DelegateRole.MEMBER if page.delegates else DelegateRole.HEAD

    def take(hit: Hit) -> None:
        _add(pane, number, hit.record.id, role)

    finding.taken.connect(take)
    flow.addWidget(line)
    for expert in page.experts[:_EXPERTS]:
        flow.addWidget(
            LinkButton(
                look,
                Message("{name} (registered expert)", name=expert.name),
                icon="add",
                on_click=partial(_add, pane, number, expert.person, role),
            )
        )
    return row


def _add(pane: DetailPane, number: int, person: int, role: DelegateRole) -> None:
    session = pane.desk.session
    pane.desk.write(
        pane,
        Message("Saving"),
        lambda _progress: add_delegates(session, number, [person], role),
    )


_LIST_SPEC: Final = ListSpec(
    name="delegations",
    kind=_KIND,
    title=Message("Delegations"),
    columns=_columns(),
    lines=_lines,
    order=("-register_by", "title"),
    order_said=Message("latest first"),
    chips=(
        OwnChip(
            name="summary",
            label=Message("Summary not filed"),
            conditions=no_summary_conditions,
        ),
    ),
    read=delegation_rows,
    also=("meeting", "delegate"),
    empty=Empty(
        sentence=Message(
            "Delegations to ISO and IEC meetings stand here, from registration to summary."
        ),
        action=Message("Add a delegation"),
    ),
)
_DETAIL: Final = DetailSpec(
    kind=_KIND,
    second=_second,
    pills=_pills,
    cards=_cards,
    extra=delegation_page,
    also=("delegate", "meeting", "person", "expert_registration"),
    in_head=("title", "title_en", "meeting_id", "register_by", *DATED.values()),
)
