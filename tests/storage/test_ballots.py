"""Questions about many ballots: counts as a verdict has them, participation, what closes next."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Vote, Voter
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing, VoteValue
from stdcommittee.domain.people.records import Role
from stdcommittee.domain.rules import tally
from stdcommittee.services.ballots import (
    cancel_ballot,
    close_ballot,
    open_ballot,
    record_vote,
    withdraw_vote,
)
from stdcommittee.services.session import Session
from stdcommittee.storage.ballots import (
    VoterParticipation,
    cast_votes,
    lines_of,
    open_ballots,
    participation,
    vote_counts,
)
from tests.domain.rules.builders import rule
from tests.services.ballots.committee import (
    ABSTAIN,
    NO,
    OPENED,
    TODAY,
    YES,
    draft,
    opened,
    roster,
    vote_all,
    voters,
)

VALUES = st.sampled_from([None, YES, NO, ABSTAIN, VoteValue.APPROVE_WITH_COMMENTS])


def test_counts_are_those_of_the_verdict(session: Session) -> None:
    roster(session, 5, Role.ADVISER)
    first, second = opened(session), opened(session)
    vote_all(session, first, [YES, YES, NO, ABSTAIN])
    record_vote(session, voters(session, first)[2].id, YES)
    withdraw_vote(session, voters(session, first)[3].id)
    with session.reading() as reader:
        found = vote_counts(reader, [second.id, first.id, 99])
        verdict = tally(rule("cn.tc.draft"), cast_votes(reader, first))
    assert found[first.id] == {
        "member": {"approve": 3, "not_voted": 2},
        "adviser": {"not_voted": 1},
    }
    assert found[first.id] == verdict.counts
    assert found[second.id] == {"member": {"not_voted": 5}, "adviser": {"not_voted": 1}}
    assert set(found) == {first.id, second.id}


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([Standing.P, Standing.O, None]),
            st.lists(
                st.tuples(VALUES, st.sampled_from(["", "也许"]), st.integers(0, 3)), max_size=3
            ),
        ),
        max_size=6,
    )
)
def test_any_records_are_counted_as_the_tally_counts_them(
    session: Session, listed: list[tuple[Standing | None, list[tuple[VoteValue | None, str, int]]]]
) -> None:
    with session.writing("list") as uow:
        ballot = uow.add(Ballot(title="x", kind=BallotKind.DIS, status=BallotStatus.OPEN))
        for number, (standing, votes) in enumerate(listed):
            voter = uow.add(Voter(ballot_id=ballot.id, name=f"NB{number}", standing=standing))
            for value, stated, count in votes:
                word = "" if value is not None else stated
                uow.add(
                    Vote(
                        ballot_id=ballot.id,
                        voter_id=voter.id,
                        value=value,
                        stated=word,
                        count=count,
                    )
                )
    with session.reading() as reader:
        verdict = tally(rule("iso.dis"), cast_votes(reader, ballot))
        found = vote_counts(reader, [ballot.id]).get(ballot.id, {})
    assert found == verdict.counts


def test_many_ballots_are_asked_in_batches(session: Session) -> None:
    with session.writing("list") as uow:
        numbers = uow.add_many([Ballot(title=f"B{n}") for n in range(1000)])
        uow.add_many([Voter(ballot_id=number, name="SAC") for number in numbers])
    with session.reading() as reader:
        found = vote_counts(reader, [*numbers, *numbers])
    assert len(found) == 1000
    assert set(map(str, found.values())) == {"{'unknown': {'not_voted': 1}}"}


def test_who_took_part(session: Session) -> None:
    seats = roster(session, 3, Role.ADVISER)
    first, second, third = (opened(session) for _ in range(3))
    vote_all(session, first, [YES, ABSTAIN, NO], cast=dt.date(2026, 6, 10))
    vote_all(session, second, [YES, None, NO])
    withdraw_vote(session, voters(session, second)[2].id)
    record_vote(session, voters(session, second)[1].id, NO)
    vote_all(session, third, [YES])
    close_ballot(session, first.id, dt.date(2026, 6, 10))
    close_ballot(session, second.id, TODAY)
    cancel_ballot(session, third.id, "撤回")
    with session.reading() as reader:
        both = participation(reader, dt.date(2026, 6, 10), TODAY)
        last = participation(reader, TODAY, TODAY)
        own = participation(reader, dt.date(2026, 1, 1), TODAY, committee="SAC/TC 999")
        other = participation(reader, dt.date(2026, 1, 1), TODAY, committee="SAC/TC 1")
    people = [seat.person_id for seat in seats]
    assert both == [
        VoterParticipation(people[0], "委员01", "某单位01", 2, 2, 0),
        VoterParticipation(people[1], "委员02", "某单位02", 2, 2, 1),
        VoterParticipation(people[2], "委员03", "某单位03", 2, 1, 0),
    ]
    assert [(item.ballots, item.voted) for item in last] == [(1, 1), (1, 1), (1, 0)]
    assert own == both
    assert other == []


def test_part_is_taken_by_persons_and_by_names(session: Session) -> None:
    roster(session, 2)
    by_person = opened(session)
    made = draft(session)
    named = [
        Voter(ballot_id=0, name="委员01", standing=Standing.MEMBER),
        Voter(ballot_id=0, name="汇总", standing=Standing.MEMBER),
    ]
    by_name = open_ballot(session, made.id, OPENED, named)
    with session.writing("list") as uow:
        total = voters(session, by_name)[1]
        uow.add(Vote(ballot_id=by_name.id, voter_id=total.id, value=YES, count=20))
    for ballot in (by_person, by_name):
        close_ballot(session, ballot.id, TODAY)
    with session.reading() as reader:
        found = participation(reader, TODAY, TODAY)
    assert [(item.person_id is None, item.name, item.ballots) for item in found] == [
        (True, "委员01", 1),
        (False, "委员01", 1),
        (False, "委员02", 1),
    ]


def test_open_ballots_closing_first(session: Session) -> None:
    roster(session, 1)
    days = [None, 20, 18, None, 19]
    made = [
        opened(session, title=f"B{n}", closes=day and dt.date(2026, 6, day))
        for n, day in enumerate(days)
    ]
    draft(session)
    cancel_ballot(session, made[4].id, "x")
    with session.reading() as reader:
        assert [ballot.title for ballot in open_ballots(reader)] == ["B2", "B1", "B0", "B3"]
        assert [ballot.title for ballot in open_ballots(reader, limit=2)] == ["B2", "B1"]


def test_lines_keep_the_order_of_the_list(session: Session) -> None:
    roster(session, 20)
    ballot = opened(session)
    listed = voters(session, ballot)
    random.Random(3).shuffle(listed)
    for voter in listed[:9]:
        record_vote(session, voter.id, YES)
    with session.reading() as reader:
        lines = lines_of(reader, ballot.id)
    assert [line.voter.id for line in lines] == sorted(voter.id for voter in listed)
    assert sum(line.voted for line in lines) == 9
    assert all(line.voter == replace(line.voter, ballot_id=ballot.id) for line in lines)
