from __future__ import annotations

from stdcommittee.domain.ballots.vocabulary import Stance
from stdcommittee.domain.rules.criteria.approval import approval
from tests.domain.rules.criteria.facts import MEMBER, O, P, facts, provision


def test_only_p_members_and_no_abstentions() -> None:
    ballot = facts(
        {P: 20, O: 5},
        {(P, Stance.FOR): 8, (P, Stance.AGAINST): 4, (P, Stance.ABSTAIN): 5, (O, Stance.FOR): 5},
    )
    found = approval(ballot, provision("iso.dis", "p_approval"))
    assert (found.numerator, found.denominator, found.passed) == (8, 12, True)


def test_abstentions_are_votes_cast_where_the_rule_says_so() -> None:
    ballot = facts({MEMBER: 25}, {(MEMBER, Stance.FOR): 16, (MEMBER, Stance.ABSTAIN): 9})
    found = approval(ballot, provision("cn.tc.draft", "approval"))
    assert (found.numerator, found.denominator, found.passed) == (16, 25, False)


def test_a_vote_not_understood_leaves_it_open() -> None:
    ballot = facts({P: 20}, {(P, Stance.FOR): 8}, doubtful=P)
    assert approval(ballot, provision("iso.dis", "p_approval")).passed is None
