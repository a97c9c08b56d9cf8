from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from stdcommittee.base.records import kind_of
from stdcommittee.domain.portfolio.records import (
    Extension,
    Project,
    ProjectNature,
    ProjectStage,
    ProjectStatus,
    StageEvent,
)
from stdcommittee.services.editing import save
from stdcommittee.services.lists import ListQuery, build_list
from stdcommittee.services.portfolio.projects import (
    NEAR,
    Pace,
    due_conditions,
    overdue_conditions,
    project_page,
    project_rows,
)
from stdcommittee.services.session import Session

TODAY = dt.date(2026, 6, 11)
DAY = dt.timedelta(days=1)


def _add(session: Session, **values: Any) -> Project:
    filled = {"reference": "20240001-T-999", "nature": ProjectNature.OTHER, **values}
    with session.writing("a project") as uow:
        return uow.add(Project(**filled))


@pytest.mark.parametrize(
    ("due", "pace"),
    [
        (TODAY - DAY, Pace.OVERDUE),
        (TODAY, Pace.DUE),
        (TODAY + NEAR * DAY, Pace.DUE),
        (TODAY + (NEAR + 1) * DAY, Pace.ON_TIME),
        (None, Pace.OPEN),
    ],
)
def test_pace_and_the_chips_agree(session: Session, due: dt.date | None, pace: Pace) -> None:
    project = _add(session, due=due, planned=TODAY)
    assert project_rows(session, [project.id])[project.id].standing.pace is pace
    for conditions, wanted in (
        (overdue_conditions(session), Pace.OVERDUE),
        (due_conditions(session), Pace.DUE),
    ):
        found = list(build_list(session, ListQuery(kind_of(Project), conditions)))
        assert found == ([project.id] if pace is wanted else [])


def test_without_event_for_longer_than_the_rule_says(session: Session) -> None:
    limit = session.rules.parameter("drafting.idle.days", TODAY).number
    idle = _add(session, planned=TODAY - (limit + 1) * DAY)
    moving = _add(session, reference="20240002-T-999", planned=TODAY - limit * DAY)
    rows = project_rows(session, [idle.id, moving.id])
    assert rows[idle.id].standing.pace is Pace.IDLE
    assert rows[moving.id].standing.pace is Pace.OPEN


def test_what_was_submitted_is_done_whatever_its_limit(session: Session) -> None:
    done = _add(session, due=TODAY - DAY, status=ProjectStatus.SUBMITTED)
    assert project_rows(session, [done.id])[done.id].standing.pace is Pace.DONE


def test_limits_before_and_after_an_extension_with_their_rule(session: Session) -> None:
    planned = dt.date(2025, 3, 10)
    saved = save(
        session,
        Project(reference="20250001-T-999", nature=ProjectNature.RECOMMENDED, planned=planned),
    )
    number = saved.record.id
    save(
        session,
        Extension(project_id=number, requested=dt.date(2026, 1, 5), months=6, granted=True),
    )
    with session.reading() as reader:
        project = reader.get(Project, number)
    assert project is not None
    months = session.rules.parameter("plan.months.recommended", planned)
    former, ask, due = sorted(project_page(session, project).limits, key=lambda item: item.day)
    assert former.former
    assert former.rule == months
    assert due.day == project.due
    assert due.day > former.day
    apply = session.rules.parameter("ext.apply.days", TODAY).number
    assert ask.day == due.day - apply * DAY


def test_course_runs_until_the_next_stage_and_until_today(session: Session) -> None:
    project = _add(session, planned=dt.date(2025, 1, 1))
    with session.writing("events") as uow:
        for stage, day in (
            (ProjectStage.COMMENT, dt.date(2026, 1, 1)),
            (ProjectStage.DRAFTING, dt.date(2025, 2, 1)),
        ):
            uow.add(StageEvent(project_id=project.id, stage=stage, entered=day))
    course = project_page(session, project).course
    assert [(item.first, item.last) for item in course] == [
        (dt.date(2025, 2, 1), dt.date(2025, 12, 31)),
        (dt.date(2026, 1, 1), TODAY),
    ]
