from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdcommittee.base.errors import Unreadable
from stdcommittee.domain.ballots.castvote import CastVote, Part
from stdcommittee.domain.ballots.vocabulary import Answer
from stdcommittee.domain.ballots.votelist import VoteTable, read_votes
from stdcommittee.domain.rules.tally import tally
from tests.domain.rules.builders import figures, rule


def table(text: str, rule_id: str = "") -> VoteTable:
    """Read a table written as lines of cells between bars."""
    headings, *rows = [
        [cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()
    ]
    return read_votes(headings, rows, rule(rule_id) if rule_id else None)


def plain(vote: CastVote) -> tuple[str, str | None, str | None]:
    return (
        vote.voter,
        vote.standing.value if vote.standing else None,
        vote.vote.value if vote.vote else None,
    )


def test_an_international_list() -> None:
    found = table(
        """
        Country | Member body | Status in TC 211 | Vote | Comments | Reasons | Voted on
        China   | SAC         | P  | Disapprove            | yes |     | 2026-06-01
        France  | AFNOR       | P  | Approve with comments | yes |     |
        Kuwait  |             |    | Abstain               |     |     |
        India   | BIS         | O  |                       |     |     |
        Iran    | ISIRI       | P  | Disapprove            |     | no  |
        Japan   | JISC        | P  | Disapprove            |     | 5.2 conflicts with 6.3 |
        """
    )
    assert [plain(vote) for vote in found.votes] == [
        ("SAC", "P", "disapprove"),
        ("AFNOR", "P", "approve_with_comments"),
        ("Kuwait", "none", "abstain"),
        ("BIS", "O", None),
        ("ISIRI", "P", "disapprove"),
        ("JISC", "P", "disapprove"),
    ]
    assert [vote.represents for vote in found.votes][:3] == ["China", "France", ""]
    assert [vote.reasons for vote in found.votes] == [
        Answer.UNKNOWN,
        Answer.UNKNOWN,
        Answer.UNKNOWN,
        Answer.UNKNOWN,
        Answer.NO,
        Answer.YES,
    ]
    assert [vote.row for vote in found.votes] == [2, 3, 4, 5, 6, 7]
    assert found.mapping["status"] == ("Status in TC 211",)
    assert found.problems == ()


def test_a_national_list() -> None:
    found = table(
        """
        序号 | 姓名   | 单位       | 职务     | 表决意见 | 理由或意见 | 备注
        1    | 委员01 | 某研究院   | 主任委员 | 赞成     | —          |
        2    | 委员02 | 某大学     |          | 赞成，有建议或意见 | 附2条 |
        3    | 委员03 | 某公司     | 委员     | 反对     | 未说明理由，须补正 |
        4    | 委员04 | 某中心     | 顾问     | 反对     | 无         |
        5    | 委员05 | 某协会     | 贵宾     | 弃权     |            |
        合计 |        |            |          | 5        |            |
        注：本表由秘书处填写 | | | | | |
        """,
        "cn.tc.draft",
    )
    assert [plain(vote) for vote in found.votes] == [
        ("委员01", "member", "approve"),
        ("委员02", None, "approve_with_comments"),
        ("委员03", "member", "disapprove"),
        ("委员04", "adviser", "disapprove"),
        ("委员05", None, "abstain"),
    ]
    assert found.votes[0].represents == "某研究院"
    assert found.votes[2].reasons is Answer.NO
    assert found.votes[4].word(Part.STANDING) == "贵宾"
    verdict = tally(rule("cn.tc.draft"), found.votes)
    assert verdict.outcome == "undetermined"
    assert [str(voter) for voter, _ in verdict.disregarded] == ["委员04"]


def test_columns_to_tick() -> None:
    found = table(
        """
        国家成员体 | P/O | 赞成 | 反对 | 弃权
        SAC  | P | √ |   |
        BSI  | P |   | √ |
        DIN  | O |   |   | x
        DS   | P |   |   |
        SCC  | P | √ | √ |
        NEN  | P | ok |  |
        SIS  | P | 赞成 | - | 0
        """
    )
    assert [plain(vote)[2] for vote in found.votes] == [
        "approve",
        "disapprove",
        "abstain",
        None,
        None,
        None,
        "approve",
    ]
    assert found.votes[3].unread == ()
    assert found.votes[4].word(Part.VOTE) == "approve + disapprove"
    assert found.votes[5].word(Part.VOTE) == "ok"


def test_a_ring_is_a_tick_where_it_stands_alone() -> None:
    found = table(
        """
        姓名 | 赞成 | 反对 | 弃权
        委员01 | ○ | |
        委员02 | | O |
        委员03 | ○ | ○ | ●
        委员04 | ○ | ○ | ○
        委员05 | TRUE | FALSE | FALSE
        """
    )
    assert [plain(vote)[2] for vote in found.votes] == [
        "approve",
        "disapprove",
        "abstain",
        None,
        "approve",
    ]


def test_signs_that_only_look_like_numbers_are_not_understood() -> None:
    found = table(
        """
        Status | Yes | No
        P | ① | 2
        P | 24.0 | 8.0
        P | 1.0 |
        """
    )
    assert found.votes[0].word(Part.VOTE) == "① / 2"
    assert [(plain(vote)[2], vote.count) for vote in found.votes[1:]] == [
        ("approve", 24),
        ("disapprove", 8),
        ("approve", 1),
    ]


def test_a_heading_row_shorter_than_the_table() -> None:
    found = read_votes(["Country", "Status"], [["China", "P", "Yes"], ["India", "O", "No"]])
    assert found.mapping["vote"] == ("",)
    assert [plain(vote)[2] for vote in found.votes] == ["approve", "disapprove"]


def test_columns_of_numbers() -> None:
    found = table(
        """
        Status | Yes | No | Abstain
        P | 24 | 8 | 9
        O | 37 | 2 | 7
        none | 3 | some | 0
        """
    )
    assert [(*plain(vote)[1:], vote.count) for vote in found.votes] == [
        ("P", "approve", 24),
        ("P", "disapprove", 8),
        ("P", "abstain", 9),
        ("O", "approve", 37),
        ("O", "disapprove", 2),
        ("O", "abstain", 7),
        ("none", None, 1),
    ]
    assert found.votes[-1].word(Part.VOTE) == "3 / some"
    assert [str(problem) for problem in found.problems] == ["No column says who voted."]


def test_summary_lines() -> None:
    found = table(
        """
        voter | status | vote | count
        P-members | P | approve | 24
        P-members | P | disapprove | 8.0
        others | O | approve | 37
        others | O | disapprove | several
        nobody | O | abstain | 0
        Total | | | 69
        """
    )
    assert [vote.count for vote in found.votes] == [24, 8, 37, 1, 0]
    assert found.votes[3].word(Part.COUNT) == "several"
    assert found.problems == ()
    verdict = tally(rule("iso.dis"), found.votes[:3])
    assert figures(verdict) == {"p_approval": (24, 32, True), "negatives": (8, 69, True)}


def test_sections_stand_for_a_status_column() -> None:
    found = table(
        """
        Member body | Vote
        P-members |
        SAC | Approve
        BSI | Disapprove

        O-members |
        DS | Approve
        Non-members |
        XYZ | Abstain
        """
    )
    assert [plain(vote)[1] for vote in found.votes] == ["P", "P", "O", "none"]


def test_a_name_alone_is_a_voter_who_did_not_vote() -> None:
    found = table(
        """
        姓名 | 表决意见
        委员01 | 赞成
        委员02 |
        - |
        """
    )
    assert [plain(vote)[2] for vote in found.votes] == ["approve", None, None]


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("2", 2),
        ("0", 0),
        ("2.0", 2),
        ("yes", 1),
        ("no", 0),
        ("", 0),
        ("-", 0),
        ("?", 0),
        ("Expert A; Expert B", 2),
        ("专家01；专家02；", 2),
    ],
)
def test_experts_are_numbers_or_names(cell: str, number: int) -> None:
    found = read_votes(["Country", "Vote", "Experts"], [["China", "Yes", cell]])
    assert found.votes[0].experts == number


