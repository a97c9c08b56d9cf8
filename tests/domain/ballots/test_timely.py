"""The days on which a vote can be cast, both ends included."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.domain.ballots.recorded import BallotLine
from stdcommittee.domain.ballots.records import Ballot, Vote, Voter
from stdcommittee.domain.ballots.timely import cast_late, untimely
from stdcommittee.domain.ballots.vocabulary import VoteValue

OPENED, CLOSES, TODAY = (dt.date(2026, 6, day) for day in (4, 18, 20))
BALLOT = Ballot(title="某标准送审稿", opened=OPENED, closes=CLOSES)
BEFORE = Vote(ballot_id=1, voter_id=1, cast=dt.date(2026, 6, 8))


@pytest.mark.parametrize(
    ("day", "before", "why"),
    [
        (3, None, "the ballot opened on 2026-06-04 only"),
        (4, None, ""),
        (18, None, ""),
        (19, None, "the last day for votes was 2026-06-18"),
        (21, None, "2026-06-21 is yet to come"),
        (7, BEFORE, "the vote of 2026-06-08 is later"),
        (8, BEFORE, ""),
    ],
)
def test_a_day(day: int, before: Vote | None, why: str) -> None:
    found = untimely(BALLOT, before, dt.date(2026, 6, day), TODAY)
    assert (str(found) if found else "") == why


def test_a_day_that_is_not_known_speaks_against_nothing() -> None:
    assert untimely(BALLOT, BEFORE, None, TODAY) is None
    undated = Vote(ballot_id=1, voter_id=1)
    assert untimely(Ballot(title="x"), undated, dt.date(2001, 1, 1), TODAY) is None


def test_a_vote_after_the_last_day_is_late() -> None:
    ballot = Ballot(title="x", closes=dt.date(2026, 6, 18))
    voter = Voter(ballot_id=1, name="x")

    def late(day: dt.date | None, value: VoteValue | None = VoteValue.APPROVE) -> bool:
        vote = Vote(ballot_id=1, voter_id=1, value=value, cast=day)
        return cast_late(ballot, BallotLine(voter, vote))

    assert not late(dt.date(2026, 6, 18))
    assert late(dt.date(2026, 6, 19))
    assert not late(None)
    assert not late(dt.date(2026, 6, 19), None)
    assert not cast_late(ballot, BallotLine(voter))
