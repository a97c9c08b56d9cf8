"""Alerts about supervision: corrections and yearly reports."""

from __future__ import annotations

import dataclasses

import pytest

from stdcommittee.domain.portfolio.records import StandardStatus
from stdcommittee.domain.supervision.records import Finding, FindingStatus
from stdcommittee.domain.workspace.records import UnitKind
from stdcommittee.services.reports import keep_annual_report
from stdcommittee.services.session import Session
from tests.figures import alerts, day, keep, spoken
from tests.workspaces import standard


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2026-05-31", None),
        ("2026-06-01", ("due", "Correction due", "30")),
        ("2026-06-24", ("due", "Correction due", "7")),
        ("2026-07-01", ("due", "Correction due", "0")),
        ("2026-07-02", ("overdue", "Correction overdue by 1 day", "overdue")),
    ],
)
def test_findings(session: Session, on: str, said: tuple[str, str, str] | None) -> None:
    due = day("2026-07-01")
    number, *_ = keep(
        session,
        Finding(title="问题", due=due),
        Finding(title="已改", due=due, status=FindingStatus.CLOSED, closed=due, outcome="已纠正"),
        Finding(title="未定"),
    )
    found = alerts(session, "findings.due", on)
    if said is None:
        assert found == []
        return
    (alert,) = found
    assert (*spoken(alert), alert.step) == (*said[:2], "2026-07-01", said[2])
    assert (alert.kind, alert.record, alert.rule) == ("finding", number, "opinions.findings")
    assert alert.citation is not None


@pytest.mark.parametrize(
    ("on", "severity"),
    [
        ("2025-12-31", None),
        ("2026-01-01", "info"),
        ("2026-01-16", "due"),
        ("2026-02-15", "due"),
        ("2026-02-16", "overdue"),
        ("2026-04-16", "overdue"),
        ("2026-04-17", None),
    ],
)
def test_the_annual_report(session: Session, on: str, severity: str | None) -> None:
    found = alerts(session, "reports.annual", on)
    assert [spoken(alert) for alert in found] == (
        [(severity, "Annual report for 2025", "2026-02-15")] if severity else []
    )
    for alert in found:
        assert (alert.kind, alert.record) == ("unit", session.unit().id)
        assert (alert.rule, alert.step) == ("tc.annualReport.due", "2026-02-15")


def test_the_annual_report_that_was_kept(session: Session) -> None:
    keep_annual_report(session, 2025, day("2026-02-10"))
    assert alerts(session, "reports.annual", "2026-02-16") == []


def test_a_counterpart_unit_reports_earlier(session: Session) -> None:
    with session.writing("kind") as uow:
        uow.change(dataclasses.replace(session.unit(), kind=UnitKind.COUNTERPART))
    assert alerts(session, "reports.annual", "2026-01-10") == []
    (alert,) = alerts(session, "reports.mirror", "2026-01-10")
    assert spoken(alert) == ("due", "Annual report for 2025", "2026-01-15")
    assert alert.citation is not None
    assert "article 6" in alert.citation.en


@pytest.mark.parametrize(
    ("on", "severity"),
    [
        ("2026-10-15", None),
        ("2026-10-16", "info"),
        ("2026-10-31", "due"),
        ("2026-11-30", "due"),
        ("2026-12-01", None),
    ],
)
def test_the_statistical_report(session: Session, on: str, severity: str | None) -> None:
    keep(session, standard(1, reference="GB 1—2020", status=StandardStatus.IN_FORCE))
    found = alerts(session, "reports.statistics", on)
    assert [alert.severity.value for alert in found] == ([severity] if severity else [])
    for alert in found:
        assert str(alert.message) == "Statistical report on mandatory standards"
        assert (str(alert.due), alert.rule) == ("2026-11-30", "stats.report.due")


def test_without_mandatory_standards_there_is_no_statistical_report(session: Session) -> None:
    keep(session, standard(1, status=StandardStatus.IN_FORCE))
    assert alerts(session, "reports.statistics", "2026-11-30") == []
