"""The internal days of an ISO or IEC ballot, with what was done by them."""

from __future__ import annotations

import datetime as dt

from stdcommittee.base.frozen import frozen
from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.deadlines.ballot_dates import (
    GENEVA,
    InternalDate,
    Milestone,
    closing_moment,
    internal_dates,
)
from stdcommittee.services.session import Session


@frozen(kw_only=True)
class PlannedDay:
    """One internal day: whether it was kept, and whether what it asks came or is wanting after it.

    A late one may be `done` all the same.
    """

    planned: InternalDate
    done: bool
    late: bool


@frozen(kw_only=True)
class BallotDates:
    """The days of one ballot; `ends` is the closing moment, where we are."""

    days: tuple[PlannedDay, ...]
    ends: dt.datetime | None


def ballot_dates(session: Session, ballot: Ballot) -> BallotDates:
    """Return the internal days of a ballot as they stand today; none without a closing day."""
    today = session.clock.today()
    running = ballot.status in (BallotStatus.DRAFT, BallotStatus.OPEN)
    planned = internal_dates(
        ballot,
        session.rules,
        today,
        ours=session.calendar(),
        geneva=session.calendar(GENEVA),
    )
    done = _done(ballot)
    here = session.clock.now().tzinfo
    return BallotDates(
        days=tuple(
            PlannedDay(
                planned=item,
                done=done.get(item.milestone) is not None,
                late=item.milestone in done
                and (done[item.milestone] or (today if running else item.day)) > item.day,
            )
            for item in planned
        ),
        ends=closing_moment(ballot.closes).astimezone(here) if ballot.closes else None,
    )


def _done(ballot: Ballot) -> dict[Milestone, dt.date | None]:
    """Return what is to be done, with the day on which it was.

    Replies bear no day of their own: once one is there, or the position is decided without any,
    nothing is wanting.
    """
    answered = ballot.replied > 0 or ballot.position is not None
    return {
        Milestone.DISTRIBUTE: ballot.consulted,
        Milestone.REPLIES: dt.date.min if answered else None,
        Milestone.POSITION: ballot.positioned,
        Milestone.CAST: ballot.sent,
    }
