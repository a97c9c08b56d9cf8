"""Alerts about comments: unanswered, rejected without reason; rounds that are too short."""

from __future__ import annotations

import pytest

from stdcommittee.domain.comments.records import RoundStage
from stdcommittee.domain.comments.vocabulary import Disposition
from stdcommittee.domain.portfolio.records import ProjectStage, ProjectStatus
from stdcommittee.services.session import Session
from tests.figures import alerts, day, keep, spoken
from tests.indicators.test_comments import around, comment
from tests.indicators.test_projects import project


def test_unanswered_once_the_round_is_over(session: Session) -> None:
    (at,) = keep(session, around(closes=day("2026-06-11")))
    keep(
        session,
        comment(at),
        comment(at, Disposition.PENDING_REVIEW),
        comment(at, Disposition.ACCEPTED),
    )
    assert alerts(session, "comments.unhandled", "2026-06-11") == []
    (alert,) = alerts(session, "comments.unhandled", "2026-06-12")
    assert spoken(alert) == ("due", "2 comments without answer", "")
    assert (alert.kind, alert.record) == ("comment_round", at)
    assert (alert.rule, alert.step) == ("gb.comments", "open")
    assert alert.citation is not None


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        (ProjectStage.COMMENT, ("due", "1 comment without answer", "")),
        (
            ProjectStage.REVIEW,
            ("overdue", "1 comment without answer, though under review", ""),
        ),
    ],
)
def test_unanswered_under_review(
    session: Session, stage: ProjectStage, said: tuple[str, str, str]
) -> None:
    keep(session, project(1, stage=stage))
    (at,) = keep(session, around(project="20240001-T-469"))
    keep(session, comment(at))
    (alert,) = alerts(session, "comments.unhandled", "2026-06-12")
    assert spoken(alert) == said


def test_a_project_that_is_done_is_let_be(session: Session) -> None:
    keep(session, project(1, status=ProjectStatus.PUBLISHED))
    (at,) = keep(session, around(project="20240001-T-469"))
    keep(session, comment(at))
    assert alerts(session, "comments.unhandled", "2026-06-12") == []


@pytest.mark.parametrize(
    ("on", "raised"), [("2025-05-01", True), ("2026-04-30", True), ("2026-05-01", False)]
)
def test_rejections_without_reason(session: Session, on: str, raised: bool) -> None:
    """Named until a year after the round closed on 2025-04-30; older ones are history."""
    (at,) = keep(session, around())
    keep(
        session,
        comment(at, Disposition.NOT_ACCEPTED, observation="不采纳。"),
        comment(at, Disposition.NOT_ACCEPTED, reason="与GB/T 1.1不一致"),
    )
    found = alerts(session, "comments.reasons", on)
    assert [spoken(alert) for alert in found] == (
        [("risk", "1 rejection without reason", "")] if raised else []
    )
    for alert in found:
        assert (alert.record, alert.rule, alert.step) == (at, "gb.comments", "1")


@pytest.mark.parametrize(
    ("closes", "said"),
    [
        ("2026-08-10", None),  # sixty days
        ("2026-08-09", "Comment period 1 day too short"),
        ("2026-07-11", "Comment period 30 days too short"),
    ],
)
def test_rounds_that_are_too_short(session: Session, closes: str, said: str | None) -> None:
    at, _ = keep(
        session,
        around(opened=day("2026-06-11"), closes=day(closes)),
        around("b", opened=day("2026-06-11"), closes=day(closes), stage=RoundStage.REVIEW),
    )
    found = alerts(session, "rounds.period", "2026-06-11")
    assert [str(alert.message) for alert in found] == ([said] if said else [])
    for alert in found:
        assert (alert.record, alert.rule, alert.severity.value) == (at, "comment.days.gb", "risk")
    assert alerts(session, "rounds.period", "2026-08-11") == []  # too late to mend
