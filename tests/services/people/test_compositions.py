from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from stdcommittee.domain.people.composition import CompositionState
from stdcommittee.domain.people.records import (
    Committee,
    CommitteeKind,
    InterestParty,
    Membership,
    Person,
    Role,
)
from stdcommittee.services.people.compositions import CommitteeComposition, composition_on
from stdcommittee.services.session import Session

DAY = dt.date(2026, 6, 11)


@pytest.fixture
def committee(session: Session) -> int:
    """A committee of 25: one chair, the producers one more than half."""
    with session.writing("a committee") as uow:
        made = uow.add(Committee(reference="SAC/TC 999"))
        for number in range(25):
            person = uow.add(Person(name=f"委员{number:02d}"))
            uow.add(
                Membership(
                    committee_id=made.id,
                    person_id=person.id,
                    role=Role.CHAIR if not number else Role.MEMBER,
                    party=InterestParty.PRODUCER if number < 13 else InterestParty.USER,
                )
            )
    return made.id


def _found(
    session: Session, committee: int, draft: Membership | None = None
) -> CommitteeComposition:
    found = composition_on(session, committee, DAY, draft)
    assert found is not None
    return found


def _state(found: CommitteeComposition, name: str) -> CompositionState:
    return next(item.state for item in found.findings if item.id == name)


def test_counts_members_parties_and_roles(session: Session, committee: int) -> None:
    found = _found(session, committee)
    assert found.members == 25
    assert found.parties[InterestParty.PRODUCER] == 13
    assert found.roles[Role.CHAIR] == 1
    assert _state(found, "size") is CompositionState.MET
    assert _state(found, "party") is CompositionState.BROKEN  # 13 of 25, at most one half
    assert found.problems[0].id == "party"


def test_a_seat_in_a_form_takes_the_place_of_the_stored_one(
    session: Session, committee: int
) -> None:
    with session.reading() as reader:
        seat = reader.get(Membership, 2)
    assert seat is not None
    moved = dataclasses.replace(seat, party=InterestParty.USER)
    found = _found(session, committee, moved)
    assert found.members == 25
    assert _state(found, "party") is CompositionState.BROKEN  # now the users have 13
    observer = dataclasses.replace(seat, role=Role.OBSERVER)
    assert _state(_found(session, committee, observer), "size") is CompositionState.BROKEN


def test_a_new_seat_in_a_form_is_counted_once_its_person_is_chosen(
    session: Session, committee: int
) -> None:
    with session.writing("somebody") as uow:
        person = uow.add(Person(name="委员99"))
    nobody = Membership(committee_id=committee, person_id=0, party=InterestParty.USER)
    assert _found(session, committee, nobody).members == 25
    somebody = dataclasses.replace(nobody, person_id=person.id)
    found = _found(session, committee, somebody)
    assert found.members == 26
    assert _state(found, "party") is CompositionState.MET  # 13 of 26


def test_a_working_group_has_no_such_rules(session: Session) -> None:
    with session.writing("a group") as uow:
        group = uow.add(Committee(reference="WG 1", kind=CommitteeKind.WORKING_GROUP))
    assert _found(session, group.id).findings == ()
    assert composition_on(session, 99, DAY) is None
