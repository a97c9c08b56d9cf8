"""Citizen identity numbers (GB 11643): is one written as the standard has it?

A number that does not fit is doubted in words and never refused: foreigners have other documents.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import Final

from stdcommittee.base.messages import Message, Text

_LENGTH: Final = 18
_BORN: Final = slice(6, 14)
_CHECKS: Final = "10X98765432"


def plain_number(text: str) -> str:
    """Return an identity number as it is kept: full-width signs made plain, no blanks."""
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()


def check_character(first: str) -> str:
    """Return the check character of the first seventeen digits (ISO 7064, MOD 11-2)."""
    total = sum(int(digit) * (2 << (16 - place)) for place, digit in enumerate(first))
    return _CHECKS[total % 11]


def identity_doubt(text: str, today: dt.date) -> Text | None:
    """Return why a text is hardly a citizen's identity number, or None."""
    number = plain_number(text)
    if len(number) != _LENGTH or not number.isascii() or not number[:-1].isdigit():
        return Message("A citizen identity number has {n} characters.", n=_LENGTH)
    born = _born(number)
    if born is None or born > today:
        return Message("Its digits 7 to 14 are no day of birth.")
    if check_character(number[:-1]) != number[-1]:
        return Message("Its last character does not fit the others: look for a typing error.")
    return None


def _born(number: str) -> dt.date | None:
    try:
        return dt.datetime.strptime(number[_BORN], "%Y%m%d").replace(tzinfo=dt.UTC).date()
    except ValueError:
        return None
