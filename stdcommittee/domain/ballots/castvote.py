"""One voter's line in a list of votes."""

from __future__ import annotations

from enum import StrEnum

from stdcommittee.base.frozen import frozen
from stdcommittee.domain.ballots.vocabulary import Answer, Standing, VoteValue


class Part(StrEnum):
    """The parts of a line that can be written in a way that nobody understands."""

    VOTE = "vote"
    STANDING = "standing"
    COUNT = "count"
    USED = "used"


@frozen
class Unread:
    """A word that was not understood, kept as it stood."""

    part: Part
    text: str


@frozen(kw_only=True)
class CastVote:
    """A voter and what it voted; `vote` None means that it did not vote.

    `standing` None means that the list does not say what its voters are (it has no such column).
    `count` voters voted alike (lines of a summary); everything else is then true of each of them:
    `experts` is the number of experts that each of them names. `present` tells whether the voter
    attended the meeting of the ballot; None: it is not known.
    """

    voter: str
    standing: Standing | None = None
    vote: VoteValue | None = None
    reasons: Answer = Answer.UNKNOWN  # for a negative vote
    experts: int = 0  # named by this voter (new work item proposals)
    used: Answer = Answer.UNKNOWN  # is the document used or adopted there? (systematic review)
    count: int = 1
    row: int = 0  # where the line stood in its file; 0: not from a file
    represents: str = ""  # the country or unit behind the voter, when the list names both
    unread: tuple[Unread, ...] = ()
    replaced_by: int | None = None  # the row of the same voter's line that counts instead
    present: bool | None = None

    def word(self, part: Part) -> str:
        """Return the text of a part that was not understood, or ""."""
        if not self.unread:
            return ""
        return next((item.text for item in self.unread if item.part is part), "")
