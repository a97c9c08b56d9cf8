"""Which sheets hold votes, and what their columns are for."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from stdcommittee.domain.ballots.headings import Role
from stdcommittee.domain.ballots.vocabulary import VoteValue
from stdcommittee.exchange.columns import MatchKind
from stdcommittee.exchange.tabular import Row, Sheet
from stdcommittee.exchange.votes.sheets import VoteSheet, vote_sheet, vote_targets


def sheet(text: str) -> Sheet:
    lines = enumerate(text.strip().splitlines(), 1)
    rows = [Row(n, tuple(cell.strip() for cell in line.split("|"))) for n, line in lines]
    return Sheet("Sheet1", tuple(rows))


def votes(text: str, chosen: Mapping[int, str | None] | None = None) -> VoteSheet:
    found = vote_sheet("votes.csv", sheet(text), chosen)
    assert found is not None
    return found


def test_the_columns_say_what_they_are_for() -> None:
    found = votes("NB | P/O | Vote | Comments | Weather\nSAC | P | Yes | |")
    assert [(c.target, c.how) for c in found.mapping.columns] == [
        ("body", MatchKind.SYNONYM),
        ("status", MatchKind.SYNONYM),
        ("vote", MatchKind.SYNONYM),
        ("comments", MatchKind.SYNONYM),
        (None, MatchKind.NONE),
    ]
    ticked = votes("NB | Yes | No | Abstain\nSAC | x | |")
    assert [c.target for c in ticked.mapping.columns] == [
        "body",
        "approve",
        "disapprove",
        "abstain",
    ]


def test_headings_of_two_rows() -> None:
    found = votes(
        "姓名 | 单位 | 表决意见 | |\n| | 赞成 | 反对 | 弃权\n委员01 | 甲 | √ | |\n委员02 | 乙 | | √ |"
    )
    assert [c.target for c in found.mapping.columns][2:] == ["approve", "disapprove", "abstain"]
    assert [row.number for row in found.rows] == [3, 4]
    read = found.read(found.rows)
    assert [vote.vote for vote in read.votes] == [VoteValue.APPROVE, VoteValue.DISAPPROVE]


def test_what_stands_above_the_table_is_apart() -> None:
    found = votes("Ballot | ISO/DIS 1\n\nNB | Vote\nSAC | Yes\n\nNB | Vote\nBSI | No")
    assert [row.number for row in found.preamble] == [1, 2]
    assert [row.cells for row in found.rows] == [("SAC", "Yes"), ("BSI", "No")]


@pytest.mark.parametrize(
    "text",
    [
        "Name | Unit\n委员01 | 某研究院",
        "Name | Position\n委员01 | 工程师",
        "Reference | Action\nISO 1 | to be looked at",
        "Country | Vote\nChina | perhaps",
        "",
    ],
)
def test_other_sheets_are_none(text: str) -> None:
    assert vote_sheet("x.csv", sheet(text) if text else Sheet("", ())) is None


def test_nobody_has_voted_yet() -> None:
    assert votes("姓名 | 表决意见\n委员01 |\n委员02 |").columns.first(Role.VOTE) == 1


def test_columns_that_a_person_set() -> None:
    text = "who | what | said\nSAC | x | perhaps\nBSI | x | Yes"
    found = votes(text, {0: "voter", 2: "vote", 1: None})
    assert [(c.target, c.how) for c in found.mapping.columns] == [
        ("voter", MatchKind.CHOSEN),
        (None, MatchKind.CHOSEN),
        ("vote", MatchKind.CHOSEN),
    ]
    assert [vote.voter for vote in found.read(found.rows).votes] == ["SAC", "BSI"]


def test_the_rows_by_matter() -> None:
    found = votes(
        "投票事项 | 姓名 | 表决\n甲 | 委员01 | 赞成\n | 委员02 | 反对\n乙 | 委员01 | 赞成"
    )
    assert {name: [row.number for row in rows] for name, rows in found.matters().items()} == {
        "甲": [2, 3],
        "乙": [4],
    }
    assert set(votes("NB | Vote\nSAC | Yes").matters()) == {""}


def test_a_voter_in_a_merged_cell_is_in_each_of_its_rows() -> None:
    from stdcommittee.exchange.tabular.model import Merge

    plain = sheet("Ballot | NB | Vote\nISO/DIS 1 | SAC | Yes\n | BSI | No\nISO/DIS 2 | SAC | No")
    found = vote_sheet("x", Sheet("s", plain.rows, merged=(Merge(2, 0, 3, 0),)))
    assert found is not None
    assert [len(rows) for rows in found.matters().values()] == [2, 1]


def test_what_a_column_may_be_for() -> None:
    targets = vote_targets()
    assert {vote.value for vote in VoteValue} | {"voter", "status", "ballot"} <= set(targets)
    assert "other" not in targets
    assert all(targets.values())


def test_a_count_of_none_is_no_vote() -> None:
    found = votes("投票 | 票数\n赞成 | 20\n反对 | 0")
    assert [(vote.vote, vote.count) for vote in found.read(found.rows).votes] == [
        (VoteValue.APPROVE, 20)
    ]
    named = votes("单位 | 投票 | 票数\n甲 | 赞成 | 20\n乙 | 反对 | 0")
    assert [vote.voter for vote in named.read(named.rows).votes] == ["甲", "乙"]
