from __future__ import annotations

import dataclasses
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdcommittee.domain.ballots.castvote import CastVote, Part, Unread
from stdcommittee.domain.ballots.vocabulary import Answer, Stance, Standing, VoteValue
from stdcommittee.domain.rules.roll import Treatment
from stdcommittee.domain.rules.rule import Outcome
from stdcommittee.domain.rules.tally import tally
from stdcommittee.domain.rules.verdict import NOT_VOTED, UNREAD
from tests.domain.rules.builders import ALL_RULES, ballot, figures, judged, one_by_one, rule
from tests.domain.rules.strategies import approval_ballots, votes

ORDER = [Outcome.NOT_APPROVED, Outcome.UNDETERMINED, Outcome.APPROVED]


@settings(deadline=None)
@given(approval_ballots, st.randoms(use_true_random=False))
def test_one_more_approval_never_harms(
    given_ballot: tuple[str, list[CastVote]], dice: random.Random
) -> None:
    rule_id, cast = given_ballot
    judged_by = rule(rule_id)
    entitled = [
        (index, vote)
        for index, vote in enumerate(cast)
        if vote.standing in judged_by.entitled
        and (vote.vote is None or vote.vote.stance is not Stance.FOR)
    ]
    if not entitled:
        return
    index, vote = dice.choice(entitled)
    approving = dataclasses.replace(vote, vote=VoteValue.APPROVE)
    before = tally(judged_by, cast).outcome
    after = tally(judged_by, [*cast[:index], approving, *cast[index + 1 :]]).outcome
    assert ORDER.index(after) >= ORDER.index(before)


@settings(deadline=None)
@given(votes("iso.sr"), st.randoms(use_true_random=False))
def test_one_more_vote_for_what_a_review_decides_never_changes_it(
    cast: list[CastVote], dice: random.Random
) -> None:
    judged_by = rule("iso.sr")
    decided = tally(judged_by, cast).outcome
    members = [index for index, vote in enumerate(cast) if vote.standing is Standing.P]
    if decided is Outcome.UNDETERMINED or not members:
        return
    index = dice.choice(members)
    cast[index] = dataclasses.replace(cast[index], vote=VoteValue(decided.value))
    assert tally(judged_by, cast).outcome is decided


@pytest.mark.parametrize("rule_id", ALL_RULES)
def test_the_order_of_the_votes_does_not_matter(rule_id: str) -> None:
    @settings(deadline=None)
    @given(votes(rule_id, readable=False), st.randoms(use_true_random=False))
    def shuffled(cast: list[CastVote], dice: random.Random) -> None:
        first = tally(rule(rule_id), cast)
        dice.shuffle(cast)
        second = tally(rule(rule_id), cast)
        assert first.outcome is second.outcome
        assert first.criteria == second.criteria
        assert first.counts == second.counts
        assert sorted(map(str, first.problems)) != [] or not second.problems
        assert sorted(map(str, first.disregarded)) == sorted(map(str, second.disregarded))

    shuffled()


@settings(deadline=None)
@given(approval_ballots)
def test_a_summary_line_is_so_many_voters(given_ballot: tuple[str, list[CastVote]]) -> None:
    rule_id, cast = given_ballot
    summary, single = tally(rule(rule_id), cast), tally(rule(rule_id), one_by_one(cast))
    assert summary.outcome is single.outcome
    assert summary.criteria == single.criteria
    assert summary.counts == single.counts


@settings(deadline=None)
@given(approval_ballots)
def test_every_voter_is_accounted_for(given_ballot: tuple[str, list[CastVote]]) -> None:
    rule_id, cast = given_ballot
    verdict = tally(rule(rule_id), cast)
    assert len(verdict.roll) == len(cast)
    assert sum(n for table in verdict.counts.values() for n in table.values()) == sum(
        vote.count for vote in cast
    )
    for line in verdict.roll:
        assert bool(line.why) is (line.treatment is Treatment.DISREGARDED)


def test_a_disregarded_vote_is_named_with_its_reason() -> None:
    verdict = tally(
        rule("iso.dis"),
        [
            CastVote(voter="DIN", standing=Standing.P, vote=VoteValue.APPROVE),
            CastVote(
                voter="SAC", standing=Standing.P, vote=VoteValue.DISAPPROVE, reasons=Answer.NO
            ),
            CastVote(voter="Invented Liaison", standing=Standing.LIAISON, vote=VoteValue.APPROVE),
            CastVote(
                voter="BSI", standing=Standing.P, vote=VoteValue.DISAPPROVE, row=4, replaced_by=9
            ),
        ],
    )
    assert {str(voter): str(why) for voter, why in verdict.disregarded} == {
        "SAC": "a negative vote without reasons is not counted",
        "Invented Liaison": "Liaison: the vote does not count in this ballot",
        "BSI": "the same voter's vote in row 9 counts instead",
    }
    assert figures(verdict)["negatives"] == (0, 1, True)
    assert [line.voter for line in verdict.counted] == ["DIN"]


def test_counts_are_of_votes_received_by_standing() -> None:
    verdict = judged("iso.cib", "P yes 3", "P comments 2", "P silent 4", "O no 5", "P !perhaps")
    assert verdict.count(VoteValue.APPROVE) == 3
    assert verdict.count(Stance.FOR) == 5
    assert verdict.count(Stance.AGAINST, Standing.O) == 5
    assert verdict.count(Stance.AGAINST, Standing.P) == 0
    assert verdict.count(NOT_VOTED) == 4
    assert verdict.count(UNREAD) == 1
    assert verdict.count(Stance.FOR, Standing.LIAISON) == 0


def test_a_replaced_vote_is_no_vote_received() -> None:
    later = CastVote(voter="SAC", standing=Standing.P, vote=VoteValue.APPROVE, row=9)
    earlier = dataclasses.replace(later, vote=VoteValue.DISAPPROVE, row=2, replaced_by=9)
    verdict = tally(rule("iso.dis"), [earlier, later])
    assert verdict.counts == {"P": {"approve": 1}}
    assert verdict.outcome is Outcome.APPROVED


def test_a_count_that_is_no_number_leaves_the_result_open() -> None:
    strange = dataclasses.replace(ballot("P yes")[0], unread=(Unread(Part.COUNT, "several"),))
    verdict = tally(rule("iso.cib"), [strange, *ballot("P yes 9")])
    assert verdict.outcome is Outcome.UNDETERMINED
    assert any("several" in str(problem) for problem in verdict.problems)


def test_a_rule_with_a_provisional_part_says_so() -> None:
    assert judged("cn.tc.draft", "member yes 25").provisional
    assert not judged("iso.dis", "P yes 25").provisional
