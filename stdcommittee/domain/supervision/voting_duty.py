"""A P-member's duty to vote in ISO and IEC ballots, and how near it is to losing its status.

ISO: one missed DIS, FDIS or systematic review, or more than a fifth of a year's committee ballots,
may cost the status for twelve months (`iso.cib.missed.max`, `iso.mandatory.missed.max`). IEC has no
such share for committee ballots.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing
from stdcommittee.domain.rules import RuleBook

DUE_KINDS: Final = frozenset(
    {
        *(BallotKind.NP, BallotKind.DIS, BallotKind.CDV, BallotKind.FDIS, BallotKind.DTS),
        *(BallotKind.DTR, BallotKind.DPAS, BallotKind.SR, BallotKind.CIB, BallotKind.WITHDRAWAL),
    }
)
_MANDATORY: Final = frozenset({BallotKind.DIS, BallotKind.CDV, BallotKind.FDIS, BallotKind.SR})


def vote_due(ballot: Ballot) -> bool:
    """Tell whether our body must vote: as a P-member, on what is put to the vote.

    Committee drafts and questionnaires are consultations; nobody must answer them.
    """
    return (
        ballot.duty is Standing.P
        and ballot.kind in DUE_KINDS
        and ballot.status is not BallotStatus.CANCELLED
    )


def in_time(ballot: Ballot) -> bool:
    """Tell whether our vote was sent before the ballot closed; its last day counts."""
    return ballot.sent is not None and (ballot.closes is None or ballot.sent <= ballot.closes)


@frozen
class VotingDuty:
    """One committee's ballots in a span of time, those that are over.

    `allowed` is the largest share of committee ballots that may be missed, from `least` of them on.
    """

    committee: str
    ballots: tuple[Ballot, ...]
    due: int
    missed: int
    missed_mandatory: int
    allowed: Fraction
    least: int
    mandatory_allowed: int

    @property
    def kept(self) -> bool:
        """Whether nothing was missed that may cost the status."""
        return self.missed_mandatory <= self.mandatory_allowed and self._within(self.missed)

    @property
    def at_risk(self) -> bool:
        """Whether the duty is broken, or one more missed committee ballot would break it."""
        return not self.kept or not self._within(self.missed + 1)

    def _within(self, missed: int) -> bool:
        return self.due < self.least or missed <= self.allowed * self.due


def voting_duty(
    committee: str, ballots: Iterable[Ballot], rules: RuleBook, before: dt.date
) -> VotingDuty:
    """Count the ballots of one committee on which a vote was due and that closed before a day."""
    over = tuple(
        ballot
        for ballot in ballots
        if vote_due(ballot) and ballot.closes is not None and ballot.closes < before
    )
    missed = [ballot for ballot in over if not in_time(ballot)]
    internal = [ballot for ballot in over if ballot.kind is BallotKind.CIB]
    return VotingDuty(
        committee=committee,
        ballots=over,
        due=len(internal),
        missed=sum(ballot.kind is BallotKind.CIB for ballot in missed),
        missed_mandatory=sum(ballot.kind in _MANDATORY for ballot in missed),
        allowed=(
            Fraction(1)
            if committee.startswith("IEC")
            else rules.parameter("iso.cib.missed.max", before).share
        ),
        least=rules.parameter("iso.cib.counted.min", before).number,
        mandatory_allowed=rules.parameter("iso.mandatory.missed.max", before).number,
    )
