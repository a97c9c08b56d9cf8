"""Words that a reader must recognise in files: data, in every language side by side.

A file ``resources/vocabulary/<name>.toml`` has tables of ``meaning = ["word", …]``.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from stdcommittee.base.paths import resource


@cache
def vocabulary(name: str) -> Mapping[str, Any]:
    """Return the tables of a vocabulary file.

    Raises:
        FileNotFoundError: the installation lacks it.
    """
    return tomllib.loads(resource("vocabulary", f"{name}.toml").read_text("utf-8"))


def plain(text: str) -> str:
    """Return the letters and digits of a text alone: no case, signs, spaces or width variants."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in folded if sign.isalnum())


class Words:
    """Recognises the words of one table, whatever their case, width, spaces and punctuation."""

    def __init__(self, table: Mapping[str, Sequence[str]]) -> None:
        self._meanings = {
            plain(word): meaning for meaning, words in table.items() for word in (meaning, *words)
        }

    def read(self, text: str) -> str | None:
        """Return what a text means, or None where it is no known word."""
        return self._meanings.get(plain(text))

    def find(self, text: str) -> str | None:
        """Return what the longest known word at the beginning of a text means, or None."""
        letters = plain(text)
        best = max(self._openings(letters), key=len, default="")
        return self._meanings[best] if best else None

    def _openings(self, letters: str) -> Iterable[str]:
        return (word for word in self._meanings if word and letters.startswith(word))


@cache
def words(name: str, table: str) -> Words:
    """Return the recogniser of one table of a vocabulary file."""
    return Words(vocabulary(name)[table])
