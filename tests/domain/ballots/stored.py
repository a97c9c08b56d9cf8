"""A ballot's records without a workspace: lines of a list stored as the importer stores them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace

from stdcommittee.domain.ballots.duplicates import Dated
from stdcommittee.domain.ballots.recorded import BallotLine, ballot_lines, listed
from stdcommittee.domain.ballots.records import Vote, Voter


def stored(lines: Iterable[Dated]) -> tuple[BallotLine, ...]:
    """Store each line; a vote that another one replaced stands behind its successor in the list."""
    voters: list[Voter] = []
    votes: list[list[Vote]] = []
    for line in lines:
        voter, vote = listed(line)
        if line.vote.replaced_by is None:
            voters.append(replace(voter, id=len(voters) + 1, ballot_id=1))
            votes.append([])
        if vote is not None:
            place = 0 if line.vote.replaced_by is not None else len(votes[-1])
            votes[-1].insert(place, replace(vote, ballot_id=1, voter_id=voters[-1].id))
    return ballot_lines(voters, numbered(itertools.chain.from_iterable(votes)))


def numbered(votes: Iterable[Vote]) -> Sequence[Vote]:
    return [replace(vote, id=number) for number, vote in enumerate(votes, 1)]
