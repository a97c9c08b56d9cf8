"""Identity numbers are doubted where they cannot be right, and never changed."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.domain.people.identity_numbers import (
    check_character,
    identity_doubt,
    plain_number,
)

TODAY = dt.date(2026, 6, 11)
FIRST = "11010519491231002"  # the sample of GB 11643 itself ends in X


def test_the_check_character_of_the_standards_own_sample() -> None:
    assert check_character(FIRST) == "X"
    assert identity_doubt(FIRST + "x", TODAY) is None
    assert identity_doubt("１１０１０５ 19491231 002Ｘ", TODAY) is None


@pytest.mark.parametrize("last", "0123456789")
def test_every_other_last_character_is_doubted(last: str) -> None:
    assert "last character" in str(identity_doubt(FIRST + last, TODAY))


@pytest.mark.parametrize("place", range(17))
def test_one_digit_typed_wrong_is_found(place: int) -> None:
    wrong = FIRST[:place] + str((int(FIRST[place]) + 1) % 10) + FIRST[place + 1 :] + "X"
    assert identity_doubt(wrong, TODAY) is not None


@pytest.mark.parametrize("text", ["", "G1234567", FIRST, FIRST + "XX", "X" + FIRST])
def test_other_lengths_and_letters_are_doubted(text: str) -> None:
    assert "18" in str(identity_doubt(text, TODAY))


@pytest.mark.parametrize("born", ["19490231", "20270101", "00000000"])
def test_a_day_of_birth_that_is_none_is_doubted(born: str) -> None:
    first = f"110105{born}002"
    assert "day of birth" in str(identity_doubt(first + check_character(first), TODAY))


def test_a_number_is_kept_without_blanks() -> None:
    assert plain_number(" 110105 1949\t1231 002x ") == FIRST + "X"
