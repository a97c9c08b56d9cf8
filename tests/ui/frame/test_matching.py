from __future__ import annotations

import pytest

from stdcommittee.ui.frame.matching import rank


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("", 2),
        ("new", 0),
        ("NEW bal", 0),
        ("bal", 1),
        ("allot", 2),
        ("ballot new", 1),
        ("ballot nothing", None),
        ("xyz", None),
    ],
)
def test_labels_answer_letters(query: str, place: int | None) -> None:
    assert rank(query, "New ballot") == place


def test_either_language_answers() -> None:
    assert rank("投票", "新建投票", "New ballot") == 2
    assert rank("new", "新建投票", "New ballot") == 0
