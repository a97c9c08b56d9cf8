from __future__ import annotations

import pytest

from stdcommittee.domain.comments.phrases import Phrases, is_han, spoken


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Accepté  EN\nprincipe.", "accepte en principe"),
        ("处理 意见：采纳", "处理意见采纳"),
        ("Ｔｅ / ｅｄ", "te ed"),
        ("第 3 章", "第3章"),
        ("…", ""),
    ],
)
def test_words_without_signs(text: str, words: str) -> None:
    assert spoken(text) == words


def test_the_longest_phrase_at_the_beginning_counts() -> None:
    known = Phrases({"yes": ["accepted", "采纳"], "partly": ["accepted with changes", "部分采纳"]})
    assert known.opening("Accepted, with changes: see 3") == ("partly", "see 3")
    assert known.opening("accepted with care") == ("yes", "with care")
    assert known.opening("acceptedly") is None
    assert known.opening("采纳并修改") == ("yes", "并修改")
    assert known.opening("") is None
    assert known.read("Accepted!") == "yes"
    assert known.read("accepted with care") is None


def test_chinese_is_told_from_other_scripts() -> None:
    assert is_han("abc采")
    assert not is_han("abc é")
