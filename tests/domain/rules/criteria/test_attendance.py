from __future__ import annotations

from stdcommittee.domain.ballots.vocabulary import Stance
from stdcommittee.domain.rules.criteria.attendance import attendance
from tests.domain.rules.criteria.facts import MEMBER, facts, provision


def test_whoever_votes_attends() -> None:
    votes = {(MEMBER, Stance.FOR): 12, (MEMBER, Stance.ABSTAIN): 3}
    found = attendance(facts({MEMBER: 18}, votes), provision("cn.expert_group", "attendance"))
    assert (found.numerator, found.denominator, int(found.threshold)) == (15, 18, 15)
    assert found.passed
    fewer = facts({MEMBER: 18}, {(MEMBER, Stance.FOR): 14})
    assert attendance(fewer, provision("cn.expert_group", "attendance")).passed is False
