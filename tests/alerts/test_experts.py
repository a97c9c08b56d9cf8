"""Alerts about experts and calls, at each step."""

from __future__ import annotations

import pytest

from stdcommittee.domain.people.expert_records import ExpertCall, RegistrationStatus
from stdcommittee.services.session import Session
from tests.figures import alerts, day, keep, spoken
from tests.indicators.experts_sample import Sample, sample

TODAY = "2026-06-11"


@pytest.fixture
def here(session: Session) -> Sample:
    return sample(session)


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("2026-09-10", None),
        ("2026-09-09", ("info", "90", "expert.expiry.days")),
        ("2026-07-12", ("info", "90", "expert.expiry.days")),
        ("2026-07-11", ("due", "30", "expert.expiry.last.days")),
        ("2026-06-11", ("due", "30", "expert.expiry.last.days")),
        ("2026-06-10", ("overdue", "expired", "expert.expiry.last.days")),
        ("2025-06-11", ("overdue", "expired", "expert.expiry.last.days")),
        ("2025-06-10", None),
    ],
)
def test_registrations_expire(here: Sample, until: str, said: tuple[str, str, str] | None) -> None:
    made = here.register(0, 0, until=until)
    found = alerts(here.session, "experts.expiring", TODAY)
    if said is None:
        assert found == []
        return
    (alert,) = found
    assert (alert.severity.value, alert.step, alert.rule) == said
    assert (alert.kind, alert.record, alert.due) == ("expert_registration", made, day(until))
    assert alert.provisional
    if until == "2026-06-10":
        assert str(alert.message) == "Registration in ISO/TC 998/WG 1 expired 1 day ago"


def test_those_that_ended_do_not_expire(here: Sample) -> None:
    here.register(0, 0, until="2026-06-20", ended="2026-06-01")
    here.register(1, 0, until="2026-06-20", status=RegistrationStatus.NOMINATED)
    assert alerts(here.session, "experts.expiring", TODAY) == []


def test_groups_without_an_expert(here: Sample) -> None:
    here.register(0, 0)
    here.register(1, 1, until="2026-06-10")
    found = alerts(here.session, "experts.groups", TODAY)
    assert [alert.record for alert in found] == here.groups[1:]
    assert {alert.rule for alert in found} == {"mirror.experts"}


@pytest.mark.parametrize(("since", "rests"), [("2025-06-12", False), ("2025-06-11", True)])
def test_inactive_experts(here: Sample, since: str, rests: bool) -> None:
    here.register(0, 0, since=since)
    found = alerts(here.session, "experts.idle", TODAY)
    assert [spoken(alert)[1:] for alert in found] == [
        ("No activity since the registration", "2026-06-11")
    ] * rests


@pytest.mark.parametrize(
    ("closes", "said"),
    [("2026-06-10", 0), ("2026-06-11", 1), ("2026-06-18", 1), ("2026-06-19", 0)],
)
def test_calls_close(here: Sample, closes: str, said: int) -> None:
    keep(
        here.session,
        ExpertCall(title="征集专家", closes=day(closes), committee_id=here.groups[0]),
    )
    found = alerts(here.session, "calls.closing", TODAY)
    assert [(alert.kind, alert.rule) for alert in found] == [
        ("expert_call", "call.closing.days")
    ] * said
