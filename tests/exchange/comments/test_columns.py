from __future__ import annotations

import pytest

from stdcommittee.domain.comments.phrases import words_of_comments
from stdcommittee.exchange.columns import letters_of
from stdcommittee.exchange.comments.columns import (
    FORM_2012,
    align,
    columns_from_apart,
    columns_from_content,
    is_heading,
    is_hint,
    is_numbering,
)
from tests.builders.word import HEADS, OLD_HEADS

LONG = "a sentence that says what is wrong with the draft"


@pytest.mark.parametrize(
    ("cells", "heading"),
    [
        (HEADS, True),
        (OLD_HEADS, True),
        (("序号", "章节号", "原文", "修改后内容", "理由"), True),
        (("Clause", "Comment"), True),
        (("CN-001", "4.2", "te", LONG), False),
        (("Date", "Document", "Project"), False),
        ((*HEADS, *(f"X{n}" for n in range(292))), True),
        (("Clause", "Comments", *(f"X{n}" for n in range(292))), False),
        (("Comment",), False),
        (("MB", "Clause", LONG * 3), False),
    ],
)
def test_heading_rows(cells: tuple[str, ...], heading: bool) -> None:
    assert is_heading(cells) is heading


def test_rows_that_only_explain_the_columns() -> None:
    assert is_numbering(("1", "2", "(3)", "4", "5", "(6)", "(7)"))
    assert not is_numbering(("1", "2", "4", "5", "6"))
    assert is_hint(("(e.g. 17)", "（例：3.1）"))
    assert not is_hint(("(e.g. 17)", "3.1"))


def test_an_inserted_column_is_found_wherever_it_stands() -> None:
    row = ("CN-001", "17", "4.2", "Table 1", "te", LONG, LONG, "Accepted")
    for place in range(9):
        wider = (*row[:place], "Group A", *row[place:])
        found = columns_from_apart(HEADS, 9, [wider] * 4)
        assert found is not None
        assert {target: wider[found.targets.index(target)] for target in FORM_2012} == dict(
            zip(FORM_2012, row, strict=True)
        )


def test_headings_of_another_table_are_not_taken() -> None:
    assert columns_from_apart(HEADS, 6, [("a", "b", "c", "d", "e", "f")] * 3) is None
    assert columns_from_content(7, [("2026", "1", "2", "3", "4", "5", "6")] * 3) is None
    assert columns_from_content(3, [("CN-1", "te", LONG)]) is None


def test_alignment_keeps_the_order() -> None:
    assert align(("body", "clause", "comment"), 2, [("4.2", LONG)]) == [1, 2]
    assert align((), 2, []) == [None, None]


def test_no_heading_stands_for_two_things() -> None:
    seen: dict[str, str] = {}
    for target, words in words_of_comments()["columns"].items():
        for word in words:
            letters = letters_of(word)
            assert seen.setdefault(letters, target) == target or target == "code", word
