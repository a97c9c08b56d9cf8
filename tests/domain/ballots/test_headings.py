from __future__ import annotations

import pytest

from stdcommittee.domain.ballots.headings import (
    Role,
    choose_columns,
    filled_down,
    find_columns,
    heading_row,
    joined_headings,
)
from stdcommittee.domain.ballots.vocabulary import VoteValue

NO_ROWS: list[list[str]] = []


def role_of(heading: str) -> Role | None:
    """The role that a heading alone gives its column."""
    found = find_columns([heading], NO_ROWS).roles
    return next(iter(found), None)


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("member_body", Role.BODY),
        ("MB/NC", Role.BODY),
        ("Country", Role.COUNTRY),
        ("姓名", Role.PERSON),
        ("工作单位", Role.BODY),
        ("投票人", Role.VOTER),
        ("status_in_JTC1", Role.STATUS),
        ("Status in ISO/TC 211", Role.STATUS),
        ("P/O", Role.STATUS),
        ("身份", Role.STATUS),
        ("标委会职务", Role.POST),
        ("Vote", Role.VOTE),
        ("表决意见", Role.VOTE),
        ("Vote (Y/N/A)", Role.VOTE),
        ("投票 Vote", Role.VOTE),
        ("Réponse", Role.VOTE),
        ("reasons", Role.REASONS),
        ("Reasons for negative vote", Role.REASONS),
        ("是否说明理由", Role.REASONS),
        ("comments_file", Role.COMMENTS),
        ("Comments on the vote", Role.COMMENTS),
        ("意见", Role.COMMENTS),
        ("Number of experts", Role.EXPERTS),
        ("提名专家人数", Role.EXPERTS),
        ("Adopted or used?", Role.USED),
        ("是否使用", Role.USED),
        ("票数", Role.COUNT),
        ("代表方", Role.PARTY),
        ("Interest party", Role.PARTY),
        ("Date of vote", Role.DATE),
        ("投票日期", Role.DATE),
        ("No.", Role.OTHER),
        ("序号", Role.OTHER),
        ("Weather", None),
        ("", None),
    ],
)
def test_a_heading(heading: str, role: Role | None) -> None:
    assert role_of(heading) is role


def test_the_best_fit_takes_a_role() -> None:
    found = find_columns(["Date of last vote", "Vote", "Vote of the year before"], NO_ROWS)
    assert found.first(Role.VOTE) == 1
    assert found.first(Role.COUNT, Role.VOTE) == 1


def test_adoption_and_use_are_both_use() -> None:
    found = find_columns(["Country", "Vote", "Adopted", "Used"], NO_ROWS)
    assert sorted(found.roles[Role.USED]) == [2, 3]


def test_votes_may_be_a_number() -> None:
    rows = [["Approve", "61"], ["Disapprove", "10"]]
    found = find_columns(["Answer", "Votes"], rows)
    assert (found.first(Role.VOTE), found.first(Role.COUNT)) == (0, 1)
    alone = find_columns(["Country", "Votes"], [["China", "61"]])
    assert alone.first(Role.VOTE) == 1
    by_cells = find_columns(["P/O", "Said", "Votes"], [["P", "Approve", "61"]])
    assert (by_cells.first(Role.VOTE), by_cells.first(Role.COUNT)) == (1, 2)
    ticked = find_columns(["Yes", "No", "Votes"], [["x", "", "61"]])
    assert (ticked.first(Role.VOTE), ticked.first(Role.COUNT)) == (None, 2)


def test_a_heading_is_believed_if_its_cells_bear_it_out() -> None:
    rows = [["Member 01", "Engineer", "Yes", "sent", "member"]]
    found = find_columns(["Name", "Position", "Vote", "Status", "Member status"], rows)
    assert found.first(Role.VOTE) == 2
    assert found.first(Role.STATUS) == 4


def test_a_vote_without_a_known_heading_is_found_by_its_cells() -> None:
    rows = [["委员01", "赞成", "x"], ["委员02", "反对", ""], ["委员03", "", ""]]
    found = find_columns(["姓名", "意见", "别的"], rows)
    assert found.first(Role.VOTE) == 1


def test_a_standing_without_a_known_heading_is_found_by_its_cells() -> None:
    rows = [["SAC", "P", "Yes"], ["BSI", "O", "No"], ["DIN", "", "Yes"]]
    found = find_columns(["MB", "Kind", "Vote"], rows)
    assert found.first(Role.STATUS) == 1
    none = find_columns(["MB", "Kind", "Vote"], [["SAC", "none", "Yes"], ["BSI", "-", "No"]])
    assert none.first(Role.STATUS) is None


def test_experts_are_voters_where_nobody_else_is_named() -> None:
    group = find_columns(["专家", "表决"], [["专家01", "同意"]])
    assert group.first(Role.PERSON) == 0
    proposal = find_columns(["Country", "Vote", "Experts"], [["China", "Yes", "2"]])
    assert proposal.first(Role.EXPERTS) == 2
    numbers = find_columns(["Experts", "Vote"], [["2", "Yes"]])
    assert numbers.first(Role.EXPERTS) == 0


def test_columns_to_tick() -> None:
    found = find_columns(["No.", "Country", "Approve", "Disapprove", "Abstain"], NO_ROWS)
    assert found.ticks == {2: VoteValue.APPROVE, 3: VoteValue.DISAPPROVE, 4: VoteValue.ABSTAIN}
    assert found.votes
    plain = find_columns(["No", "Country", "Yes", "No", "Abstain"], NO_ROWS)
    assert plain.ticks == {2: VoteValue.APPROVE, 3: VoteValue.DISAPPROVE, 4: VoteValue.ABSTAIN}
    assert find_columns(["姓名", "赞成", "备注"], NO_ROWS).ticks == {}


