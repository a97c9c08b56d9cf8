"""Recognises phrases at the beginning of a text, word by word, in any of the languages at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Final

from stdcommittee.base.patterns import pattern
from stdcommittee.base.vocabulary import vocabulary

_HAN: Final = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_BETWEEN_HAN: Final = pattern(rf"(?<=[{_HAN}]) | (?=[{_HAN}])")
_IS_HAN: Final = pattern(f"[{_HAN}]")


@lru_cache(maxsize=4096)
def spoken(text: str) -> str:
    """Return the words of a text, one space between them: no case, accents, width or signs."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    signs = (sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign))
    return _BETWEEN_HAN.sub("", " ".join("".join(signs).split()))


class Phrases:
    """The phrases of a vocabulary table: meaning → words and word groups."""

    def __init__(self, table: Mapping[str, Sequence[str]]) -> None:
        self._meanings = {
            spoken(phrase): meaning for meaning, phrases in table.items() for phrase in phrases
        }
        self._meanings.pop("", None)
        self._by_sign: dict[str, list[str]] = {}
        for phrase in sorted(self._meanings, key=len, reverse=True):
            self._by_sign.setdefault(phrase[0], []).append(phrase)

    def read(self, text: str) -> str | None:
        """Return what a text means that is a phrase from end to end."""
        return self._meanings.get(spoken(text))

    def opening(self, text: str) -> tuple[str, str] | None:
        """Return what the longest phrase at the beginning of a text means, and the words after it.

        A phrase of letters ends with a word; a Chinese one may be followed by anything.
        """
        words = spoken(text)
        for phrase in self._by_sign.get(words[:1], ()):
            if words.startswith(phrase):
                after = words[len(phrase) :]
                if not after or after[0] == " " or is_han(phrase[-1]) or is_han(after[0]):
                    return self._meanings[phrase], after.strip()
        return None


def is_han(text: str) -> bool:
    """Tell whether a text has Chinese characters."""
    return _IS_HAN.search(text) is not None


@cache
def words_of_comments() -> Mapping[str, Any]:
    """Return the words of comment forms."""
    return vocabulary("comments")


@cache
def phrases(*path: str) -> Phrases:
    """Return the phrases of one table of the vocabulary of comments."""
    table: Any = words_of_comments()
    for step in path:
        table = table[step]
    return Phrases(table)
