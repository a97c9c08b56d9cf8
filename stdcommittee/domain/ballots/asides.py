"""Rows of a list of votes in which no voter stands: totals, footnotes, lines for signatures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stdcommittee.base.patterns import pattern
from stdcommittee.domain.ballots.vocabulary import VoteValue
from stdcommittee.domain.ballots.words import is_han, normal, read_vote, words

_CAPTION: Final = pattern("[:(\uff1a\uff08]")
_FIGURE: Final = pattern(r"[\d\s.,/%\uff05=+\u2212-]+")
_COLON: Final = pattern("[:\uff1a]")


def is_aside(row: Sequence[str], vote: int | None = None) -> bool:
    """Tell whether a row that is not empty is beside the votes; `vote` is the column of votes.

    A total may begin or end with its word (then only figures follow), or be a vote with its number.
    A caption with a colon, or a mark of a footnote, makes a row an aside where nothing else stands.
    """
    filled = [cell.strip() for cell in row if cell.strip()]
    first, *others = filled
    head, *rest = _CAPTION.split(first, maxsplit=1)
    word = normal(head)
    if _is_total(word) or (word in words().notes and (not others or bool(rest))):
        return True
    if all(_COLON.search(cell) for cell in filled):
        return True
    if not others:
        return first.startswith(tuple(words().marks["footnote"]))
    figures = all(_FIGURE.fullmatch(cell) for cell in others)
    return figures and (_ends_as_sum(word) or _is_vote_beside(row, first, vote))


def _is_total(word: str) -> bool:
    known = word in words().sums or word in words().totals
    return known or (not is_han(word) and word.split(" ", maxsplit=1)[0] == "total")


def _ends_as_sum(word: str) -> bool:
    if is_han(word):
        return word.endswith(tuple(filter(is_han, words().sums)))
    return word.rsplit(" ", maxsplit=1)[-1] in words().sums


def _is_vote_beside(row: Sequence[str], first: str, vote: int | None) -> bool:
    """Whether a row names a vote where a voter should stand: “in favour”, 18."""
    if vote is None or vote >= len(row) or not row[vote].strip() or row[vote].strip() == first:
        return False
    return len(normal(first)) > 1 and isinstance(read_vote(first), VoteValue)
