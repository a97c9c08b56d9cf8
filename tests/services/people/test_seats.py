"""Acts on seats: each one operation, none with an overlap."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from stdcommittee.base.errors import Invalid, Refused
from stdcommittee.base.records import kind_of
from stdcommittee.domain.people.records import (
    BodyParticipation,
    Committee,
    Membership,
    Participation,
    Person,
    Role,
)
from stdcommittee.services.editing import change_bulk, plan_bulk, remove, save
from stdcommittee.services.history import newest_operation
from stdcommittee.services.people import seats
from stdcommittee.services.session import Session


@pytest.fixture
def seat(session: Session) -> Membership:
    """A seat from 2021 to 2025."""
    with session.writing("seat") as uow:
        committee = uow.add(Committee(reference="SAC/TC 999"))
        person = uow.add(Person(name="委员01"))
        return uow.add(
            Membership(
                committee_id=committee.id,
                person_id=person.id,
                since=dt.date(2021, 1, 1),
                until=dt.date(2025, 12, 31),
            )
        )


def _all(session: Session) -> list[Membership]:
    with session.reading() as reader:
        return reader.find(Membership)


def test_a_form_with_an_overlap_is_refused_beside_its_field(
    session: Session, seat: Membership
) -> None:
    again = dataclasses.replace(seat, id=0, since=dt.date(2025, 12, 31), until=None)
    with pytest.raises(Invalid) as refused:
        save(session, again)
    assert list(refused.value.problems) == ["since"]
    assert "2021-01-01 to 2025-12-31" in str(refused.value.problems["since"])
    save(session, dataclasses.replace(again, since=dt.date(2026, 1, 1)))
    with pytest.raises(Invalid):
        save(session, dataclasses.replace(seat, until=dt.date(2026, 1, 1)))


def test_what_overlapped_before_may_still_be_edited(session: Session, seat: Membership) -> None:
    with session.writing("imported") as uow:
        twin = uow.add(dataclasses.replace(seat, id=0))
    save(session, dataclasses.replace(twin, certificate="7"))
    with pytest.raises(Invalid):
        save(session, dataclasses.replace(twin, since=dt.date(2022, 1, 1)))


def test_one_day_given_to_many_seats_leaves_out_those_it_cannot_have(
    session: Session, seat: Membership
) -> None:
    with session.writing("next") as uow:
        later = uow.add(dataclasses.replace(seat, id=0, since=dt.date(2026, 1, 1), until=None))
    plan = plan_bulk(
        session, kind_of(Membership), [seat.id, later.id], "until", dt.date(2030, 12, 31)
    )
    assert [item.id for item in plan.records] == [later.id]
    assert "overlaps" in str(plan.refused[seat.id])


def test_notes_tell_of_gaps_and_overlaps(session: Session, seat: Membership) -> None:
    draft = dataclasses.replace(seat, id=0, since=dt.date(2026, 1, 3), until=None)
    (gap,) = seats.notes_on(session, draft)
    assert str(gap).startswith("2 days lie between")
    (overlap,) = seats.notes_on(session, dataclasses.replace(draft, since=seat.until))
    assert "overlaps" in str(overlap)
    assert seats.notes_on(session, seat) == ()


def test_renewing_adds_a_term_in_one_operation(session: Session, seat: Membership) -> None:
    again = seats.renew_seat(session, seat.id, dt.date(2026, 1, 1), dt.date(2030, 12, 31))
    assert _all(session) == [seat, again]
    operation = session.workspace.operations(limit=1)[0]
    assert str(operation.message) == "委员01: another term, 2026-01-01 to 2030-12-31"
    with pytest.raises(Invalid):
        seats.renew_seat(session, seat.id, dt.date(2030, 12, 31), dt.date(2031, 12, 31))
    session.undo(operation.id)
    assert _all(session) == [seat]


def test_a_seat_ends_with_a_reason_and_only_once(session: Session, seat: Membership) -> None:
    with pytest.raises(Invalid) as refused:
        seats.end_seat(session, seat.id, dt.date(2024, 5, 1), " ")
    assert list(refused.value.problems) == ["end_reason"]
    with pytest.raises(Invalid):
        seats.end_seat(session, seat.id, dt.date(2020, 5, 1), "调离")
    ended = seats.end_seat(session, seat.id, dt.date(2024, 5, 1), "调离")
    assert (ended.ended, ended.end_reason) == (dt.date(2024, 5, 1), "调离")
    assert session.workspace.operations(limit=1)[0].reason == "调离"
    with pytest.raises(Refused, match="2024-05-01"):
        seats.end_seat(session, seat.id, dt.date(2024, 6, 1), "调离")


def test_another_role_from_a_day_within_the_term(session: Session, seat: Membership) -> None:
    with pytest.raises(Refused, match="already"):
        seats.change_role(session, seat.id, Role.MEMBER, dt.date(2023, 1, 1))
    for day in (dt.date(2021, 1, 1), dt.date(2026, 1, 1)):
        with pytest.raises(Invalid) as refused:
            seats.change_role(session, seat.id, Role.CHAIR, day)
        assert list(refused.value.problems) == ["since"]
    seats.change_role(session, seat.id, Role.CHAIR, dt.date(2023, 1, 1))
    before, after = _all(session)
    assert (before.role, before.until) == (Role.MEMBER, dt.date(2022, 12, 31))
    assert (after.role, after.since, after.until) == (
        Role.CHAIR,
        dt.date(2023, 1, 1),
        seat.until,
    )


def test_a_seat_that_is_gone_is_said(session: Session) -> None:
    with pytest.raises(Refused, match="no longer"):
        seats.change_role(session, 77, Role.CHAIR, dt.date(2023, 1, 1))


def test_a_new_status_ends_the_one_before(session: Session, seat: Membership) -> None:
    committee, body = seat.committee_id, "SAC"
    first = seats.change_status(session, committee, body, Participation.O, dt.date(2010, 1, 1))
    with pytest.raises(Refused, match="already"):
        seats.change_status(session, committee, body, Participation.O, dt.date(2012, 1, 1))
    second = seats.change_status(session, committee, body, Participation.P, dt.date(2015, 6, 1))
    with session.reading() as reader:
        assert reader.find(BodyParticipation) == [
            dataclasses.replace(first, until=dt.date(2015, 5, 31)),
            second,
        ]
    with pytest.raises(Invalid):
        seats.change_status(session, committee, body, Participation.P, dt.date(2009, 1, 1))
    with pytest.raises(Invalid, match="Member body"):
        seats.change_status(session, committee, " ", Participation.P, dt.date(2009, 1, 1))


def _others(session: Session, seat: Membership, *persons: str) -> list[Membership]:
    with session.writing("others") as uow:
        people = [uow.add(Person(name=name)) for name in persons]
        return [uow.add(dataclasses.replace(seat, id=0, person_id=who.id)) for who in people]


def test_two_seats_given_to_one_person_would_overlap(session: Session, seat: Membership) -> None:
    first, second = _others(session, seat, "委员02", "委员03")
    with session.writing("somebody") as uow:
        new = uow.add(Person(name="委员04"))
    kind = kind_of(Membership)
    plan = plan_bulk(session, kind, [first.id, second.id], "person_id", new.id)
    assert [item.id for item in plan.records] == [first.id]
    assert "overlaps" in str(plan.refused[second.id])
    save(session, dataclasses.replace(seat, person_id=new.id))  # meanwhile
    with pytest.raises(Refused, match="overlaps"):
        change_bulk(session, kind, "person_id", plan)
    assert {item.person_id for item in _all(session)} == {new.id, 2, 3}


def test_many_seats_of_one_person_may_change_together(session: Session, seat: Membership) -> None:
    later = seats.renew_seat(session, seat.id, dt.date(2026, 1, 1), dt.date(2030, 12, 31))
    with session.writing("somebody") as uow:
        new = uow.add(Person(name="委员02"))
    kind = kind_of(Membership)
    plan = plan_bulk(session, kind, [seat.id, later.id], "person_id", new.id)
    change_bulk(session, kind, "person_id", plan)
    assert {item.person_id for item in _all(session)} == {new.id}


def test_undo_brings_no_overlap_about(session: Session, seat: Membership) -> None:
    seats.end_seat(session, seat.id, dt.date(2023, 1, 1), "moved")
    ending = newest_operation(session)
    seats.renew_seat(session, seat.id, dt.date(2023, 6, 1), dt.date(2027, 12, 31))
    renewal, before = newest_operation(session), _all(session)
    with pytest.raises(Refused, match="overlaps") as refused:
        session.undo(ending)
    assert f"Undo operation {renewal}" in str(refused.value)
    assert _all(session) == before
    session.undo(renewal)
    session.undo(ending)
    assert _all(session) == [seat]


def test_undoing_a_removal_brings_no_overlap_about(session: Session, seat: Membership) -> None:
    remove(session, kind_of(Membership), [seat.id])
    removal = newest_operation(session)
    with session.writing("another") as uow:
        uow.add(dataclasses.replace(seat, id=0))
    with pytest.raises(Refused, match="overlaps"):
        session.undo(removal)


def test_undo_restores_an_overlap_that_was_there_before(session: Session, seat: Membership) -> None:
    with session.writing("imported") as uow:
        twin = uow.add(dataclasses.replace(seat, id=0))
    save(session, dataclasses.replace(twin, since=dt.date(2026, 1, 1), until=None))
    session.undo(newest_operation(session))
    assert _all(session) == [seat, twin]


def test_undo_brings_no_second_status_about(session: Session, seat: Membership) -> None:
    at = seat.committee_id
    seats.change_status(session, at, "SAC", Participation.P, dt.date(2020, 1, 1))
    (p_member,) = _statuses(session)
    save(session, dataclasses.replace(p_member, until=dt.date(2022, 12, 31)))
    ending = newest_operation(session)
    seats.change_status(session, at, "SAC", Participation.O, dt.date(2023, 1, 1))
    with pytest.raises(Refused, match="overlaps with the status as O-member"):
        session.undo(ending)


def _statuses(session: Session) -> list[BodyParticipation]:
    with session.reading() as reader:
        return reader.find(BodyParticipation)


def test_a_seat_that_was_left_takes_no_other_role(session: Session, seat: Membership) -> None:
    ended = seats.end_seat(session, seat.id, dt.date(2024, 1, 1), "moved")
    with pytest.raises(Refused, match="ended on 2024-01-01"):
        seats.change_role(session, seat.id, Role.CHAIR, dt.date(2023, 1, 1))
    assert _all(session) == [ended]
