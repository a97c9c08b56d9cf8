"""The shipped fonts: which one draws a character, how wide a text is, which characters none has.

A `Typeface` is a chain of shipped fonts: the one that gives the text its look, then those that
help out. Chinese documents lead with Noto SC; English ones with Noto Sans and Noto Serif, whose
quotation marks and signs have Latin widths.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from stdcommittee.base.messages import CHINESE
from stdcommittee.base.paths import resource
from stdcommittee.reports.pdf.characters import JOIN, STANDS_FOR, prepare, restore

if TYPE_CHECKING:
    from stdcommittee.reports.pdf.embedding import EmbeddedFont

SERIF: Final = "serif"
SANS: Final = "sans"
BOLD: Final = "bold"  # the sans in bold; the serif has no bold and is thickened by its outline

JOIN_WIDTH: Final = 0.12  # em; the gap before a figure mark and behind the shape of a state
_RARE: Final = "NotoSansHan-Rare"
_UNDRAWN: Final = {JOIN: JOIN_WIDTH, "\n": 0.0}
_WORD: Final = re.compile("[A-Za-z\u00c0-\u024f\u0300-\u052f\u1e00-\u1fff]+")
_CHINESE: Final = {
    SERIF: ("NotoSerifSC-Regular", "NotoSerif-Regular", "NotoSansSC-Regular"),
    SANS: ("NotoSansSC-Regular", "NotoSans-Regular", "NotoSerifSC-Regular"),
    BOLD: ("NotoSansSC-Bold", "NotoSans-Bold", "NotoSansSC-Regular", "NotoSerifSC-Regular"),
}
_LATIN: Final = {
    SERIF: ("NotoSerif-Regular", "NotoSerifSC-Regular", "NotoSansSC-Regular"),
    SANS: ("NotoSans-Regular", "NotoSansSC-Regular", "NotoSerifSC-Regular"),
    BOLD: ("NotoSans-Bold", "NotoSansSC-Bold", "NotoSansSC-Regular", "NotoSerifSC-Regular"),
}
SHIPPED: Final = tuple(
    sorted({name for chain in (*_CHINESE.values(), *_LATIN.values()) for name in chain} | {_RARE})
)


@cache
def font(name: str) -> EmbeddedFont:
    """Load a shipped font by its file's stem and make it known to reportlab.

    Raises:
        FileNotFoundError: the installation lacks the font.
    """
    from reportlab.pdfbase import pdfmetrics

    from stdcommittee.reports.pdf.embedding import EmbeddedFont

    path = resource("fonts", f"{name}.ttf")
    if not path.is_file():
        raise FileNotFoundError(path)
    loaded = EmbeddedFont(name, path)
    pdfmetrics.registerFont(loaded)
    return loaded


class _Fonts(dict[str, str]):
    """Character → name of the font that draws it."""

    def __init__(self, chain: tuple[str, ...]) -> None:
        super().__init__({JOIN: chain[0], "\n": chain[0]})
        self.chain = chain
        self.lead = {JOIN, "\n"}  # characters that the first font draws
        self.lacking: set[str] = set()  # characters that no font has

    def __missing__(self, character: str) -> str:
        real = chr(STANDS_FOR.get(ord(character), ord(character)))
        chain = [n for n in self.chain if "SC" not in n] if real != character else self.chain
        name = next((name for name in chain if font(name).has(real)), "")
        if not name:
            self.lacking.add(character)
            name = next(name for name in self.chain if "SC" in name)
        elif name == self.chain[0]:
            self.lead.add(character)
        self[character] = name
        return name


class _Widths(dict[str, float]):
    """Character → width in em in the first font of a chain."""

    def __init__(self, lead: str) -> None:
        super().__init__(_UNDRAWN)
        self._lead = lead

    def __missing__(self, character: str) -> float:
        width = self[character] = font(self._lead).advance(character)
        return width


class Typeface:
    """A chain of fonts; texts that it measures and splits are prepared ones."""

    def __init__(self, name: str, chain: tuple[str, ...]) -> None:
        self.name = name
        self._fonts = _Fonts((*chain, _RARE))
        self._widths = _Widths(chain[0])

    @property
    def incomplete(self) -> bool:
        """Whether any text so far had a character that no font has."""
        return bool(self._fonts.lacking)

    def advances(self, text: str) -> list[float]:
        """Return the width of every character of a prepared text in em."""
        if self._fonts.lead.issuperset(text):
            return list(map(self._widths.__getitem__, text))
        return [
            _UNDRAWN[character] if character in _UNDRAWN else one.advance(character)
            for one, stretch in self.runs(text)
            for character in stretch
        ]

    def width(self, text: str) -> float:
        """Return the width of a prepared text in em."""
        if self._fonts.lead.issuperset(text):
            return sum(map(self._widths.__getitem__, text))
        return sum(self.advances(text))

    def runs(self, text: str) -> Sequence[tuple[EmbeddedFont, str]]:
        """Split a prepared text into stretches that one font draws.

        A Latin, Greek or Cyrillic word is drawn by one font, the first that has all its letters.
        """
        if self._fonts.lead.issuperset(text):
            return ((font(self._fonts.chain[0]), text),)
        names = list(map(self._fonts.__getitem__, text))
        for word in _WORD.finditer(text):
            start, end = word.span()
            if len(set(names[start:end])) > 1:
                letters = set(word[0])
                whole = (n for n in self._fonts.chain if all(map(font(n).has, letters)))
                names[start:end] = (
                    [name] * (end - start) if (name := next(whole, "")) else names[start:end]
                )
        stretches = groupby(zip(names, text, strict=True), itemgetter(0))
        return [(font(name), "".join(pair[1] for pair in part)) for name, part in stretches]

    def lacking(self, text: str) -> set[str]:
        """Return the characters of a prepared text that no font has."""
        for character in set(text) - self._fonts.keys():
            _ = self._fonts[character]
        return self._fonts.lacking.intersection(text)


@cache
def typeface(name: str, language: str) -> Typeface:
    """Return a typeface (`SERIF`, `SANS`, `BOLD`) for documents in a language."""
    return Typeface(name, (_CHINESE if language == CHINESE else _LATIN)[name])


def width(text: str, name: str, size: float, language: str = CHINESE) -> float:
    """Return the width of any text in points."""
    return typeface(name, language).width(prepare(text)) * size


def missing(text: str, name: str = SERIF, language: str = CHINESE) -> set[str]:
    """Return the characters of any text that no shipped font has."""
    return set(restore("".join(typeface(name, language).lacking(prepare(text)))))
