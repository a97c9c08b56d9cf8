"""What the typesetter must know about single characters.

Texts are prepared once before they are measured: control characters go, Latin letters with
combining marks are composed, and quotation marks in Latin surroundings are replaced by stand-ins
for their narrow forms, because the Chinese fonts draw “ ” ‘ ’ a full em wide. The stand-ins are
Unicode noncharacters, which no text contains; documents carry the real characters.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from enum import IntEnum
from functools import cache
from typing import Any, Final

from stdcommittee.base.paths import resource

_NARROW: Final = dict(zip("“”‘’…", "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4", strict=True))
STANDS_FOR: Final = {ord(narrow): ord(real) for real, narrow in _NARROW.items()}
_TO_NARROW: Final = {ord(real): narrow for real, narrow in _NARROW.items()}
_TO_REAL: Final = {ord(narrow): real for real, narrow in _NARROW.items()}

_SPECIAL: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u0300-\u036f\u200b-\u200f\u2018-\u201d\u2026\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
_HALVES: Final = re.compile("[\ud800-\udfff]")  # of characters, from badly decoded files
_UNSEEN: Final = re.compile(
    "[\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufe00-\ufe0f\ufeff"
    "\U000e0100-\U000e01ef]"
)
_CONTROL: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_MARKED: Final = re.compile("[^\u0300-\u036f][\u0300-\u036f]+")
_APOSTROPHE: Final = re.compile(r"(?<=[^\W\d_])’(?=[^\W\d_])")
_WIDE: Final = (
    "\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f"
    "\uff01-\uff60\uffe0-\uffe6\U00016fe0-\U000187ff\U0001f300-\U0001f64f\U0001f900-\U0001f9ff"
    "\U00020000-\U0003ffff"
)
_IS_WIDE: Final = re.compile(f"[{_WIDE}]")

_NO_BREAK: Final = "\u2060\u00a0\u202f"
JOIN: Final = "\u2060"  # forbids a break; put in by the typesetter, never by a text


class Kind(IntEnum):
    """How a character behaves at the end of a line."""

    LATIN = 0  # breaks only at spaces
    WIDE = 1  # breaks before and after
    OPENING = 2  # never ends a line
    CLOSING = 3  # never begins a line
    SPACE = 4  # hangs over the end of a line
    JOIN = 5  # neither begins nor ends a line


class _Kinds(dict[str, Kind]):
    def __missing__(self, character: str) -> Kind:
        kind = self[character] = _kind(character)
        return kind


def _kind(character: str) -> Kind:
    if character in _NO_BREAK:
        return Kind.JOIN
    if character in " \u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a":
        return Kind.SPACE
    signs = punctuation()
    if character in signs["opening"]:
        return Kind.OPENING
    if character in signs["closing"]:
        return Kind.CLOSING
    return Kind.WIDE if _IS_WIDE.match(character) else Kind.LATIN


KINDS: Final = _Kinds()


@cache
def _typesetting() -> dict[str, Any]:
    return tomllib.loads(resource("reports", "typesetting.toml").read_text("utf-8"))


def punctuation() -> dict[str, str]:
    """Return the signs by class: `closing`, `opening`, `left_half`, `right_half`."""
    signs: dict[str, str] = _typesetting()["punctuation"]
    return signs


def words(language: str) -> dict[str, str]:
    """Return the words of the page frame in a language (`zh`, `en`)."""
    found: dict[str, str] = _typesetting()["words"][language]
    return found


def prepare(text: str) -> str:
    r"""Return a text as it is set; ``\n`` stays as a forced line end."""
    if _SPECIAL.search(text) is None:
        return text
    text = _HALVES.sub("\ufffd", text)
    text = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\u2028", "\n"))
    text = _CONTROL.sub(" ", text.replace("\u2029", "\n"))
    text = _MARKED.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
    text = _APOSTROPHE.sub(_NARROW["’"], text)
    return text if _IS_WIDE.search(text) else text.translate(_TO_NARROW)


def clean(text: str) -> str:
    """Return a text on one line as it may stand in properties and the outline."""
    return restore(prepare(text)).replace("\n", " ")


def restore(text: str) -> str:
    """Return a prepared text with the real characters in place of the stand-ins."""
    return text.translate(_TO_REAL).replace(JOIN, "")
