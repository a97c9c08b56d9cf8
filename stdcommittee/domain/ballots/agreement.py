"""Whether our vote in an ISO or IEC ballot and its outcome agree (duty 5.5)."""

from __future__ import annotations

from typing import Final

from stdcommittee.base.fields import Choice
from stdcommittee.base.messages import N_
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, BallotStatus
from stdcommittee.domain.ballots.vocabulary import Stance
from stdcommittee.domain.supervision.voting_duty import in_time


class Agreement(Choice):
    """How our vote and the outcome stand to each other."""

    AGREED = "agreed", N_("As we voted")
    OUTVOTED = "outvoted", N_("Outvoted")
    ABSTAINED = "abstained", N_("We abstained")
    NOT_VOTED = "not voted", N_("We did not vote")
    UNDETERMINED = "undetermined", N_("Cannot be compared")

    @property
    def compared(self) -> bool:
        """Whether there was a vote of ours that the outcome could follow or not."""
        return self in (Agreement.AGREED, Agreement.OUTVOTED)


_APPROVAL: Final = {
    Stance.FOR: BallotOutcome.APPROVED,
    Stance.AGAINST: BallotOutcome.NOT_APPROVED,
}
_REVIEW: Final = {
    Stance.CONFIRM: BallotOutcome.CONFIRM,
    Stance.REVISE: BallotOutcome.REVISE,
    Stance.WITHDRAW: BallotOutcome.WITHDRAW,
}


def agreement(ballot: Ballot) -> Agreement | None:
    """Return how our vote and the outcome of a ballot agree; None while it has no outcome.

    A vote sent after the closing day was not counted, and is none. A vote and an outcome that
    answer different questions (an approval, a review) cannot be compared.
    """
    if ballot.status is not BallotStatus.CLOSED or ballot.outcome is BallotOutcome.NONE:
        return None
    if not in_time(ballot):
        return Agreement.NOT_VOTED
    if ballot.position is None:
        return Agreement.UNDETERMINED
    stance = ballot.position.stance
    if stance is Stance.ABSTAIN:
        return Agreement.ABSTAINED
    for question in (_APPROVAL, _REVIEW):
        if stance in question and ballot.outcome in question.values():
            followed = question[stance] is ballot.outcome
            return Agreement.AGREED if followed else Agreement.OUTVOTED
    return Agreement.UNDETERMINED
