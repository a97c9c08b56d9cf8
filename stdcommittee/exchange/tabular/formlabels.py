"""The labels of a form with the values beside, behind or below them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.patterns import pattern
from stdcommittee.base.vocabulary import Words, plain
from stdcommittee.exchange.tabular.forms import FormCell, FormLine

_HAN: Final = "\u3400-\u9fff"
_BRACKETED: Final = pattern(r"[(\uff08][^()\uff08\uff09]*[)\uff09]")
_RULED: Final = pattern(r"[_\uff3f\u2581\u2014]{2,}|\u2026+")
_COLON: Final = "\\s*(?:[(\uff08][^()\uff08\uff09]{0,20}[)\uff09])?\\s*[:\uff1a]"
_LONGEST: Final = 40  # signs of a label


@frozen
class Labelled:
    """A label's meaning and the value that belongs to it; `line` is where the label stands."""

    meaning: str
    value: str
    line: int
    cell: FormCell


class Labels:
    """Recognises the labels of one sort of form."""

    def __init__(self, table: Mapping[str, Sequence[str]], long: Collection[str]) -> None:
        """Take the words of each meaning; the values of `long` meanings may have many lines."""
        self._table = table
        self._words = Words({f"<{meaning}>": words for meaning, words in table.items()})
        self.long = frozenset(long)

    def whole(self, text: str) -> str | None:
        """Return what a cell that is nothing but a label means."""
        if not text or len(text) > _LONGEST:
            return None
        found = self._words.read(text)
        if found is None and (bare := _BRACKETED.sub("", text)) != text and plain(bare):
            found = self._words.read(bare)
        return found[1:-1] if found is not None else None

    def inline(self, text: str) -> list[tuple[str, int, int]]:
        """Return the labels with a colon in a text: what each means, from where to where."""
        found = []
        for match in self._inline.finditer(text):
            meaning = self.whole(match[1])
            if meaning is not None:
                found.append((meaning, match.start(), match.end()))
        return found

    def is_label(self, text: str) -> bool:
        """Tell whether a cell is, or begins with, a label."""
        return self.whole(text) is not None or bool(self.inline(text.lstrip()[:_LONGEST]))

    @cached_property
    def _inline(self) -> re.Pattern[str]:
        words = sorted({w for ws in self._table.values() for w in ws}, key=len, reverse=True)
        return re.compile(f"({'|'.join(map(_spaced, words))}){_COLON}", re.IGNORECASE)

    def values(
        self, lines: Sequence[FormLine], ends: Callable[[FormLine], bool] = lambda _line: False
    ) -> list[Labelled]:
        """Return every label of a form with its value, "" where nothing is filled in.

        `ends` tells of a paragraph that it is no part of the value that stands above it.
        """
        found: list[Labelled] = []
        for number, line in enumerate(lines):
            for place, cell in enumerate(line.cells):
                for meaning, value in self._of_cell(cell):
                    text = clean(value)
                    if not text:
                        text = self._beside(lines, number, place, meaning, ends)
                    found.append(Labelled(meaning, text, number, cell))
        return found

    def _of_cell(self, cell: FormCell) -> Iterable[tuple[str, str]]:
        inline = self.inline(cell.text)
        if not inline:
            meaning = self.whole(cell.text.rstrip(":\uff1a \n"))
            return [(meaning, "")] if meaning is not None else []
        ends = [start for _, start, _ in inline[1:]] + [len(cell.text)]
        return [
            (meaning, _first_line(cell.text[begin:end], meaning in self.long))
            for (meaning, _, begin), end in zip(inline, ends, strict=True)
        ]

    def _beside(
        self,
        lines: Sequence[FormLine],
        number: int,
        place: int,
        meaning: str,
        ends: Callable[[FormLine], bool],
    ) -> str:
        """Return what stands right of a label, else below it."""
        line = lines[number]
        if not line.table:
            return self._following(lines, number, ends) if meaning in self.long else ""
        right: list[str] = []
        for cell in line.cells[place + 1 :]:
            if self.is_label(cell.text):
                break
            right.append(clean(cell.text))
        if line.cells[place + 1 :] and not self.is_label(line.cells[place + 1].text):
            return ("\n" if meaning in self.long else " ").join(filter(None, right))
        return self._below(lines, number, line.cells[place])

    def _below(self, lines: Sequence[FormLine], number: int, label: FormCell) -> str:
        following = lines[number + 1] if number + 1 < len(lines) else None
        if following is None or following.table != lines[number].table:
            return ""
        for cell in following.cells:
            overlaps = (
                cell.start < label.start + label.span and label.start < cell.start + cell.span
            )
            if overlaps and not self.is_label(cell.text):
                return clean(cell.text)
        return ""

    def _following(
        self, lines: Sequence[FormLine], number: int, ends: Callable[[FormLine], bool]
    ) -> str:
        found: list[str] = []
        for line in lines[number + 1 :]:
            if line.table or ends(line) or self.is_label(line.text):
                break
            found.append(clean(line.text))
        return "\n".join(filter(None, found))


def _first_line(text: str, whole: bool) -> str:  # noqa: FBT001
    if whole:
        return text
    return next((line for line in text.split("\n") if line.strip()), "")


def _spaced(word: str) -> str:
    """An expression for a label and no part of a longer one; forms space out Chinese signs."""
    if word.isascii():
        return rf"(?<![A-Za-z]){re.escape(word)}"
    return rf"(?<![{_HAN}])" + r"\s*".join(re.escape(sign) for sign in word if not sign.isspace())


def clean(text: str) -> str:
    """Return a value without the rules to write on, each line stripped."""
    lines = (line.strip() for line in _RULED.sub(" ", text).split("\n"))
    return "\n".join(line for line in lines if line)
