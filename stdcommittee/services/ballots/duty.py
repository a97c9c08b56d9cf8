"""How near each ISO or IEC committee's P-membership is to being lost for ballots not voted on."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

from stdcommittee.base.conditions import Between, OneOf
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.supervision.voting_duty import VotingDuty, vote_due, voting_duty
from stdcommittee.services.session import Session

_INTERNATIONAL = tuple(kind for kind in BallotKind if not kind.national)


def voting_duties(session: Session, year: int | None = None) -> tuple[VotingDuty, ...]:
    """Return how the duty to vote stands in each committee with ballots in a calendar year.

    The year is the present one unless said; what closes today or later is not counted as missed.
    """
    today = session.clock.today()
    wanted = year or today.year
    whole_year = Between("closes", dt.date(wanted, 1, 1), dt.date(wanted, 12, 31))
    with session.reading() as reader:
        ballots = reader.find(Ballot, whole_year, OneOf("kind", _INTERNATIONAL))
    due = sorted(filter(vote_due, ballots), key=lambda item: (item.committee, item.id))
    return tuple(
        voting_duty(committee, group, session.rules, today)
        for committee, group in groupby(due, key=lambda item: item.committee)
    )
