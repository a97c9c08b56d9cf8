from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from stdcommittee.domain.comments.records import Comment, CommentRound
from stdcommittee.domain.portfolio.derived import complete
from stdcommittee.domain.portfolio.records import (
    Project,
    ProjectNature,
    ProjectStage,
    StageEvent,
    Standard,
    StandardStatus,
)
from stdcommittee.services.portfolio.life import Life, PhaseKind, life_of
from stdcommittee.services.session import Session
from tests.workspaces import standard

DAY = dt.timedelta(days=1)
TODAY = dt.date(2026, 6, 11)


def _life(session: Session, **values: Any) -> Life:
    made: Any = complete(standard(1, **values), session.rules, TODAY)
    with session.writing("a standard") as uow:
        stored: Standard = uow.add(made)
    return life_of(session, stored)


def test_in_force_until_today_and_ahead_until_its_review(session: Session) -> None:
    life = _life(
        session,
        status=StandardStatus.IN_FORCE,
        published="2023-05-23",
        implemented="2023-12-01",
    )
    assert [(p.kind, p.first, p.last) for p in life.phases] == [
        (PhaseKind.WAITING, dt.date(2023, 5, 23), dt.date(2023, 11, 30)),
        (PhaseKind.IN_FORCE, dt.date(2023, 12, 1), TODAY),
        (PhaseKind.AHEAD, TODAY + DAY, dt.date(2028, 5, 23)),
    ]
    (limit,) = [item for item in life.happenings if item.limit]
    assert (limit.day, limit.passed) == (dt.date(2028, 5, 23), False)


def test_in_force_until_the_day_before_it_was_withdrawn(session: Session) -> None:
    life = _life(
        session,
        status=StandardStatus.WITHDRAWN,
        published="2003-05-23",
        withdrawn="2013-01-01",
    )
    assert life.phases[-1].last == dt.date(2012, 12, 31)
    assert not [item for item in life.happenings if item.limit]


@pytest.mark.parametrize("status", [StandardStatus.DRAFT, StandardStatus.UNKNOWN])
def test_what_was_never_in_force_has_no_such_phase(
    session: Session, status: StandardStatus
) -> None:
    assert _life(session, status=status, published="2023-05-23").phases == ()


def test_stages_of_the_project_last_until_the_next_one(session: Session) -> None:
    with session.writing("a project") as uow:
        project = uow.add(
            Project(
                reference="20180942-T-999",
                nature=ProjectNature.RECOMMENDED,
                planned=dt.date(2018, 9, 10),
            )
        )
        for stage, day in (
            (ProjectStage.COMMENT, dt.date(2020, 9, 1)),
            (ProjectStage.DRAFTING, dt.date(2019, 6, 1)),
        ):
            uow.add(StageEvent(project_id=project.id, stage=stage, entered=day))
        round_ = uow.add(
            CommentRound(title="r", project=project.reference, closes=dt.date(2020, 11, 1))
        )
        uow.add(Comment(round_id=round_.id, comment="c"))
    life = _life(
        session,
        status=StandardStatus.IN_FORCE,
        published="2023-05-23",
        project_number="20180942-T-999",
    )
    stages = [p for p in life.phases if p.kind is PhaseKind.STAGE]
    assert [(p.first, p.last) for p in stages] == [
        (dt.date(2019, 6, 1), dt.date(2020, 8, 31)),
        (dt.date(2020, 9, 1), dt.date(2023, 5, 22)),
    ]
    told = [str(item.name) for item in life.happenings]
    assert told == ["Plan 20180942-T-999", "1 comment", "Published", "Review limit"]
    assert life.unknown == ()


def test_says_what_is_not_known(session: Session) -> None:
    life = _life(session, status=StandardStatus.IN_FORCE)
    assert len(life.unknown) == 2
    assert life.days is None
