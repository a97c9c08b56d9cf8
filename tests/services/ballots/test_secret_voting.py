"""A secret ballot from opening to closing."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Refused
from stdcommittee.domain.ballots.records import BallotOutcome, BallotStatus, Vote
from stdcommittee.domain.ballots.secret import TOOK_PART
from stdcommittee.domain.people.records import Role
from stdcommittee.services.ballots import (
    close_ballot,
    meter,
    record_vote,
    reopen_ballot,
    withdraw_vote,
)
from stdcommittee.services.ballots.secret_voting import record_count, record_participation
from stdcommittee.services.session import Session
from stdcommittee.storage.ballots import cast_votes, participation
from tests.services.ballots.committee import (
    ABSTAIN,
    CLOSES,
    NO,
    OPENED,
    TODAY,
    YES,
    roster,
    stored,
    voters,
)
from tests.services.ballots.committee import opened as open_one

COUNT = {YES: 16, NO: 6, ABSTAIN: 2}


def _voted(session: Session, taken: int = 24) -> int:
    """A secret ballot of 29 members of whom so many took part; returns its number."""
    roster(session, 29, Role.ADVISER)
    ballot = open_one(session, secret=True)
    chosen = [voter.id for voter in voters(session, ballot)[:taken]]
    record_participation(session, ballot.id, chosen)
    return ballot.id


def test_only_counts_are_recorded(session: Session) -> None:
    number = _voted(session)
    stands = meter(session, number)
    assert stands.box is not None
    assert (stands.box.took_part, stands.box.total) == (24, 0)
    assert not stands.closable
    record_count(session, number, COUNT)
    stands = meter(session, number)
    assert stands.closable
    assert stands.verdict is not None
    assert [(f.numerator, f.denominator) for f in stands.verdict.criteria] == [
        (24, 29),
        (16, 24),
        (6, 24),
    ]
    assert len(stands.missing) == 5
    with session.reading() as reader:
        named = [vote for vote in reader.find(Vote, Is("ballot_id", number)) if vote.stated]
    assert len(named) == 24
    assert all(vote.value is None and vote.stated == TOOK_PART for vote in named)


def test_it_closes_with_the_verdict_of_its_counts(session: Session) -> None:
    number = _voted(session)
    record_count(session, number, COUNT)
    closed = close_ballot(session, number, TODAY)
    assert (closed.status, closed.outcome) == (BallotStatus.CLOSED, BallotOutcome.APPROVED)
    stands = meter(session, number)
    assert stands.box is not None
    assert stands.box.counted == COUNT
    assert [line.treatment for line in stands.lines] == [None] * 30
    with session.reading() as reader:
        found = participation(reader, OPENED, CLOSES)
    assert sum(item.voted for item in found) == 24
    assert len(found) == 29


def test_more_votes_than_voters_are_refused(session: Session) -> None:
    number = _voted(session, 3)
    with pytest.raises(Refused, match="4 votes were counted, but 3 took part"):
        record_count(session, number, {YES: 4})
    with pytest.raises(Refused, match="no count"):
        record_count(session, number, {YES: -1})
    record_count(session, number, {YES: 2})
    with pytest.raises(Refused, match="3 took part, but 2 votes are counted"):
        close_ballot(session, number, TODAY)
    record_count(session, number, {YES: 2, NO: 1})
    assert meter(session, number).closable


def test_counts_of_single_answers_do_not_add_up_to_more_than_took_part(session: Session) -> None:
    number = _voted(session, 29)
    record_count(session, number, {YES: 20})
    with pytest.raises(Refused, match="40 votes were counted, but 29 took part"):
        record_count(session, number, {NO: 20})
    record_count(session, number, {YES: 9, NO: 20})
    assert meter(session, number).closable


def test_a_counted_vote_is_not_taken_out_of_the_box(session: Session) -> None:
    number = _voted(session, 3)
    record_count(session, number, {YES: 3})
    voter = voters(session, meter(session, number).ballot)[0]
    with pytest.raises(Refused, match="votes of all who took part are counted: 3"):
        withdraw_vote(session, voter.id)
    record_count(session, number, {YES: 2})
    withdraw_vote(session, voter.id)
    assert meter(session, number).closable


def test_the_day_of_a_count(session: Session) -> None:
    number = _voted(session, 3)
    with pytest.raises(Refused, match="is yet to come"):
        record_count(session, number, {YES: 3}, on=TODAY + dt.timedelta(days=1))
    with pytest.raises(Refused, match="opened on 2026-06-04 only"):
        record_count(session, number, {YES: 3}, on=OPENED - dt.timedelta(days=1))


def test_a_named_vote_is_refused(session: Session) -> None:
    number = _voted(session, 0)
    voter = voters(session, stored(session, meter(session, number).ballot))[0]
    with pytest.raises(Refused, match="is secret"):
        record_vote(session, voter.id, YES)


def test_who_has_no_vote_cannot_take_part(session: Session) -> None:
    roster(session, 3, Role.ADVISER)
    ballot = open_one(session, secret=True)
    everybody = [voter.id for voter in voters(session, ballot)]
    with pytest.raises(Refused, match="has no vote"):
        record_participation(session, ballot.id, everybody)
    with pytest.raises(Refused, match="not on the list"):
        record_participation(session, ballot.id, [9999])
    assert len(record_participation(session, ballot.id, everybody[:2])) == 2
    assert record_participation(session, ballot.id, everybody[:2]) == ()


def test_a_ballot_that_is_not_secret_has_no_box(session: Session) -> None:
    roster(session, 3)
    ballot = open_one(session)
    with pytest.raises(Refused, match="is not secret"):
        record_participation(session, ballot.id, [1])
    with pytest.raises(Refused, match="is not secret"):
        record_count(session, ballot.id, {YES: 1})


def test_a_further_round_goes_on_from_the_same_box(session: Session) -> None:
    number = _voted(session)
    record_count(session, number, COUNT)
    close_ballot(session, number, TODAY)
    again = reopen_ballot(session, number, "漏计一票")
    with session.reading() as reader:
        before, after = (
            cast_votes(reader, stored(session, item))
            for item in (meter(session, number).ballot, again)
        )
    assert before == after
    record_count(session, again.id, {**COUNT, YES: 15, NO: 7})
    stands = meter(session, again.id)
    assert stands.box is not None
    assert stands.box.counted[NO] == 7
