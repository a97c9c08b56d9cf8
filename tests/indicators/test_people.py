"""Committees against the rules of their make-up, at the limits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from itertools import cycle

import pytest

from stdcommittee.domain.people.records import (
    PARTIES,
    Committee,
    CommitteeKind,
    CommitteeStatus,
    InterestParty,
    Membership,
    Organization,
    Person,
    Role,
)
from stdcommittee.services.session import Session
from tests.figures import bad, counted, day, good, keep, left_out, measure, said, share

MEMBER = Role.MEMBER


def committee(session: Session, reference: str = "SAC/TC 999", **values: object) -> int:
    (number,) = keep(session, Committee(reference=reference, **values))  # type: ignore[arg-type]
    return number


def seat(
    session: Session,
    at: int,
    parties: Iterable[InterestParty],
    *,
    unit: int | None = None,
    until: dt.date | None = None,
    role: Role = MEMBER,
) -> list[int]:
    """Seat one new person for each party; return the seats."""
    found = []
    for party in parties:
        (person,) = keep(session, Person(name=f"委员{party.value}"))
        seats = Membership(
            committee_id=at,
            person_id=person,
            organization_id=unit,
            party=party,
            role=role,
            since=day("2023-01-01"),
            until=until,
        )
        found += keep(session, seats)
    return found


def some(count: int) -> list[InterestParty]:
    return [party for party, _ in zip(cycle(PARTIES), range(count), strict=False)]


@pytest.mark.parametrize(
    ("kind", "members", "judgement"),
    [
        (CommitteeKind.NATIONAL, 25, "enough"),
        (CommitteeKind.NATIONAL, 24, "1 too few"),
        (CommitteeKind.NATIONAL_SUB, 15, "enough"),
        (CommitteeKind.NATIONAL_SUB, 14, "1 too few"),
    ],
)
def test_size(session: Session, kind: CommitteeKind, members: int, judgement: str) -> None:
    at = committee(session, kind=kind)
    seat(session, at, some(members))
    seat(session, at, some(3), role=Role.ADVISER)
    found = measure(session, "composition.size")
    enough = judgement == "enough"
    assert share(found) == (Fraction(enough), int(enough), 1)
    assert said(found.counted) == {at: judgement}
    assert found.counted[0].cells[2] == str(members)


def test_committees_without_members_and_those_at_rest_do_not_count(session: Session) -> None:
    empty = committee(session)
    committee(session, "SAC/TC 999/SC 1", status=CommitteeStatus.DISBANDED)
    committee(session, "SAC/TC 999/WG 1", kind=CommitteeKind.WORKING_GROUP)
    found = measure(session, "composition.size")
    assert share(found) == (None, 0, 0)
    assert left_out(found) == {empty: "no members are recorded"}


@pytest.mark.parametrize(("producers", "judgement"), [(5, "room for 0 more"), (6, "1 too many")])
def test_no_party_has_more_than_half(session: Session, producers: int, judgement: str) -> None:
    at = committee(session)
    parties = [InterestParty.PRODUCER] * producers
    parties += (*PARTIES[1:], *PARTIES[1:])[: 10 - producers]
    seat(session, at, parties)
    found = measure(session, "composition.party")
    assert share(found) == (Fraction(producers == 5), int(producers == 5), 1)
    assert said(found.counted) == {at: judgement}
    assert found.counted[0].cells[3] == f"{producers}/10"


@pytest.mark.parametrize(("members", "judgement"), [(3, "within the limit"), (4, "1 too many")])
def test_no_unit_sends_more_than_three(session: Session, members: int, judgement: str) -> None:
    at = committee(session)
    (unit,) = keep(session, Organization(name="某研究院"))
    seat(session, at, some(members), unit=unit)
    for n in range(6):
        (other,) = keep(session, Organization(name=f"某单位{n}"))
        seat(session, at, some(1), unit=other)
    found = measure(session, "composition.unit")
    assert said(found.counted) == {at: judgement}
    assert (found.numerator, found.counted[0].cells[3]) == (int(members == 3), str(members))


def test_committees_whose_roster_does_not_tell_are_left_out(session: Session) -> None:
    at = committee(session)
    seat(session, at, [InterestParty.PRODUCER, InterestParty.USER, InterestParty.UNKNOWN])
    party, unit = measure(session, "composition.party"), measure(session, "composition.unit")
    assert share(party) == (None, 0, 0)
    assert left_out(party) == {at: "1 member whose interest party is not stated"}
    assert said(unit.counted) == {at: "within the limit"}  # three of one unit would be allowed
    seat(session, at, some(1))
    unit = measure(session, "composition.unit")
    assert left_out(unit) == {at: "4 members whose unit is not stated"}


def test_officers(session: Session) -> None:
    right, wrong, headless = (
        committee(session),
        committee(session, "SAC/TC 999/SC 1", kind=CommitteeKind.NATIONAL_SUB),
        committee(session, "SAC/TC 999/SC 2", kind=CommitteeKind.NATIONAL_SUB),
    )
    units = keep(session, *[Organization(name=f"某单位{n}") for n in range(5)])
    (lead,) = keep(session, Organization(name="某研究院"))
    for at, chairs, vices in ((right, 1, 5), (wrong, 1, 4), (headless, 0, 3)):
        seat(session, at, some(chairs), role=Role.CHAIR, unit=lead)
        seat(session, at, some(1), role=Role.SECRETARY, unit=lead)
        for unit in units[:vices]:
            seat(session, at, some(1), role=Role.VICE_CHAIR, unit=unit)
    found = measure(session, "composition.officers")
    assert share(found) == (Fraction(1, 3), 1, 3)
    assert (good(found), bad(found)) == ([right], [wrong, headless])
    assert said(found.counted)[wrong] == "not by the rules: Vice-chairs"
    assert said(found.counted)[headless] == "not by the rules: Chair"


def test_chair_and_vice_chair_of_one_unit(session: Session) -> None:
    at = committee(session)
    (lead,) = keep(session, Organization(name="某研究院"))
    seat(session, at, some(1), role=Role.CHAIR, unit=lead)
    seat(session, at, some(1), role=Role.SECRETARY, unit=lead)
    seat(session, at, some(1), role=Role.VICE_CHAIR)
    found = measure(session, "composition.officers")
    assert left_out(found) == {at: "1 member whose unit is not stated"}
    seat(session, at, some(1), role=Role.VICE_CHAIR, unit=lead)
    found = measure(session, "composition.officers")
    assert said(found.counted) == {at: "not by the rules: Chair and vice-chairs from one unit"}


def test_terms(session: Session) -> None:
    at = committee(session)
    (last,) = seat(session, at, some(1), until=day("2025-12-31"))
    (ended,) = seat(session, at, some(1), until=day("2025-12-30"))
    (open_ended,) = seat(session, at, some(1))
    found = measure(session, "terms.running")
    # Whoever's term ended while others sit on is no member any more.
    assert (share(found), good(found)) == ((Fraction(1), 1, 1), [last])
    assert left_out(found) == {open_ended: "no end of term is recorded"}
    assert ended not in counted(found)


def test_a_committee_whose_terms_have_all_ended_is_held_over(session: Session) -> None:
    at = committee(session)
    (ended,) = seat(session, at, some(1), until=day("2025-12-30"))
    found = measure(session, "terms.running")
    assert (share(found), bad(found)) == ((Fraction(0), 0, 1), [ended])


@pytest.mark.parametrize(
    ("seats", "judgement"),
    [
        (2, "2 committees"),
        (3, "3 committees, to be looked at"),
        (4, "4 committees"),
    ],
)
def test_seats_of_one_person(session: Session, seats: int, judgement: str) -> None:
    own = committee(session)
    (person,) = keep(session, Person(name="委员01"))
    others = [committee(session, f"SAC/TC {n}") for n in range(1, seats)]
    for at in (own, *others):
        keep(session, Membership(committee_id=at, person_id=person))
    sub = committee(session, "SAC/TC 999/SC 1", kind=CommitteeKind.NATIONAL_SUB)
    keep(session, Membership(committee_id=sub, person_id=person))
    keep(session, Membership(committee_id=others[0], person_id=person, role=Role.EXPERT))
    found = measure(session, "people.load")
    assert said(found.counted) == {person: judgement}
    assert share(found) == (Fraction(seats < 4), int(seats < 4), 1)


def test_the_interest_parties_of_a_mirror_group(session: Session) -> None:
    at = committee(session, mirrors="ISO/TC 998")
    committee(session, "SAC/TC 999/SC 1", kind=CommitteeKind.NATIONAL_SUB)
    seat(session, at, [InterestParty.PRODUCER, InterestParty.PRODUCER, InterestParty.USER])
    found = measure(session, "mirror.parties")
    assert share(found) == (Fraction(2, 5), 2, 5)
    assert [str(line.judgement) for line in found.counted] == [
        *["absent"] * 3,
        "2 members",
        "1 member",
    ]


def test_without_committees_there_is_no_value(session: Session) -> None:
    for name in ("composition.party", "terms.running", "people.load", "mirror.parties"):
        assert share(measure(session, name)) == (None, 0, 0), name
