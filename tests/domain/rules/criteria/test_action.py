from __future__ import annotations

from stdcommittee.domain.ballots.vocabulary import Stance
from stdcommittee.domain.rules.criteria.action import action
from tests.domain.rules.criteria.facts import P, facts, provision


def test_an_action_is_measured_among_all_actions() -> None:
    votes = {
        (P, Stance.CONFIRM): 5,
        (P, Stance.REVISE): 3,
        (P, Stance.WITHDRAW): 1,
        (P, Stance.ABSTAIN): 9,
    }
    ballot = facts({P: 20}, votes)
    confirm = action(ballot, provision("iso.sr", "confirm"))
    revise = action(ballot, provision("iso.sr", "revise"))
    assert (confirm.numerator, confirm.denominator, confirm.passed) == (5, 9, True)
    assert (revise.numerator, revise.denominator, revise.passed) == (3, 9, False)
