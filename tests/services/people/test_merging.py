"""Merging what is recorded twice: links move, closed ballots stay, one undo takes it back."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.base.messages import Bilingual
from stdcommittee.base.records import kind_of
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Vote, Voter
from stdcommittee.domain.ballots.vocabulary import Standing, VoteValue
from stdcommittee.domain.documents.records import Evidence
from stdcommittee.domain.meetings.records import Attendance, Meeting
from stdcommittee.domain.people.integrity_records import Profile, SealedDetail, SealedKind
from stdcommittee.domain.people.merging import Reason
from stdcommittee.domain.people.records import Committee, Membership, Organization, Person, Role
from stdcommittee.services.editing import remove
from stdcommittee.services.people.merging import (
    likely_duplicates,
    merge,
    merged_records,
    plan_merge,
)
from stdcommittee.services.people.participation import participation_of
from stdcommittee.services.people.sealing import erase, seal, sealed_of
from stdcommittee.services.search import pick, search_records
from stdcommittee.services.session import Session
from stdcommittee.storage import attachments
from stdcommittee.storage.check import check_file
from tests.workspaces import record_tables

DAY = dt.date(2024, 1, 1)


@dataclasses.dataclass
class Twice:
    """A person that is recorded twice, with what points to both."""

    session: Session
    kept: Person
    copy: Person
    closed: int  # ballots in whose electorate the copy stands
    open: int
    seat: Membership  # of the copy, at the same time as one of the kept person
    other: Membership  # of the copy, on another committee


@pytest.fixture
def twice(session: Session) -> Twice:
    """The same person twice, with seats, votes, a meeting and evidence."""
    with session.writing("people") as uow:
        unit = uow.add(Organization(name="某研究院"))
        first = uow.add(Committee(reference="SAC/TC 999"))
        second = uow.add(Committee(reference="SAC/TC 998"))
        kept = uow.add(Person(name="委员01", organization_id=unit.id))
        copy = uow.add(Person(name="委员01", organization_id=unit.id, email="w@x.cn"))
        uow.add(Membership(committee_id=first.id, person_id=kept.id, since=DAY))
        seat = uow.add(
            Membership(committee_id=first.id, person_id=copy.id, since=DAY, certificate="7")
        )
        other = uow.add(
            Membership(committee_id=second.id, person_id=copy.id, role=Role.CHAIR, since=DAY)
        )
        meeting = uow.add(Meeting(title="年会"))
        uow.add(Attendance(meeting_id=meeting.id, person_id=copy.id, name="委员01"))
        paper = attachments.attach_bytes(uow, b"paper", "paper.txt")
        for kind, number in (("person", copy.id), ("membership", seat.id)):
            uow.add(Evidence(document_id=paper.id, kind=kind, record_id=number))
        ballots = [uow.add(Ballot(title=t, status=BallotStatus.OPEN)) for t in ("先", "后")]
        for ballot in ballots:
            voter = uow.add(
                Voter(
                    ballot_id=ballot.id,
                    name="委员01",
                    person_id=copy.id,
                    standing=Standing.MEMBER,
                )
            )
            uow.add(Vote(ballot_id=ballot.id, voter_id=voter.id, value=VoteValue.APPROVE))
        uow.change(dataclasses.replace(ballots[0], status=BallotStatus.CLOSED))
    return Twice(session, kept, copy, ballots[0].id, ballots[1].id, seat, other)


def test_it_is_found_with_its_reason(twice: Twice) -> None:
    (found,) = likely_duplicates(twice.session, kind_of(Person))
    assert (found.kept.id, found.duplicate.id) == (twice.kept.id, twice.copy.id)
    assert found.reason is Reason.UNIT
    assert likely_duplicates(twice.session, kind_of(Organization), similar=True) == []


def test_the_plan_says_what_the_merge_then_does(twice: Twice) -> None:
    plan = plan_merge(twice.session, twice.kept, twice.copy)
    assert [item.name for item in plan.filled] == ["email"]
    (folded,) = plan.folded
    assert folded.committee == "SAC/TC 999"
    assert (folded.fold.after.certificate, folded.fold.gone) == ("7", (twice.seat,))
    assert plan.stay == 1
    assert plan.twice == ()
    assert {kind.name: count for kind, count in plan.moved} == {
        "voter": 1,
        "membership": 1,
        "attendance": 1,
        "evidence": 1,
    }
    merge(twice.session, twice.kept, twice.copy)
    with twice.session.reading() as reader:
        kept = reader.get(Person, twice.kept.id)
        assert kept == dataclasses.replace(twice.kept, email="w@x.cn")
        copy = reader.get(Person, twice.copy.id)
        assert copy == dataclasses.replace(twice.copy, merged_into=twice.kept.id)
        assert reader.get(Membership, twice.seat.id) is None
        moved = reader.get(Membership, twice.other.id)
        assert moved == dataclasses.replace(twice.other, person_id=twice.kept.id)
        seats = reader.find(Membership)
        assert [seat.certificate for seat in seats] == ["7", ""]
        assert {item.person_id for item in seats} == {twice.kept.id}
        by_ballot = {item.ballot_id: item.person_id for item in reader.find(Voter)}
        assert by_ballot == {twice.closed: twice.copy.id, twice.open: twice.kept.id}
        evidence = {(item.kind, item.record_id) for item in reader.find(Evidence)}
        assert evidence == {("person", twice.kept.id), ("membership", seats[0].id)}
    assert check_file(twice.session.path, None).ok


def test_one_undo_takes_it_back_exactly(twice: Twice) -> None:
    before = record_tables(twice.session)
    touched = merge(twice.session, twice.kept, twice.copy)
    assert record_tables(twice.session) != before
    twice.session.undo(touched.operation)
    assert record_tables(twice.session) == before
    assert check_file(twice.session.path, None).ok


def test_a_merged_record_is_neither_found_nor_offered(twice: Twice) -> None:
    session, kind = twice.session, kind_of(Person)
    assert {hit.record.id for hit in pick(session, kind, "委员01")} == {
        twice.kept.id,
        twice.copy.id,
    }
    touched = merge(session, twice.kept, twice.copy)
    for words in ("委员01", ""):
        assert [hit.record.id for hit in pick(session, kind, words)] == [twice.kept.id]
    assert [h.record.id for h in search_records(session, "委员01") if h.kind is kind] == [
        twice.kept.id
    ]
    assert likely_duplicates(session, kind) == []
    assert [item.id for item in merged_records(session, twice.kept)] == [twice.copy.id]
    session.undo(touched.operation)
    assert len(pick(session, kind, "委员01")) == 2


def test_votes_under_the_other_record_count_for_the_one_kept(twice: Twice) -> None:
    assert participation_of(twice.session, twice.kept.id).entitled == 0
    merge(twice.session, twice.kept, twice.copy)
    found = participation_of(twice.session, twice.kept.id)
    assert {(item.ballot, item.voted) for item in found.ballots} == {
        (twice.closed, True),
        (twice.open, True),
    }


def test_who_stands_twice_in_a_running_ballot_stays_there(twice: Twice) -> None:
    with twice.session.writing("twice") as uow:
        uow.add(Voter(ballot_id=twice.open, name="委员01", person_id=twice.kept.id))
    plan = plan_merge(twice.session, twice.kept, twice.copy)
    assert plan.twice == (Bilingual("后", ""),)
    assert plan.stay == 2


def test_chains_are_flattened_and_circles_refused(twice: Twice) -> None:
    session = twice.session
    with session.writing("third") as uow:
        third = uow.add(Person(name="委员01"))
    merge(session, twice.copy, third)
    with pytest.raises(Refused, match="merged already"):
        merge(session, third, twice.copy)
    with pytest.raises(Refused, match="merged already"):
        merge(session, twice.kept, third)
    merge(session, twice.kept, twice.copy)
    merged = {item.id for item in merged_records(session, twice.kept)}
    assert merged == {twice.copy.id, third.id}
    with pytest.raises(Refused, match="Two records"):
        merge(session, twice.kept, twice.kept)


def test_a_second_registration_form_stays_where_it_is(twice: Twice) -> None:
    with twice.session.writing("forms") as uow:
        for person in (twice.kept, twice.copy):
            uow.add(Profile(person_id=person.id, major="地理"))
    merge(twice.session, twice.kept, twice.copy)
    with twice.session.reading() as reader:
        assert [p.person_id for p in reader.find(Profile)] == [twice.kept.id, twice.copy.id]


def test_units_merge_with_their_people_and_seats(session: Session) -> None:
    with session.writing("units") as uow:
        kept, copy = (uow.add(Organization(name=f"某院{n}", acronym=f"A{n}")) for n in (1, 2))
        committee = uow.add(Committee(reference="SAC/TC 999"))
        person = uow.add(Person(name="委员01", organization_id=copy.id))
        uow.add(Membership(committee_id=committee.id, person_id=person.id, organization_id=copy.id))
    merge(session, kept, copy)
    with session.reading() as reader:
        (seat,) = reader.find(Membership)
        assert seat.organization_id == kept.id
        assert reader.many(Person, [person.id])[person.id].organization_id == kept.id
        assert reader.get(Organization, kept.id) == kept


def test_whoever_stands_in_a_ballot_is_not_removed_and_it_is_said_why(twice: Twice) -> None:
    before = record_tables(twice.session)
    with pytest.raises(Refused) as refused:
        remove(twice.session, kind_of(Person), [twice.copy.id])
    assert "Voters (Person): 2" in str(refused.value)
    assert "merge it" in str(refused.value)
    with pytest.raises(Refused, match=r"Persons \(Organisation\): 2"):
        remove(twice.session, kind_of(Organization), [twice.kept.organization_id or 0])
    assert record_tables(twice.session) == before


def test_a_merge_lengthens_a_seat_and_says_so(twice: Twice) -> None:
    session = twice.session
    with session.writing("days") as uow:
        uow.change(dataclasses.replace(twice.seat, since=DAY - dt.timedelta(days=9)))
    (folded,) = plan_merge(session, twice.kept, twice.copy).folded
    before = "Member, from 2024-01-01; Member, from 2023-12-23"
    assert str(folded.fold.said) == f"{before} → Member, from 2023-12-23"
    merge(session, twice.kept, twice.copy)
    with session.reading() as reader:
        assert reader.find(Membership)[0].since == DAY - dt.timedelta(days=9)


def test_seats_that_contradict_each_other_are_settled_first(twice: Twice) -> None:
    session = twice.session
    with session.writing("a role") as uow:
        uow.change(dataclasses.replace(twice.seat, role=Role.VICE_CHAIR))
    before = record_tables(session)
    for act in (plan_merge, merge):
        with pytest.raises(Refused, match=r"SAC/TC 999: Member, .* Vice-chair.* roles differ"):
            act(session, twice.kept, twice.copy)
    assert record_tables(session) == before


def test_two_sealed_numbers_are_not_left_standing(twice: Twice) -> None:
    session, kind = twice.session, SealedKind.IDENTITY_NUMBER
    seal(session, twice.kept.id, kind, b"11010119900307803X")
    other = seal(session, twice.copy.id, kind, b"110101199003078048")
    seal(session, twice.copy.id, SealedKind.PHOTO, b"\xff\xd8\xff")
    with pytest.raises(Refused, match="Both have this sealed: Identity number"):
        merge(session, twice.kept, twice.copy)
    erase(session, other.id, "wrong")
    merge(session, twice.kept, twice.copy)
    found: list[SealedDetail] = sealed_of(session, twice.kept.id)
    assert [item.kind for item in found if item.erased is None] == [SealedKind.PHOTO, kind]
