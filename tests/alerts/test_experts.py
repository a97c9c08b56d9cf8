"""Alerts about experts and calls, at each step."""

from __future__ import annotations

import pytest

from stdcommittee.domain.people.expert_records import (
    ExpertCall,
    ExpertRegistration,
    RegistrationStatus,
)
from stdcommittee.domain.people.records import Committee, CommitteeKind, Membership
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


def test_parts_that_the_mirror_group_does_not_cover(here: Sample) -> None:
    session = here.session
    (sub,) = keep(session, Committee(reference="ISO/TC 998/SC 1", kind=CommitteeKind.INTERNATIONAL))
    here.register(0, 0)
    here.register(1, 1)
    assert alerts(session, "experts.scope", TODAY) == []  # nobody sits in the mirror group
    keep(session, Membership(committee_id=here.own, person_id=here.people[0]))
    found = alerts(session, "experts.scope", TODAY)
    assert sorted(alert.record for alert in found) == sorted([sub, here.groups[1]])
    assert {alert.rule for alert in found} == {"mirror.group"}
    (group,) = keep(
        session, Committee(reference="ISO/TC 998/SC 1/WG 1", kind=CommitteeKind.WORKING_GROUP)
    )
    keep(
        session,
        ExpertRegistration(
            committee_id=group, person_id=here.people[0], status=RegistrationStatus.REGISTERED
        ),
    )
    found = alerts(session, "experts.scope", TODAY)
    assert [alert.record for alert in found] == [here.groups[1]]


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
