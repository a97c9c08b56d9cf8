from __future__ import annotations

import pytest

from stdcommittee.domain.ballots.vocabulary import Stance
from stdcommittee.domain.rules.criteria.experts import CRITERION, experts
from tests.domain.rules.criteria.facts import P, facts, provision


@pytest.mark.parametrize(
    ("members", "named", "least", "passed"),
    [(16, 4, 4, True), (16, 3, 4, False), (17, 4, 5, False), (17, 5, 5, True)],
)
def test_four_or_five_by_the_size_of_the_committee(
    members: int, named: int, least: int, passed: bool
) -> None:
    ballot = facts({P: members}, {(P, Stance.FOR): 6}, experts=named)
    found = experts(ballot, provision("iso.np", "experts"))
    assert (found.numerator, found.denominator, int(found.threshold)) == (named, members, least)
    assert found.passed is passed
    assert CRITERION.electoral
