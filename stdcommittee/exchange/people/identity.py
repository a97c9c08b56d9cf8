"""Identity numbers in tables: which columns hold them, whatever kind of list it is.

A column holds them when its heading says so and a cell below looks like one, or when a cell is a
citizen's identity number by its date of birth and its check character.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from stdcommittee.base.patterns import pattern
from stdcommittee.base.vocabulary import plain, vocabulary
from stdcommittee.domain.people.identity_numbers import identity_doubt, plain_number

TARGET: Final = "identity"  # of a column whose numbers are sealed
_LENGTH: Final = 18
_LATEST: Final = dt.date.max
_HEADING: Final = 18  # letters and digits of the longest heading that is not known as a whole
_ALIKE: Final = pattern(r"[A-Z]{0,3}[0-9]{6,}[0-9A-Z()]*|[0-9.]+E\+?[0-9]+")
_TOP: Final = 30  # rows among which headings stand


def identity_headings() -> list[str]:
    """Return what columns of identity numbers are called."""
    return list(vocabulary("registration")["labels"][TARGET])


def is_identity_heading(text: str) -> bool:
    """Tell whether a heading says that its column holds identity numbers."""
    letters = plain(text)
    short = len(letters) <= _HEADING
    return letters in _exact() or (short and any(word in letters for word in _contained()))


def identity_columns(rows: Iterable[Sequence[str]]) -> frozenset[int]:
    """Return the columns of rows, headings among them, that hold identity numbers."""
    headed, found = set[int](), set[int]()
    for place, cells in enumerate(rows):
        for number, text in enumerate(cells):
            if place < _TOP and is_identity_heading(text):
                headed.add(number)
            elif _is_number(text) or (number in headed and _ALIKE.fullmatch(plain_number(text))):
                found.add(number)
    return frozenset(found)


def blanked(cells: Sequence[str], columns: frozenset[int]) -> tuple[str, ...]:
    """Return the cells of a row without those of some columns; their headings stay."""
    return tuple(
        "" if number in columns and not is_identity_heading(text) else text
        for number, text in enumerate(cells)
    )


@cache
def _exact() -> frozenset[str]:
    return frozenset(map(plain, identity_headings()))


@cache
def _contained() -> tuple[str, ...]:
    return tuple(map(plain, vocabulary("registration")["form"]["identity"]))


def _is_number(text: str) -> bool:
    return len(text) >= _LENGTH and identity_doubt(text, _LATEST) is None
