"""The dossier of a re-constitution says what is recorded, and the days are counted by rule."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Vote, Voter
from stdcommittee.domain.ballots.vocabulary import Standing, VoteValue
from stdcommittee.domain.meetings.records import Attendance, Meeting, MeetingStatus, Presence
from stdcommittee.domain.people.integrity_records import Profile
from stdcommittee.domain.people.records import (
    Committee,
    CommitteeKind,
    InterestParty,
    Membership,
    Person,
)
from stdcommittee.services.people.merging import merge
from stdcommittee.services.people.renewal import Renewal, renewal_of
from stdcommittee.services.people.seats import renew_seat
from stdcommittee.services.session import Session

ENDS = dt.date(2026, 8, 31)
AFTER = dt.date(2026, 9, 1)


@pytest.fixture
def committee(session: Session) -> Committee:
    """Three members whose term ends, one vote and one meeting."""
    with session.writing("committee") as uow:
        made = uow.add(Committee(reference="SAC/TC 999"))
        people = [uow.add(Person(name=f"委员{n:02d}")) for n in (1, 2, 3)]
        for number, person in enumerate(people):
            uow.add(
                Membership(
                    committee_id=made.id,
                    person_id=person.id,
                    party=InterestParty.USER if number else InterestParty.PRODUCER,
                    since=dt.date(2021, 9, 1),
                    until=ENDS,
                )
            )
        uow.add(Profile(person_id=people[0].id))
        for closes in (dt.date(2020, 1, 1), dt.date(2022, 1, 1)):
            ballot = uow.add(Ballot(title="表决", committee="SAC/TC 999", closes=closes))
            for person in people[:2]:
                voter = uow.add(
                    Voter(
                        ballot_id=ballot.id,
                        name=person.name,
                        person_id=person.id,
                        standing=Standing.MEMBER,
                    )
                )
                if person is people[0]:
                    uow.add(Vote(ballot_id=ballot.id, voter_id=voter.id, value=VoteValue.APPROVE))
            uow.change(
                Ballot(
                    id=ballot.id,
                    title="表决",
                    committee="SAC/TC 999",
                    closes=closes,
                    status=BallotStatus.CLOSED,
                )
            )
        meeting = uow.add(
            Meeting(
                title="年会",
                committee="SAC/TC 999",
                begins=dt.date(2023, 5, 1),
                status=MeetingStatus.HELD,
            )
        )
        for person, presence in zip(people, (Presence.PRESENT, Presence.ABSENT), strict=False):
            uow.add(
                Attendance(
                    meeting_id=meeting.id,
                    person_id=person.id,
                    name=person.name,
                    presence=presence,
                )
            )
    return made


def _renewal(session: Session, committee: Committee) -> Renewal:
    found = renewal_of(session, committee.id)
    assert found is not None
    return found


def test_days_are_counted_from_the_rules(session: Session, committee: Committee) -> None:
    found = _renewal(session, committee)
    assert (found.began, found.ends, found.days_left) == (dt.date(2021, 9, 1), ENDS, 81)
    assert found.prepare.day == dt.date(2025, 8, 31)
    assert found.file.day == dt.date(2026, 5, 31)
    assert (found.prepare.rule.key, found.file.rule.key) == (
        "term.prepare.months",
        "term.file.months",
    )
    assert found.under_way


def test_nobody_stays_until_a_seat_after_the_term_is_recorded(
    session: Session, committee: Committee
) -> None:
    found = _renewal(session, committee)
    assert len(found.leaving) == 3
    assert dict(found.before) == {InterestParty.USER: 2, InterestParty.PRODUCER: 1}
    assert dict(found.after) == {}
    with session.writing("newcomer") as uow:
        newcomer = uow.add(Person(name="委员09"))
        seat = uow.add(
            Membership(
                committee_id=committee.id,
                person_id=newcomer.id,
                party=InterestParty.PUBLIC,
                since=AFTER,
            )
        )
    renew_seat(session, found.members[0].seat.id, AFTER, dt.date(2031, 8, 31))
    found = _renewal(session, committee)
    assert [item.name for item in found.staying] == [found.members[0].name]
    assert found.newcomers == (seat,)
    assert dict(found.after) == {InterestParty.PRODUCER: 1, InterestParty.PUBLIC: 1}
    size = next(item for item in found.findings if item.id == "size")
    assert size.value == 2


def test_each_members_share_in_the_work_of_the_term(session: Session, committee: Committee) -> None:
    first, second, third = _renewal(session, committee).members
    assert (first.entitled, first.voted, first.invited, first.came) == (1, 1, 1, 1)
    assert (second.entitled, second.voted, second.invited, second.came) == (1, 0, 1, 0)
    assert (third.entitled, third.voted, third.invited, third.came) == (0, 0, 0, 0)
    assert [item.form for item in (first, second, third)] == [True, False, False]
    assert _renewal(session, committee).without_form == (second, third)


def test_what_stands_under_a_merged_duplicate_counts(
    session: Session, committee: Committee
) -> None:
    with session.writing("twice") as uow:
        again = uow.add(Person(name="委员02"))
    with session.reading() as reader:
        old = reader.find(Person, order=("id",))[1]
    merge(session, again, old)
    by_person = {item.seat.person_id: item for item in _renewal(session, committee).members}
    assert (by_person[again.id].entitled, by_person[again.id].voted) == (1, 0)


def test_a_term_that_has_ended_is_counted_from_today(
    session: Session, committee: Committee
) -> None:
    with session.writing("earlier") as uow:
        for seat in uow.reader.find(Membership):
            uow.change(
                Membership(
                    id=seat.id,
                    committee_id=seat.committee_id,
                    person_id=seat.person_id,
                    until=dt.date(2026, 6, 1),
                )
            )
    found = _renewal(session, committee)
    assert found.days_left == -10
    assert len(found.leaving) == 3


def test_committees_without_rules_or_term_have_no_dossier(
    session: Session, committee: Committee
) -> None:
    with session.writing("others") as uow:
        group = uow.add(Committee(reference="WG 1", kind=CommitteeKind.WORKING_GROUP))
        bare = uow.add(Committee(reference="SAC/TC 1"))
        for made, until in ((group, ENDS), (bare, None)):
            uow.add(Membership(committee_id=made.id, person_id=1, until=until))
    assert renewal_of(session, group.id) is None
    assert renewal_of(session, bare.id) is None
    assert renewal_of(session, 99) is None
