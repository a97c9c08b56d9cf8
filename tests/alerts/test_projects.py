"""Alerts about projects: due, past the day for an extension, at rest."""

from __future__ import annotations

import pytest

from stdcommittee.domain.portfolio.records import (
    ProjectNature,
    ProjectStage,
    ProjectStatus,
    StageEvent,
)
from stdcommittee.services.session import Session
from tests.figures import alerts, day, keep, spoken
from tests.indicators.test_projects import project


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2026-07-02", None),
        ("2026-07-03", ("info", "Due for submission", "90")),
        ("2026-08-02", ("info", "Due for submission", "60")),
        ("2026-09-01", ("due", "Due for submission", "30")),
        ("2026-10-01", ("due", "Due for submission", "0")),
        ("2026-10-02", ("overdue", "Submission overdue by 1 day", "overdue")),
    ],
)
def test_due(session: Session, on: str, said: tuple[str, str, str] | None) -> None:
    due = day("2026-10-01")
    number, *_ = keep(
        session,
        project(1, due=due),
        project(2, due=due, status=ProjectStatus.SUBMITTED),
        project(3, due=due, nature=ProjectNature.INTERNATIONAL),
        project(4, due=due, committee="SAC/TC 1"),
        project(5),
    )
    found = alerts(session, "projects.due", on)
    if said is None:
        assert found == []
        return
    (alert,) = found
    assert (*spoken(alert), alert.step) == (*said[:2], "2026-10-01", said[2])
    assert (alert.kind, alert.record) == ("project", number)
    assert alert.rule == "plan.months.recommended"
    assert alert.citation is not None
    assert "article 23" in alert.citation.en


def test_a_mandatory_project_cites_its_own_rule(session: Session) -> None:
    keep(session, project(1, due=day("2026-10-01"), nature=ProjectNature.MANDATORY))
    (alert,) = alerts(session, "projects.due", "2026-10-01")
    assert alert.rule == "plan.months.mandatory"


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2026-08-01", None),
        ("2026-08-02", ("info", "Last day to ask for an extension", "2026-09-01")),
        ("2026-09-01", ("info", "Last day to ask for an extension", "2026-09-01")),
        ("2026-09-02", ("risk", "Too late to ask for an extension; due", "2026-10-01")),
        ("2026-10-01", ("risk", "Too late to ask for an extension; due", "2026-10-01")),
        ("2026-10-02", None),  # it is overdue now, which is another alert
    ],
)
def test_extensions(session: Session, on: str, said: tuple[str, str, str] | None) -> None:
    (number,) = keep(session, project(1, due=day("2026-10-01")))
    found = alerts(session, "projects.extension", on)
    assert [spoken(alert) for alert in found] == ([said] if said else [])
    for alert in found:
        assert (alert.record, alert.rule) == (number, "ext.apply.days")


def test_at_rest(session: Session) -> None:
    """Sixty days without an event are not at rest yet."""
    (number,) = keep(session, project(1, planned=day("2024-01-01")))
    event = StageEvent(project_id=number, stage=ProjectStage.DRAFTING, entered=day("2026-03-01"))
    keep(session, event)
    assert alerts(session, "projects.idle", "2026-04-30") == []
    (alert,) = alerts(session, "projects.idle", "2026-05-01")
    assert spoken(alert) == ("risk", "61 days without event", "")
    assert (alert.record, alert.rule, alert.provisional) == (number, "drafting.idle.days", True)
