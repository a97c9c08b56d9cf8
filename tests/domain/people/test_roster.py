"""Who sits on a committee on a day: the first and last days, one seat each, terms run out."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from stdcommittee.domain.people.records import Membership, Role
from stdcommittee.domain.people.roster import in_office, roster_on

DAY = dt.date(2026, 6, 11)
ONE = dt.timedelta(days=1)


def seat(number: int, role: Role = Role.MEMBER, **values: Any) -> Membership:
    filled: dict[str, Any] = {"committee_id": 1, "person_id": number, "role": role}
    return Membership(id=number, **{**filled, **values})


@pytest.mark.parametrize(
    ("dates", "held"),
    [
        ({}, True),
        ({"since": DAY}, True),
        ({"since": DAY + ONE}, False),
        ({"until": DAY}, True),
        ({"until": DAY - ONE}, False),
        ({"ended": DAY + ONE}, True),
        ({"ended": DAY}, False),
        ({"since": DAY - ONE, "until": DAY + ONE}, True),
        ({"since": DAY - ONE, "until": DAY + ONE, "ended": DAY - ONE}, False),
    ],
)
def test_the_days_of_a_seat(dates: dict[str, Any], held: bool) -> None:
    assert in_office(seat(1, **dates), DAY) is held


def test_members_vote_and_the_others_are_listed_by_rank() -> None:
    roles = [Role.OBSERVER, Role.MEMBER, Role.ADVISER, Role.CHAIR, Role.LIAISON, Role.SECRETARY]
    roles += [Role.EXPERT, Role.VICE_CHAIR, Role.VICE_SECRETARY]
    found = roster_on([seat(n, role) for n, role in enumerate(roles, 1)], DAY)
    assert [item.role for item in found.voting] == [
        Role.CHAIR,
        Role.VICE_CHAIR,
        Role.SECRETARY,
        Role.VICE_SECRETARY,
        Role.MEMBER,
    ]
    assert [item.role for item in found.others] == [
        Role.EXPERT,
        Role.ADVISER,
        Role.OBSERVER,
        Role.LIAISON,
    ]
    assert found.seats == (*found.voting, *found.others)


def test_one_person_has_one_seat() -> None:
    seats = [seat(1), seat(2, Role.CHAIR, person_id=1), seat(3, Role.ADVISER, person_id=1)]
    found = roster_on(seats, DAY)
    assert [item.id for item in found.seats] == [2]


def test_a_new_term_takes_the_place_of_the_old_one() -> None:
    old = [seat(n, until=DAY - ONE) for n in (1, 2, 3)]
    new = [seat(n + 10, person_id=n, since=DAY) for n in (1, 2)]
    found = roster_on([*old, *new], DAY)
    assert [item.id for item in found.voting] == [11, 12]
    assert not found.held_over


def test_the_last_term_stays_until_the_committee_is_constituted_anew() -> None:
    last = DAY - 40 * ONE
    seats = [
        seat(1, until=last),
        seat(2, until=last),
        seat(3, until=last - 1800 * ONE),
        seat(4, until=last, ended=last - ONE),
        seat(5, Role.ADVISER),
    ]
    found = roster_on(seats, DAY)
    assert [item.id for item in found.voting] == [1, 2]
    assert [item.id for item in found.others] == [5]
    assert found.held_over
    assert not roster_on(seats, last).held_over


def test_nobody() -> None:
    found = roster_on([], DAY)
    assert (found.seats, found.held_over) == ((), False)
