from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.base.records import kind_of
from stdcommittee.domain.people.records import Committee, Membership, Person, Role
from stdcommittee.services.lists import ListQuery, build_list
from stdcommittee.services.people.rosters import (
    Term,
    ending_conditions,
    roster_basis,
    seat_rows,
    seats_as_of,
    seats_of_committee,
    seats_of_person,
    term_of,
)
from stdcommittee.services.scope import Scope
from stdcommittee.services.session import Session

DAY = dt.date(2026, 6, 11)
ONE = dt.timedelta(days=1)


@pytest.fixture
def committee(session: Session) -> int:
    with session.writing("a committee") as uow:
        made = uow.add(Committee(reference="SAC/TC 999"))
        for number in range(1, 5):
            uow.add(Person(name=f"委员{number:02d}"))
    return made.id


def _seat(session: Session, person: int, **values: object) -> int:
    with session.writing("a seat") as uow:
        seat = Membership(committee_id=1, person_id=person, **values)  # type: ignore[arg-type]
        return uow.add(seat).id


def _on(session: Session, day: dt.date | None, held_over: tuple[int, ...] = ()) -> list[int]:
    query = ListQuery(kind_of(Membership), seats_as_of(day, held_over))
    return list(build_list(session, query))


@pytest.mark.parametrize(
    ("values", "held"),
    [
        ({}, True),
        ({"since": DAY}, True),
        ({"since": DAY + ONE}, False),
        ({"until": DAY}, True),
        ({"until": DAY - ONE}, False),
        ({"ended": DAY}, False),
        ({"ended": DAY + ONE}, True),
        ({"since": DAY - ONE, "until": DAY + ONE}, True),
    ],
)
def test_a_seat_is_held_from_its_first_to_its_last_day(
    session: Session, committee: int, values: dict[str, dt.date], held: bool
) -> None:
    assert committee
    seat = _seat(session, 1, **values)
    assert _on(session, DAY) == ([seat] if held else [])
    assert _on(session, None) == [seat]


def test_those_of_an_ended_term_are_held_over(session: Session, committee: int) -> None:
    assert committee
    last = _seat(session, 1, until=DAY - ONE)
    _seat(session, 2, until=DAY - 400 * ONE)
    basis = roster_basis(session, Scope(("SAC/TC 999",)), DAY)
    assert basis.held_over == (last,)
    assert basis.committee is not None
    assert basis.committee.reference == "SAC/TC 999"
    assert _on(session, DAY, basis.held_over) == [last]
    assert [row.record.id for row in seats_of_committee(session, 1, DAY)] == [last]


def test_nobody_is_held_over_while_one_is_in_office(session: Session, committee: int) -> None:
    assert committee
    _seat(session, 1, until=DAY - ONE)
    _seat(session, 2)
    assert roster_basis(session, Scope(), DAY).held_over == ()


@pytest.mark.parametrize(
    ("values", "term"),
    [
        ({}, Term.OPEN),
        ({"until": DAY}, Term.ENDING),
        ({"until": DAY - ONE}, Term.ENDED),
        ({"until": DAY + 30 * ONE}, Term.ENDING),
        ({"until": DAY + 31 * ONE}, Term.RUNNING),
        ({"until": DAY + ONE, "ended": DAY}, Term.LEFT),
        ({"since": DAY + ONE}, Term.AHEAD),
    ],
)
def test_terms(values: dict[str, dt.date], term: Term) -> None:
    seat = Membership(committee_id=1, person_id=1, **values)  # type: ignore[arg-type]
    assert term_of(seat, DAY, DAY + 30 * ONE)[0] is term


def test_chip_of_ending_terms_leaves_out_those_who_left(session: Session, committee: int) -> None:
    assert committee
    ended = _seat(session, 1, until=DAY - ONE)
    _seat(session, 2, until=DAY - ONE, ended=DAY - ONE)
    _seat(session, 3, until=dt.date(2031, 1, 1))
    query = ListQuery(kind_of(Membership), ending_conditions(session))
    assert list(build_list(session, query)) == [ended]


def test_seats_of_a_person_newest_first(session: Session, committee: int) -> None:
    assert committee
    older = _seat(session, 1, since=dt.date(2015, 1, 1), until=dt.date(2020, 1, 1))
    newer = _seat(session, 1, since=dt.date(2021, 1, 1), role=Role.CHAIR)
    assert [row.record.id for row in seats_of_person(session, 1)] == [newer, older]
    assert seat_rows(session, [older])[older].term is Term.ENDED
