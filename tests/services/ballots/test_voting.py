"""Votes come in, are superseded, withdrawn, given reasons; the timeline stays."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Refused
from stdcommittee.domain.ballots.recorded import BallotLine
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Mode, Vote, Voter
from stdcommittee.domain.ballots.vocabulary import Answer, BallotKind, Standing, VoteValue
from stdcommittee.domain.people.records import Role
from stdcommittee.services.ballots import (
    cancel_ballot,
    cast_votes,
    give_reason,
    lines_of,
    open_ballot,
    place_voter,
    record_vote,
    record_votes,
    withdraw_vote,
)
from stdcommittee.services.session import Session
from tests.services.ballots.committee import (
    ABSTAIN,
    NO,
    OPENED,
    TODAY,
    YES,
    draft,
    last_message,
    last_operation,
    opened,
    roster,
    stored,
    vote_all,
    voters,
)
from tests.workspaces import record_tables


@pytest.fixture
def ballot(session: Session) -> Ballot:
    roster(session, 5, Role.ADVISER)
    return opened(session)


def line(session: Session, voter: Voter) -> BallotLine:
    with session.reading() as reader:
        return next(item for item in lines_of(reader, voter.ballot_id) if item.voter.id == voter.id)


def test_a_vote(session: Session, ballot: Ballot) -> None:
    voter = voters(session, ballot)[1]
    vote = record_vote(session, voter.id, ABSTAIN)
    assert line(session, voter) == BallotLine(voter, vote)
    assert (vote.cast, vote.mode, vote.reasons) == (TODAY, Mode.WRITTEN, Answer.UNKNOWN)
    assert last_message(session) == "委员02 in “地理信息 观测、测量与样本”: Abstain"


@pytest.mark.parametrize(
    ("value", "details", "reasons"),
    [
        (NO, {}, Answer.NO),
        (NO, {"reason": "  "}, Answer.NO),
        (NO, {"reason": "5.2 不清"}, Answer.YES),
        (NO, {"reasons": Answer.YES}, Answer.YES),
        (VoteValue.DISAPPROVE_UNLESS, {}, Answer.NO),
        (YES, {}, Answer.UNKNOWN),
        (YES, {"reason": "附两条编辑意见"}, Answer.YES),
    ],
)
def test_whether_a_vote_has_reasons(
    session: Session, ballot: Ballot, value: VoteValue, details: dict[str, str], reasons: Answer
) -> None:
    voter = voters(session, ballot)[0]
    assert record_vote(session, voter.id, value, **details).reasons is reasons  # type: ignore[arg-type]


def test_a_later_vote_supersedes_and_the_timeline_stays(session: Session, ballot: Ballot) -> None:
    voter = voters(session, ballot)[0]
    first = record_vote(session, voter.id, NO, on=OPENED, mode=Mode.MEETING)
    second = record_vote(session, voter.id, YES, on=OPENED)
    assert line(session, voter) == BallotLine(voter, second, (first,))
    with session.reading() as reader:
        (cast, *_) = cast_votes(reader, ballot)
    assert cast.vote is YES
    session.undo(last_operation(session))
    assert line(session, voter) == BallotLine(voter, first)


def test_undoing_an_earlier_vote_leaves_the_later_one(session: Session, ballot: Ballot) -> None:
    voter = voters(session, ballot)[0]
    record_vote(session, voter.id, NO)
    operation = last_operation(session)
    second = record_vote(session, voter.id, YES)
    session.undo(operation)
    assert line(session, voter) == BallotLine(voter, second)


def test_many_votes_are_one_operation(session: Session, ballot: Ballot) -> None:
    before = last_operation(session)
    vote_all(session, ballot, [YES, YES, NO, None, ABSTAIN], mode=Mode.MEETING, cast=OPENED)
    assert last_operation(session) == before + 1
    assert last_message(session) == "4 votes recorded in “地理信息 观测、测量与样本”"
    with session.reading() as reader:
        assert [vote.vote for vote in cast_votes(reader, ballot)] == [
            YES,
            YES,
            NO,
            None,
            ABSTAIN,
            None,
        ]
        modes = {vote.mode for vote in reader.find(Vote, Is("ballot_id", ballot.id))}
    assert modes == {Mode.MEETING}


@pytest.mark.parametrize(
    ("voter", "vote", "why"),
    [
        (5, {"value": YES}, "委员06: Adviser: has no vote in this ballot"),
        (0, {"value": VoteValue.CONFIRM}, "委员01: “Confirm” is no answer in this ballot"),
        (0, {"value": None}, "委员01: no vote is named"),
        (0, {"value": YES, "cast": TODAY + dt.timedelta(days=1)}, "is yet to come"),
        (0, {"value": YES, "cast": OPENED - dt.timedelta(days=1)}, "opened on 2026-06-04 only"),
    ],
)
def test_a_vote_that_cannot_be(
    session: Session, ballot: Ballot, voter: int, vote: dict[str, object], why: str
) -> None:
    listed = voters(session, ballot)
    good = Vote(ballot_id=ballot.id, voter_id=listed[1].id, value=YES)
    bad = replace(good, voter_id=listed[voter].id, **vote)  # type: ignore[arg-type]
    before = record_tables(session)
    with pytest.raises(Refused, match=why):
        record_votes(session, ballot.id, [good, bad])
    assert record_tables(session) == before


def test_every_objection_is_said_at_once(session: Session, ballot: Ballot) -> None:
    listed = voters(session, ballot)
    votes = [
        Vote(ballot_id=ballot.id, voter_id=listed[5].id, value=YES),
        Vote(ballot_id=ballot.id, voter_id=999, value=YES),
    ]
    with pytest.raises(Refused) as caught:
        record_votes(session, ballot.id, votes)
    assert str(caught.value.what) == (
        "委员06: Adviser: has no vote in this ballot; Somebody who is not on the list of voters"
    )


def test_a_vote_after_the_last_day_is_refused(session: Session) -> None:
    roster(session, 3)
    ballot = opened(session, closes=TODAY - dt.timedelta(days=1))
    voter = voters(session, ballot)[0]
    with pytest.raises(Refused, match="the last day for votes was 2026-06-10"):
        record_vote(session, voter.id, YES)
    assert record_vote(session, voter.id, YES, on=TODAY - dt.timedelta(days=1)).value is YES


def test_a_vote_cast_before_the_one_that_stands_is_refused(
    session: Session, ballot: Ballot
) -> None:
    voter = voters(session, ballot)[0]
    record_vote(session, voter.id, YES)
    with pytest.raises(Refused, match="the vote of 2026-06-11 is later"):
        record_vote(session, voter.id, NO, on=OPENED)


def test_a_vote_taken_back_did_not_happen_but_stays_in_the_timeline(
    session: Session, ballot: Ballot
) -> None:
    voter = voters(session, ballot)[0]
    first = record_vote(session, voter.id, NO, reason="5.2 不清", experts=2)
    withdrawn = withdraw_vote(session, voter.id, reason="来函撤回")
    found = line(session, voter)
    assert found == BallotLine(voter, withdrawn, (first,))
    assert not found.voted
    assert (withdrawn.value, withdrawn.reason, withdrawn.experts) == (None, "来函撤回", 0)
    with session.reading() as reader:
        assert cast_votes(reader, ballot)[0].vote is None
    with pytest.raises(Refused, match="委员01 has not voted"):
        withdraw_vote(session, voter.id)
    again = record_vote(session, voter.id, YES)
    assert line(session, voter) == BallotLine(voter, again, (first, withdrawn))
    with pytest.raises(Refused, match="is later"):
        withdraw_vote(session, voter.id, on=OPENED)
    with pytest.raises(Refused, match="委员02 has not voted"):
        withdraw_vote(session, voters(session, ballot)[1].id)


def test_reasons_handed_in_later(session: Session, ballot: Ballot) -> None:
    voter = voters(session, ballot)[0]
    vote = record_vote(session, voter.id, NO)
    given = give_reason(session, vote.id, " 5.2 不清 ")
    assert given == replace(vote, reason="5.2 不清", reasons=Answer.YES)
    assert line(session, voter) == BallotLine(voter, given)
    assert last_message(session) == "Reasons of 委员01 in “地理信息 观测、测量与样本”"
    with pytest.raises(Refused, match="No reasons are written"):
        give_reason(session, vote.id, "  ")
    record_vote(session, voter.id, YES)
    with pytest.raises(Refused, match="has voted anew since"):
        give_reason(session, vote.id, "再补")
    with pytest.raises(Refused, match="no longer there"):
        give_reason(session, 999, "x")


def test_a_frozen_list_keeps_what_a_voter_counts_as(session: Session, ballot: Ballot) -> None:
    with pytest.raises(Refused, match="was frozen on 2026-06-04"):
        place_voter(session, voters(session, ballot)[5].id, Standing.MEMBER)


def test_a_voter_whose_standing_was_not_told_is_placed(session: Session) -> None:
    listed = [Voter(ballot_id=0, name="SAC", standing=Standing.P), Voter(ballot_id=0, name="BSI")]
    made = draft(session, kind=BallotKind.DIS, document="ISO/DIS 1", committee="ISO/TC 1")
    ballot = open_ballot(session, made.id, OPENED, listed)
    assert ballot.electorate == 1
    voter = voters(session, ballot)[1]
    placed = place_voter(session, voter.id, Standing.O)
    assert placed.standing is Standing.O
    assert stored(session, ballot).electorate == 2


def test_only_an_open_ballot_takes_votes(session: Session, ballot: Ballot) -> None:
    voter = voters(session, ballot)[0]
    vote = record_vote(session, voter.id, NO)
    cancel_ballot(session, ballot.id, "计划终止")
    before = record_tables(session)
    for act in (
        lambda: record_vote(session, voter.id, YES),
        lambda: withdraw_vote(session, voter.id),
        lambda: give_reason(session, vote.id, "x"),
        lambda: place_voter(session, voter.id, Standing.MEMBER),
        lambda: record_votes(session, ballot.id, []),
    ):
        with pytest.raises(Refused, match="Closed without decision"):
            act()
    assert record_tables(session) == before
    session.undo(last_operation(session))
    assert stored(session, ballot).status is BallotStatus.OPEN
    assert record_vote(session, voter.id, YES).value is YES


def test_undoing_the_opening_is_refused_while_votes_hang_on_it(
    session: Session, ballot: Ballot
) -> None:
    operation = last_operation(session)
    record_vote(session, voters(session, ballot)[0].id, YES)
    with pytest.raises(Refused, match="Another record still points to this one"):
        session.undo(operation)
    session.undo(last_operation(session))
    session.undo(operation)
    assert stored(session, ballot).status is BallotStatus.DRAFT
    assert voters(session, ballot) == []
