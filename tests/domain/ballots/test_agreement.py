"""Our vote beside the outcome: every pair of vote and outcome, and the days around the closing."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.domain.ballots.agreement import Agreement, agreement
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind, VoteValue

CLOSES = dt.date(2026, 6, 26)
OUT = BallotOutcome


def closed(
    position: VoteValue | None, outcome: BallotOutcome, sent: dt.date | None = CLOSES
) -> Ballot:
    return Ballot(
        title="x",
        kind=BallotKind.DIS,
        status=BallotStatus.CLOSED,
        closes=CLOSES,
        position=position,
        sent=sent,
        outcome=outcome,
    )


@pytest.mark.parametrize(
    ("position", "outcome", "stands"),
    [
        (VoteValue.APPROVE, OUT.APPROVED, Agreement.AGREED),
        (VoteValue.APPROVE_WITH_COMMENTS, OUT.APPROVED, Agreement.AGREED),
        (VoteValue.APPROVE, OUT.NOT_APPROVED, Agreement.OUTVOTED),
        (VoteValue.DISAPPROVE, OUT.NOT_APPROVED, Agreement.AGREED),
        (VoteValue.DISAPPROVE_UNLESS, OUT.APPROVED, Agreement.OUTVOTED),
        (VoteValue.CONFIRM, OUT.CONFIRM, Agreement.AGREED),
        (VoteValue.REVISE, OUT.REVISE, Agreement.AGREED),
        (VoteValue.WITHDRAW, OUT.WITHDRAW, Agreement.AGREED),
        (VoteValue.CONFIRM, OUT.REVISE, Agreement.OUTVOTED),
        (VoteValue.ABSTAIN, OUT.APPROVED, Agreement.ABSTAINED),
        (VoteValue.ABSTAIN, OUT.UNDETERMINED, Agreement.ABSTAINED),
        (VoteValue.APPROVE, OUT.UNDETERMINED, Agreement.UNDETERMINED),
        (VoteValue.APPROVE, OUT.CONFIRM, Agreement.UNDETERMINED),
        (VoteValue.CONFIRM, OUT.APPROVED, Agreement.UNDETERMINED),
        (None, OUT.APPROVED, Agreement.UNDETERMINED),
    ],
)
def test_vote_and_outcome(
    position: VoteValue | None, outcome: BallotOutcome, stands: Agreement
) -> None:
    assert agreement(closed(position, outcome)) is stands


@pytest.mark.parametrize(
    ("sent", "stands"),
    [
        (CLOSES, Agreement.AGREED),
        (CLOSES + dt.timedelta(days=1), Agreement.NOT_VOTED),
        (None, Agreement.NOT_VOTED),
    ],
)
def test_only_a_vote_in_time_is_one(sent: dt.date | None, stands: Agreement) -> None:
    assert agreement(closed(VoteValue.APPROVE, OUT.APPROVED, sent)) is stands


def test_without_an_outcome_there_is_nothing_to_compare() -> None:
    running = Ballot(title="x", status=BallotStatus.OPEN, position=VoteValue.APPROVE, sent=CLOSES)
    assert agreement(running) is None
    assert agreement(closed(VoteValue.APPROVE, OUT.NONE)) is None


def test_only_a_vote_for_or_against_is_compared() -> None:
    assert [item for item in Agreement if item.compared] == [
        Agreement.AGREED,
        Agreement.OUTVOTED,
    ]