def test_use_is_said_by_any_of_its_columns() -> None:
    found = table(
        """
        Country | Status | Vote | Adopted | Used
        China | P | Confirm | Identical | no
        France | P | Confirm | none | no
        India | P | Confirm | | yes
        Japan | P | Confirm | |
        Kenya | P | Confirm | partly |
        """,
        "iso.sr",
    )
    assert [vote.used for vote in found.votes] == [
        Answer.YES,
        Answer.NO,
        Answer.YES,
        Answer.UNKNOWN,
        Answer.UNKNOWN,
    ]
    assert found.votes[4].word(Part.USED) == "partly"


def test_what_a_rule_asks_and_a_table_lacks() -> None:
    text = "Country | Status | Vote\nChina | P | Yes"
    assert [str(problem) for problem in table(text, "iso.np").problems] == [
        "No column says how many experts are named; none is counted."
    ]
    assert [str(problem) for problem in table(text, "iso.sr").problems] == [
        "No column says in which countries the document is used."
    ]
    assert table(text, "iso.dis").problems == ()


def test_a_table_with_two_columns_of_standings() -> None:
    found = table(
        """
        Country | Status in JTC 1 | Status in SC 34 | Status date | Vote
        China | P | O | 2026-01-05 | Yes
        """
    )
    assert plain(found.votes[0]) == ("China", "P", "approve")
    assert [str(problem) for problem in found.problems] == [
        "“Status in JTC 1” is read, not Status in SC 34."
    ]
    assert found.mapping["status"] == ("Status in JTC 1",)


