"""Credit codes are doubted where a sign cannot be right."""

from __future__ import annotations

import pytest

from stdcommittee.domain.people.credit_codes import (
    check_character,
    credit_code_doubt,
    plain_code,
)

FIRST = "91350100M000100Y4"  # the sample of GB 32100 itself, which ends in 3


def test_the_check_character_of_the_standards_own_sample() -> None:
    assert check_character(FIRST) == "3"
    assert credit_code_doubt(FIRST + "3") is None
    assert credit_code_doubt(" 9135 0100m000100y43 ") is None


def test_no_code_is_no_doubt() -> None:
    assert credit_code_doubt("") is None


@pytest.mark.parametrize("place", range(17))
def test_one_sign_typed_wrong_is_found(place: int) -> None:
    other = "7" if FIRST[place] != "7" else "8"
    wrong = FIRST[:place] + other + FIRST[place + 1 :] + "3"
    assert credit_code_doubt(wrong) is not None


@pytest.mark.parametrize("sign", "IOSVZ?中")
def test_letters_that_no_code_has_are_named(sign: str) -> None:
    assert f"{sign}" in str(credit_code_doubt(FIRST[:8] + sign + FIRST[9:] + "3"))


@pytest.mark.parametrize("code", [FIRST, FIRST + "33"])
def test_other_lengths_are_doubted(code: str) -> None:
    assert str(len(code)) in str(credit_code_doubt(code))


def test_codes_are_compared_plain() -> None:
    assert plain_code("９135 0100ｍ") == "91350100M"
