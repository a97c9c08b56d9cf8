from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcommittee.base.messages import LANGUAGES
from stdcommittee.reports.pdf.characters import (
    KINDS,
    Kind,
    clean,
    prepare,
    punctuation,
    restore,
    words,
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("中", Kind.WIDE),
        ("𠮷", Kind.WIDE),
        ("ァ", Kind.CLOSING),
        ("ア", Kind.WIDE),
        ("，", Kind.CLOSING),
        ("（", Kind.OPENING),
        ("a", Kind.LATIN),
        ("ř", Kind.LATIN),
        ("7", Kind.LATIN),
        ("-", Kind.LATIN),
        ("%", Kind.CLOSING),
        (" ", Kind.SPACE),
        ("\u3000", Kind.SPACE),
        ("\u00a0", Kind.JOIN),
    ],
)
def test_kinds(text: str, kind: Kind) -> None:
    assert KINDS[text] is kind


def test_latin_letters_are_composed() -> None:
    assert prepare("R\u030cehor\u030c") == "Řehoř"


def test_compatibility_ideographs_stay_what_they_are() -> None:
    assert prepare("\ufa10\u0301\uf900") == "\ufa10\u0301\uf900".replace("\ufa10", "塚")
    assert prepare("\uf900") == "\uf900"


def test_controls_go_and_invisible_characters_vanish() -> None:
    assert prepare("a\tb\x07c\u200bd\ufeffe\ufe0f") == "a b cde"
    assert prepare("杨\U000e0100") == "杨"


def test_halves_of_characters_become_the_replacement_character() -> None:
    assert prepare("a\ud870b") == "a\ufffdb"


def test_properties_are_one_clean_line() -> None:
    assert clean("a\x00b\nc “d”") == "a b c “d”"


def test_line_ends_stay() -> None:
    assert prepare("a\r\nb\u2028c\nd") == "a\nb\nc\nd"


def test_quotation_marks_are_narrow_in_latin_texts_only() -> None:
    assert prepare("“报告”") == "“报告”"
    assert "“" not in prepare("the “report”")
    assert "’" not in prepare("标准 don’t 标准")
    assert "’" in prepare("‘标准’")


@given(st.text(alphabet="ab “”‘’…中文，。 1é", max_size=40))
def test_restoring_gives_back_what_was_prepared(text: str) -> None:
    assert restore(prepare(text)) == text


def test_half_signs_are_closing_or_opening() -> None:
    signs = punctuation()
    assert set(signs["left_half"]) <= set(signs["closing"])
    assert set(signs["right_half"]) <= set(signs["opening"])
    assert not set(signs["opening"]) & set(signs["closing"])


def test_both_languages_have_the_same_words() -> None:
    first, second = (words(language) for language in LANGUAGES)
    assert first.keys() == second.keys()
    for name in first:
        fields = {part.split("}")[0] for part in first[name].split("{")[1:]}
        assert fields == {part.split("}")[0] for part in second[name].split("{")[1:]}
