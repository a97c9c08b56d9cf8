"""How far a registration is on a day, who rests, and which groups take experts."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.domain.people.expert_records import (
    ExpertCall,
    ExpertRegistration,
    RegistrationStatus,
)
from stdcommittee.domain.people.experts import (
    Tenure,
    days_open,
    idle,
    international,
    registered,
    takes_experts,
    tenure,
    window_rule,
)
from stdcommittee.domain.people.records import Committee, CommitteeKind

ON = dt.date(2026, 6, 11)
Day = dt.date | None


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def registration(
    status: RegistrationStatus = RegistrationStatus.REGISTERED,
    since: Day = None,
    until: Day = None,
    ended: Day = None,
) -> ExpertRegistration:
    return ExpertRegistration(
        committee_id=1, person_id=1, status=status, since=since, until=until, ended=ended
    )


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        ("2026-06-10", Tenure.EXPIRED),
        ("2026-06-11", Tenure.ENDING),
        ("2026-09-09", Tenure.ENDING),
        ("2026-09-10", Tenure.RUNNING),
    ],
)
def test_it_holds_until_its_last_day(until: str, expected: Tenure) -> None:
    assert tenure(registration(until=day(until)), ON, 90) is expected


@pytest.mark.parametrize(
    ("since", "expected"), [("2026-06-11", Tenure.RUNNING), ("2026-06-12", Tenure.AHEAD)]
)
def test_it_holds_from_its_first_day(since: str, expected: Tenure) -> None:
    assert tenure(registration(since=day(since)), ON) is expected


@pytest.mark.parametrize(("ended", "holds"), [("2026-06-11", False), ("2026-06-12", True)])
def test_on_the_day_of_its_end_it_holds_no_longer(ended: str, holds: bool) -> None:
    item = registration(RegistrationStatus.ENDED, ended=day(ended))
    assert registered(item, ON) is holds


def test_one_that_ended_some_day_does_not_hold() -> None:
    assert tenure(registration(RegistrationStatus.ENDED), ON) is Tenure.ENDED


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (RegistrationStatus.NOMINATED, Tenure.NOMINATED),
        (RegistrationStatus.REFUSED, Tenure.REFUSED),
    ],
)
def test_only_registrations_count(status: RegistrationStatus, expected: Tenure) -> None:
    item = registration(status, since=day("2020-01-01"))
    assert tenure(item, ON) is expected
    assert not registered(item, ON)


@pytest.mark.parametrize(
    ("last", "since", "expected"),
    [
        (None, None, None),
        ("2025-06-11", None, True),
        ("2025-06-12", None, False),
        (None, "2025-06-11", True),
        ("2024-01-01", "2025-06-12", False),
        ("2026-01-01", "2020-01-01", False),
    ],
)
def test_inactive_after_twelve_months(last: str, since: str, expected: object) -> None:
    done, begun = (day(text) if text else None for text in (last, since))
    assert idle(done, begun, 12, ON) is expected


@pytest.mark.parametrize(
    ("reference", "kind", "takes"),
    [
        ("ISO/TC 998/WG 4", CommitteeKind.WORKING_GROUP, True),
        ("ISO/TC 998/JWG 4", CommitteeKind.INTERNATIONAL, True),
        ("IEC/TC 65/SC 65E/MT 2", CommitteeKind.INTERNATIONAL, True),
        ("ISO/TC 998/SC 1", CommitteeKind.INTERNATIONAL, False),
        ("ISO/TC 998/AG 1", CommitteeKind.INTERNATIONAL, False),
        ("ISO/TC 998", CommitteeKind.INTERNATIONAL, False),
        ("SAC/TC 999/WG 1", CommitteeKind.WORKING_GROUP, False),
    ],
)
def test_working_groups_of_iso_and_iec_take_experts(
    reference: str,
    kind: CommitteeKind,
    takes: bool,
) -> None:
    assert takes_experts(Committee(reference=reference, kind=kind)) is takes


def test_a_call_for_members_and_one_for_experts_have_their_own_windows() -> None:
    own, group = Committee(reference="SAC/TC 999"), Committee(reference="ISO/TC 998/WG 1")
    assert (international(own), international(group)) == (False, True)
    rules = [window_rule(item) for item in (None, own, group)]
    assert rules == ["call.days", "call.days", "expert.call.days"]


def test_days_open_count_both_ends() -> None:
    call = ExpertCall(title="x", opened=day("2026-06-01"), closes=day("2026-06-30"))
    assert days_open(call) == 30
    assert days_open(ExpertCall(title="x", opened=day("2026-06-01"))) is None
