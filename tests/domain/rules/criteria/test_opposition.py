from __future__ import annotations

from stdcommittee.domain.ballots.vocabulary import Stance
from stdcommittee.domain.rules.criteria.opposition import opposition
from tests.domain.rules.criteria.facts import O, P, facts, provision

ABSTAIN = Stance.ABSTAIN


def test_the_numerator_is_the_negatives_of_everybody() -> None:
    ballot = facts(
        {P: 20, O: 5},
        {
            (P, Stance.FOR): 12,
            (P, Stance.AGAINST): 3,
            (O, Stance.AGAINST): 1,
            (O, Stance.ABSTAIN): 4,
        },
    )
    found = opposition(ballot, provision("iso.dis", "negatives"))
    assert (found.numerator, found.denominator, found.passed) == (4, 16, True)


def test_one_more_is_too_many() -> None:
    ballot = facts({P: 20}, {(P, Stance.FOR): 11, (P, Stance.AGAINST): 4})
    assert opposition(ballot, provision("iso.dis", "negatives")).passed is False
