"""Silence is an approval only where a note says so in known words."""

from __future__ import annotations

import pytest

from stdcommittee.exchange.votes.silence import silence_approves


@pytest.mark.parametrize(
    "note",
    [
        "注：①只可划一个勾，划两个勾者无效。②回函没有意见的，按赞成票计；未说明理由的不赞成票按弃权票计。",
        "没有意见的，视为赞成。",
        "没有意见的，按赞成票计。逾期未复函的，视为没有意见，按赞成计。",
        "3. 未提意见者，一律按赞成处理。",
        "A sheet returned without comments counts as approval.",
        "Note: no comment is taken as approval; two ticks are void.",
    ],
)
def test_a_note_that_takes_silence_for_an_approval(note: str) -> None:
    assert silence_approves(note, stated=False)


@pytest.mark.parametrize("stated", [True, False])
def test_only_a_reply_that_says_so(stated: bool) -> None:
    for note in (
        "2. 复函说明没有意见的，按赞成计；未作说明的，按弃权计。",
        "2. A reply that states no comment counts as approval; one that says nothing does not.",
    ):
        assert silence_approves(note, stated=stated) is stated


@pytest.mark.parametrize(
    "note",
    [
        "没有意见不得视为赞成。",
        "没有意见的，并非视为赞成，须另行说明。",
        "没有意见的不能按赞成计。",
        "没有意见的不得按赞成票计。",
        "没有意见的不视为赞成。",
        "没有意见的，不再视为赞成。",
        "没有意见的，未必视为赞成。",
        "禁止将没有意见的视为赞成。",
        "“没有意见的，视为赞成”的做法已取消。",
        "没有意见的，视为赞成，但起草单位除外。",
        "逾期未复函的，视为没有意见，按赞成计。",
        "逾期不回函的，按没有意见处理，视为赞成。",
        "没有意见的，视为赞成；没有意见的不得视为赞成。",
        "没有意见的不得\n视为赞成。",
        "a sheet without comments is never counted as approval",
        "no comment cannot be taken as approval",
        "No comment is no longer counted as approval.",
        "A sheet that is not returned is without comment and counts as approval.",
        "没有意见的视为赞成？",
        "只可划一个勾。",
        "",
    ],
)
@pytest.mark.parametrize("stated", [True, False])
def test_what_is_not_believed(note: str, stated: bool) -> None:
    assert not silence_approves(note, stated=stated)
