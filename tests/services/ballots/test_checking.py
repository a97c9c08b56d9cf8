"""A second person compares votes with the paper."""

from __future__ import annotations

import dataclasses

import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.domain.ballots.records import Ballot, Mode, Voter
from stdcommittee.services.ballots import (
    close_ballot,
    give_reason,
    lines_of,
    meter,
    record_vote,
    reopen_ballot,
    withdraw_vote,
)
from stdcommittee.services.ballots.checking import check_votes
from stdcommittee.services.session import Session
from stdcommittee.storage.history import ActorStamp
from tests.services.ballots.committee import NO, TODAY, YES, roster, vote_all, voters
from tests.services.ballots.committee import opened as open_one

OTHER = ActorStamp("委员02", "副秘书", id=2)
THIRD = ActorStamp("委员03", "秘书", id=3)
OWN = ActorStamp("委员01")


def _ballot(session: Session) -> tuple[Ballot, list[int]]:
    roster(session, 5)
    ballot = open_one(session)
    vote_all(session, ballot, [YES, YES, NO])
    return ballot, [voter.id for voter in voters(session, ballot)]


def test_who_recorded_a_vote_cannot_compare_it(session: Session) -> None:
    ballot, numbers = _ballot(session)
    with pytest.raises(Refused, match="Recorded by 委员01: 委员01, 委员02"):
        check_votes(session, ballot.id, numbers[:2])
    assert len(meter(session, ballot.id).unchecked) == 3
    session.actor = ActorStamp("委员01", "另一人", id=7)  # the same name decides too
    with pytest.raises(Refused, match="Recorded by"):
        check_votes(session, ballot.id, numbers[:2])


def test_somebody_else_compares(session: Session) -> None:
    ballot, numbers = _ballot(session)
    session.actor = OTHER
    assert check_votes(session, ballot.id, numbers) == 3
    with session.reading() as reader:
        votes = [line.vote for line in lines_of(reader, ballot.id) if line.vote is not None]
    assert {(vote.checked_by, vote.checked) for vote in votes} == {("委员02", TODAY)}
    assert not meter(session, ballot.id).unchecked
    with pytest.raises(Refused, match="no vote on paper left"):
        check_votes(session, ballot.id, numbers)


def test_a_later_vote_is_to_be_compared_anew(session: Session) -> None:
    ballot, numbers = _ballot(session)
    session.actor = OTHER
    check_votes(session, ballot.id, numbers)
    record_vote(session, numbers[0], NO, reason="条款5")
    assert [line.voter.id for line in meter(session, ballot.id).unchecked] == [numbers[0]]
    with pytest.raises(Refused, match="Recorded by 委员02"):
        check_votes(session, ballot.id, numbers[:1])
    withdraw_vote(session, numbers[1])
    assert len(meter(session, ballot.id).unchecked) == 1


def test_reasons_that_come_later_are_to_be_compared_too(session: Session) -> None:
    ballot, numbers = _ballot(session)
    session.actor = OTHER
    check_votes(session, ballot.id, numbers)
    with session.reading() as reader:
        vote = lines_of(reader, ballot.id)[2].vote
    assert vote is not None
    given = give_reason(session, vote.id, "条款6")
    assert (given.checked_by, given.checked) == ("", None)
    with pytest.raises(Refused, match="Recorded by 委员02: 委员03"):  # who wrote the reasons
        check_votes(session, ballot.id, numbers[2:3])
    session.actor = OWN
    with pytest.raises(Refused, match="Recorded by 委员01: 委员03"):  # who wrote the vote
        check_votes(session, ballot.id, numbers[2:3])
    session.actor = THIRD
    assert check_votes(session, ballot.id, numbers[2:3]) == 1


def test_a_vote_of_an_earlier_round_is_its_writers(session: Session) -> None:
    ballot, _ = _ballot(session)
    close_ballot(session, ballot.id, TODAY)
    session.actor = OTHER
    again = reopen_ballot(session, ballot.id, "漏计一票")
    numbers = [voter.id for voter in voters(session, again)]
    record_vote(session, numbers[3], YES)
    close_ballot(session, again.id, TODAY)
    last = reopen_ballot(session, again.id, "再查一遍")
    numbers = [voter.id for voter in voters(session, last)]
    session.actor = OWN
    with pytest.raises(Refused, match="Recorded by 委员01: 委员01, 委员02, 委员03"):
        check_votes(session, last.id, numbers[:3])
    assert check_votes(session, last.id, numbers[3:]) == 1
    session.actor = OTHER  # who took it up again wrote nothing of the votes
    assert check_votes(session, last.id, numbers[:3]) == 3


def test_two_of_the_same_name_are_two(session: Session) -> None:
    ballot, numbers = _ballot(session)
    with session.writing("names") as uow:
        voter = uow.reader.get(Voter, numbers[1])
        assert voter is not None
        uow.change(dataclasses.replace(voter, name="委员01"))
    session.actor = OTHER
    assert check_votes(session, ballot.id, numbers[:2]) == 2
    assert len(meter(session, ballot.id).unchecked) == 1


def test_votes_that_came_otherwise_are_passed_over(session: Session) -> None:
    ballot, numbers = _ballot(session)
    record_vote(session, numbers[3], YES, mode=Mode.ONLINE)
    session.actor = OTHER
    with pytest.raises(Refused, match="no vote on paper left"):
        check_votes(session, ballot.id, [numbers[3], numbers[4]])
