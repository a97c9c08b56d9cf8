from __future__ import annotations

import re
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcommittee.reports.pdf.breaking import break_lines, may_break
from stdcommittee.reports.pdf.characters import KINDS, Kind, punctuation


def lines(text: str, room: float, first: float | None = None) -> list[str]:
    widths = [0.5 if character < "\u2000" else 1.0 for character in text]
    ends = list(accumulate(widths, initial=0.0))
    return [text[start:end] for start, end in break_lines(text, ends, room, first)]


def test_chinese_breaks_anywhere() -> None:
    assert lines("标准化技术委员会", 3) == ["标准化", "技术委", "员会"]


def test_latin_words_stay_whole() -> None:
    assert lines("依据ISO/IEC Directives编写", 5) == ["依据", "ISO/IEC", "Directives", "编写"]


def test_punctuation_never_begins_a_line() -> None:
    assert lines("标准，化工。作", 2.4) == ["标", "准，", "化", "工。", "作"]


def test_last_sign_may_hang_by_its_blank_half() -> None:
    assert lines("标准，化工", 2.5) == ["标准，", "化工"]


def test_opening_signs_never_end_a_line() -> None:
    assert lines("标准（试行）", 3.2) == ["标准", "（试", "行）"]


def test_dashes_and_dots_of_two_are_not_parted() -> None:
    assert lines("标准——化", 3) == ["标", "准——", "化"]
    assert lines("标准……化", 3) == ["标", "准……", "化"]


def test_standard_numbers_with_a_dash_stay_whole() -> None:
    assert lines("按GB/T 17694—2009执行", 6) == ["按GB/T", "17694—2009", "执行"]
    assert lines("按17694—2009执行", 6) == ["按", "17694—2009", "执行"]


def test_spaces_hang_and_do_not_begin_a_line() -> None:
    assert lines("ab   cd", 1.0) == ["ab", "cd"]
    assert lines("术语 定义", 2.0) == ["术语", "定义"]


def test_no_break_spaces_hold() -> None:
    assert lines("GB/T\u00a017694 号", 5.6) == ["GB/T\u00a017694", "号"]


def test_hyphens_break_between_letters_only() -> None:
    assert lines("self-supervision", 6) == ["self-", "supervision"]
    assert lines("是2026-06-30日", 5) == ["是", "2026-06-30", "日"]


def test_long_words_are_cut_where_they_are_soft() -> None:
    assert lines("https://example.org/a/path", 10) == ["https://example.org/", "a/path"]
    assert lines("abcdefghij", 2) == ["abcd", "efgh", "ij"]


def test_forced_line_ends() -> None:
    assert lines("甲\n\n乙", 5) == ["甲", "", "乙"]
    assert lines("甲\n", 5) == ["甲", ""]
    assert lines("", 5) == [""]


def test_the_first_line_may_be_shorter() -> None:
    assert lines("标准化技术", 3, first=1) == ["标", "准化技", "术"]


def test_a_character_wider_than_the_line_stands_alone() -> None:
    assert lines("中文", 0.2) == ["中", "文"]


@pytest.mark.parametrize("sign", punctuation()["closing"])
def test_no_break_before_closing(sign: str) -> None:
    assert not may_break(f"中{sign}", 1)


@pytest.mark.parametrize("sign", punctuation()["opening"])
def test_no_break_behind_opening(sign: str) -> None:
    assert not may_break(f"{sign}中", 1)


MIXED = st.text(alphabet="中文标准，。；（《）》“”——…abcXYZ-/.,() 0123 \n", max_size=120)


@given(MIXED, st.integers(min_value=1, max_value=30))
def test_nothing_but_spaces_is_lost(text: str, room: int) -> None:
    assert "".join("".join(lines(text, room)).split()) == "".join(text.split())


@given(MIXED, st.integers(min_value=2, max_value=30))
def test_lines_fit_and_obey(text: str, room: int) -> None:
    found = lines(text, room)
    for number, line in enumerate(found):
        width = sum(0.5 if character < "\u2000" else 1.0 for character in line)
        hanging = 0.5 if line and line[-1] in punctuation()["left_half"] else 0.0
        assert width - hanging <= room + 1e-6
        if number + 1 < len(found) and line and found[number + 1]:
            assert _legal_or_forced(text, line, found[number + 1])


def _legal_or_forced(text: str, line: str, following: str) -> bool:
    """A break is legal, or the line had no place where it could have ended legally."""
    forced = re.search(re.escape(line) + r" *\n", text)  # blanks hang behind the line
    if forced or KINDS[following[0]] is not Kind.CLOSING:
        return True
    return not any(may_break(line, place) for place in range(1, len(line)))
