"""Delegations: registration, brief and summary, up to each day and one day after."""

from __future__ import annotations

import dataclasses

import pytest

from stdcommittee.domain.meetings.records import Delegation
from stdcommittee.services.session import Session
from tests.figures import alerts, day, keep, spoken
from tests.indicators.test_delegations import meeting

Said = tuple[str, str, str] | None


def delegation(session: Session, **values: object) -> int:
    (at,) = keep(session, meeting("全会", "2025-05-12", ends=day("2025-05-16")))
    item = Delegation(meeting_id=at, title="代表团", register_by=day("2025-04-10"))
    changed = dataclasses.replace(item, **values)  # type: ignore[arg-type]
    return keep(session, changed)[0]


@pytest.mark.parametrize(
    ("source", "on", "said"),
    [
        ("registration", "2025-03-26", None),
        ("registration", "2025-03-27", ("due", "Delegation to be registered", "2025-04-10")),
        ("registration", "2025-04-10", ("due", "Delegation to be registered", "2025-04-10")),
        (
            "registration",
            "2025-04-11",
            ("overdue", "Registration closed, not registered", "2025-04-10"),
        ),
        ("registration", "2025-05-13", None),  # the meeting has begun
        ("brief", "2025-04-17", None),
        ("brief", "2025-04-18", ("due", "Brief to be ready", "2025-05-02")),
        ("brief", "2025-05-02", ("due", "Brief to be ready", "2025-05-02")),
        ("brief", "2025-05-03", ("overdue", "No brief yet", "2025-05-02")),
        ("brief", "2025-05-13", None),
        ("summary", "2025-05-16", None),
        ("summary", "2025-05-17", ("due", "Summary to be filed", "2025-06-15")),
        ("summary", "2025-06-15", ("due", "Summary to be filed", "2025-06-15")),
        ("summary", "2025-06-16", ("overdue", "Summary overdue", "2025-06-15")),
        ("summary", "2025-11-09", None),  # long past
    ],
)
def test_due(session: Session, source: str, on: str, said: Said) -> None:
    number = delegation(session)
    found = alerts(session, f"delegations.{source}", on)
    assert [spoken(alert) for alert in found] == ([said] if said else [])
    assert all((alert.kind, alert.record) == ("delegation", number) for alert in found)


@pytest.mark.parametrize(
    ("source", "field", "on"),
    [
        ("registration", "registered", "2025-04-11"),
        ("brief", "brief", "2025-05-03"),
        ("summary", "summary", "2025-06-16"),
    ],
)
def test_nothing_once_it_is_done(session: Session, source: str, field: str, on: str) -> None:
    delegation(session, **{field: day("2025-04-01")})
    assert alerts(session, f"delegations.{source}", on) == []


def test_the_rules_behind(session: Session) -> None:
    delegation(session)
    (brief,) = alerts(session, "delegations.brief", "2025-05-03")
    (summary,) = alerts(session, "delegations.summary", "2025-06-16")
    assert (brief.rule, summary.rule) == (
        "mirror.delegation.brief.days",
        "mirror.delegation.report.days",
    )
    assert brief.provisional
    (registration,) = alerts(session, "delegations.registration", "2025-04-11")
    assert registration.rule == "mirror.delegations"
    assert summary.citation is not None
