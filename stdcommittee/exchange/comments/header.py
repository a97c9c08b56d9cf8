"""The block above a comment form: date, document and project, in whatever way they are laid out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from stdcommittee.domain.comments.phrases import phrases, words_of_comments
from stdcommittee.exchange.comments.model import FormHeader

_FIELDS: Final = ("date", "document", "project")
_LONGEST_LABEL: Final = 30


def read_header(
    grids: Iterable[Sequence[Sequence[str]]], paragraphs: Iterable[str] = ()
) -> tuple[FormHeader, bool]:
    """Return date, document and project, and whether the form is the one of the IEC.

    A label stands before a colon in the same text, left of its value, or above it. The first value
    that is not empty counts.
    """
    found: dict[str, str] = {}
    iec = False
    for grid in grids:
        for row in grid:
            for cell in row:
                iec = iec or "projectnr" in "".join(cell.casefold().split())
                _take(found, _labelled(cell))
        _take(found, _beside(grid))
    for paragraph in paragraphs:
        _take(found, _labelled(paragraph))
    return FormHeader(*(found.get(name, "") for name in _FIELDS)), iec


def _take(found: dict[str, str], more: dict[str, str]) -> None:
    for name, value in more.items():
        if value and not found.get(name):
            found[name] = value


def _labelled(text: str) -> dict[str, str]:
    """Return the values in a text such as `Date: … Document: …`."""
    first, _, below = text.strip().partition("\n")
    name = _label(first) if below else None
    if name is not None:
        return {name: " ".join(below.split())}
    matches = list(_label_pattern().finditer(text))
    found: dict[str, str] = {}
    for match, following in zip(matches, [*matches[1:], None], strict=False):
        end = following.start() if following is not None else len(text)
        name = phrases("header").read(match[1])
        if name is not None and name not in found:
            found[name] = " ".join(text[match.end() : end].split())
    return found


def _beside(grid: Sequence[Sequence[str]]) -> dict[str, str]:
    """Return values that stand below a row of labels, or right of a label."""
    found: dict[str, str] = {}
    for number, row in enumerate(grid):
        labels = {index: _label(cell) for index, cell in enumerate(row)}
        named = {index: name for index, name in labels.items() if name}
        filled = sum(1 for cell in row if cell.strip())
        below = grid[number + 1] if number + 1 < len(grid) else ()
        for index, name in named.items():
            if len(named) == filled > 1:
                value = below[index] if index < len(below) else ""
            else:
                value = next((cell for cell in row[index + 1 :] if cell.strip()), "")
            if not _label(value) and name not in found:
                found[name] = " ".join(value.split())
    return found


def _label(text: str) -> str | None:
    words = text.strip().rstrip(":\uff1a")
    return phrases("header").read(words) if len(words) <= _LONGEST_LABEL else None


@cache
def _label_pattern() -> re.Pattern[str]:
    labels = [label for words in words_of_comments()["header"].values() for label in words]
    listed = sorted(labels, key=len, reverse=True)
    options = "|".join(re.escape(label).replace(r"\ ", r"\s+") for label in listed)
    return re.compile(rf"(?<![^\s(\u3000])({options})\s*[:\uff1a]", re.IGNORECASE)
