"""Projects: under way, submitted in time, overdue, moving."""

from __future__ import annotations

import datetime as dt
from typing import Final

from stdcommittee.base.conditions import OneOf
from stdcommittee.base.messages import N_, Bilingual, Message, Plural, Text
from stdcommittee.domain.portfolio.records import (
    Extension,
    Project,
    ProjectNature,
    ProjectStatus,
)
from stdcommittee.domain.supervision.measures import Line, MeasureUnit
from stdcommittee.indicators import ALL, NO_MORE, Found, Indicator, Inquiry, day
from stdcommittee.storage.portfolio import last_activity

NAMED: Final = (N_("Plan number"), N_("Title"))
_STOPPED: Final = (ProjectStatus.TERMINATED, ProjectStatus.SUSPENDED)
_DONE: Final = (ProjectStatus.SUBMITTED, ProjectStatus.PUBLISHED)


def projects(inquiry: Inquiry) -> list[Project]:
    """Return the unit's projects in the order of their plan numbers."""

    def read() -> list[Project]:
        found = inquiry.reader.find(Project, *inquiry.scope.work, order=("reference",))
        return [item for item in found if item.nature is not ProjectNature.INTERNATIONAL]

    return inquiry.once("projects", read)


def extensions(inquiry: Inquiry) -> dict[int, list[Extension]]:
    """Return the extensions of each project, the earliest first."""

    def read() -> dict[int, list[Extension]]:
        found: dict[int, list[Extension]] = {item.id: [] for item in projects(inquiry)}
        for item in inquiry.reader.find(
            Extension, OneOf("project_id", tuple(found)), order=("requested",)
        ):
            found[item.project_id].append(item)
        return found

    return inquiry.once("extensions", read)


def line(
    project: Project, *cells: Text, judgement: Text = "", good: bool | None = None, days: int = 0
) -> Line:
    """Return a project's line: plan number, title, and what else is shown."""
    title = Bilingual(project.title_zh, project.title_en)
    return Line(
        kind="project",
        record=project.id,
        cells=(project.reference, title, *cells),
        judgement=judgement,
        good=good,
        amount=days,
    )


def _submitted(project: Project, as_of: dt.date) -> dt.date | None:
    return project.submitted if project.submitted and project.submitted <= as_of else None


def under_way(project: Project, as_of: dt.date) -> bool:
    """Tell whether a project was under way on a day: planned, and not submitted by then."""
    if project.status in _STOPPED or (project.planned is not None and project.planned > as_of):
        return False
    if project.submitted is not None:
        return project.submitted > as_of
    return project.status not in _DONE


def _extended(inquiry: Inquiry, project: Project) -> int:
    return sum(item.months for item in extensions(inquiry)[project.id] if item.granted)


def _on_time(inquiry: Inquiry) -> Found:
    period = inquiry.period
    counted: list[Line] = []
    left_out: list[Line] = []
    for item in projects(inquiry):
        if item.due not in period:
            continue
        done = _submitted(item, period.as_of)
        extended = _extended(inquiry, item)
        cells = (day(item.planned), day(item.due), day(done), str(extended or "\u2013"))
        good, judgement = _judged(item, done, extended, inquiry)
        made = line(item, *cells, judgement=judgement, good=good)
        (left_out if good is None else counted).append(made)
    return Found(sorted(counted, key=lambda item: item.good is not False), left_out)


def _judged(
    project: Project, done: dt.date | None, extended: int, inquiry: Inquiry
) -> tuple[bool | None, Text]:
    due = project.due or inquiry.period.end
    if done is not None and done > due:
        return False, Plural("{n} day late", "{n} days late", n=(done - due).days)
    if done is not None:
        return True, Message("in time, extended") if extended else Message("in time")
    if project.status in _STOPPED:
        return None, project.status.text
    if project.status in _DONE and project.submitted is None:
        return None, Message("the day of submission is not known")
    if inquiry.period.over(due):
        return False, Message("not submitted")
    return None, Message("not yet due")


def _overdue(inquiry: Inquiry) -> Found:
    as_of = inquiry.period.as_of
    running = [item for item in projects(inquiry) if under_way(item, as_of)]
    lines = []
    for item in sorted(running, key=lambda item: (item.due or dt.date.max, item.id)):
        if item.due is not None and inquiry.period.over(item.due):
            late = Plural("overdue by {n} day", "overdue by {n} days", n=(as_of - item.due).days)
            cells = (day(item.planned), day(item.due), item.stage.text)
            lines.append(line(item, *cells, judgement=late))
    return Found(lines, looked_at=len(running))


def _under_way(inquiry: Inquiry) -> Found:
    as_of = inquiry.period.as_of
    counted, left_out = [], []
    for item in projects(inquiry):
        made = line(item, day(item.planned), day(item.due), item.stage.text)
        if under_way(item, as_of):
            counted.append(made)
        elif item.status is ProjectStatus.SUSPENDED:
            left_out.append(line(item, *made.cells[2:], judgement=ProjectStatus.SUSPENDED.text))
    return Found(counted, left_out)


def _moving(inquiry: Inquiry) -> Found:
    as_of = inquiry.period.as_of
    running = {item.id: item for item in projects(inquiry) if under_way(item, as_of)}
    active = last_activity(
        inquiry.reader, {number: item.reference for number, item in running.items()}, as_of
    )
    limit = inquiry.number("drafting.idle.days")
    counted, left_out = [], []
    for number, item in running.items():
        last = max(filter(None, (active.get(number), item.planned)), default=None)
        if last is None:
            why: Text = Message("no event and no plan date is known")
            left_out.append(line(item, item.stage.text, day(None), judgement=why))
            continue
        idle = (as_of - last).days
        judgement = Plural("{n} day without event", "{n} days without event", n=idle)
        cells = (item.stage.text, day(last))
        counted.append(line(item, *cells, judgement=judgement, good=idle <= limit))
    return Found(sorted(counted, key=lambda item: item.good is not False), left_out)


INDICATORS = (
    Indicator(
        id="projects.running",
        label=N_("Projects under way"),
        counts=N_("Projects planned and not yet submitted at the end of the period."),
        unit=MeasureUnit.COUNT,
        columns=(*NAMED, N_("Plan issued"), N_("Due for submission"), N_("Stage")),
        gather=_under_way,
    ),
    Indicator(
        id="projects.on_time",
        label=N_("Projects submitted in time"),
        counts=N_("Projects submitted for approval on or before the day on which they were due."),
        among=N_("Projects due for submission in the period, granted extensions included."),
        rules=("plan.months.mandatory", "plan.months.recommended", "plan.months.adoption"),
        target=ALL,
        columns=(
            *NAMED,
            N_("Plan issued"),
            N_("Due for submission"),
            N_("Submitted on"),
            N_("Months granted"),
        ),
        gather=_on_time,
    ),
    Indicator(
        id="projects.overdue",
        label=N_("Projects overdue"),
        counts=N_("Projects under way whose due day had passed at the end of the period."),
        unit=MeasureUnit.COUNT,
        rules=("plan.months.mandatory", "plan.months.recommended", "plan.months.adoption"),
        target=NO_MORE,
        columns=(*NAMED, N_("Plan issued"), N_("Due for submission"), N_("Stage")),
        gather=_overdue,
    ),
    Indicator(
        id="projects.moving",
        label=N_("Projects that move"),
        counts=N_("Projects in which something happened lately."),
        among=N_("Projects under way at the end of the period."),
        rules=("drafting.idle.days",),
        target=ALL,
        columns=(*NAMED, N_("Stage"), N_("Last event")),
        gather=_moving,
    ),
)
