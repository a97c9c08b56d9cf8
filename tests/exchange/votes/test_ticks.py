"""Which printed vote is ticked, wherever its box stands."""

from __future__ import annotations

import pytest

from stdcommittee.domain.ballots.vocabulary import VoteValue
from stdcommittee.exchange.tabular.forms import FormCell, FormLine
from stdcommittee.exchange.votes.ticks import Mark, options_of

Y, N, A = VoteValue.APPROVE, VoteValue.DISAPPROVE, VoteValue.ABSTAIN


def marks(text: str) -> dict[VoteValue, Mark]:
    return {o.vote: o.mark for o in options_of([FormLine((FormCell(text),))])}


@pytest.mark.parametrize(
    ("text", "ticked"),
    [
        ("□赞成 √弃权 □不赞成", [A]),
        ("□赞成 √□弃权 □不赞成", [A]),
        ("□赞成√ □弃权 □不赞成", [Y]),
        ("□赞成 □弃权 □不赞成√", [N]),
        ("赞成□ 弃权√ 不赞成□", [A]),
        ("赞成□ 弃权□√ 不赞成□", [A]),
        ("投票意见：□赞成 ■弃权 □不赞成", [A]),
        ("[ ] Yes [x] No [ ] Abstain", [N]),
        ("( ) Approve  (√) Disapprove  ( ) Abstain", [N]),
        ("○赞成 ●弃权 ○不赞成", [A]),
        ("在□内打“√”，两个√无效", []),
        ("□赞成 □弃权 □不赞成", []),
        ("√赞成 √弃权", [Y, A]),
    ],
)
def test_ticked(text: str, ticked: list[VoteValue]) -> None:
    assert [vote for vote, mark in marks(text).items() if mark is Mark.TICKED] == ticked


@pytest.mark.parametrize("text", ["□赞成√□弃权 □不赞成", "□赞成 √ □弃权 □不赞成"])
def test_a_tick_that_may_be_of_two_is_not_guessed(text: str) -> None:
    assert Mark.TICKED not in marks(text).values() or Mark.UNCLEAR in marks(text).values()
