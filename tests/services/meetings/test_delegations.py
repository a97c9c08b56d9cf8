"""Delegations: prepared from the meeting, filled with people, done line by line."""

from __future__ import annotations

import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.domain.meetings.delegations import Duty, DutyState
from stdcommittee.domain.meetings.records import DelegateRole, Delegation, Meeting, MeetingKind
from stdcommittee.domain.people.expert_records import ExpertRegistration, RegistrationStatus
from stdcommittee.domain.people.records import Committee, CommitteeKind, Organization, Person
from stdcommittee.services.meetings.delegations import (
    DATED,
    add_delegates,
    delegation_page,
    delegation_rows,
    mark_attended,
    no_summary_conditions,
    prepare_delegation,
    record_done,
)
from stdcommittee.services.session import Session
from tests.figures import day, keep, kept


def abroad(session: Session, begins: str = "2026-05-11") -> Meeting:
    return kept(
        session,
        Meeting(
            title="全会",
            title_en="Plenary",
            kind=MeetingKind.INTERNATIONAL,
            committee="ISO/TC 211",
            begins=day(begins),
        ),
    )


def stored(session: Session, number: int) -> Delegation:
    with session.reading() as reader:
        found = reader.get(Delegation, number)
    assert found is not None
    return found


def test_prepared_only_for_meetings_abroad(session: Session) -> None:
    made = prepare_delegation(session, abroad(session).id)
    assert (made.title, made.title_en) == ("全会", "Plenary")
    (home,) = keep(session, Meeting(title="年会"))
    with pytest.raises(Refused):
        prepare_delegation(session, home)


def test_people_by_the_names_and_units_of_today(session: Session) -> None:
    (unit,) = keep(session, Organization(name="某研究院"))
    head, member = keep(session, Person(name="专家01", organization_id=unit), Person(name="专家02"))
    made = prepare_delegation(session, abroad(session).id)
    add_delegates(session, made.id, [head], DelegateRole.HEAD)
    add_delegates(session, made.id, [head, member], DelegateRole.MEMBER)
    item = stored(session, made.id)
    page = delegation_page(session, item)
    assert item.head == "专家01"
    assert [(x.name, x.organization, x.role) for x in page.delegates] == [
        ("专家01", "某研究院", DelegateRole.HEAD),
        ("专家02", "", DelegateRole.MEMBER),
    ]
    with pytest.raises(Refused, match="already"):
        add_delegates(session, made.id, [member], DelegateRole.MEMBER)
    mark_attended(session, page.delegates[1].id, attended=True)
    assert [x.attended for x in delegation_page(session, item).delegates] == [False, True]


def test_registered_experts_are_offered(session: Session) -> None:
    group, other = keep(
        session,
        Committee(reference="ISO/TC 211/WG 9", kind=CommitteeKind.INTERNATIONAL),
        Committee(reference="ISO/TC 21", kind=CommitteeKind.INTERNATIONAL),
    )
    first, second, third = keep(session, *(Person(name=f"专家{n:02d}") for n in (1, 2, 3)))
    keep(
        session,
        *(
            ExpertRegistration(
                committee_id=at,
                person_id=person,
                status=RegistrationStatus.REGISTERED,
                until=until,
            )
            for at, person, until in (
                (group, first, None),
                (group, second, day("2026-01-01")),  # expired
                (other, third, None),
            )
        ),
    )
    made = prepare_delegation(session, abroad(session).id)
    assert [x.person for x in delegation_page(session, made).experts] == [first]
    add_delegates(session, made.id, [first], DelegateRole.HEAD)
    assert delegation_page(session, made).experts == ()


@pytest.mark.parametrize("duty", DATED)
def test_dated_lines_are_done_in_one_act(session: Session, duty: Duty) -> None:
    made = prepare_delegation(session, abroad(session, "2026-08-03").id)
    record_done(session, made.id, duty, day("2026-06-11"))
    page = delegation_page(session, stored(session, made.id))
    (line,) = [check for check in page.checks if check.duty is duty]
    assert (line.state, line.done) == (DutyState.DONE, day("2026-06-11"))


def test_rows_say_what_is_late_and_what_follows(session: Session) -> None:
    over = prepare_delegation(session, abroad(session, "2026-05-01").id)
    ahead = prepare_delegation(session, abroad(session, "2026-08-03").id)
    rows = delegation_rows(session, [over.id, ahead.id])
    assert Duty.SUMMARY in {check.duty for check in rows[over.id].late}
    assert rows[ahead.id].late == ()
    following = rows[ahead.id].following
    assert following is not None
    assert (following.duty, following.due) == (Duty.BRIEF, day("2026-07-24"))
    assert rows[ahead.id].done == 0
    assert delegation_page(session, over).over
    assert not delegation_page(session, ahead).over


def test_without_summary(session: Session) -> None:
    made = prepare_delegation(session, abroad(session).id)
    other = prepare_delegation(session, abroad(session).id)
    record_done(session, made.id, Duty.SUMMARY, day("2026-06-01"))
    with session.reading() as reader:
        found = reader.find(Delegation, *no_summary_conditions())
    assert [item.id for item in found] == [other.id]
