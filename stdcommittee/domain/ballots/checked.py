"""Votes on paper are compared with the paper by a second person."""

from __future__ import annotations

from stdcommittee.domain.ballots.recorded import BallotLine
from stdcommittee.domain.ballots.records import Mode, Vote


def on_paper(vote: Vote) -> bool:
    """Tell whether somebody keyed a vote in from paper: it is in writing and of no list."""
    return vote.mode is Mode.WRITTEN and not vote.row and bool(vote.value or vote.stated)


def unchecked(line: BallotLine) -> bool:
    """Tell whether the vote that stands came on paper and nobody else has compared it yet."""
    return line.vote is not None and on_paper(line.vote) and not line.vote.checked_by