def test_a_vote_column_prevails_over_columns_to_tick() -> None:
    headings = ["Country", "Vote", "Approve", "Disapprove"]
    both = find_columns(headings, [["China", "Yes", "", ""]])
    assert (both.first(Role.VOTE), both.ticks) == (1, {})
    ticks = find_columns(headings, [["China", "", "x", ""]])
    assert ticks.first(Role.VOTE) is None
    assert set(ticks.ticks) == {2, 3}


def test_the_row_of_headings_below_a_title() -> None:
    rows = [
        ["某标委会送审稿表决票汇总", "", ""],
        ["日期：2026-06-04", "", ""],
        ["序号", "姓名", "表决意见"],
        ["1", "委员01", "赞成"],
    ]
    assert heading_row(rows) == 2
    assert heading_row([["Country", "Approve", "Disapprove"], ["China", "x", ""]]) == 0
    assert heading_row([["a", "b"], ["c", "d"]]) is None
    assert heading_row([]) is None


def test_a_caption_above_the_table_is_no_row_of_headings() -> None:
    rows = [["Ballot", "ISO/DIS 19127"], ["Votes", "87"], ["NB", "Vote"], ["SAC", "Yes"]]
    assert heading_row(rows) == 2
    assert heading_row([["Ballot", "ISO/DIS 19127"], ["SAC", "Yes"]]) == 0
    assert heading_row([["Vote"], ["Yes"]]) == 0


def test_a_column_that_tells_ballots_apart() -> None:
    rows = [["ISO/DIS 1", "SAC", "Yes"], ["ISO/DIS 1", "BSI", "No"], ["ISO/DIS 2", "SAC", "Yes"]]
    for heading in ("Document", "Ballot", "文件编号"):
        found = find_columns([heading, "NB", "Vote"], rows)
        assert found.roles[Role.BALLOT] == (0,), heading
        assert found.roles[Role.VOTE] == (2,)


def test_a_column_of_different_texts_tells_no_ballots_apart() -> None:
    rows = [["1", "SAC", "Yes"], ["2", "BSI", "No"]]
    for heading in ("Reference", "Ballot"):
        found = find_columns([heading, "NB", "Vote"], rows)
        assert Role.BALLOT not in found.roles
        assert found.first(Role.VOTE) == 2


def test_a_ballot_named_once_above_its_votes() -> None:
    rows = [["投票一", "委员01", "赞成"], ["", "委员02", "反对"], ["投票二", "委员01", "赞成"]]
    assert find_columns(["投票事项", "姓名", "表决"], rows).roles[Role.BALLOT] == (0,)
    assert filled_down(rows, 0) == ["投票一", "投票一", "投票二"]
    assert filled_down([["", "x"], ["a"], []], 0) == ["", "a", "a"]


def test_votes_that_are_numbers_name_no_ballots() -> None:
    found = find_columns(["Answer", "Votes"], [["Approve", "2"], ["Disapprove", "2"]])
    assert Role.BALLOT not in found.roles
    assert found.first(Role.COUNT) == 1


def test_without_headings_voters_and_votes_are_found_by_their_cells() -> None:
    rows = [["1", "SAC", "P", "Yes"], ["2", "BSI", "P", "No"], ["3", "DIN", "O", ""]]
    found = find_columns(["", "", "", ""], rows)
    assert [found.first(role) for role in (Role.VOTER, Role.STATUS, Role.VOTE)] == [1, 2, 3]


def test_columns_that_a_person_set() -> None:
    found = find_columns(["NB", "Vote", "Opinion of the chair"], [["SAC", "Yes", "No"]])
    other = choose_columns(found, {2: "vote", 0: "country"})
    assert (other.first(Role.VOTE), other.first(Role.COUNTRY)) == (2, 0)
    assert Role.BODY not in other.roles
    none = choose_columns(found, {1: None, 2: None})
    assert not none.votes
    ticks = choose_columns(none, {1: "approve", 2: "disapprove"})
    assert ticks.ticks == {1: VoteValue.APPROVE, 2: VoteValue.DISAPPROVE}
    used = choose_columns(find_columns(["NB", "Vote", "Used"], []), {0: "used"})
    assert used.roles[Role.USED] == (0, 2)
    assert used.has(1)
    assert not used.has(7)


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("姓名|表决意见||", "|赞成|反对|弃权", "姓名|赞成|反对|弃权"),
        ("序号|姓名|表决意见||", "序号|姓名|赞成|反对|弃权", "序号|姓名|赞成|反对|弃权"),
        ("Country||Vote", "|status|", "Country|status|Vote"),
        ("Member||Vote", "body|status|", "Member body|status|Vote"),
        ("Country|Vote", "|In favour|Against", "Country|In favour|Against"),
    ],
)
def test_headings_of_two_rows(above: str, below: str, joined: str) -> None:
    assert joined_headings(above.split("|"), below.split("|")) == joined.split("|")


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("姓名|表决", "委员01|赞成"),
        ("身份|表决", "委员|赞成"),
        ("姓名|表决|备注", "委员01|赞成|反对"),
        ("Country|Vote|", "China|Yes|status"),
        ("Country|Vote", "|"),
        ("Country|Vote", "Country|Vote"),
    ],
)
def test_a_row_of_votes_is_no_second_row_of_headings(above: str, below: str) -> None:
    assert joined_headings(above.split("|"), below.split("|")) is None
