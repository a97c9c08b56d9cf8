"""A ballot is closed: with its verdict for good, or without a decision."""

from __future__ import annotations

import dataclasses
import datetime as dt

from stdcommittee.base.messages import N_, Joined, Message
from stdcommittee.base.records import headline
from stdcommittee.domain.ballots.preflight import CheckLevel
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, BallotStatus
from stdcommittee.services.ballots.asking import not_after, refused, the_ballot
from stdcommittee.services.ballots.metering import read_meter
from stdcommittee.services.session import Session


def close_ballot(session: Session, ballot_id: int, on: dt.date) -> Ballot:
    """Close a ballot for good and keep its verdict, by the edition that it opened under.

    Nothing of it can be changed or undone from then on.

    Raises:
        Refused: it is not open, the day is to come or before its opening, or a check of
            `meter` stands in the way: nobody may vote, no rule judges it, no result can be told.
    """
    not_after(on, session.clock.today(), Message(N_("Closing a ballot")))
    with session.writing(Message("Ballot closed"), final=True) as uow:
        ballot = the_ballot(uow.reader, ballot_id, BallotStatus.OPEN)
        if ballot.opened is not None and on < ballot.opened:
            raise refused(Message("The ballot opened on {day} only.", day=ballot.opened))
        stands = read_meter(uow.reader, session.rules, ballot_id, on)
        bad = tuple(check.what for check in stands.checks if check.level is CheckLevel.BAD)
        if bad or stands.verdict is None:
            raise refused(
                Message(
                    "“{title}” cannot be closed: {why}",
                    title=headline(ballot),
                    why=Joined(bad, "clause"),
                ),
                Message("Settle this first, or close the ballot without decision."),
            )
        closed = dataclasses.replace(
            ballot,
            status=BallotStatus.CLOSED,
            closed=on,
            outcome=BallotOutcome(stands.verdict.outcome.value),
            verdict=stands.verdict.to_json(),
        )
        uow.change(closed)
        uow.message = Message(
            "“{title}” closed: {outcome}",
            title=headline(ballot),
            outcome=Message(closed.outcome.label),
        )
    return closed


def cancel_ballot(session: Session, ballot_id: int, reason: str) -> Ballot:
    """End a ballot without decision; its votes stay. This can be undone.

    Raises:
        Refused: it is closed or cancelled already, or no reason is given.
    """
    if not reason.strip():
        raise refused(Message("A ballot is ended without decision for a reason."))
    with session.writing(Message("Ballot cancelled"), reason=reason) as uow:
        ballot = the_ballot(uow.reader, ballot_id, BallotStatus.DRAFT, BallotStatus.OPEN)
        cancelled = dataclasses.replace(
            ballot, status=BallotStatus.CANCELLED, closed=session.clock.today()
        )
        uow.change(cancelled)
        uow.message = Message(
            "“{title}” ended without decision: {reason}", title=headline(ballot), reason=reason
        )
    return cancelled
