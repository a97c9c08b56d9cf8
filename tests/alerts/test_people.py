"""Alerts about committees: their make-up against the limits, and terms that end."""

from __future__ import annotations

import pytest

from stdcommittee.domain.people.records import (
    PARTIES,
    CommitteeKind,
    InterestParty,
    Organization,
    Role,
)
from stdcommittee.services.session import Session
from tests.figures import alerts, day, keep, spoken
from tests.indicators.test_people import committee, seat, some

TODAY = "2026-06-11"


@pytest.mark.parametrize(("members", "said"), [(25, []), (24, ["1 member too few"])])
def test_size(session: Session, members: int, said: list[str]) -> None:
    at = committee(session)
    seat(session, at, some(members))
    found = alerts(session, "composition.size", TODAY)
    assert [str(alert.message) for alert in found] == said
    for alert in found:
        assert (alert.kind, alert.record, alert.severity.value) == ("committee", at, "risk")
        assert (alert.rule, alert.title) == ("tc.members.min", "SAC/TC 999")
        assert alert.citation is not None


def test_a_subcommittee_has_its_own_least(session: Session) -> None:
    at = committee(session, "SAC/TC 999/SC 1", kind=CommitteeKind.NATIONAL_SUB)
    seat(session, at, some(13))
    (alert,) = alerts(session, "composition.size", TODAY)
    assert (str(alert.message), alert.rule) == ("2 members too few", "sc.members.min")


def test_a_committee_without_a_roster_is_not_blamed(session: Session) -> None:
    committee(session)
    assert alerts(session, "composition.size", TODAY) == []


@pytest.mark.parametrize(("producers", "said"), [(5, []), (6, ["Producer 6/10, at most 1/2"])])
def test_party(session: Session, producers: int, said: list[str]) -> None:
    at = committee(session)
    parties = [InterestParty.PRODUCER] * producers
    parties += (*PARTIES[1:], *PARTIES[1:])[: 10 - producers]
    seat(session, at, parties)
    found = alerts(session, "composition.party", TODAY)
    assert [str(alert.message) for alert in found] == said
    for alert in found:
        assert (alert.record, alert.rule, alert.step) == (at, "tc.party.maxShare", "6")


@pytest.mark.parametrize(
    ("members", "said"), [(3, []), (4, ["4 members from one unit, at most 3"])]
)
def test_unit(session: Session, members: int, said: list[str]) -> None:
    at = committee(session)
    (unit,) = keep(session, Organization(name="某研究院"))
    seat(session, at, some(members), unit=unit)
    found = alerts(session, "composition.unit", TODAY)
    assert [str(alert.message) for alert in found] == said
    assert [alert.rule for alert in found] == ["tc.unit.max"] * len(said)


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2025-12-30", None),
        ("2025-12-31", ("info", "Term ends: the next one is to be prepared", "prepare")),
        ("2026-09-29", ("info", "Term ends: the next one is to be prepared", "prepare")),
        ("2026-09-30", ("due", "Term ends: the new composition is to be filed", "file")),
        ("2026-12-31", ("due", "Term ends: the new composition is to be filed", "file")),
        ("2027-01-01", ("overdue", "Term ended 1 day ago", "ended")),
    ],
)
def test_terms(session: Session, on: str, said: tuple[str, str, str] | None) -> None:
    at = committee(session)
    seat(session, at, some(2), until=day("2026-12-31"))
    found = alerts(session, "terms.ending", on)
    if said is None:
        assert found == []
        return
    (alert,) = found
    assert (*spoken(alert), alert.step) == (*said[:2], "2026-12-31", said[2])
    assert (alert.kind, alert.record) == ("committee", at)
    keys = {"prepare": "term.prepare.months", "file": "term.file.months", "ended": "term.years"}
    assert alert.rule == keys[said[2]]
    assert alert.citation is not None


@pytest.mark.parametrize(
    ("chairs", "vices", "said"),
    [
        (1, 5, []),
        (1, 6, ["6 vice-chairs, at most 5"]),
        (0, 0, ["0 chairs, exactly 1"]),
        (2, 6, ["2 chairs, exactly 1, 6 vice-chairs, at most 5"]),
    ],
)
def test_officers(session: Session, chairs: int, vices: int, said: list[str]) -> None:
    at = committee(session)
    units = keep(session, *(Organization(name=f"某单位{n}") for n in range(10)))
    places = iter(units)
    for role, count in ((Role.CHAIR, chairs), (Role.VICE_CHAIR, vices), (Role.SECRETARY, 1)):
        for _ in range(count):
            seat(session, at, some(1), role=role, unit=next(places))
    seat(session, at, some(1), unit=next(places))
    found = alerts(session, "composition.officers", TODAY)
    assert [str(alert.message) for alert in found] == said
    for alert in found:
        assert (alert.kind, alert.record) == ("committee", at)
        assert alert.rule in {"tc.chair.max", "tc.vicechair.max"}


def test_chair_and_vice_chair_from_one_unit(session: Session) -> None:
    at = committee(session)
    (unit,) = keep(session, Organization(name="某研究院"))
    for role in (Role.CHAIR, Role.VICE_CHAIR, Role.SECRETARY):
        seat(session, at, some(1), role=role, unit=unit)
    (alert,) = alerts(session, "composition.officers", TODAY)
    assert str(alert.message) == "2 of chair and vice-chairs from one unit, at most 1"


def test_parties_absent_from_a_mirror_group(session: Session) -> None:
    at = committee(session, mirrors="ISO/TC 998")
    committee(session, "SAC/TC 999/SC 1")
    assert alerts(session, "mirror.parties", TODAY) == []  # nobody sits there yet
    seat(session, at, PARTIES[1:4])
    (alert,) = alerts(session, "mirror.parties", TODAY)
    assert (alert.record, alert.rule, alert.step) == (at, "mirror.group", "2")
    assert str(alert.message).startswith("Nobody in the mirror group: Producer")
    seat(session, at, (PARTIES[0], PARTIES[4]))
    assert alerts(session, "mirror.parties", TODAY) == []


def test_terms_of_a_mirror_group_end_too(session: Session) -> None:
    at = committee(
        session, "SAC/TC 999/WG 1", kind=CommitteeKind.WORKING_GROUP, mirrors="ISO/TC 998"
    )
    seat(session, at, some(2), until=day("2026-06-10"))
    (alert,) = alerts(session, "terms.ending", TODAY)
    assert spoken(alert) == ("overdue", "Term ended 1 day ago", "2026-06-10")
