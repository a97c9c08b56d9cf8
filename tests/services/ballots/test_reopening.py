"""A closed ballot taken up again: both rounds are kept."""

from __future__ import annotations

import pytest

from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Refused
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, BallotStatus
from stdcommittee.domain.documents.records import Document, Evidence
from stdcommittee.services.ballots import (
    cancel_ballot,
    cast_votes,
    close_ballot,
    lines_of,
    meter,
    record_vote,
    reopen_ballot,
)
from stdcommittee.services.session import Session
from tests.services.ballots.committee import (
    ABSTAIN,
    NO,
    TODAY,
    YES,
    last_message,
    last_operation,
    opened,
    roster,
    stored,
    vote_all,
    voters,
)
from tests.workspaces import record_tables

REASON = "委员02的表决票漏计"


@pytest.fixture
def closed(session: Session) -> Ballot:
    roster(session, 5)
    ballot = opened(session)
    vote_all(session, ballot, [YES, NO, YES, ABSTAIN], reason="理由")
    record_vote(session, voters(session, ballot)[1].id, YES)
    with session.writing("document") as uow:
        draft = uow.add(Document(name="送审稿.pdf", sha256="0" * 64))
        uow.add(Evidence(document_id=draft.id, kind="ballot", record_id=ballot.id))
    return close_ballot(session, ballot.id, TODAY)


def test_the_new_round_goes_on_where_the_closed_one_ended(session: Session, closed: Ballot) -> None:
    again = reopen_ballot(session, closed.id, REASON)
    assert (again.round, again.status, again.outcome, again.closed, again.verdict) == (
        2,
        BallotStatus.OPEN,
        BallotOutcome.NONE,
        None,
        None,
    )
    assert (again.rule, again.edition, again.electorate, again.opened) == (
        closed.rule,
        closed.edition,
        closed.electorate,
        closed.opened,
    )
    assert last_message(session) == f"“{closed.title}” reopened as round 2: {REASON}"
    with session.reading() as reader:
        assert cast_votes(reader, again) == cast_votes(reader, closed)
        earlier = [len(line.earlier) for line in lines_of(reader, again.id)]
        (evidence,) = reader.find(Evidence, Is("record_id", again.id))
    assert earlier == [0, 1, 0, 0, 0]
    assert evidence.kind == "ballot"
    verdict = meter(session, again.id).verdict
    assert verdict is not None
    assert verdict.to_json() == closed.verdict


def test_the_closed_round_stays_as_it_is(session: Session, closed: Ballot) -> None:
    with session.reading() as reader:
        before = lines_of(reader, closed.id)
    again = reopen_ballot(session, closed.id, REASON)
    record_vote(session, voters(session, again)[4].id, NO, reason="条款不清")
    final = close_ballot(session, again.id, TODAY)
    assert stored(session, closed) == closed
    with session.reading() as reader:
        assert lines_of(reader, closed.id) == before
    assert final.verdict != closed.verdict


def test_reopening_can_be_undone(session: Session, closed: Ballot) -> None:
    before = record_tables(session)
    reopen_ballot(session, closed.id, REASON)
    session.undo(last_operation(session))
    assert record_tables(session) == before


def test_what_is_not_taken_up_again(session: Session, closed: Ballot) -> None:
    with pytest.raises(Refused, match="for a reason"):
        reopen_ballot(session, closed.id, "  ")
    again = reopen_ballot(session, closed.id, REASON)
    with pytest.raises(Refused, match="Open for votes"):
        reopen_ballot(session, again.id, REASON)
    with pytest.raises(Refused, match="Round 2"):
        reopen_ballot(session, closed.id, REASON)
    cancel_ballot(session, again.id, "不再需要")
    assert reopen_ballot(session, closed.id, REASON).round == 2
    with pytest.raises(Refused, match="no longer there"):
        reopen_ballot(session, 99, REASON)
