from __future__ import annotations

import dataclasses
import random

import pytest

from stdcommittee.domain.ballots.castvote import CastVote
from stdcommittee.domain.ballots.vocabulary import Answer, Standing, VoteValue
from stdcommittee.domain.rules.outlook import Prospect, outlook
from stdcommittee.domain.rules.rule import Outcome, Rule
from stdcommittee.domain.rules.tally import tally
from tests.domain.rules.builders import APPROVAL_RULES, ballot, one_by_one, rule

OPEN = ("member yes 16", "member no 6 reasons", "member abstain 2", "member silent 5")


def test_what_24_of_29_members_still_need() -> None:
    found = outlook(rule("cn.tc.draft"), ballot(*OPEN))
    assert found.now.outcome is Outcome.APPROVED
    assert found.prospects == (
        Prospect(1, 25, 1, 0),
        Prospect(2, 26, 2, 0),
        Prospect(3, 27, 2, 0),
        Prospect(4, 28, 3, 1),
        Prospect(5, 29, 4, 1),
    )
    assert (found.silent, found.among, found.settled) == (5, (Standing.MEMBER,), False)
    assert found.needed == ()


def test_voters_who_are_not_in_the_list_yet() -> None:
    listed = outlook(rule("cn.tc.draft"), ballot(*OPEN))
    unlisted = outlook(rule("cn.tc.draft"), ballot(*OPEN[:3]), unlisted=5)
    assert unlisted.prospects == listed.prospects
    assert unlisted.now.criteria == listed.now.criteria


def _closings(rule_: Rule, votes: list[CastVote], k: int) -> dict[tuple[int, int], bool]:
    """Whether each way for `k` silent voters to vote brings approval: (approvals, negatives)."""
    silent = [i for i, v in enumerate(votes) if v.vote is None and v.standing in rule_.deciding]
    found = {}
    for approvals in range(k + 1):
        for negatives in range(k - approvals + 1):
            closed = list(votes)
            for place, index in enumerate(silent[:k]):
                if place < approvals:
                    said = {"vote": VoteValue.APPROVE, "experts": 1}
                elif place < approvals + negatives:
                    said = {"vote": VoteValue.DISAPPROVE, "reasons": Answer.YES}
                else:
                    said = {"vote": VoteValue.ABSTAIN}
                closed[index] = dataclasses.replace(closed[index], **said)  # type: ignore[arg-type]
            found[approvals, negatives] = tally(rule_, closed).outcome is Outcome.APPROVED
    return found


@pytest.mark.parametrize("rule_id", APPROVAL_RULES)
def test_the_table_agrees_with_trying_every_way_to_vote(rule_id: str) -> None:
    rule_ = rule(rule_id)
    dice = random.Random(f"outlook {rule_id}")
    member = "member" if rule_id.startswith("cn.") else "P"
    for _ in range(12):
        lines = [
            f"{member} {vote} {dice.randint(0, most)}"
            for vote, most in (("yes expert", 12), ("no reasons", 3), ("abstain", 3), ("silent", 6))
        ]
        votes = one_by_one(ballot(*lines, "O yes 2", "observer silent 2"))
        found = outlook(rule_, votes)
        if found.now.outcome is Outcome.UNDETERMINED:
            assert found.prospects == ()
            continue
        every: dict[tuple[int, int, int], bool] = {}
        for prospect in found.prospects:
            closings = _closings(rule_, votes, prospect.further)
            good = [pair for pair, approved in closings.items() if approved]
            assert prospect.approvals == min((a for a, _ in good), default=None)
            assert prospect.negatives == max((d for _, d in good), default=None)
            every |= {(prospect.further, *pair): ok for pair, ok in closings.items()}
        now = found.now.outcome is Outcome.APPROVED
        assert found.settled is all(approved is now for approved in every.values())


def test_where_abstentions_do_not_take_part_a_negative_can_help_the_quorum() -> None:
    shipped = rule("cn.tc.draft")
    first, *others = shipped.provisions
    without = dataclasses.replace(first, values={**first.values, "abstentions": False})
    strict = dataclasses.replace(shipped, provisions=(without, *others))
    votes = one_by_one(ballot("member yes 14", "member silent 6"))
    found = outlook(strict, votes)
    for prospect in found.prospects:
        good = [pair for pair, ok in _closings(strict, votes, prospect.further).items() if ok]
        assert prospect.approvals == min((a for a, _ in good), default=None)
        assert prospect.negatives == max((d for _, d in good), default=None)


def test_what_an_open_ballot_needs_in_a_sentence() -> None:
    far = outlook(rule("cn.tc.draft"), ballot("member yes 10", "member silent 15"))
    assert [str(text) for text in far.needed] == ["At least 9 more votes, 3 of them approvals."]
    lost = outlook(rule("cn.tc.draft"), ballot("member no 15", "member silent 10"))
    assert [str(text) for text in lost.needed] == ["No further vote can bring approval."]
    assert lost.settled
    assert lost.prospects[-1] == Prospect(10, 25, None, None)


def test_p_members_decide_an_enquiry() -> None:
    found = outlook(
        rule("iso.dis"), ballot("P yes 6", "P no 4", "P silent 4", "O yes 9", "O silent 3")
    )
    assert found.among == (Standing.P,)
    assert found.silent == 4
    assert found.prospects[1] == Prospect(2, 12, 2, 0)
    assert [str(text) for text in found.needed] == ["At least 2 more votes, 2 of them approvals."]


def test_a_settled_ballot_and_one_that_all_have_voted_in() -> None:
    assert outlook(rule("cn.tc.draft"), ballot("member yes 24", "member silent 1")).settled
    everybody = outlook(rule("cn.tc.draft"), ballot("member yes 25"))
    assert (everybody.settled, everybody.prospects) == (True, ())


def test_a_review_has_a_verdict_but_no_table() -> None:
    found = outlook(rule("iso.sr"), ballot("P confirm 5 used", "P silent 2"))
    assert found.now.outcome is Outcome.CONFIRM
    assert (found.prospects, found.settled, found.needed) == ((), False, ())
