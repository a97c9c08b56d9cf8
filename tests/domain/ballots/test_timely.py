"""The days on which a vote can be cast, both ends included."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.domain.ballots.records import Ballot, Vote
from stdcommittee.domain.ballots.timely import untimely

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
