"""What if: the verdict on a ballot in which some who have not voted are supposed to have voted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stdcommittee.domain.ballots.recorded import BallotLine, cast
from stdcommittee.domain.ballots.records import Vote
from stdcommittee.domain.ballots.vocabulary import Answer, VoteValue
from stdcommittee.domain.rules import Rule, Verdict, tally


def supposed(rule: Rule, lines: Sequence[BallotLine], votes: Mapping[int, VoteValue]) -> Verdict:
    """Return the verdict if voters (by id) voted so and nobody else any more; nothing is stored.

    A supposed negative gives its reasons, a supposed approval names an expert. Who has voted keeps
    its vote.
    """
    return tally(rule, cast(_if_so(line, votes.get(line.voter.id)) for line in lines))


def _if_so(line: BallotLine, value: VoteValue | None) -> BallotLine:
    if value is None or line.voted:
        return line
    count = line.vote.count if line.vote is not None else 1
    vote = Vote(
        ballot_id=line.voter.ballot_id,
        voter_id=line.voter.id,
        value=value,
        reasons=Answer.YES,
        experts=1,
        count=count,
    )
    return replace(line, vote=vote)