def test_a_voter_who_stands_twice() -> None:
    found = table(
        """
        Country | Body | Status | Vote | Date
        China | SAC | P | Disapprove | 2026-06-01
        China | | P | Approve | 2026-06-09
        France | AFNOR | P | Approve |
        FRANCE | AFNOR | P | Disapprove |
        """
    )
    assert [(vote.voter, vote.replaced_by) for vote in found.votes] == [
        ("China", None),
        ("SAC", 3),
        ("AFNOR", None),
    ]
    assert found.votes[2].word(Part.VOTE) == "approve / disapprove"
    assert len(found.problems) == 2


def test_two_people_of_one_name_in_two_units() -> None:
    found = table(
        """
        姓名 | 单位 | 表决
        委员01 | 某研究院 | 赞成
        委员01 | 某大学 | 反对
        """
    )
    assert len(found.votes) == 2
    assert found.problems == ()


def test_words_nobody_understands_stay_with_their_vote() -> None:
    found = table("Country | Status | Vote\nChina | X | perhaps")
    (vote,) = found.votes
    assert (vote.word(Part.VOTE), vote.word(Part.STANDING)) == ("perhaps", "X")
    assert (vote.vote, vote.standing) == (None, None)


def test_a_table_without_votes_is_refused_with_its_headings() -> None:
    with pytest.raises(Unreadable, match="Weather") as caught:
        read_votes(["Country", "", "Weather"], [["China", "", "fine"]])
    assert caught.value.advice is not None


def test_rows_may_be_short_and_carry_their_own_numbers() -> None:
    found = read_votes(
        ["Country", "Vote", "Status"], [["China", "Yes"], [], ["India"]], numbers=[7, 8, 12]
    )
    assert [(vote.row, plain(vote)) for vote in found.votes] == [
        (7, ("China", "none", "approve")),
        (12, ("India", "none", None)),
    ]


@pytest.mark.parametrize(
    "first",
    ["Total", "TOTAL:", "Total votes cast", "合计", "合 计", "总计（票）", "小计：", "Totaux"],
)
def test_a_total_is_no_voter(first: str) -> None:
    found = read_votes(["Country", "Vote"], [["China", "Yes"], [first, "61"]])
    assert len(found.votes) == 1


@pytest.mark.parametrize(
    "row",
    [
        ["注", ""],
        ["注：弃权须说明", ""],
        ["计票人：委员01", "监票人：委员02"],
        ["Note: closed", ""],
    ],
)
def test_a_footnote_is_no_voter(row: list[str]) -> None:
    found = read_votes(["姓名", "表决"], [["委员01", "赞成"], row])
    assert len(found.votes) == 1


@pytest.mark.parametrize("first", ["统计局某某", "Totalia", "注册中心", "Notaria"])
def test_a_name_that_begins_like_a_total_is_a_voter(first: str) -> None:
    found = read_votes(["Name", "Vote"], [[first, "Yes"], [first + "2", ""]])
    assert len(found.votes) == 2


WORDS = st.sampled_from(["", "Yes", "No", "Abstain", "perhaps", "赞成", "P", "O", "x", "2", "合计"])


@settings(deadline=None)
@given(
    st.lists(st.lists(WORDS, max_size=5), max_size=8),
    st.randoms(use_true_random=False),
)
def test_any_table_is_read_and_no_order_of_rows_changes_the_verdict(
    rows: list[list[str]], dice: random.Random
) -> None:
    headings = ["Country", "Vote", "Status", "Count", "Experts"]
    first = read_votes(headings, rows)
    shuffled = list(rows)
    dice.shuffle(shuffled)
    second = read_votes(headings, shuffled)
    for rule_id in ("iso.np", "iso.dis", "cn.tc.draft"):
        one, two = tally(rule(rule_id), first.votes), tally(rule(rule_id), second.votes)
        assert one.outcome is two.outcome
        assert figures(one) == figures(two)
