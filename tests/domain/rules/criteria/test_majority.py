from __future__ import annotations

from stdcommittee.domain.ballots.vocabulary import Stance
from stdcommittee.domain.rules.criteria.majority import majority
from tests.domain.rules.criteria.facts import P, facts, provision


def test_half_is_no_majority() -> None:
    half = facts({P: 9}, {(P, Stance.FOR): 4, (P, Stance.AGAINST): 4, (P, Stance.ABSTAIN): 1})
    found = majority(half, provision("iso.cib", "p_majority"))
    assert (found.numerator, found.denominator, found.passed) == (4, 8, False)
    more = facts({P: 9}, {(P, Stance.FOR): 5, (P, Stance.AGAINST): 4})
    assert majority(more, provision("iso.cib", "p_majority")).passed
