"""How often the outcome was what we voted for, in one committee and one year (duty 5.5)."""

from __future__ import annotations

import datetime as dt

from stdcommittee.base.conditions import Between, Is
from stdcommittee.base.frozen import frozen
from stdcommittee.domain.ballots.agreement import Agreement, agreement
from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.portfolio.reading import canonical_committee
from stdcommittee.storage.reader import Reader


@frozen
class AgreementRate:
    """Of the ballots of a committee that closed in a year: those that went as we voted.

    `compared` are those with a vote of ours that the outcome could follow or not.
    """

    committee: str
    year: int
    agreed: tuple[Ballot, ...]
    compared: tuple[Ballot, ...]


def agreement_rate(reader: Reader, committee: str, year: int) -> AgreementRate:
    """Return the rate of a committee in the year in which its ballots closed."""
    named = canonical_committee(committee)
    ballots = [
        item
        for item in reader.find(
            Ballot,
            Is("status", BallotStatus.CLOSED),
            Between("closes", dt.date(year, 1, 1), dt.date(year, 12, 31)),
            order=("closes",),
        )
        if not item.kind.national and canonical_committee(item.committee) == named
    ]
    said = [(item, agreement(item)) for item in ballots]
    return AgreementRate(
        committee,
        year,
        tuple(item for item, stands in said if stands is Agreement.AGREED),
        tuple(item for item, stands in said if stands is not None and stands.compared),
    )
