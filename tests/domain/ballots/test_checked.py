from __future__ import annotations

import pytest

from stdcommittee.domain.ballots.checked import on_paper, unchecked
from stdcommittee.domain.ballots.recorded import BallotLine
from stdcommittee.domain.ballots.records import Mode, Vote, Voter
from stdcommittee.domain.ballots.vocabulary import VoteValue

VOTER = Voter(ballot_id=1, name="委员01")


def vote(**values: object) -> Vote:
    return Vote(**{"ballot_id": 1, "voter_id": 1, "value": VoteValue.APPROVE, **values})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "paper"),
    [
        ({}, True),
        ({"mode": Mode.ONLINE}, False),
        ({"mode": Mode.MEETING}, False),
        ({"mode": Mode.LIST}, False),
        ({"row": 3}, False),
        ({"value": None}, False),
        ({"value": None, "stated": "secret"}, True),
    ],
)
def test_what_is_on_paper(values: dict[str, object], paper: bool) -> None:
    assert on_paper(vote(**values)) is paper


def test_who_compared_it_settles_it() -> None:
    assert unchecked(BallotLine(VOTER, vote()))
    assert not unchecked(BallotLine(VOTER, vote(checked_by="委员02")))
    assert not unchecked(BallotLine(VOTER))
