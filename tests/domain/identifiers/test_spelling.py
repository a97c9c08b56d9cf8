"""Folding of signs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdcommittee.domain.identifiers.spelling import capitals, folded, one_line, unscored


@pytest.mark.parametrize("dash", [*"-‐‑‒–—―－─﹣", "--", "——", "–—"])
def test_every_dash_is_a_hyphen(dash: str) -> None:
    assert folded(f"1{dash}2") == "1-2"


def test_full_width_signs_and_spaces() -> None:
    assert folded(" ＧＢ／Ｔ　１．１：（２） ") == "GB/T 1.1:(2)"
    assert folded("1\u200b2\ufeff") == "12"
    assert folded("ISO 1。") == "ISO 1"


def test_underscores_of_file_names() -> None:
    assert unscored("ISO_9001_2015") == "ISO 9001:2015"
    assert unscored("ISO_9001_20155") == "ISO 9001 20155"


@settings(deadline=None)
@given(st.text())
def test_capitals_keep_every_place(text: str) -> None:
    assert len(capitals(text)) == len(text)
    assert capitals(text).isascii() == text.isascii()


@settings(deadline=None)
@given(st.text())
def test_folding_is_final(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert one_line(one_line(text)) == one_line(text)
