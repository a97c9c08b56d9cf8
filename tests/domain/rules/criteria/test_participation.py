from __future__ import annotations

import dataclasses

from stdcommittee.domain.ballots.vocabulary import Stance
from stdcommittee.domain.rules.criteria.participation import CRITERION, participation
from tests.domain.rules.criteria.facts import MEMBER, facts, provision


def test_abstentions_take_part() -> None:
    votes = {(MEMBER, Stance.FOR): 15, (MEMBER, Stance.AGAINST): 4, (MEMBER, Stance.ABSTAIN): 3}
    found = participation(facts({MEMBER: 29}, votes), provision("cn.tc.draft", "participation"))
    assert (found.numerator, found.denominator, found.passed) == (22, 29, True)
    assert CRITERION.electoral


def test_or_do_not_where_an_edition_says_so() -> None:
    shipped = provision("cn.tc.draft", "participation")
    strict = dataclasses.replace(shipped, values={**shipped.values, "abstentions": False})
    votes = {(MEMBER, Stance.FOR): 19, (MEMBER, Stance.ABSTAIN): 3}
    found = participation(facts({MEMBER: 29}, votes), strict)
    assert (found.numerator, found.denominator, found.passed) == (19, 29, False)
