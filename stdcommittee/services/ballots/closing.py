"""A ballot ends: closed with its verdict for good, without a decision, or withdrawn."""

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
from stdcommittee.storage.unit_of_work import UnitOfWork


def close_ballot(session: Session, ballot_id: int, on: dt.date) -> Ballot:
    """Close a ballot for good and keep its verdict, by the edition that it opened under.

    Those who joined the committee since it opened are kept beside the list, without a vote.
    Nothing of it can be changed or undone from then on.

    Raises:
        Refused: it is not open, the day is to come or before its opening, or a check of
            `meter` stands in the way: nobody may vote, no rule judges it, no result can be told.
    """
    from stdcommittee.services.ballots.papers_freezing import frozen_sheet

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
        uow.add_many(stands.joined)
        sheet = frozen_sheet(uow.reader, stands, closed, session.actor.name)
        closed = dataclasses.replace(closed, sheet=sheet)
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
        Refused: it is over already, or no reason is given.
    """
    if not reason.strip():
        raise refused(Message("A ballot is ended without decision for a reason."))
    with session.writing(Message("Ballot cancelled"), reason=reason.strip()) as uow:
        ended = _end(session, uow, ballot_id, BallotStatus.CANCELLED, reason.strip())
        uow.message = Message(
            "“{title}” ended without decision: {reason}", title=headline(ended), reason=ended.why
        )
    return ended


def withdraw_ballot(session: Session, ballot_id: int, reason: str) -> Ballot:
    """End a ballot because what was put to the vote was taken back; its votes stay.

    This can be undone.

    Raises:
        Refused: it is over already, or no reason is given.
    """
    if not reason.strip():
        raise refused(Message("A ballot is withdrawn for a reason."))
    with session.writing(Message("Ballot withdrawn"), reason=reason.strip()) as uow:
        ended = _end(session, uow, ballot_id, BallotStatus.WITHDRAWN, reason.strip())
        uow.message = Message(
            "“{title}” withdrawn: {reason}", title=headline(ended), reason=ended.why
        )
    return ended


def _end(
    session: Session, uow: UnitOfWork, ballot_id: int, status: BallotStatus, why: str
) -> Ballot:
    """End a ballot that runs in a way that decides nothing, and keep why."""
    ballot = the_ballot(uow.reader, ballot_id, BallotStatus.DRAFT, BallotStatus.OPEN)
    ended = dataclasses.replace(ballot, status=status, closed=session.clock.today(), why=why)
    uow.change(ended)
    return ended
