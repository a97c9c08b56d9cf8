"""Between the records of a ballot and the votes that are tallied, in both directions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

from stdcommittee.base.dates import read_day
from stdcommittee.base.frozen import frozen
from stdcommittee.base.vocabulary import words
from stdcommittee.domain.ballots.castvote import CastVote, Part, Unread
from stdcommittee.domain.ballots.duplicates import Dated, moment
from stdcommittee.domain.ballots.records import Mode, Vote, Voter
from stdcommittee.domain.ballots.vocabulary import Answer
from stdcommittee.domain.people.records import InterestParty

NAMELESS: Final = "–"  # what a voter is called whom a list does not name
BOX: Final = "ballot box"  # what stands in the place of a status for the box of a secret ballot


@frozen
class BallotLine:
    """A voter with the vote that stands, and the earlier ones that it took the place of.

    `present` tells whether the voter is at the ballot's meeting; None: it is not known.
    """

    voter: Voter
    vote: Vote | None = None
    earlier: tuple[Vote, ...] = ()
    present: bool | None = None

    @property
    def voted(self) -> bool:
        """Whether the voter voted: an abstention and a word nobody understands are votes too."""
        return self.vote is not None and bool(self.vote.value or self.vote.stated)


def ballot_lines(voters: Iterable[Voter], votes: Iterable[Vote]) -> tuple[BallotLine, ...]:
    """Return a ballot's voters in their order, each with its votes; the last recorded stands.

    Who joined later has no line, nor has the box of a secret ballot.
    """
    by_voter: dict[int, list[Vote]] = {}
    for vote in sorted(votes, key=lambda vote: vote.id):
        by_voter.setdefault(vote.voter_id, []).append(vote)
    return tuple(
        _line(voter, by_voter.get(voter.id, []))
        for voter in voters
        if voter.joined is None and not is_box(voter)
    )


def is_box(voter: Voter) -> bool:
    """Tell whether an entry of a list of voters is the box of a secret ballot, and nobody."""
    return voter.name == NAMELESS and voter.stated == BOX


def _line(voter: Voter, votes: Sequence[Vote]) -> BallotLine:
    return BallotLine(voter, votes[-1], tuple(votes[:-1])) if votes else BallotLine(voter)


def cast(lines: Iterable[BallotLine]) -> list[CastVote]:
    """Return the votes of a ballot as the tally takes them, the electorate in its order.

    A vote that was superseded is not among them, unless both stand in a list: there it is shown as
    replaced, as it is when the list itself is read. What was corrected by hand is understood.
    """
    found: list[CastVote] = []
    for line in lines:
        found.append(_cast(line.voter, line.vote, present=line.present))
        if line.vote is not None:
            found += [_cast(line.voter, vote, line.vote.row) for vote in replaced(line)]
    return found


def replaced(line: BallotLine) -> list[Vote]:
    """Return the votes in a list that the one that stands took the place of, in the same list."""
    if not line.earlier or line.vote is None or not line.vote.row:
        return []
    return [vote for vote in line.earlier if vote.row and (vote.value or vote.stated)]


def _cast(
    voter: Voter, vote: Vote | None, replaced_by: int | None = None, *, present: bool | None = None
) -> CastVote:
    name = "" if voter.name == NAMELESS else voter.name
    standing = () if voter.standing or not voter.stated else (Unread(Part.STANDING, voter.stated),)
    if vote is None:
        return CastVote(
            voter=name,
            represents=voter.organization,
            standing=voter.standing,
            unread=standing,
            present=present,
        )
    return CastVote(
        voter=name,
        represents=vote.represents or voter.organization,
        standing=voter.standing,
        vote=vote.value,
        reasons=vote.reasons,
        experts=vote.experts,
        used=vote.used,
        count=vote.count,
        row=vote.row,
        unread=(*standing, *_unread(vote)),
        replaced_by=replaced_by,
        present=present,
    )


def _unread(vote: Vote) -> Iterable[Unread]:
    if vote.value is None and vote.stated:
        yield Unread(Part.VOTE, vote.stated)
    for part, text in vote.unread or ():
        settled = vote.used is not Answer.UNKNOWN if part == Part.USED else vote.count != 1
        if not settled:
            yield Unread(Part(part), text)


def listed(line: Dated) -> tuple[Voter, Vote | None]:
    """Return the records of a line of a list, without ids; no vote where it says nothing of one."""
    vote = line.vote
    voter = Voter(
        ballot_id=0,
        name=vote.voter or NAMELESS,
        organization=vote.represents,
        party=_party(line.party),
        standing=None if vote.word(Part.STANDING) else vote.standing,
        stated=vote.word(Part.STANDING),
    )
    others = [(i.part.value, i.text) for i in vote.unread if i.part in (Part.USED, Part.COUNT)]
    said = vote.vote or vote.unread or vote.experts or vote.used is not Answer.UNKNOWN
    if not said and vote.count == 1 and vote.voter:
        return voter, None
    return voter, Vote(
        ballot_id=0,
        voter_id=0,
        value=vote.vote,
        reasons=vote.reasons,
        reason=line.remark,
        cast=cast_on(line.date),
        mode=Mode.LIST,
        experts=vote.experts,
        used=vote.used,
        count=vote.count,
        represents=vote.represents,
        stated=vote.word(Part.VOTE),
        unread=[list(item) for item in others] or None,
        row=vote.row,
    )


def cast_on(text: str) -> dt.date | None:
    """Return the day of a vote's date, or None where it is not a day that is known."""
    numbers = moment(text)
    return read_day(text) if numbers is None else dt.date(*numbers[:3])


def _party(text: str) -> InterestParty:
    found = words("people", "party").read(text) if text else None
    return InterestParty(found) if found else InterestParty.UNKNOWN
