"""Calls: where they are, and choosing an applicant with all that follows in one operation."""

from __future__ import annotations

import pytest

from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Refused
from stdcommittee.domain.people.expert_records import (
    Applicant,
    ApplicantStatus,
    ExpertCall,
    ExpertRegistration,
    RegistrationStatus,
)
from stdcommittee.domain.people.records import Organization, Person
from stdcommittee.services.people.calls import (
    CallState,
    call_rows,
    days_said,
    decline,
    select,
    standing_of_call,
    state_of,
)
from stdcommittee.services.people.merging import merge
from stdcommittee.services.session import Session
from tests.figures import day, keep, kept
from tests.indicators.experts_sample import Sample, sample


@pytest.fixture
def here(session: Session) -> Sample:
    return sample(session)


def call(here: Sample, committee: int | None) -> ExpertCall:
    return kept(
        here.session,
        ExpertCall(
            title="征集专家",
            committee_id=committee,
            opened=day("2026-06-01"),
            closes=day("2026-06-30"),
        ),
    )


def applicant(here: Sample, of: ExpertCall, name: str = "专家甲", unit: str = "某新单位") -> int:
    (made,) = keep(here.session, Applicant(call_id=of.id, name=name, organization=unit))
    return made


@pytest.mark.parametrize(
    ("on", "state"),
    [
        ("2026-05-31", CallState.PLANNED),
        ("2026-06-01", CallState.OPEN),
        ("2026-06-22", CallState.OPEN),
        ("2026-06-23", CallState.CLOSING),
        ("2026-06-30", CallState.CLOSING),
        ("2026-07-01", CallState.CLOSED),
    ],
)
def test_where_a_call_is(here: Sample, on: str, state: CallState) -> None:
    assert state_of(call(here, None), day(on), 7) is state


def test_choosing_makes_person_unit_and_nomination_in_one_operation(here: Sample) -> None:
    made = call(here, here.groups[0])
    number = applicant(here, made)
    found = select(here.session, number, "专业对口")
    assert found.applicant.status is ApplicantStatus.SELECTED
    assert found.applicant.reason == "专业对口"
    assert found.applicant.decided == day("2026-06-11")
    assert found.applicant.person_id == found.person.id
    assert found.registration is not None
    assert found.registration.committee_id == here.groups[0]
    assert found.registration.status is RegistrationStatus.NOMINATED
    with here.session.reading() as reader:
        assert reader.first(Organization, Is("name", "某新单位")) is not None
        assert reader.get(Person, found.person.id) == found.person
    here.session.undo(here.session.workspace.operations(limit=1)[0].id)
    with here.session.reading() as reader:
        again = reader.get(Applicant, number)
        assert again is not None
        assert (again.status, again.person_id) == (ApplicantStatus.APPLIED, None)
        assert reader.get(Person, found.person.id) is None
        assert reader.count(ExpertRegistration) == 0


def test_a_known_person_of_the_unit_is_taken_and_registered_once(here: Sample) -> None:
    made = call(here, here.groups[0])
    held = here.register(0, 0)
    found = select(here.session, applicant(here, made, "专家00", "某研究院"), "")
    assert found.person.id == here.people[0]
    assert found.registration is not None
    assert found.registration.id == held
    other = select(here.session, applicant(here, made, "专家00", "某大学"), "")
    assert other.person.id not in here.people


def test_who_was_merged_applies_as_the_person_kept(here: Sample) -> None:
    made = call(here, here.groups[0])
    with here.session.writing("the same person and unit, otherwise written") as uow:
        unit = uow.add(Organization(name="研究院（某）"))
        former = uow.add(Person(name="专家零零", organization_id=unit.id))
        whole = uow.reader.first(Organization, Is("name", "某研究院"))
        kept = uow.reader.get(Person, here.people[0])
    assert whole is not None
    assert kept is not None
    merge(here.session, kept, former)
    merge(here.session, whole, unit)
    found = select(here.session, applicant(here, made, "专家零零", "研究院（某）"), "")
    assert found.person.id == kept.id


def test_a_call_of_a_national_committee_registers_nobody(here: Sample) -> None:
    for committee in (None, here.own):
        found = select(here.session, applicant(here, call(here, committee)), "")
        assert found.registration is None


def test_declining_keeps_the_reason(here: Sample) -> None:
    made = call(here, here.groups[0])
    number = applicant(here, made)
    assert decline(here.session, number, "专业不符").status is ApplicantStatus.DECLINED
    row = call_rows(here.session, [made.id])[made.id]
    assert (row.applicants, row.selected, row.undecided) == (1, 0, 0)


def test_declining_has_a_reason(here: Sample) -> None:
    number = applicant(here, call(here, here.groups[0]))
    with pytest.raises(Refused, match="not said why"):
        decline(here.session, number, " ")


def test_who_was_chosen_and_then_declined_is_nominated_no_more(here: Sample) -> None:
    made = call(here, here.groups[0])
    held = here.register(0, 0)
    for name, unit in (("专家甲", "某新单位"), ("专家00", "某研究院")):
        number = applicant(here, made, name, unit)
        chosen = select(here.session, number, "专业对口")
        decline(here.session, number, "本人放弃")
        assert chosen.registration is not None
        with here.session.reading() as reader:
            found = reader.get(ExpertRegistration, chosen.registration.id)
        assert found is not None
        if found.id == held:  # it did not come of this choice
            assert found == chosen.registration
        else:
            assert (found.status, found.ended) == (RegistrationStatus.ENDED, day("2026-06-11"))
            assert found.note.endswith("本人放弃")


def test_a_name_without_a_unit_is_nobody_known(here: Sample) -> None:
    made = call(here, here.groups[0])
    first, second = (
        select(here.session, applicant(here, made, "专家乙", ""), "专业对口") for _ in range(2)
    )
    assert first.person.id != second.person.id
    again = decline(here.session, first.applicant.id, "本人放弃")
    assert select(here.session, again.id, "专业对口").person.id == first.person.id


def test_an_applicant_who_is_gone(here: Sample) -> None:
    with pytest.raises(Refused):
        select(here.session, 999, "")


def test_standing(here: Sample) -> None:
    experts, members = call(here, here.groups[0]), call(here, here.own)
    applicant(here, experts)
    found = standing_of_call(here.session, experts)
    assert (found.days, found.least.key, found.registers) == (30, "expert.call.days", True)
    assert len(found.applicants) == 1
    assert str(days_said(found)) == "open for 30 days, at least 30"
    other = standing_of_call(here.session, members)
    assert (other.least.key, other.registers) == ("call.days", False)
