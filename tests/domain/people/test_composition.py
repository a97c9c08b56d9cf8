"""Composition against the TC Measures: at each limit, one under it and one over it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcommittee.domain.people.composition import (
    Bound,
    CompositionFinding,
    CompositionState,
    composition,
    load_state,
)
from stdcommittee.domain.people.records import (
    PARTIES,
    CommitteeKind,
    InterestParty,
    Membership,
    Role,
)
from stdcommittee.domain.rules import shipped

DAY = dt.date(2026, 6, 11)
MET, WARNING = CompositionState.MET, CompositionState.WARNING
BROKEN, UNKNOWN = CompositionState.BROKEN, CompositionState.UNKNOWN
TC, SC = CommitteeKind.NATIONAL, CommitteeKind.NATIONAL_SUB


def seats(
    count: int,
    *,
    chairs: int = 1,
    vices: int = 0,
    deputies: int = 0,
    secretaries: int = 1,
    **values: Any,
) -> list[Membership]:
    """Members of different units and of all parties in turn; the first ones hold offices."""
    offices = [Role.CHAIR] * chairs + [Role.VICE_CHAIR] * vices + [Role.VICE_SECRETARY] * deputies
    offices += [Role.SECRETARY] * secretaries
    roles = [*offices, *[Role.MEMBER] * count][:count]
    return [
        Membership(
            id=n,
            committee_id=1,
            person_id=n,
            role=role,
            **{"organization_id": 100 + n, "party": PARTIES[n % len(PARTIES)], **values},
        )
        for n, role in enumerate(roles, 1)
    ]


def judged(
    members: Sequence[Membership], kind: CommitteeKind = TC, **options: Any
) -> dict[str, CompositionFinding]:
    return {item.id: item for item in composition(members, shipped(), kind, DAY, **options)}


def state(
    name: str, members: Sequence[Membership], kind: CommitteeKind = TC, **options: Any
) -> CompositionState:
    return judged(members, kind, **options)[name].state


@pytest.mark.parametrize(
    ("kind", "count", "expected"),
    [(TC, 24, BROKEN), (TC, 25, MET), (TC, 26, MET), (SC, 14, BROKEN), (SC, 15, MET)],
)
def test_size(kind: CommitteeKind, count: int, expected: CompositionState) -> None:
    found = judged(seats(count), kind)["size"]
    assert (found.state, found.value, found.bound) == (expected, count, Bound.AT_LEAST)
    assert found.limit == (25 if kind is TC else 15)
    assert "2020" in found.citation.zh
    assert not found.provisional
    assert len(found.seats) == count


@pytest.mark.parametrize(("chairs", "expected"), [(0, BROKEN), (1, MET), (2, BROKEN)])
def test_one_chair(chairs: int, expected: CompositionState) -> None:
    found = judged(seats(25, chairs=chairs))["chair"]
    assert (found.state, found.value, found.limit) == (expected, chairs, 1)


@pytest.mark.parametrize(("secretaries", "expected"), [(0, BROKEN), (1, MET), (2, BROKEN)])
@pytest.mark.parametrize("kind", [TC, SC])
def test_one_secretary_general(
    secretaries: int, expected: CompositionState, kind: CommitteeKind
) -> None:
    found = judged(seats(25, secretaries=secretaries), kind)["secretaries"]
    assert (found.state, found.value, found.limit) == (expected, secretaries, 1)
    assert (found.rule, found.provisional) == ("tc.secretary", True)


@pytest.mark.parametrize(
    ("kind", "vices", "expected"),
    [(TC, 4, MET), (TC, 5, MET), (TC, 6, BROKEN), (SC, 3, MET), (SC, 4, BROKEN)],
)
def test_vice_chairs_and_deputies(
    kind: CommitteeKind, vices: int, expected: CompositionState
) -> None:
    assert state("vice_chairs", seats(25, vices=vices), kind) is expected
    found = judged(seats(25, deputies=vices), kind)["vice_secretaries"]
    assert found.state is expected
    assert found.provisional


@pytest.mark.parametrize(("of_one", "expected"), [(2, MET), (3, MET), (4, BROKEN)])
def test_members_from_one_unit(of_one: int, expected: CompositionState) -> None:
    members = seats(25)
    crowded = [*seats(of_one, chairs=0, organization_id=7), *members[of_one:]]
    found = judged(crowded)["unit"]
    assert (found.state, found.value, found.limit) == (expected, of_one, 3)
    assert found.seats == ((1, 2, 3, 4) if expected is BROKEN else ())
    assert (found.unit, found.room, found.rule) == (7, 3 - of_one, "tc.unit.max")


def test_members_without_a_unit_may_be_of_any() -> None:
    blank = seats(25, organization_id=None)
    two_of_one = [*seats(2, organization_id=7), *seats(25)[2:24], blank[24]]
    assert state("unit", two_of_one) is MET
    three_of_one = [*seats(3, organization_id=7), *seats(25)[3:24], blank[24]]
    found = judged(three_of_one)["unit"]
    assert found.state is UNKNOWN
    assert str(found.note) == "1 member whose unit is not stated"
    assert state("unit", three_of_one, employers={25: 9}) is MET
    assert state("unit", three_of_one, employers={25: 7}) is BROKEN
    employed = judged(blank, employers={n: n for n in range(1, 26)})["unit"]
    assert (employed.state, employed.value) == (MET, 1)


@pytest.mark.parametrize(
    ("parties", "expected"),
    [
        ({InterestParty.PRODUCER: 12, InterestParty.USER: 13}, BROKEN),
        ({InterestParty.PRODUCER: 13, InterestParty.USER: 13}, MET),
        ({InterestParty.PRODUCER: 14, InterestParty.USER: 12}, BROKEN),
        ({InterestParty.PRODUCER: 12, InterestParty.USER: 12, InterestParty.PUBLIC: 1}, MET),
        ({InterestParty.PRODUCER: 12, InterestParty.USER: 10, InterestParty.UNKNOWN: 4}, UNKNOWN),
        ({InterestParty.PRODUCER: 10, InterestParty.USER: 13, InterestParty.UNKNOWN: 3}, UNKNOWN),
        ({InterestParty.PRODUCER: 14, InterestParty.UNKNOWN: 12}, BROKEN),
        ({InterestParty.UNKNOWN: 25}, UNKNOWN),
    ],
)
def test_one_party_has_at_most_half(
    parties: dict[InterestParty, int], expected: CompositionState
) -> None:
    every = [party for party, n in parties.items() for _ in range(n)]
    members = [seats(len(every), party=party)[n] for n, party in enumerate(every)]
    found = judged(members)["party"]
    assert found.state is expected
    known = {party: n for party, n in parties.items() if party is not InterestParty.UNKNOWN}
    assert (found.value, found.of) == (max(known.values(), default=0), len(every))
    assert found.limit == Fraction(1, 2)
    most = {party for party, n in known.items() if n == found.value}
    assert {members[number - 1].party for number in found.seats} == most
    assert found.party == next((party for party in PARTIES if party in most), None)


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ((7, 8, 9), MET),
        ((7, 8, 7), BROKEN),
        ((7, 8, 8), BROKEN),
        ((7, None, 9), UNKNOWN),
        ((7, 7, None), BROKEN),
    ],
)
def test_chair_and_vice_chairs_are_of_different_units(
    units: tuple[int | None, ...], expected: CompositionState
) -> None:
    members = seats(25, vices=2)
    led = [seats(3, vices=2, organization_id=unit)[n] for n, unit in enumerate(units)]
    assert state("leaders", [*led, *members[3:]]) is expected


@pytest.mark.parametrize(("on", "expected"), [(1, MET), (2, MET), (3, WARNING), (4, BROKEN)])
def test_persons_on_many_committees(on: int, expected: CompositionState) -> None:
    found = judged(seats(25), committees=dict.fromkeys(range(1, 25), 1) | {25: on})["committees"]
    assert (found.state, found.value, found.limit) == (expected, on, 3)
    assert found.provisional
    assert found.seats == ((25,) if on >= 3 else ())
    assert "committees" not in judged(seats(25))


@pytest.mark.parametrize(
    ("until", "ended", "ending"),
    [
        (DAY - dt.timedelta(days=1), WARNING, MET),
        (DAY, MET, WARNING),
        (dt.date(2027, 6, 11), MET, WARNING),
        (dt.date(2027, 6, 12), MET, MET),
    ],
)
def test_terms(until: dt.date, ended: CompositionState, ending: CompositionState) -> None:
    found = judged([*seats(25)[:24], seats(25, until=until)[24]])
    assert found["terms_ended"].state is ended
    assert found["terms_ending"].state is ending
    assert found["terms_ended"].of == 25
    if ending is WARNING:
        assert found["terms_ending"].seats == (25,)
        assert str(found["terms_ending"].note) == f"The first ends on {until}."


def test_those_without_a_vote_are_not_counted() -> None:
    others = [
        Membership(id=50 + n, committee_id=1, person_id=50 + n, role=role, organization_id=7)
        for n, role in enumerate([Role.ADVISER, Role.OBSERVER, Role.LIAISON, Role.EXPERT])
    ]
    assert judged([*seats(25), *others])["size"].value == 25
    assert judged([*seats(25), *others]) == judged(seats(25))


def test_the_parameters_are_those_of_the_day() -> None:
    early = composition(seats(25), shipped(), TC, dt.date(2019, 1, 1))
    assert all("2017" in item.citation.zh for item in early)


@pytest.mark.parametrize(
    "kind", [CommitteeKind.WORKING_GROUP, CommitteeKind.INTERNATIONAL, CommitteeKind.GROUP_BODY]
)
def test_other_bodies_have_no_such_rules(kind: CommitteeKind) -> None:
    assert composition(seats(3), shipped(), kind, DAY) == ()


def test_a_roster_without_a_member_is_not_blamed() -> None:
    observer = Membership(id=1, committee_id=1, person_id=1, role=Role.OBSERVER)
    for members in ([], [observer]):
        (found,) = judged(members).values()
        assert (found.id, found.state, found.value) == ("size", UNKNOWN, 0)
        assert str(found.note) == "no members are recorded"


@given(st.integers(0, 60), st.integers(0, 60))
def test_room_is_what_the_share_leaves(largest: int, others: int) -> None:
    """So many more fit that none is over, and one more would be."""
    members = [
        *seats(largest, party=InterestParty.PRODUCER),
        *seats(others, party=InterestParty.USER),
    ]
    if not members:
        return
    found = judged(members)["party"]
    most = found.value
    assert (found.state is MET) == (found.room >= 0)
    assert most + found.room <= found.limit * len(members) < most + found.room + 1


def test_room_to_the_least_and_to_the_exact_number() -> None:
    assert [judged(seats(n))["size"].room for n in (24, 25, 27)] == [-1, 0, 2]
    assert [judged(seats(25, chairs=n))["chair"].room for n in (0, 1, 2)] == [-1, 0, -1]


@pytest.mark.parametrize(("on", "expected"), [(2, MET), (3, WARNING), (4, BROKEN), (9, BROKEN)])
def test_load_of_one_person(on: int, expected: CompositionState) -> None:
    assert load_state(on, shipped(), DAY) is expected
