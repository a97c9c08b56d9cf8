"""How near each ISO or IEC committee's P-membership is to being lost for ballots not voted on."""

from __future__ import annotations

import datetime as dt

from stdcommittee.base.conditions import Between, OneOf
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.portfolio.reading import canonical_committee
from stdcommittee.domain.supervision.owing import Owed, owed
from stdcommittee.domain.supervision.scope import INTERNATIONAL_KINDS
from stdcommittee.domain.supervision.voting_duty import VotingDuty
from stdcommittee.domain.supervision.voting_duty import voting_duties as duties_of
from stdcommittee.services.session import Session
from stdcommittee.storage.participation import standing_history


def voting_duties(session: Session, year: int | None = None) -> tuple[VotingDuty, ...]:
    """Return how the duty to vote stands in each committee with ballots in a calendar year.

    The year is the present one unless said; what closes today or later is not counted as missed.
    """
    today = session.clock.today()
    wanted = year or today.year

    def read() -> tuple[VotingDuty, ...]:
        whole_year = Between("closes", dt.date(wanted, 1, 1), dt.date(wanted, 12, 31))
        with session.reading() as reader:
            ballots = reader.find(Ballot, whole_year, OneOf("kind", INTERNATIONAL_KINDS))
            return duties_of(ballots, standing_history(reader), session.rules, today)

    return session.once((voting_duties, wanted, today), read)


def duties_beside(session: Session, ballot: Ballot) -> tuple[VotingDuty, ...]:
    """Return this year's duty in a ballot's committee, then that of the others at risk."""
    duties = voting_duties(session)
    name = canonical_committee(ballot.committee)
    own = tuple(duty for duty in duties if duty.committee == name)
    return (*own, *(duty for duty in duties if duty.at_risk and duty not in own))


def vote_owed(session: Session, ballot: Ballot) -> Owed:
    """Return whether our body owes a vote in an ISO or IEC ballot, and why."""
    with session.reading() as reader:
        return owed(ballot, standing_history(reader))
