from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcommittee.exchange.columns import (
    MatchKind,
    assign,
    bare_letters_of,
    find_heading_row,
    letters_of,
    match_columns,
)
from stdcommittee.exchange.tabular import Row

TARGETS = {
    "reference": ("Standard number", "标准编号", "标准号"),
    "title_zh": ("标准名称", "标准中文名称", "Chinese title"),
    "title_en": ("标准英文名称", "标准名称（英文）", "English title", "Title"),
    "published": ("发布日期", "Publication date"),
    "state": ("标准状态", "Status"),
}


@pytest.mark.parametrize(
    ("heading", "letters"),
    [
        ("MB/NC1", "mbnc"),
        ("Type of com-\nment2", "typeofcomment"),
        ("\u00a0Ｌｉｎｅ number\n(e.g. 17)", "linenumber"),
        ("标准编号（GB/T）", "标准编号"),
        ("发布 日期：", "发布日期"),
        ("(3)", ""),
    ],
)
def test_headings_are_compared_by_letters(heading: str, letters: str) -> None:
    assert bare_letters_of(heading) == letters


def test_brackets_still_tell_two_headings_apart() -> None:
    assert letters_of("标准名称（英文）") == "标准名称英文"
    mapping = match_columns(["标准名称（英文）", "标准名称（中文）", "标准号"], TARGETS)
    assert mapping.targets == {"title_en": 0, "title_zh": 1, "reference": 2}


def test_names_synonyms_and_similar_headings() -> None:
    mapping = match_columns(
        ["title_en", "Standard numbers", "Remarks", "发布日期", "标准状态2"], TARGETS
    )
    assert [(c.target, c.how, c.confident) for c in mapping.columns] == [
        ("title_en", MatchKind.EXACT, True),
        ("reference", MatchKind.SIMILAR, True),
        (None, MatchKind.NONE, False),
        ("published", MatchKind.SYNONYM, True),
        ("state", MatchKind.SYNONYM, True),
    ]
    assert [column.heading for column in mapping.unmatched] == ["Remarks"]
    assert mapping.index_of("state") == 4
    assert mapping.index_of("title_zh") is None


def test_an_exact_heading_is_never_given_up() -> None:
    mapping = match_columns(["Publication dates", "Publication date"], TARGETS)
    assert mapping.targets == {"published": 1}


def test_content_speaks_for_columns_without_a_heading() -> None:
    samples = [["2020-01-05", "GB/T 1", "x"], ["2021-03-01", "GB/T 2", ""], ["", "GB 3", "y"]]
    mapping = match_columns(
        ["", "", "Title"],
        TARGETS,
        samples,
        {
            "published": lambda cell: cell[:4].isdigit() and "-" in cell,
            "reference": lambda cell: cell.startswith("GB"),
        },
    )
    assert [(c.target, c.how) for c in mapping.columns] == [
        ("published", MatchKind.CONTENT),
        ("reference", MatchKind.CONTENT),
        ("title_en", MatchKind.SYNONYM),
    ]


def test_content_decides_between_equal_headings() -> None:
    samples = [["Comment", "现行"], ["Comment", "废止"]]
    mapping = match_columns(
        ["Status", "Status"], TARGETS, samples, {"state": lambda cell: cell in {"现行", "废止"}}
    )
    assert mapping.targets == {"state": 1}


def test_the_user_may_correct_a_mapping() -> None:
    mapping = match_columns(["Title", "发布日期"], TARGETS).with_target(1, "title_en")
    assert [(c.target, c.how, c.confident) for c in mapping.columns] == [
        (None, MatchKind.NONE, False),
        ("title_en", MatchKind.CHOSEN, True),
    ]
    assert mapping.with_target(1, None).targets == {}
    assert mapping.picker()(Row(3, ("a", " b "))) == {"title_en": "b"}


def test_the_heading_row_stands_below_titles() -> None:
    rows = [
        Row(1, ("国家标准目录", "", "")),
        Row(2, ()),
        Row(3, ("填写日期", "2026-01-05", "")),
        Row(4, ("标准号", "标准名称", "发布日期")),
        Row(5, ("GB 1", "标准状态", "2020-01-01")),
    ]
    assert find_heading_row(rows, TARGETS) == 3
    assert find_heading_row(rows[:3], TARGETS) is None
    assert find_heading_row([Row(1, ("标准号",)), Row(2, ("GB 1",))], TARGETS) == 0
    assert find_heading_row([], TARGETS) is None


def test_wide_tables_are_matched_too() -> None:
    headings = [f"column {n}" for n in range(3000)] + ["标准号"]
    assert match_columns(headings, TARGETS).targets == {"reference": 3000}


@given(
    st.integers(0, 4).flatmap(
        lambda width: st.lists(
            st.lists(st.sampled_from((0, 0, 1, 2, 3, 7, 50)), min_size=width, max_size=width),
            max_size=4,
        )
    )
)
def test_the_assignment_is_the_best_one(weights: list[list[int]]) -> None:
    found = assign(weights)
    used = [column for column in found if column is not None]
    assert len(set(used)) == len(used)
    width = len(weights[0]) if weights else 0
    places: list[int | None] = [*range(width), *[None] * len(weights)]
    best = max(
        sum(weights[row][column] for row, column in enumerate(choice) if column is not None)
        for choice in itertools.permutations(places, len(weights))
    )
    assert sum(weights[row][c] for row, c in enumerate(found) if c is not None) == best
