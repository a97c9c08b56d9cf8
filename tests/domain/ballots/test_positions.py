"""What a position lacks: reasons, technical comments; and conditions that it may not have."""

from __future__ import annotations

import pytest

from stdcommittee.domain.ballots.positions import (
    NO_COMMENTS,
    OwnComments,
    own_comments,
    position_checks,
)
from stdcommittee.domain.ballots.preflight import CheckLevel
from stdcommittee.domain.ballots.vocabulary import VoteValue

BAD, WARN = CheckLevel.BAD, CheckLevel.WARN
YES, NO, ABSTAIN = VoteValue.APPROVE, VoteValue.DISAPPROVE, VoteValue.ABSTAIN


def found(value: VoteValue, reason: str, comments: OwnComments = NO_COMMENTS) -> list[object]:
    return [(check.id, check.level) for check in position_checks(value, reason, comments)]


@pytest.mark.parametrize(
    ("value", "reason", "checks"),
    [
        (YES, "", []),
        (NO, "7.3", []),
        (NO, " \n", [("reasons", BAD)]),
        (VoteValue.DISAPPROVE_UNLESS, "", [("reasons", BAD)]),
        (ABSTAIN, "", [("abstention", BAD)]),
        (ABSTAIN, "不熟悉本专业", []),
        (VoteValue.REVISE, "", []),
        (VoteValue.CONFIRM, "", []),
    ],
)
def test_reasons(value: VoteValue, reason: str, checks: list[object]) -> None:
    assert found(value, reason) == checks


@pytest.mark.parametrize("reason", ["我方有条件赞成。", "Approve, provided that 7.3 goes."])
def test_an_approval_has_no_condition(reason: str) -> None:
    assert found(YES, reason) == [("condition", BAD)]
    assert found(NO, reason) == []


@pytest.mark.parametrize("reason", ["试验条件是 23 ℃。", "The test is subject to 7.3."])
def test_words_about_the_subject_are_no_condition(reason: str) -> None:
    assert found(YES, reason) == []


def test_a_negative_vote_has_a_technical_comment_where_comments_are_known() -> None:
    assert found(NO, "7.3", OwnComments(rounds=0)) == []
    assert found(NO, "7.3", OwnComments(rounds=1)) == [("technical", WARN)]
    assert found(NO, "7.3", OwnComments(rounds=1, comments=2)) == [("technical", WARN)]
    assert found(NO, "7.3", OwnComments(rounds=1, comments=2, technical=1)) == []
    assert found(NO, "", OwnComments(rounds=1)) == [("reasons", BAD)]
    assert found(YES, "", OwnComments(rounds=1)) == []


def test_a_comment_of_several_types_is_technical_if_one_of_them_is() -> None:
    assert own_comments([("ge",), ("ed", "te"), ()], 2) == OwnComments(2, 3, 1)
