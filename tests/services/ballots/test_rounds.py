"""Rounds of a matter, compared."""

from __future__ import annotations

from stdcommittee.domain.ballots.records import BallotStatus
from stdcommittee.domain.rules import Outcome
from stdcommittee.services.ballots import (
    cancel_ballot,
    close_ballot,
    create_ballot,
    open_ballot,
    record_vote,
    reopen_ballot,
)
from stdcommittee.services.ballots.rounds import compare_rounds, next_round
from stdcommittee.services.session import Session
from tests.services.ballots.committee import NO, TODAY, YES, roster, stored, vote_all, voters
from tests.services.ballots.committee import opened as open_one


def test_one_round_is_no_comparison(session: Session) -> None:
    roster(session, 3)
    ballot = open_one(session)
    assert compare_rounds(session, ballot.id).rounds == ()
    assert compare_rounds(session, 99).rounds == ()


def test_a_reopened_ballot_keeps_both_tallies(session: Session) -> None:
    roster(session, 4)
    ballot = open_one(session)
    vote_all(session, ballot, [YES, YES, NO, NO])
    close_ballot(session, ballot.id, TODAY)
    again = reopen_ballot(session, ballot.id, "计票有误")
    assert again.why == "计票有误"
    changed = voters(session, again)[2]
    record_vote(session, changed.id, YES)
    record_vote(session, voters(session, again)[3].id, YES)
    for number in (ballot.id, again.id):
        found = compare_rounds(session, number)
        assert [item.ballot.round for item in found.rounds] == [1, 2]
        assert [item.verdict.outcome for item in found.rounds if item.verdict] == [
            Outcome.NOT_APPROVED,
            Outcome.APPROVED,
        ]
        assert [(item.name, item.changed) for item in found.voters] == [
            ("委员03", True),
            ("委员04", True),
            ("委员01", False),
            ("委员02", False),
        ]


def test_a_further_round_of_a_revised_draft(session: Session) -> None:
    roster(session, 4)
    ballot = open_one(session)
    vote_all(session, ballot, [NO, NO, YES, YES])
    close_ballot(session, ballot.id, TODAY)
    prepared = create_ballot(session, next_round(stored(session, ballot)))
    assert (prepared.round, prepared.status, prepared.verdict) == (2, BallotStatus.DRAFT, None)
    assert compare_rounds(session, ballot.id).rounds == ()  # nobody can vote in it yet
    second = open_ballot(session, prepared.id, TODAY)
    vote_all(session, second, [YES, None, YES, YES])
    found = compare_rounds(session, second.id)
    assert [item.votes for item in found.voters] == [(NO, YES), (NO, None), (YES, YES), (YES, YES)]
    cancel_ballot(session, second.id, "撤回")
    assert compare_rounds(session, ballot.id).rounds == ()


def test_rounds_of_a_secret_ballot_show_no_voters(session: Session) -> None:
    roster(session, 3)
    ballot = open_one(session)
    vote_all(session, ballot, [YES, YES, YES])
    close_ballot(session, ballot.id, TODAY)
    open_one(session, secret=True, round=2)
    found = compare_rounds(session, ballot.id)
    assert (len(found.rounds), found.voters) == (2, ())
