"""Was a vote cast when votes could be cast?"""

from __future__ import annotations

import datetime as dt

from stdcommittee.base.messages import Message
from stdcommittee.domain.ballots.recorded import BallotLine
from stdcommittee.domain.ballots.records import Ballot, Vote


def untimely(
    ballot: Ballot, before: Vote | None, day: dt.date | None, today: dt.date
) -> Message | None:
    """Return why a vote of a day cannot take the place of the one that stands, or None.

    The day of opening and the last day count. A day that is not known speaks against nothing.
    """
    if day is None:
        return None
    if day > today:
        return Message("{day} is yet to come", day=day)
    if ballot.opened is not None and day < ballot.opened:
        return Message("the ballot opened on {day} only", day=ballot.opened)
    if ballot.closes is not None and day > ballot.closes:
        return Message("the last day for votes was {day}", day=ballot.closes)
    if before is not None and before.cast is not None and day < before.cast:
        return Message("the vote of {day} is later", day=before.cast)
    return None


def cast_late(ballot: Ballot, line: BallotLine) -> bool:
    """Tell whether the vote that stands was cast after the last day for votes."""
    day = line.vote.cast if line.vote is not None and line.voted else None
    return day is not None and ballot.closes is not None and day > ballot.closes
