"""Rounds of one matter side by side: who voted what in each, and who changed."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from stdcommittee.base.frozen import frozen
from stdcommittee.domain.ballots.recorded import BallotLine
from stdcommittee.domain.ballots.records import Ballot, Voter
from stdcommittee.domain.ballots.vocabulary import VoteValue
from stdcommittee.domain.rules import Verdict


@frozen(kw_only=True)
class Round:
    """One round: its ballot, its lines and its verdict (of an open one: if it closed now)."""

    ballot: Ballot
    lines: tuple[BallotLine, ...]
    verdict: Verdict | None


@frozen(kw_only=True)
class VoterRounds:
    """What one voter voted in each round; None: did not vote, or was not on the list.

    `listed` tells in which rounds the voter was on the list.
    """

    name: str
    organization: str
    votes: tuple[VoteValue | None, ...]
    listed: tuple[bool, ...]

    @property
    def changed(self) -> bool:
        """Whether the stance of the last round differs from that of the round before."""
        *_, before, after = (vote.stance if vote is not None else None for vote in self.votes)
        return before is not after


def same_matter(one: Ballot, other: Ballot) -> bool:
    """Tell whether two ballots are rounds of the same matter: what is named last decides.

    A document says more than a plan number, a plan number more than a title.
    """
    if one.kind is not other.kind or one.committee != other.committee:
        return False
    for mine, its in ((one.document, other.document), (one.project, other.project)):
        if mine and its:
            return mine == its
    return one.title == other.title


def side_by_side(rounds: Sequence[Round]) -> tuple[VoterRounds, ...]:
    """Return every voter of at least two rounds with its votes, those who changed first.

    A voter is known again by its person, else by its name.
    """
    names: dict[Hashable, BallotLine] = {}
    tables = []
    for item in rounds:
        table = {_key(line.voter): line for line in item.lines}
        tables.append(table)
        names |= table
    found = [
        VoterRounds(
            name=line.voter.name,
            organization=line.voter.organization,
            votes=tuple(_value(table.get(key)) for table in tables),
            listed=tuple(key in table for table in tables),
        )
        for key, line in names.items()
    ]
    return tuple(sorted(found, key=lambda voter: not voter.changed))


def changes(voters: Iterable[VoterRounds]) -> int:
    """Return how many changed their stance from the last round but one to the last."""
    return sum(voter.changed for voter in voters)


def _key(voter: Voter) -> Hashable:
    return voter.person_id if voter.person_id is not None else (voter.name, voter.organization)


def _value(line: BallotLine | None) -> VoteValue | None:
    return line.vote.value if line is not None and line.vote is not None else None
