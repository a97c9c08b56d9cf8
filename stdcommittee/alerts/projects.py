"""Projects: due, past the day for an extension, at rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from stdcommittee.alerts import AlertSource, Raised, Severity, Watch, reached
from stdcommittee.base.conditions import Between, Is, Not
from stdcommittee.base.messages import N_, Bilingual, Message, Plural
from stdcommittee.domain.portfolio.records import Project, ProjectNature, ProjectStatus
from stdcommittee.storage.portfolio import last_activity

_STEPS: Final = (0, 30, 60, 90)
_ASK: Final = 30  # days ahead of the last day for asking


def _running(watch: Watch, until: dt.date | None) -> list[Project]:
    """Return the projects under way that are due by a day; None: all of them."""
    due = (Between("due", None, until),) if until is not None else ()
    return watch.reader.find(
        Project,
        Is("status", ProjectStatus.RUNNING),
        Not(Is("nature", ProjectNature.INTERNATIONAL)),
        *due,
        *watch.scope.work,
        order=("due",),
    )


def _raised(
    project: Project,
    message: Message,
    severity: Severity,
    *,
    due: dt.date | None,
    rule: str = "",
    step: str = "",
) -> Raised:
    return Raised(
        kind="project",
        record=project.id,
        title=Bilingual(project.title_zh or project.reference, project.title_en),
        message=message,
        severity=severity,
        due=due,
        rule=rule,
        step=step,
        committee=project.committee,
    )


def _rule(project: Project) -> str:
    mandatory = project.nature is ProjectNature.MANDATORY
    return "plan.months.mandatory" if mandatory else "plan.months.recommended"


def _due(watch: Watch) -> Iterable[Raised]:
    for project in _running(watch, watch.today + dt.timedelta(days=max(_STEPS))):
        if project.due is None:
            continue
        left = watch.days_until(project.due)
        message: Message = Message("Due for submission")
        severity = Severity.DUE if left <= 30 else Severity.INFO
        if left < 0:
            message = Plural(
                "Submission overdue by {n} day", "Submission overdue by {n} days", n=-left
            )
            severity = Severity.OVERDUE
        step = "overdue" if left < 0 else str(reached(left, _STEPS))
        rule = _rule(project)
        yield _raised(project, message, severity, due=project.due, rule=rule, step=step)


def _extension(watch: Watch) -> Iterable[Raised]:
    ahead = watch.number("ext.apply.days")
    for project in _running(watch, watch.today + dt.timedelta(days=ahead + _ASK)):
        if project.due is None or project.due < watch.today:
            continue
        latest = project.due - dt.timedelta(days=ahead)
        if latest >= watch.today:
            message = Message("Last day to ask for an extension")
            severity, step, due = Severity.INFO, "open", latest
        else:
            message = Message("Too late to ask for an extension; due")
            severity, step, due = Severity.RISK, "late", project.due
        yield _raised(project, message, severity, due=due, rule="ext.apply.days", step=step)


def _idle(watch: Watch) -> Iterable[Raised]:
    projects = {item.id: item for item in _running(watch, None)}
    active = last_activity(
        watch.reader, {number: item.reference for number, item in projects.items()}, watch.today
    )
    limit = watch.number("drafting.idle.days")
    for number, project in projects.items():
        last = max(filter(None, (active.get(number), project.planned)), default=None)
        idle = (watch.today - last).days if last is not None else 0
        if idle > limit:
            message = Plural("{n} day without event", "{n} days without event", n=idle)
            yield _raised(project, message, Severity.RISK, due=None, rule="drafting.idle.days")


ALERTS = (
    AlertSource(
        id="projects.due",
        label=N_("Projects due or overdue"),
        word=N_("Project"),
        generate=_due,
    ),
    AlertSource(
        id="projects.extension",
        label=N_("Extensions to be asked for"),
        word=N_("Extension"),
        generate=_extension,
    ),
    AlertSource(
        id="projects.idle",
        label=N_("Projects at rest"),
        word=N_("Project"),
        generate=_idle,
    ),
)
