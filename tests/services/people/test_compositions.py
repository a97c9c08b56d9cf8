"""A committee's composition on a day, with a seat in a form; figures and alerts agree with it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
from itertools import product

import pytest

from stdcommittee.domain.people.composition import CompositionState
from stdcommittee.domain.people.records import (
    PARTIES,
    Committee,
    CommitteeKind,
    InterestParty,
    Membership,
    Organization,
    Person,
    Role,
)
from stdcommittee.services.people.compositions import CommitteeComposition, composition_on
from stdcommittee.services.session import Session
from tests.figures import alerts, bad, good, keep, left_out, measure

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
    assert [item.id for item in found.problems[:2]] == ["secretaries", "party"]


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


OFFICES = (Role.CHAIR, Role.VICE_CHAIR, Role.VICE_SECRETARY)
SECRETARIES = (1, 1, 1, 1, 0, 2)  # draws of how many there are
INDICATORS = {
    "composition.size": ("size",),
    "composition.party": ("party",),
    "composition.unit": ("unit",),
    "composition.officers": ("chair", "vice_chairs", "secretaries", "vice_secretaries", "leaders"),
}


def _seat_at_random(session: Session, draw: random.Random, number: int) -> int:
    """Set up a committee about its limits: 0 to 27 seats, some without a party or a unit."""
    kind = draw.choice((CommitteeKind.NATIONAL, CommitteeKind.NATIONAL_SUB))
    (at,) = keep(session, Committee(reference=f"SAC/TC 999/SC {number}", kind=kind))
    count = draw.choice((0, 3, 14, 15, 24, 25, 27))
    blank, own = draw.choice((0, 0, 0.05, 0.3)), draw.choice((0, 0.1, 0.3))
    offices = [role for role in OFFICES for _ in range(draw.choice((0, 1, 1, 1, 2, 4, 6)))]
    offices[:0] = [Role.SECRETARY] * draw.choice(SECRETARIES)
    heavy = draw.choice((1, 4, 6))
    people = keep(session, *[Person(name="委员", organization_id=_unit(draw, own, blank))] * count)
    seats = [
        Membership(
            committee_id=at,
            person_id=person,
            organization_id=draw.choice((None, _unit(draw, own, blank))),
            role=offices.pop() if offices else draw.choice((Role.MEMBER,) * 9 + (Role.OBSERVER,)),
            party=InterestParty.UNKNOWN
            if draw.random() < blank
            else draw.choice((*PARTIES, *PARTIES[:1] * heavy)),
        )
        for person in people
    ]
    keep(session, *seats)
    return at


def _unit(draw: random.Random, own: float, blank: float) -> int | None:
    if draw.random() < blank:
        return None
    return 1 if draw.random() < own else draw.randint(2, 40)


def _worst(found: CommitteeComposition, names: tuple[str, ...]) -> CompositionState:
    states = {item.state for item in found.findings if item.id in names}
    for state in (CompositionState.BROKEN, CompositionState.UNKNOWN):
        if state in states:
            return state
    return CompositionState.MET if states else CompositionState.UNKNOWN


def test_screen_figures_and_alerts_say_the_same(session: Session) -> None:
    draw = random.Random(20171030)
    keep(session, *[Organization(name=f"某单位{n:02d}") for n in range(1, 41)])
    committees = [_seat_at_random(session, draw, number) for number in range(1, 81)]
    shown = {at: _found(session, at) for at in committees}
    seen = set()
    for indicator, names in INDICATORS.items():
        states = {at: _worst(shown[at], names) for at in committees}
        figure = measure(session, indicator, "2026")
        assert good(figure) == [at for at in committees if states[at] is CompositionState.MET]
        broken = [at for at in committees if states[at] is CompositionState.BROKEN]
        assert bad(figure) == broken
        unknown = [at for at in committees if states[at] is CompositionState.UNKNOWN]
        assert sorted(left_out(figure)) == unknown
        if indicator != "composition.officers":
            raised = alerts(session, indicator, DAY.isoformat())
            assert sorted(alert.record for alert in raised) == broken
        seen |= {(indicator, state) for state in states.values()}
    states_of_each = (CompositionState.MET, CompositionState.BROKEN, CompositionState.UNKNOWN)
    assert seen == set(product(INDICATORS, states_of_each))


def test_screen_and_figure_judge_the_load_alike(session: Session) -> None:
    people = keep(session, *[Person(name=f"委员{n}") for n in range(5)])
    for number, held in enumerate(range(5)):
        (at,) = keep(session, Committee(reference=f"SAC/TC {number + 1}"))
        keep(session, *[Membership(committee_id=at, person_id=who) for who in people[held:]])
    (own,) = keep(session, Committee(reference="SAC/TC 999"))
    keep(session, *[Membership(committee_id=own, person_id=who) for who in people])
    figure = measure(session, "people.load", "2026")
    (found,) = (item for item in _found(session, own).findings if item.id == "committees")
    judged = {line.record: str(line.judgement) for line in figure.counted}
    assert bad(figure) == people[2:]  # on four, five and six committees
    assert judged[people[1]] == "3 committees, to be looked at"
    assert (found.state, found.value) == (CompositionState.BROKEN, 6)
    assert len(found.seats) == len(people) - 1
