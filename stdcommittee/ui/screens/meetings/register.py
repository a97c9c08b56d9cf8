"""The register of meetings, and the page of one with its attendance list."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import N_, Bilingual, Joined, Message, Plural, Text
from stdcommittee.base.records import Record, kind_of
from stdcommittee.domain.meetings.attending import DECIDING, Phase, phase
from stdcommittee.domain.meetings.records import Meeting, MeetingKind, MeetingStatus
from stdcommittee.services.details import Details
from stdcommittee.services.editing import save
from stdcommittee.services.meetings.attending import AttendanceSheet, attendance_sheet
from stdcommittee.services.meetings.delegations import prepare_delegation
from stdcommittee.services.meetings.listing import (
    MeetingRow,
    ahead_conditions,
    meeting_rows,
    over_conditions,
    phase_said,
    unsettled_conditions,
)
from stdcommittee.services.related import RelatedGroup
from stdcommittee.services.values import Names
from stdcommittee.ui.frame.actions import usual
from stdcommittee.ui.screens.meetings.attendance import AttendancePanel, quorum_runs
from stdcommittee.ui.theme.tokens import Tone
from stdcommittee.ui.toolkit.buttons import Button
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail import DetailPane
from stdcommittee.ui.toolkit.detail_rows import Line, caption
from stdcommittee.ui.toolkit.detail_spec import DetailSpec, State
from stdcommittee.ui.toolkit.filter_state import OwnChip
from stdcommittee.ui.toolkit.labels import Phrase
from stdcommittee.ui.toolkit.list_spec import Empty, ListSpec, Section
from stdcommittee.ui.toolkit.records_page import RecordsPage
from stdcommittee.ui.toolkit.table_columns import Cell, Column, Lines, field_columns

_KIND: Final = kind_of(Meeting)
_LIST: Final = 400  # px at 100 % that the list takes at first
_ATTENDANCE: Final = "attendance"
_PHASES: Final = {
    Phase.PLANNED: ("calendar", Tone.NEUTRAL),
    Phase.UNDATED: ("help", Tone.WARN),
    Phase.RUNNING: ("clock", Tone.ACCENT),
    Phase.PAST: ("warning", Tone.WARN),
    Phase.HELD: ("check", Tone.GOOD),
    Phase.CALLED_OFF: ("minus", Tone.NEUTRAL),
}


class MeetingPane(DetailPane):
    """One meeting at a time; its attendance list has a tab of its own."""

    def _make_pages(self) -> None:
        super()._make_pages()
        self.attendance = AttendancePanel(self.desk)
        self.tabs.add(_ATTENDANCE, Message("Attendance"), self.attendance, count=0)

    def new(self, record: Record | None = None, names: Names | None = None) -> None:
        """Open a form for a new meeting, which has no attendance list yet."""
        super().new(record, names)
        self.attendance.setEnabled(self.details is not None)

    def show_attendance(self) -> None:
        """Turn to the list and put the keyboard into it."""
        self.show_tab(_ATTENDANCE)
        self.attendance.focus_list()

    def settle(self, status: MeetingStatus) -> None:
        """Say whether the meeting took place."""
        if self.details is None or not isinstance(self.details.record, Meeting):
            return
        session = self.desk.session
        changed = dataclasses.replace(self.details.record, status=status)
        self.desk.write(self, Message("Saving"), lambda _progress: save(session, changed))

    def _fill(self, details: Details, *, stay: bool) -> None:
        super()._fill(details, stay=stay)
        sheet: AttendanceSheet = details.extra
        self.attendance.setEnabled(True)
        self.attendance.show_sheet(sheet)
        self.tabs.set_count(_ATTENDANCE, len(sheet.lines))


class RegisterPage(RecordsPage):
    """Meetings: those over but not settled first, then those ahead, then those held."""

    detail: MeetingPane

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _list_spec(desk),
            _DETAIL,
            name="meetings",
            widths=(_LIST, 0),
            pane=MeetingPane,
        )
        label = N_("Print the signature list")
        desk.actions.declare(usual("print", self.print_list, label=label), self)

    def print_list(self) -> None:
        """Print the signature list of the meeting in sight."""
        if self.detail.details is not None:
            self.detail.attendance.print_list()


def _list_spec(desk: Desk) -> ListSpec:
    unsettled = OwnChip(
        name="unsettled",
        label=Message("To be settled"),
        conditions=lambda: unsettled_conditions(desk.session),
        problem=True,
    )

    def sections() -> list[Section]:
        session = desk.session
        return [
            Section(
                label=Message("Over, but still marked as planned"),
                conditions=unsettled_conditions(session),
                order=("-begins",),
                icon="warning",
                tone=Tone.WARN,
            ),
            Section(
                label=Message("Ahead"), conditions=ahead_conditions(session), order=("begins",)
            ),
            Section(label=Message("Over"), conditions=over_conditions(), order=("-begins",)),
        ]

    return ListSpec(
        name="meetings",
        kind=_KIND,
        title=Message("Meetings"),
        columns=_columns(),
        lines=_lines,
        order=("-begins",),
        order_said=Message("by date"),
        chips=(unsettled, "kind"),
        sections=sections,
        read=meeting_rows,
        also=("attendance",),
        empty=Empty(
            sentence=Message("Meetings and trainings of the committee, and those of ISO and IEC."),
            action=Message("Add a meeting"),
        ),
    )


def _columns() -> tuple[Column, ...]:
    stands = Column(name="stands", label=Message("How it stands"), cell=_state_cell, width=150)
    came = Column(
        name="came", label=Message("Attendance"), cell=lambda row: Cell(row.came), width=130
    )
    fields = field_columns(_KIND, first=("title", "begins", "kind"))
    return (*fields[:3], stands, came, *fields[3:])


def _lines(row: MeetingRow) -> Lines:
    meeting: Any = row.record
    when: Text = meeting.begins.isoformat() if meeting.begins is not None else "–"
    second = tuple(filter(None, (when, meeting.committee, meeting.kind.text)))
    return Lines(
        Cell(Bilingual(meeting.title, meeting.title_en)),
        _state_cell(row),
        Cell(Joined(second), "muted"),
        Cell(row.came, "muted"),
    )


def _state_cell(row: MeetingRow) -> Cell:
    icon, tone = _PHASES[row.phase]
    short: Text = Message("to be settled") if row.phase is Phase.PAST else row.said
    return Cell(short, tone.text, icon)


def _second(details: Details) -> Text:
    meeting: Any = details.record
    when: Text = ""
    if meeting.begins is not None:
        when = meeting.begins.isoformat()
        if meeting.ends is not None and meeting.ends != meeting.begins:
            when = Message("{start} to {end}", start=meeting.begins, end=meeting.ends)
    return Joined(tuple(filter(None, (meeting.committee, when, meeting.place))))


def _pills(details: Details) -> Sequence[State]:
    sheet: AttendanceSheet = details.extra
    meeting = sheet.meeting
    icon, tone = _PHASES[phase(meeting, sheet.today)]
    return [State(phase_said(meeting, sheet.today), icon, tone), State(meeting.kind.text)]


def _cards(pane: DetailPane, details: Details) -> list[QWidget]:
    assert isinstance(pane, MeetingPane)
    sheet: AttendanceSheet = details.extra
    cards: list[QWidget] = []
    if phase(sheet.meeting, sheet.today) is Phase.PAST and pane.desk.read_only is None:
        cards.append(_settling_card(pane))
    if sheet.meeting.kind is MeetingKind.INTERNATIONAL:
        cards.append(_delegation_card(pane, details))
    else:
        cards.append(_attendance_card(pane, sheet))
    if sheet.meeting.kind in DECIDING or sheet.ballots:
        cards.append(_ballots_card(pane.desk, sheet))
    cards.append(_papers_card(pane, details))
    return cards


def _settling_card(pane: MeetingPane) -> Card:
    card = Card(pane.look, Message("Did it take place?"), icon="warning", tone=Tone.WARN)
    card.add_to_head(
        Button(
            pane.look,
            Message("It took place"),
            icon="check",
            on_click=partial(pane.settle, MeetingStatus.HELD),
        ),
        Button(
            pane.look,
            Message("It was called off"),
            icon="minus",
            on_click=partial(pane.settle, MeetingStatus.CALLED_OFF),
        ),
    )
    words = Message("Its date is past, but it is still marked as planned.")
    card.add(Line(pane.look, words, colour="muted"))
    return card


def _attendance_card(pane: MeetingPane, sheet: AttendanceSheet) -> Card:
    listed = len(sheet.lines)
    said: Text = Plural("{n} on the list", "{n} on the list", n=listed) if listed else ""
    card = Card(pane.look, Message("Attendance"), aside=said)
    card.add_to_head(
        Button(pane.look, Message("Open the list"), icon="list", on_click=pane.show_attendance)
    )
    card.add(Phrase(pane.look, quorum_runs(sheet)))
    return card


def _ballots_card(desk: Desk, sheet: AttendanceSheet) -> Card:
    held = len(sheet.ballots)
    card = Card(desk.look, Message("Ballots held in it"), aside=str(held) if held else "")
    for ballot in sheet.ballots:
        card.add_row(
            Line(
                desk.look,
                Bilingual(ballot.title, ballot.title_en),
                icon="ballots",
                aside=ballot.kind.text,
                right=[caption(ballot.outcome.text if ballot.outcome else ballot.status.text)],
                on_open=partial(desk.open_record, "ballot", ballot.id),
            )
        )
    if not held:
        words = Message("None. A ballot names its meeting among its fields.")
        card.add(Line(desk.look, words, colour="muted"))
    return card


def _delegation_card(pane: MeetingPane, details: Details) -> Card:
    desk = pane.desk
    groups: list[RelatedGroup] = [
        group
        for group in details.related
        if any(other.kind.name == "delegation" for other in group.others)
    ]
    card = Card(desk.look, Message("Delegation"))
    for group in groups:
        for other in group.others:
            card.add_row(
                Line(
                    desk.look,
                    other.headline,
                    icon="users",
                    aside=other.byline,
                    on_open=partial(desk.open_record, "delegation", other.id),
                )
            )
    if not groups:
        card.add(Line(desk.look, Message("No delegation yet."), colour="muted"))
        if desk.read_only is None:
            session, number = desk.session, details.record.id
            card.add_to_head(
                Button(
                    desk.look,
                    Message("Prepare the delegation"),
                    icon="add",
                    on_click=lambda: desk.write(
                        pane,
                        Message("Preparing the delegation"),
                        lambda _progress: prepare_delegation(session, number),
                        lambda made: desk.open_record("delegation", made.id),
                    ),
                )
            )
    return card


def _papers_card(pane: MeetingPane, details: Details) -> Card:
    sheet: AttendanceSheet = details.extra
    held = len(details.evidence)
    card = Card(pane.look, Message("Notice and minutes"), aside=str(held) if held else "")
    if pane.desk.read_only is None:
        card.add_to_head(
            Button(pane.look, Message("Attach"), icon="attach", on_click=pane.ask_files)
        )
    for item in details.evidence:
        card.add_row(Line(pane.look, item.document.name, icon="file"))
    if not held:
        wanted = phase(sheet.meeting, sheet.today) is Phase.HELD
        words = Message("Held, but neither notice nor minutes are attached.")
        if not wanted:
            words = Message("Nothing is attached yet.")
        icon = "warning" if wanted else ""
        card.add(Line(pane.look, words, icon=icon, colour="warn" if wanted else "muted"))
    return card


_DETAIL: Final = DetailSpec(
    kind=_KIND,
    second=_second,
    pills=_pills,
    cards=_cards,
    extra=attendance_sheet,
    also=("attendance", "membership", "ballot", "delegation"),
    in_head=("title", "title_en", "kind", "status", "begins", "ends"),
)
