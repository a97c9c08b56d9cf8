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


def test_experts_of_former_terms_do_not_come_back() -> None:
    experts = [
        seat(n, Role.EXPERT, since=dt.date(2023, 1, 1), until=dt.date(2027, 12, 31))
        for n in range(1, 21)
    ]
    gone = [seat(n, Role.EXPERT, until=dt.date(2020, 12, 31)) for n in range(21, 24)]
    convenor = seat(24, Role.CHAIR, until=dt.date(2020, 12, 31))
    for seats in ([*experts, *gone], [*experts, *gone, convenor]):
        found = roster_on(seats, DAY)
        assert [item.id for item in found.others] == list(range(1, 21))
        assert (found.voting, found.held_over, found.lapsed) == ((), False, ())


def test_a_body_of_experts_alone_is_held_over_by_its_last_term() -> None:
    seats = [seat(n, Role.EXPERT, until=DAY - ONE) for n in (1, 2)]
    found = roster_on([*seats, seat(3, Role.EXPERT, until=DAY - 900 * ONE)], DAY)
    assert ([item.id for item in found.others], found.held_over) == ([1, 2], True)


@pytest.mark.parametrize(("days", "held"), [(183, [1, 2]), (184, [2])])
def test_terms_that_end_near_each_other_are_one(days: int, held: list[int]) -> None:
    seats = [seat(1, until=DAY - (days + 1) * ONE), seat(2, until=DAY - ONE)]
    assert [item.id for item in roster_on(seats, DAY).voting] == held


@pytest.mark.parametrize(("others", "held"), [(5, 6), (4, 1)])
def test_one_odd_date_does_not_decide_who_is_held_over(others: int, held: int) -> None:
    seats = [seat(n, until=dt.date(2024, 12, 31)) for n in range(1, others + 1)]
    found = roster_on([*seats, seat(99, until=dt.date(2026, 1, 31))], DAY)
    assert (len(found.voting), found.held_over) == (held, True)


def test_a_whole_new_term_is_no_odd_date() -> None:
    old = [seat(n, until=dt.date(2020, 12, 31)) for n in range(1, 30)]
    found = roster_on([*old, *(seat(n, until=dt.date(2025, 12, 31)) for n in range(30, 35))], DAY)
    assert [item.id for item in found.voting] == list(range(30, 35))


def test_whoever_left_after_another_seat_is_not_held_over() -> None:
    last = dt.date(2025, 12, 31)
    before = seat(1, until=dt.date(2025, 8, 31))
    after = seat(2, Role.CHAIR, person_id=1, since=dt.date(2025, 9, 1), ended=dt.date(2025, 10, 1))
    found = roster_on([before, after, seat(3, until=last)], DAY)
    assert [item.id for item in found.voting] == [3]


@pytest.mark.parametrize(("ended", "said"), [(28, 28), (2, 2), (1, 0)])
def test_terms_that_ended_are_told_where_they_are_more_than_go_on(ended: int, said: int) -> None:
    seats = [seat(n, until=DAY - ONE) for n in range(1, ended + 1)]
    left = seat(98, until=DAY - ONE, ended=DAY - ONE)
    found = roster_on([*seats, left, seat(99, until=DAY + ONE)], DAY)
    assert ([item.id for item in found.voting], found.held_over) == ([99], False)
    assert len(found.lapsed) == said


def test_nothing_has_lapsed_where_the_same_people_go_on() -> None:
    old = [seat(n, until=DAY - ONE) for n in range(1, 30)]
    new = [seat(n + 50, person_id=n, since=DAY) for n in range(1, 30)]
    assert roster_on([*old, *new], DAY).lapsed == ()
