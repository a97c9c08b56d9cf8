"""Projects: due, late, at rest, at the edges of the period."""

from __future__ import annotations

from fractions import Fraction

from stdcommittee.domain.comments.records import CommentRound
from stdcommittee.domain.portfolio.records import (
    Extension,
    Project,
    ProjectNature,
    ProjectStage,
    ProjectStatus,
    StageEvent,
)
from stdcommittee.domain.supervision.measures import MeasureState
from stdcommittee.services.session import Session
from tests.figures import bad, counted, day, good, keep, left_out, measure, said, share


def project(number: int, **values: object) -> Project:
    filled: dict[str, object] = {
        "reference": f"2024{number:04d}-T-469",
        "title_zh": f"地理信息 项目{number}",
        "committee": "SAC/TC 999",
        "nature": ProjectNature.RECOMMENDED,
        "planned": day("2024-01-01"),
    }
    return Project(**{**filled, **values})  # type: ignore[arg-type]


def test_submitted_in_time(session: Session) -> None:
    due = day("2025-06-30")
    on_the_day, late, never, stopped, unknown, other, extended = keep(
        session,
        project(1, due=due, submitted=due, status=ProjectStatus.SUBMITTED),
        project(2, due=due, submitted=day("2025-07-02"), status=ProjectStatus.SUBMITTED),
        project(3, due=due),
        project(4, due=due, status=ProjectStatus.SUSPENDED),
        project(5, due=due, status=ProjectStatus.PUBLISHED),
        project(6, due=day("2026-01-01")),
        project(7, due=day("2025-01-01"), submitted=day("2024-12-31")),
    )
    keep(
        session,
        Extension(project_id=extended, requested=day("2024-05-01"), months=6, granted=True),
        Extension(project_id=extended, requested=day("2024-06-01"), months=6),
    )
    found = measure(session, "projects.on_time")
    assert share(found) == (Fraction(1, 2), 2, 4)
    assert (good(found), bad(found)) == ([on_the_day, extended], [late, never])
    assert said(found.counted) == {
        on_the_day: "in time",
        late: "2 days late",
        never: "not submitted",
        extended: "in time, extended",
    }
    assert left_out(found) == {
        stopped: "Suspended project",
        unknown: "the day of submission is not known",
    }
    assert {line.record: line.cells[5] for line in found.counted}[extended] == "6"
    assert other not in {*counted(found), *left_out(found)}


def test_overdue_from_the_day_after(session: Session) -> None:
    """The clock stands at 2026-06-11."""
    _, yesterday, submitted, _, international = keep(
        session,
        project(1, due=day("2026-06-11")),
        project(2, due=day("2026-06-10")),
        project(3, due=day("2026-06-10"), submitted=day("2026-06-11")),
        project(4, due=day("2020-01-01"), status=ProjectStatus.TERMINATED),
        project(5, due=day("2020-01-01"), nature=ProjectNature.INTERNATIONAL),
    )
    found = measure(session, "projects.overdue", "2026")
    assert (share(found), said(found.counted)) == ((1, 1, None), {yesterday: "overdue by 1 day"})
    assert (found.looked_at, found.state) == (2, MeasureState.SHORT)
    assert {submitted, international}.isdisjoint(counted(found))
    # As of the end of May neither was due yet.
    past = measure(session, "projects.overdue", "2026-05")
    assert (past.value, past.looked_at, past.state) == (0, 3, MeasureState.MET)


def test_under_way_at_the_end_of_the_period(session: Session) -> None:
    running, submitted_later, suspended, _, _ = keep(
        session,
        project(1, planned=day("2025-12-31")),
        project(2, submitted=day("2026-01-01"), status=ProjectStatus.SUBMITTED),
        project(3, status=ProjectStatus.SUSPENDED),
        project(4, planned=day("2026-01-01")),
        project(5, submitted=day("2025-12-31"), status=ProjectStatus.SUBMITTED),
    )
    found = measure(session, "projects.running")
    assert (share(found), counted(found)) == ((2, 2, None), [running, submitted_later])
    assert left_out(found) == {suspended: "Suspended project"}


def test_projects_that_move(session: Session) -> None:
    """Sixty days without an event are still movement; 2025-11-01 lies sixty days before the end."""
    sixty, more, planned_late, discussed, undated = keep(
        session,
        project(1),
        project(2),
        project(3, planned=day("2025-12-01")),
        project(4),
        project(5, planned=None),
    )
    for number, entered in ((sixty, "2025-11-01"), (more, "2025-10-31"), (sixty, "2026-01-01")):
        keep(
            session,
            StageEvent(project_id=number, stage=ProjectStage.DRAFTING, entered=day(entered)),
        )
    keep(
        session,
        CommentRound(title="征求意见", project="20240004-T-469", opened=day("2025-12-20")),
    )
    found = measure(session, "projects.moving")
    assert share(found) == (Fraction(3, 4), 3, 4)
    assert (good(found), bad(found)) == ([sixty, planned_late, discussed], [more])
    assert said(found.counted)[sixty] == "60 days without event"
    assert left_out(found) == {undated: "no event and no plan date is known"}
    assert found.provisional


def test_without_projects_there_is_no_value(session: Session) -> None:
    assert share(measure(session, "projects.on_time")) == (None, 0, 0)
    assert measure(session, "projects.on_time").state is MeasureState.NONE
    assert share(measure(session, "projects.moving")) == (None, 0, 0)
