"""Proposals to ISO and IEC: on whose desk each lies, how long, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import N_, Bilingual, Joined, Message, Plural, Text
from stdcommittee.base.records import kind_of
from stdcommittee.domain.portfolio.proposal_records import (
    Proposal,
    ProposalStage,
    ProposalStatus,
    ProposalStep,
)
from stdcommittee.domain.portfolio.proposals import DeskTime, Turnaround
from stdcommittee.services.details import Details
from stdcommittee.services.editing import remove
from stdcommittee.services.portfolio.proposals import (
    ProposalPage,
    ProposalRow,
    ended_conditions,
    proposal_page,
    proposal_rows,
    running_conditions,
    send_back,
    take_in,
)
from stdcommittee.ui.theme.tokens import ColourName, Tone
from stdcommittee.ui.toolkit.buttons import Button, IconButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail import DetailPane
from stdcommittee.ui.toolkit.detail_rows import Line, caption
from stdcommittee.ui.toolkit.detail_spec import DetailSpec, State
from stdcommittee.ui.toolkit.list_spec import Empty, ListSpec, Section
from stdcommittee.ui.toolkit.questions import ask_reason
from stdcommittee.ui.toolkit.records_page import RecordsPage
from stdcommittee.ui.toolkit.runs import Run
from stdcommittee.ui.toolkit.steps import Step, StepLine, StepState
from stdcommittee.ui.toolkit.table_columns import Cell, Column, Lines, field_columns

_KIND: Final = kind_of(Proposal)
_LIST: Final = 400  # px at 100 % that the list takes at first
DESKS: Final = {
    ProposalStage.AUDIT: N_("Counterpart unit"),
    ProposalStage.MINISTRY: N_("Competent department"),
    ProposalStage.SAC: N_("SAC"),
    ProposalStage.SUBMITTED: N_("ISO or IEC"),
}
_OUTCOMES: Final = {
    ProposalStatus.RUNNING: ("clock", Tone.ACCENT),
    ProposalStatus.ACCEPTED: ("check", Tone.GOOD),
    ProposalStatus.REJECTED: ("cross", Tone.BAD),
    ProposalStatus.WITHDRAWN: ("minus", Tone.NEUTRAL),
}


class ProposalsPage(RecordsPage):
    """Proposals: those on their way first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _LIST_SPEC, _DETAIL, name="proposals", widths=(_LIST, 0))


def days_said(days: int) -> Text:
    """Return a number of working days in words."""
    return Plural("{n} working day", "{n} working days", n=days)


def desk_cell(course: Turnaround | None) -> Cell:
    """Return where a proposal lies and how long, or what became of it."""
    if course is None:
        return Cell()
    status = course.proposal.status
    if status is not ProposalStatus.RUNNING:
        icon, tone = _OUTCOMES[status]
        return Cell(status.text, tone.text, icon)
    stay = course.current
    if stay is None:
        back = bool(course.stays) and course.stays[-1].step.returned
        said = Message("sent back") if back else Message("not received yet")
        return Cell(said, "warn" if back else "muted", "undo" if back else "")
    if stay.days is None:
        return Cell(Message(DESKS[stay.step.stage]))
    said = Message(
        "{desk}, {days}", desk=Message(DESKS[stay.step.stage]), days=days_said(stay.days)
    )
    return Cell(said, "bad" if stay.over else "text", "warning" if stay.over else "clock")


def _lines(row: ProposalRow) -> Lines:
    item: Any = row.record
    said = tuple(filter(None, (item.committee, item.kind.text)))
    return Lines(
        Cell(Bilingual(item.title, item.title_en)),
        second=Cell(Joined(said), "muted"),
        aside=desk_cell(row.course),
    )


def _sections() -> list[Section]:
    return [
        Section(label=Message("On their way"), conditions=running_conditions(), order=("title",)),
        Section(label=Message("Decided"), conditions=ended_conditions(), order=("title",)),
    ]


def _columns() -> tuple[Column, ...]:
    desk = Column(
        name="desk",
        label=Message("Where it lies"),
        cell=lambda row: desk_cell(row.course),
        width=220,
    )
    fields = field_columns(_KIND, first=("title", "committee"))
    return (*fields[:2], desk, *fields[2:])


def _pills(details: Details) -> Sequence[State]:
    page: ProposalPage = details.extra
    course = page.course
    icon, tone = _OUTCOMES[course.proposal.status]
    states = [State(course.proposal.status.text, icon, tone)]
    if course.current is not None and course.current.over:
        states.append(State(Message("above the limit"), "warning", Tone.BAD))
    return states


def _cards(pane: DetailPane, details: Details) -> list[QWidget]:
    return [_course_card(pane, details.extra)]


def _course_card(pane: DetailPane, page: ProposalPage) -> Card:
    course = page.course
    said: Text = days_said(course.days) if course.stays else ""
    card = Card(pane.look, Message("Way through the desks"), aside=said)
    if pane.desk.read_only is None:
        card.add_to_head(*_acts(pane, page))
    card.add(StepLine(pane.look, _steps(course)))
    for stay in course.stays:
        card.add_row(_stay_line(pane, stay, page))
    if not course.stays:
        card.add(Line(pane.look, Message("It was not received yet."), colour="muted"))
    return card


