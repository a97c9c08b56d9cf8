"""Secret ballots: who took part is on the list of voters, what was voted lies in a box.

The box is an entry of its own among the voters; each vote in it is the count of one answer, and a
later count of the same answer takes the place of an earlier one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.domain.ballots.castvote import CastVote, Part, Unread
from stdcommittee.domain.ballots.recorded import BOX, NAMELESS, BallotLine
from stdcommittee.domain.ballots.records import Ballot, Vote, Voter
from stdcommittee.domain.ballots.vocabulary import Standing, VoteValue

TOOK_PART: Final = "secret"  # what stands in the place of a vote for who took part


@frozen(kw_only=True)
class BoxCount:
    """How many took part in a secret ballot, and how many votes for each answer were counted."""

    took_part: int
    counted: Mapping[VoteValue, int]

    @property
    def total(self) -> int:
        """How many votes were counted."""
        return sum(self.counted.values())


def is_secret(ballot: Ballot) -> bool:
    """Tell whether what members vote is kept from everybody; ISO and IEC ballots never are."""
    return ballot.secret and ballot.kind.national


def box_of(ballot_id: int) -> Voter:
    """Return the box of a ballot, to be stored among its voters."""
    return Voter(ballot_id=ballot_id, name=NAMELESS, standing=Standing.OUTSIDE, stated=BOX)


def box_count(lines: Iterable[BallotLine], box: Iterable[Vote]) -> BoxCount:
    """Return how the count stands beside those who took part."""
    counted: dict[VoteValue, int] = {}
    for vote in sorted(box, key=lambda vote: vote.id):
        if vote.value is not None:
            counted[vote.value] = vote.count
    return BoxCount(
        took_part=sum(line.voted and _votes(line.voter) for line in lines),
        counted={value: n for value, n in counted.items() if n},
    )


def secret_cast(lines: Sequence[BallotLine], box: Iterable[Vote]) -> list[CastVote]:
    """Return the votes of a secret ballot as the tally takes them: by answer, without names.

    Votes that are not counted yet are votes that nobody understands.
    """
    count = box_count(lines, box)
    # Who took part in a meeting attended it: `present` is known of all lines or of none.
    present = True if any(line.present is not None for line in lines) else None
    found = [
        CastVote(voter=line.voter.name, standing=line.voter.standing, present=line.present)
        for line in lines
        if not (line.voted and _votes(line.voter))
    ]
    found += [
        CastVote(voter="", standing=Standing.MEMBER, vote=value, count=n, present=present)
        for value, n in count.counted.items()
    ]
    if (waiting := count.took_part - count.total) > 0:
        sealed = (Unread(Part.VOTE, TOOK_PART),)
        found.append(
            CastVote(
                voter="", standing=Standing.MEMBER, unread=sealed, count=waiting, present=present
            )
        )
    return found


def _votes(voter: Voter) -> bool:
    return voter.standing in (Standing.MEMBER, None)
