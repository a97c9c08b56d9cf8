"""What a voting sheet's own note makes of a sheet that comes back without a tick and a comment."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from stdcommittee.base.patterns import pattern
from stdcommittee.base.vocabulary import vocabulary
from stdcommittee.domain.ballots.words import holds, is_han, normal

_SENTENCE: Final = pattern(r"[\n\u3002;\uff1b\u2460-\u2473]|\.\s|(?<=\D)\d{1,2}[.)\u3001](?=\D)")


def silence_approves(text: str, *, stated: bool) -> bool:
    """Tell whether a note on the sheet takes a sheet returned without a comment for an approval.

    Some notes do so for every such sheet, some only where it is `stated` that there is no comment.
    A sentence that speaks of both in words that are not known (“must not be …”, “if it is late …”)
    is not believed, nor is any other beside it; one on sheets that were not returned says nothing
    of those that were.
    """
    approves = False
    for sentence in _SENTENCE.split(text):
        line = normal(sentence)
        if not (_has(line, "comment") and _has(line, "approval")):
            continue
        if _has(line, "unreturned"):
            continue
        if "?" in sentence or "\uff1f" in sentence or not _is_known(line):
            return False
        approves = approves or stated or not _has(line, "stated")
    return approves


@cache
def _words(key: str) -> tuple[str, ...]:
    """The words of the vocabulary as they are compared, the longest first."""
    return tuple(sorted(map(normal, vocabulary("sheets")["silence"][key]), key=len, reverse=True))


def _has(line: str, key: str) -> bool:
    return any(holds(line, word) for word in _words(key))


def _is_known(line: str) -> bool:
    """Tell whether a line says nothing beside the words that are known: no negation, no case."""
    rest = line
    for key in ("stated", "comment", "approval", "beside"):
        rest = _without(rest, _words(key))
    return all(piece.isdecimal() for piece in rest.split())


def _without(line: str, phrases: Iterable[str]) -> str:
    for phrase in phrases:
        if is_han(phrase):
            line = line.replace(phrase, " ")
        else:
            line = re.sub(rf"(?<!\S){re.escape(phrase)}(?!\S)", " ", line)
    return line
