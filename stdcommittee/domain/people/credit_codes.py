"""Unified social credit codes (GB 32100): is one written as the standard has it?"""

from __future__ import annotations

import unicodedata
from typing import Final

from stdcommittee.base.messages import Message, Text

_SIGNS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # without I, O, S, V and Z
_LENGTH: Final = 18


def plain_code(text: str) -> str:
    """Return a credit code as codes are compared: plain capitals, no blanks."""
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()


def check_character(first: str) -> str:
    """Return the check character of the first seventeen signs (weights are powers of 3 mod 31)."""
    total = sum(_SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(first))
    return _SIGNS[-total % 31]


def credit_code_doubt(text: str) -> Text | None:
    """Return why a text is hardly a unified social credit code, or None; an empty one is none."""
    code = plain_code(text)
    if not code:
        return None
    if len(code) != _LENGTH:
        return Message(
            "The credit code has {n} characters, not {found}.", n=_LENGTH, found=len(code)
        )
    strange = next((sign for sign in code if sign not in _SIGNS), "")
    if strange:
        return Message("No credit code has the character {sign}.", sign=strange)
    if check_character(code[:-1]) != code[-1]:
        return Message("The last character of the credit code does not fit the others.")
    return None
