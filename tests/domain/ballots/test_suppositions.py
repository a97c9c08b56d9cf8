"""What if those who have not voted voted so."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stdcommittee.domain.ballots.recorded import BallotLine, cast
from stdcommittee.domain.ballots.records import Vote, Voter
from stdcommittee.domain.ballots.suppositions import supposed
from stdcommittee.domain.ballots.vocabulary import Standing, VoteValue
from stdcommittee.domain.rules import Outcome, outlook
from stdcommittee.domain.rules.tally import tally
from tests.domain.rules.builders import figures, rule

YES, NO, ABSTAIN = VoteValue.APPROVE, VoteValue.DISAPPROVE, VoteValue.ABSTAIN
DRAFT = rule("cn.tc.draft")


def lines(values: list[VoteValue | None], standing: Standing = Standing.MEMBER) -> list[BallotLine]:
    found = []
    for number, value in enumerate(values, 1):
        voter = Voter(ballot_id=1, name=f"v{number}", standing=standing, id=number)
        vote = Vote(ballot_id=1, voter_id=number, value=value) if value is not None else None
        found.append(BallotLine(voter, vote))
    return found


def test_if_these_three_vote_yes() -> None:
    found = lines([YES] * 13 + [NO] * 4 + [None] * 12)  # 17 of 29
    assert tally(DRAFT, cast(found)).outcome is Outcome.NOT_APPROVED
    verdict = supposed(DRAFT, found, dict.fromkeys((18, 19, 20, 21, 22), YES))
    assert figures(verdict)["participation"] == (22, 29, True)
    assert verdict.outcome is Outcome.APPROVED


def test_nothing_supposed_is_how_it_stands() -> None:
    found = lines([YES] * 20 + [None] * 9)
    assert supposed(DRAFT, found, {}) == tally(DRAFT, cast(found))


def test_who_has_voted_keeps_the_vote() -> None:
    found = lines([NO, None])
    verdict = supposed(DRAFT, found, {1: YES, 2: YES})
    assert figures(verdict)["approval"] == (1, 2, False)


def test_a_supposed_vote_brings_what_the_rule_asks_of_it() -> None:
    members = lines([None] * 12, Standing.P)
    verdict = supposed(rule("iso.np"), members, dict.fromkeys(range(1, 5), YES))
    assert figures(verdict)["experts"] == (4, 12, True)
    against = supposed(rule("iso.dts"), members, {1: NO})
    assert not against.disregarded


@given(
    st.lists(st.sampled_from([YES, NO, ABSTAIN, None]), min_size=1, max_size=12),
    st.integers(0, 12),
    st.integers(0, 12),
)
def test_it_agrees_with_what_is_still_needed(
    values: list[VoteValue | None], approvals: int, negatives: int
) -> None:
    found = lines(values)
    silent = [line.voter.id for line in found if not line.voted]
    if approvals + negatives > len(silent) or not approvals + negatives:
        return
    ahead = outlook(DRAFT, cast(found)).prospects[approvals + negatives - 1]
    votes = dict.fromkeys(silent[:approvals], YES)
    votes |= dict.fromkeys(silent[approvals : approvals + negatives], NO)
    if supposed(DRAFT, found, votes).outcome is Outcome.APPROVED:
        assert ahead.approvals is not None
        assert ahead.negatives is not None
        assert approvals >= ahead.approvals
        assert negatives <= ahead.negatives