def _acts(pane: DetailPane, page: ProposalPage) -> list[QWidget]:
    """Return the buttons for what comes next: pass on, send back, a step entered by hand."""
    desk, course = pane.desk, page.course
    session, today = desk.session, desk.session.clock.today()
    number = course.proposal.id
    acts: list[QWidget] = []

    def receive() -> None:
        desk.write(pane, Message("Saving"), lambda _progress: take_in(session, number, today))

    if course.current is not None and page.following is not None:
        acts.append(
            Button(
                desk.look,
                Message("Send back …"),
                icon="undo",
                on_click=lambda: _ask_back(pane, course),
            )
        )
    if page.following is not None:
        said = Message("Received today")
        if course.current is not None:
            said = Message("Passed on today: {desk}", desk=Message(DESKS[page.following]))
        acts.append(Button(desk.look, said, icon="check", on_click=receive))
    acts.append(
        IconButton(desk.look, "add", Message("Add a step"), on_click=partial(_add, pane, course))
    )
    return acts


def _ask_back(pane: DetailPane, course: Turnaround) -> None:
    desk, number = pane.desk, course.proposal.id
    reason = ask_reason(
        pane.look,
        pane.window(),
        Message("Send the proposal back"),
        Message("Say what is wanting. The stay on this desk ends today."),
        Message("Send back"),
    )
    if reason:
        session, today = desk.session, desk.session.clock.today()
        desk.write(
            pane,
            Message("Saving"),
            lambda _progress: send_back(session, number, today, reason),
        )


def _add(pane: DetailPane, course: Turnaround) -> None:
    from stdcommittee.ui.dialogs.record import edit_record

    step = ProposalStep(proposal_id=course.proposal.id)
    edit_record(pane.desk, pane.window(), step, without=("proposal_id",))


def _edit(pane: DetailPane, step: ProposalStep) -> None:
    from stdcommittee.ui.dialogs.record import edit_record

    edit_record(pane.desk, pane.window(), step, without=("proposal_id",))


def _steps(course: Turnaround) -> list[Step]:
    """Return the desks from left to right, each with its working days."""
    found = []
    for stage in ProposalStage:
        stays = [stay for stay in course.stays if stay.step.stage is stage]
        state = StepState.AHEAD
        if stays:
            last = stays[-1]
            running = course.current is last
            state = StepState.NOW if running else StepState.DONE
            if last.step.returned or (running and last.over):
                state = StepState.DUE
        found.append(Step(Message(DESKS[stage]), state))
    return found


def _stay_line(pane: DetailPane, stay: DeskTime, page: ProposalPage) -> Line:
    desk, step = pane.desk, stay.step
    limit = page.limits.get(step.stage)
    buttons: list[IconButton] = []
    if limit is not None:

        def show() -> None:
            from stdcommittee.ui.dialogs.rules import show_rules

            show_rules(desk, pane.window(), [limit])

        buttons.append(IconButton(desk.look, "book", Message("Rule behind this"), on_click=show))
    if desk.read_only is None:
        session = desk.session
        name = Message(DESKS[step.stage])
        buttons += [
            IconButton(
                desk.look,
                "edit",
                Message("Edit {name}", name=name),
                on_click=partial(_edit, pane, step),
            ),
            IconButton(
                desk.look,
                "delete",
                Message("Remove {name}", name=name),
                on_click=lambda: desk.write(
                    pane,
                    Message("Removing {name}", name=name),
                    lambda _progress: remove(session, kind_of(ProposalStep), [step.id]),
                ),
            ),
        ]
    icon, colour = _mark(stay)
    return Line(
        desk.look,
        Message(DESKS[step.stage]),
        icon=icon,
        icon_colour=colour,
        aside=step.note,
        right=_stay_runs(stay),
        buttons=buttons,
    )


def _mark(stay: DeskTime) -> tuple[str, ColourName]:
    if stay.step.returned:
        return "undo", "warn"
    if stay.over:
        return "warning", "bad"
    return ("clock", "accent") if stay.running else ("check", "good")


def _stay_runs(stay: DeskTime) -> list[Run]:
    step = stay.step
    came = step.came.isoformat() if step.came is not None else "–"
    if step.left is None:
        runs = [caption(Message("since {day}", day=came))]
    else:
        runs = [caption(Message("{start} to {end}", start=came, end=step.left))]
    if step.returned:
        runs.append(caption(Message("sent back"), "warn"))
    if stay.days is not None and step.stage is not ProposalStage.SUBMITTED:
        said: Text = days_said(stay.days)
        if stay.limit is not None:
            said = Message("{days} of {limit}", days=said, limit=stay.limit)
        runs.append(caption(said, "bad" if stay.over else "text"))
    return runs


_LIST_SPEC: Final = ListSpec(
    name="proposals",
    kind=_KIND,
    title=Message("Proposals"),
    columns=_columns(),
    lines=_lines,
    order=("title",),
    order_said=Message("by title"),
    chips=("kind",),
    sections=_sections,
    read=proposal_rows,
    also=("proposal_step",),
    empty=Empty(
        sentence=Message("Proposals from this side to ISO and IEC stand here, from desk to desk."),
        action=Message("Add a proposal"),
    ),
)
_DETAIL: Final = DetailSpec(
    kind=_KIND,
    pills=_pills,
    cards=_cards,
    extra=proposal_page,
    also=("proposal_step",),
    in_head=("title", "title_en", "status"),
)
