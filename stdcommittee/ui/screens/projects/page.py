"""The projects: the list by stage, and the page of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from stdcommittee.base.conditions import Is, OneOf
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import kind_of
from stdcommittee.domain.portfolio.records import Project, ProjectStage
from stdcommittee.services.details import Details
from stdcommittee.services.portfolio.projects import (
    RUNNING,
    Pace,
    ProjectRow,
    Standing,
    closed_conditions,
    due_conditions,
    overdue_conditions,
    project_page,
    project_rows,
    title_of,
)
from stdcommittee.ui.screens.projects.cards import course_card, gate_card
from stdcommittee.ui.theme.tokens import Tone
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail import DetailPane
from stdcommittee.ui.toolkit.detail_spec import DetailSpec, State
from stdcommittee.ui.toolkit.filter_state import OwnChip
from stdcommittee.ui.toolkit.list_spec import Empty, ListSpec, Section
from stdcommittee.ui.toolkit.records_page import RecordsPage
from stdcommittee.ui.toolkit.table_columns import Cell, Column, Lines, field_columns

_KIND: Final = kind_of(Project)
_LIST: Final = 420  # px at 100 % that the list takes at first
_PACES: Final = {
    Pace.DONE: ("check", Tone.NEUTRAL),
    Pace.OVERDUE: ("warning", Tone.BAD),
    Pace.DUE: ("clock", Tone.WARN),
    Pace.IDLE: ("clock", Tone.WARN),
    Pace.ON_TIME: ("check", Tone.GOOD),
    Pace.OPEN: ("", Tone.NEUTRAL),
}


class ProjectsPage(RecordsPage):
    """Projects."""

    def __init__(self, desk: Desk) -> None:
        from stdcommittee.ui.dialogs.import_preview import take_files

        super().__init__(desk, _list_spec(desk), _DETAIL, name="projects", widths=(_LIST, 0))
        take_files(self)


def _list_spec(desk: Desk) -> ListSpec:
    overdue = OwnChip(
        name="overdue",
        label=Message("Overdue"),
        conditions=lambda: overdue_conditions(desk.session),
        problem=True,
    )
    due = OwnChip(
        name="due", label=Message("Due soon"), conditions=lambda: due_conditions(desk.session)
    )
    return ListSpec(
        name="projects",
        kind=_KIND,
        title=Message("Projects"),
        columns=_columns(),
        lines=_lines,
        order=("due", "reference"),
        order_said=Message("by stage"),
        chips=(overdue, due, "nature"),
        sections=_sections,
        read=project_rows,
        also=("stage_event", "extension", "ballot", "comment_round"),
        empty=Empty(
            sentence=Message("Projects from plan to submission for approval stand here."),
            action=Message("Add a project"),
            example=Message("Import a list of projects"),
        ),
    )


def _sections() -> list[Section]:
    running = [
        Section(
            label=stage.text,
            conditions=(OneOf("status", RUNNING), Is("stage", stage)),
            order=("due", "reference"),
        )
        for stage in ProjectStage
    ]
    done = Section(
        label=Message("No longer running"),
        conditions=closed_conditions(),
        order=("-submitted", "-due", "reference"),
    )
    return [*running, done]


def _columns() -> tuple[Column, ...]:
    pace = Column(
        name="pace",
        label=Message("How it stands"),
        cell=lambda row: _cell(row.standing),
        order=("due",),
        width=170,
    )
    fields = field_columns(_KIND, first=("reference", "title_zh", "stage"))
    return (*fields[:3], pace, *fields[3:])


def _lines(row: ProjectRow) -> Lines:
    project: Any = row.record
    return Lines(
        Cell(title_of(project)),
        second=Cell(project.reference),
        aside=_cell(row.standing),
    )


def _cell(standing: Standing) -> Cell:
    icon, tone = _PACES[standing.pace]
    return Cell(standing.text, tone.text, icon)


def _title(details: Details) -> Text:
    project: Any = details.record
    return project.reference or title_of(project)


def _second(details: Details) -> Text:
    project: Any = details.record
    return title_of(project)


def _pills(details: Details) -> Sequence[State]:
    project: Any = details.record
    standing = details.extra.standing
    icon, tone = _PACES[standing.pace]
    if standing.pace is Pace.DONE:
        return [State(standing.text, icon, tone)]
    return [State(project.stage.text, "flag", Tone.ACCENT), State(standing.text, icon, tone)]


def _cards(pane: DetailPane, details: Details) -> list[QWidget]:
    page = details.extra
    cards: list[QWidget] = []
    if page.course or page.plan is not None:
        cards.append(course_card(pane.desk, page))
    if page.gate is not None and page.standing.pace is not Pace.DONE:
        cards.append(gate_card(pane.desk, page.gate))
    return cards


_DETAIL = DetailSpec(
    kind=_KIND,
    title=_title,
    second=_second,
    pills=_pills,
    parts=("stage_event", "extension"),
    cards=_cards,
    extra=project_page,
    also=("ballot", "comment_round", "comment"),
    in_head=("reference", "title_zh", "title_en", "stage"),
)
