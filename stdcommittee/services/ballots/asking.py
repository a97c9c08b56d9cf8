"""What every use case about a ballot asks first."""

from __future__ import annotations

import datetime as dt

from stdcommittee.base.conditions import OneOf
from stdcommittee.base.errors import Refused
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import headline
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Voter
from stdcommittee.domain.people.records import Committee
from stdcommittee.storage.reader import Reader


def the_ballot(reader: Reader, ballot_id: int, *allowed: BallotStatus) -> Ballot:
    """Return a ballot that has one of some statuses.

    Raises:
        Refused: it is not there, or has another status.
    """
    ballot = reader.get(Ballot, ballot_id)
    if ballot is None:
        raise refused(Message("This ballot is no longer there."))
    if allowed and ballot.status not in allowed:
        closed = ballot.status is BallotStatus.CLOSED
        advice = Message("Reopen it with a reason, if the rules allow it.") if closed else None
        raise refused(
            Message(
                "“{title}”: {status}.", title=headline(ballot), status=Message(ballot.status.label)
            ),
            advice,
        )
    return ballot


def the_voter(reader: Reader, voter_id: int) -> Voter:
    """Return a voter.

    Raises:
        Refused: it is not there.
    """
    voter = reader.get(Voter, voter_id)
    if voter is None:
        raise refused(Message("This voter is no longer there."))
    return voter


def the_committee(reader: Reader, reference: str) -> Committee | None:
    """Return a committee by its reference, with or without the publisher before IEC's own."""
    spellings = (reference, reference.removeprefix("IEC/"))
    return reader.first(Committee, OneOf("reference", spellings)) if reference else None


def not_after(day: dt.date, today: dt.date, what: Text) -> None:
    """Refuse a day that is yet to come.

    Raises:
        Refused: it is.
    """
    if day > today:
        raise refused(
            Message("{what}: {day} is yet to come.", what=what, day=day),
            Message("Say it on that day."),
        )


def not_before_opening(day: dt.date, ballot: Ballot, what: Text) -> None:
    """Refuse a day before the ballot opened; where that day is not recorded, none is refused.

    Raises:
        Refused: it lies before.
    """
    if ballot.opened is not None and day < ballot.opened:
        raise refused(
            Message("{what}: the ballot opened on {day} only.", what=what, day=ballot.opened)
        )


def refused(what: Text, advice: Text | None = None) -> Refused:
    """Return the refusal of a use case that wrote nothing."""
    return Refused(what, kept=Message("Nothing was changed."), advice=advice)
