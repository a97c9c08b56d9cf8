"""Who sits on a committee, counted by party, unit and office."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from stdcommittee.domain.people.records import (
    CommitteeKind,
    InterestParty,
    Membership,
    Person,
    Role,
)
from stdcommittee.domain.people.roster import roster_on
from stdcommittee.domain.supervision.composition import (
    PARTIES,
    Composition,
    composition_of,
    prefix_of,
)

DAY = dt.date(2025, 6, 11)
PRODUCER, OPERATOR, *_ = PARTIES
HALF = Fraction(1, 2)


def composed(*seats: Membership, people: dict[int, Person] | None = None) -> Composition:
    return composition_of(roster_on(seats, DAY), people or {})


def seat(number: int, party: InterestParty = PRODUCER, **values: object) -> Membership:
    return Membership(id=number, committee_id=1, person_id=number, party=party, **values)  # type: ignore[arg-type]


def test_counted() -> None:
    people = {3: Person(name="委员03", organization_id=8), 4: Person(name="委员04")}
    found = composed(
        seat(1, role=Role.CHAIR, organization_id=7),
        seat(2, OPERATOR, organization_id=7),
        seat(3, OPERATOR),  # their unit is that of the person
        seat(4, InterestParty.UNKNOWN),
        seat(5, role=Role.OBSERVER, organization_id=7),
        people=people,
    )
    assert found.members == 4
    assert found.units == {7: 2, 8: 1}
    assert found.largest_unit == (7, 2)
    assert found.largest_party == (OPERATOR, 2)
    assert found.officers[Role.CHAIR] == 1
    assert set(found.missing_parties) == set(PARTIES) - {PRODUCER, OPERATOR}


def test_nobody() -> None:
    empty = composed()
    assert (empty.members, empty.largest_unit, empty.largest_party[1]) == (0, (0, 0), 0)
    assert empty.missing_parties == PARTIES
    assert empty.party_within(HALF)


@given(st.integers(0, 60), st.integers(0, 60))
def test_room_is_what_the_share_leaves(largest: int, others: int) -> None:
    """So many more fit that none is over, and one more would be."""
    found = Composition(
        members=largest + others, parties={PRODUCER: largest}, units={}, officers={}
    )
    room = found.party_room(HALF)
    assert found.party_within(HALF) == (room >= 0)
    assert largest + room <= HALF * found.members < largest + room + 1


def test_which_rules_bind() -> None:
    assert prefix_of(CommitteeKind.NATIONAL) == "tc"
    assert prefix_of(CommitteeKind.NATIONAL_SUB) == "sc"
    assert prefix_of(CommitteeKind.INTERNATIONAL) == ""
