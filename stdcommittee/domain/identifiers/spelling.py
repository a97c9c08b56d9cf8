r"""Folds what keyboards and word processors make of the same signs into one spelling.

Everything after this step is written with ASCII letters, digits, hyphen-minus, slash and colon,
except words of other scripts, which stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from stdcommittee.base.patterns import pattern

EM_DASH: Final = "\u2014"
YEAR: Final = r"(?:19|20)\d\d(?!\d)"
MONTH: Final = r"(?:0[1-9]|1[0-2])(?!\d)"

_DASHES: Final = (
    "\u00ad\u058a\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2500\u2501\u30fc"
    "\ufe31\ufe32\ufe58\ufe63\uff70"
)
_SLASHES: Final = "\u2044\u2215\u2571\u29f8"
_COLONS: Final = "\u02d0\u2236\ufe13\ufe30\ufe55"
_NOTHING: Final = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_FOLD: Final[dict[int, str]] = (
    {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | {ord(sign): "-" for sign in _DASHES}
    | {ord(sign): "/" for sign in _SLASHES}
    | {ord(sign): ":" for sign in _COLONS}
    | {ord(sign): "" for sign in _NOTHING}
    | {0x3001: ",", 0x3002: ".", 0x2223: "|", 0x223C: "~", 0x301C: "~", 0x3014: "(", 0x3015: ")"}
)
_DASH_RUN: Final = pattern("-{2,}")
_UNDERLINED_YEAR: Final = pattern(r"(?<=\d)_(?=(?:19|20)\d\d(?!\d))")


def one_line(text: str) -> str:
    """Return the text with every run of white space as one space, and none around it."""
    return " ".join(text.split())


def folded_signs(text: str) -> str:
    """Return the text with its dashes, slashes, colons and full-width signs as ASCII ones."""
    return text if text.isascii() else text.translate(_FOLD)


def folded(text: str) -> str:
    """Return the text in the one spelling that the grammars read, without final punctuation."""
    text = " ".join(folded_signs(text).split())
    if "--" in text:
        text = _DASH_RUN.sub("-", text)
    return text.rstrip(" .,;")


def unscored(text: str) -> str:
    """Return the text with the underscores of a file name as the signs they stand for."""
    return _UNDERLINED_YEAR.sub(":", text).replace("_", " ")


def capitals(text: str) -> str:
    """Return the text in upper case, sign for sign: places in both texts agree."""
    if text.isascii():
        return text.upper()
    return "".join(
        big if len(big := sign.upper()) == 1 and big.isascii() == sign.isascii() else sign
        for sign in text
    )


def any_of(spellings: Iterable[str]) -> str:
    """Return a pattern for any of the spellings, the longest that fits first."""
    return "|".join(re.escape(word) for word in sorted(spellings, key=len, reverse=True))
