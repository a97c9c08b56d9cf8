"""Alerts about important international standards."""

from __future__ import annotations

import pytest

from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind, VoteValue
from stdcommittee.domain.people.expert_records import ExpertRegistration, RegistrationStatus
from stdcommittee.domain.people.records import Committee, CommitteeKind, Person
from stdcommittee.domain.portfolio.proposal_records import ImportantStandard
from stdcommittee.services.session import Session
from tests.figures import alerts, day, keep, spoken

TODAY = "2026-06-11"


def ballot(**values: object) -> Ballot:
    filled: dict[str, object] = {
        "title": "x",
        "kind": BallotKind.DIS,
        "status": BallotStatus.OPEN,
        "document": "ISO/DIS 99157-1",
        "opened": day("2026-06-01"),
        "closes": day("2026-08-21"),
    }
    return Ballot(**{**filled, **values})  # type: ignore[arg-type]


def test_an_item_without_an_expert(session: Session) -> None:
    (group,) = keep(session, Committee(reference="ISO/TC 998", kind=CommitteeKind.INTERNATIONAL))
    (person,) = keep(session, Person(name="专家01"))
    keep(
        session,
        ExpertRegistration(
            committee_id=group, person_id=person, status=RegistrationStatus.REGISTERED
        ),
    )
    _with, without, _dropped = keep(
        session,
        ImportantStandard(reference="ISO 99157-1", committee="ISO/TC 998"),
        ImportantStandard(reference="ISO 99158", committee="ISO/TC 997"),
        ImportantStandard(reference="ISO 99159", dropped=day("2026-06-01")),
    )
    (alert,) = alerts(session, "importance.expert", TODAY)
    assert (alert.record, alert.severity.value) == (without, "risk")
    assert str(alert.message) == "ISO 99158: no Chinese expert works on it"


@pytest.mark.parametrize(
    ("values", "severity"),
    [
        ({}, "info"),
        ({"closes": day("2026-06-26")}, "risk"),
        ({"closes": day("2026-06-11")}, "risk"),
        ({"closes": day("2026-06-10")}, None),  # over
        ({"opened": day("2026-06-12")}, None),  # not open yet
        ({"position": VoteValue.APPROVE}, None),
        ({"document": "ISO/DIS 99157-2"}, None),
        ({"status": BallotStatus.CLOSED}, None),
    ],
)
def test_a_ballot_without_a_position(
    session: Session, values: dict[str, object], severity: str | None
) -> None:
    keep(session, ImportantStandard(reference="ISO 99157-1"))
    keep(session, ballot(**values))
    found = alerts(session, "importance.position", TODAY)
    said = "ISO 99157-1 is important: no national position yet"
    assert [spoken(alert)[:2] for alert in found] == ([(severity, said)] if severity else [])
