"""Projects for list and page: how they stand to their limits, and the course of one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from stdcommittee.base.conditions import Between, Condition, Is, Not, OneOf
from stdcommittee.base.fields import Choice
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Bilingual, Message, Plural, Text
from stdcommittee.base.records import kind_of
from stdcommittee.domain.portfolio.derived import plan_key, project_due
from stdcommittee.domain.portfolio.records import (
    Extension,
    Project,
    ProjectStatus,
    StageEvent,
)
from stdcommittee.domain.rules import Parameter
from stdcommittee.services.lists import ListRow, read_rows
from stdcommittee.services.portfolio.gate import Gate, gate_of
from stdcommittee.services.session import Session
from stdcommittee.storage.portfolio import last_activity

NEAR: Final = 60  # days before its limit that a project is called due
RUNNING: Final = (ProjectStatus.RUNNING,)
_DAY: Final = dt.timedelta(days=1)


class Pace(Choice):
    """How a project stands to its limit."""

    DONE = "done", N_("Done")
    OVERDUE = "overdue", N_("Overdue")
    DUE = "due", N_("Due soon")
    IDLE = "idle", N_("At rest")
    ON_TIME = "on_time", N_("On time")
    OPEN = "open", N_("No limit")


@frozen
class Standing:
    """How a project stands: its pace, and the same in words."""

    pace: Pace
    text: Text


@frozen
class ProjectRow(ListRow):
    """A project with how it stands."""

    standing: Standing = Standing(Pace.OPEN, "")


@frozen
class Stretch:
    """A stage that a project was in, both days included."""

    first: dt.date
    last: dt.date
    name: Text


@frozen
class Limit:
    """A day by which something must be done, with the rule behind it."""

    day: dt.date
    name: Text
    passed: bool = False
    former: bool = False  # it stood before an extension
    rule: Parameter | None = None


@frozen
class ProjectPage:
    """What a project's page shows beside its facts."""

    standing: Standing
    course: tuple[Stretch, ...]
    plan: Stretch | None
    limits: tuple[Limit, ...]
    gate: Gate | None


def project_rows(session: Session, ids: Sequence[int]) -> dict[int, ProjectRow]:
    """Return rows of projects by id."""
    rows = read_rows(session, kind_of(Project), ids)
    projects = [row.record for row in rows if isinstance(row.record, Project)]
    standings = standings_of(session, projects)
    return {
        row.record.id: ProjectRow(row.record, row.names, standings[row.record.id]) for row in rows
    }


def standings_of(session: Session, projects: Sequence[Project]) -> dict[int, Standing]:
    """Return how projects stand today, by id."""
    today = session.clock.today()
    running = {p.id: p.reference for p in projects if p.status in RUNNING}
    with session.reading() as reader:
        active = last_activity(reader, running, today) if running else {}
    idle = session.rules.parameter("drafting.idle.days", today).number
    return {
        project.id: _standing(project, active.get(project.id), idle, today) for project in projects
    }


def _standing(project: Project, active: dt.date | None, idle: int, today: dt.date) -> Standing:
    if project.status not in RUNNING:
        return Standing(Pace.DONE, project.status.text)
    left = (project.due - today).days if project.due is not None else None
    if left is not None and left < 0:
        return Standing(Pace.OVERDUE, Plural("overdue by {n} day", "overdue by {n} days", n=-left))
    if left is not None and left <= NEAR:
        return Standing(Pace.DUE, Plural("{n} day left", "{n} days left", n=left))
    last = max(filter(None, (active, project.planned)), default=None)
    if last is not None and (today - last).days > idle:
        rest = (today - last).days
        return Standing(
            Pace.IDLE, Plural("{n} day without event", "{n} days without event", n=rest)
        )
    if project.due is None:
        return Standing(Pace.OPEN, Message("no limit"))
    return Standing(Pace.ON_TIME, Message("due {day}", day=project.due))


def overdue_conditions(session: Session) -> tuple[Condition, ...]:
    """Return the conditions that leave the running projects whose limit has passed."""
    yesterday = session.clock.today() - _DAY
    return (OneOf("status", RUNNING), Between("due", None, yesterday))


def due_conditions(session: Session) -> tuple[Condition, ...]:
    """Return the conditions that leave the running projects whose limit is near."""
    today = session.clock.today()
    soon = today + dt.timedelta(days=NEAR)
    return (OneOf("status", RUNNING), Between("due", today, soon))


def closed_conditions() -> tuple[Condition, ...]:
    """Return the conditions that leave the projects that no longer run."""
    return (Not(OneOf("status", RUNNING)),)


def project_page(session: Session, project: Project) -> ProjectPage:
    """Return what a project's page shows beside its facts."""
    today = session.clock.today()
    with session.reading() as reader:
        own = Is("project_id", project.id)
        events = reader.find(StageEvent, own, order=("entered", "stage"))
        extensions = reader.find(Extension, own, order=("requested",))
        gate = gate_of(session, reader, project)
    return ProjectPage(
        standings_of(session, [project])[project.id],
        _course(project, events, today),
        _plan(project, extensions, session),
        _limits(project, extensions, session, today),
        gate,
    )


def _course(project: Project, events: Sequence[StageEvent], today: dt.date) -> tuple[Stretch, ...]:
    end = project.submitted or today
    found = []
    for place, event in enumerate(events):
        following = events[place + 1].entered - _DAY if place + 1 < len(events) else end
        found.append(Stretch(event.entered, max(event.entered, following), event.stage.text))
    return tuple(found)


def _plan(project: Project, extensions: Sequence[Extension], session: Session) -> Stretch | None:
    due = project_due(project, extensions, session.rules) or project.due
    if project.planned is None or due is None or due < project.planned:
        return None
    return Stretch(project.planned, due, Message("Plan"))


def _limits(
    project: Project, extensions: Sequence[Extension], session: Session, today: dt.date
) -> tuple[Limit, ...]:
    """The day of submission, its former ones, and the last day to ask for an extension."""
    found: list[Limit] = []
    if project.due is None:
        return ()
    open_ = project.status in RUNNING
    rule = _plan_rule(project, session)
    granted = [item for item in extensions if item.granted]
    first = project_due(project, (), session.rules)
    if granted and first is not None:
        before = Message("Due before the extension")
        found.append(Limit(first, before, former=True, rule=rule))
    passed = project.due < today if open_ else _late(project)
    due = Message("Due for submission")
    found.append(Limit(project.due, due, passed=passed, rule=rule))
    ask = session.rules.parameter("ext.apply.days", today)
    latest = project.due - dt.timedelta(days=ask.number)
    if open_ and project.due >= today:
        label = Message("Last day to ask for an extension")
        found.append(Limit(latest, label, passed=latest < today, rule=ask))
    return tuple(sorted(found, key=lambda limit: limit.day))


def _late(project: Project) -> bool:
    return project.due is not None and (project.submitted or project.due) > project.due


def _plan_rule(project: Project, session: Session) -> Parameter | None:
    """The rule that the limit follows from, unless the plan itself says how long there is."""
    if project.planned is None or project.months:
        return None
    return session.rules.parameter(plan_key(project), project.planned)


def title_of(project: Project) -> Text:
    """Return a project's title, or its plan number where it has none."""
    return Bilingual(project.title_zh or project.reference, project.title_en)
