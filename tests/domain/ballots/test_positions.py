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
from stdcommittee.domain.rules import Reasons

BAD, WARN = CheckLevel.BAD, CheckLevel.WARN
YES, NO, ABSTAIN = VoteValue.APPROVE, VoteValue.DISAPPROVE, VoteValue.ABSTAIN


ENOUGH = OwnComments(rounds=1, comments=1, technical=1)


def found(
    value: VoteValue,
    reason: str,
    comments: OwnComments = ENOUGH,
    reasons: Reasons = Reasons.REQUIRED,
    *,
    with_comments: bool = False,
) -> list[object]:
    made = position_checks(value, reason, comments, reasons=reasons, with_comments=with_comments)
    return [(check.id, check.level) for check in made]


@pytest.mark.parametrize(
    ("value", "reason", "checks"),
    [
        (YES, "", []),
        (NO, "7.3", []),
        (NO, " \n", [("reasons", BAD)]),
        (NO, "……。-/", [("reasons", BAD)]),
        (ABSTAIN, "。", [("abstention", BAD)]),
        (VoteValue.DISAPPROVE_UNLESS, "", [("reasons", BAD)]),
        (ABSTAIN, "", [("abstention", BAD)]),
        (ABSTAIN, "不熟悉本专业", []),
        (VoteValue.REVISE, "", []),
        (VoteValue.CONFIRM, "", []),
    ],
)
def test_reasons(value: VoteValue, reason: str, checks: list[object]) -> None:
    assert found(value, reason) == checks


@pytest.mark.parametrize(
    "reason",
    [
        "我方有条件赞成。",
        "Approve, provided that 7.3 goes.",
        "We approve if 7.3 goes.",
        "Yes on the condition that 7.3 goes.",
        "有条件地赞成",
        "采纳我方关于 7.3 的意见后赞成。",
        "赞成，但须删除 7.3。",
        "无意见。赞成，但须删除 7.3。",
    ],
)
def test_an_approval_has_no_condition(reason: str) -> None:
    assert found(YES, reason) == [("condition", BAD)]
    assert found(NO, reason) == []


@pytest.mark.parametrize(
    "reason",
    [
        "试验条件是 23 ℃。",
        "The test is subject to 7.3.",
        "We approve. If 7.3 is read again, nothing is lost.",
        "我方意见已采纳。讨论后赞成。",
    ],
)
def test_words_about_the_subject_are_no_condition(reason: str) -> None:
    assert found(YES, reason) == []


def test_a_negative_vote_has_a_technical_comment_where_comments_are_known() -> None:
    assert found(NO, "7.3", NO_COMMENTS) == [("technical", WARN)]
    assert found(NO, "7.3", NO_COMMENTS, with_comments=True) == []
    assert found(NO, "7.3", OwnComments(rounds=1), with_comments=True) == [("technical", WARN)]
    assert found(NO, "7.3", OwnComments(rounds=1)) == [("technical", WARN)]
    assert found(NO, "7.3", OwnComments(rounds=1, comments=2)) == [("technical", WARN)]
    assert found(NO, "7.3", OwnComments(rounds=1, comments=2, technical=1)) == []
    assert found(NO, "", OwnComments(rounds=1)) == [("reasons", BAD)]
    assert found(YES, "", OwnComments(rounds=1)) == []


def test_reasons_are_asked_for_as_the_rule_says() -> None:
    assert found(NO, "", NO_COMMENTS, Reasons.FREE) == []
    assert found(NO, "", NO_COMMENTS, Reasons.ASKED) == [("reasons", WARN)]
    assert found(ABSTAIN, "", NO_COMMENTS, Reasons.FREE) == [("abstention", BAD)]


def test_a_comment_of_several_types_is_technical_if_one_of_them_is() -> None:
    assert own_comments([("ge",), ("ed", "te"), ()], 2) == OwnComments(2, 3, 1, 1, 1)
