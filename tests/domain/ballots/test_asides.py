"""Totals, footnotes and signatures are no voters; names that look like them are."""

from __future__ import annotations

import pytest

from stdcommittee.domain.ballots.asides import is_aside


@pytest.mark.parametrize(
    "row",
    [
        ["Total", "", "24"],
        ["Total votes cast", "61"],
        ["P-members total", "", "2"],
        ["P成员合计", "2"],
        ["赞成票数", "18"],
        ["应到人数：25", "实到人数：20"],
        ["主任委员签字：", ""],
        ["P-members voting: 2 in favour out of 3 = 66.66 %", "", ""],
        ["* A comment file was submitted with this vote", ""],
        ["※ 弃权须说明理由", ""],
        ["表决结果", "通过"],
        ["In favour", "18"],
        ["赞成", "95.0%"],
    ],
)
def test_rows_beside_the_votes(row: list[str]) -> None:
    assert is_aside(row, 1)


@pytest.mark.parametrize(
    "row",
    [
        ["China (SAC)", ""],
        ["委员01", "赞成"],
        ["主任委员（张三）", "赞成"],
        ["某统计", "√"],
        ["Crédit Total", "Yes"],
        ["Totalia", ""],
        ["* China", "Yes"],
    ],
)
def test_voters(row: list[str]) -> None:
    assert not is_aside(row, 1)


def test_a_vote_with_its_number_is_a_line_of_a_summary_where_votes_stand_first() -> None:
    assert not is_aside(["Approve", "24"], 0)
    assert not is_aside(["Approve", "24"], None)
    assert is_aside(["Approve", "24"], 1)
    assert not is_aside(["Approve", "", "24"], 1)
