"""Reads the words that lists of votes use, tolerantly but without guessing."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import cache, lru_cache
from typing import Any, Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.paths import resource
from stdcommittee.base.patterns import pattern
from stdcommittee.domain.ballots.vocabulary import (
    Answer,
    BallotKind,
    Stance,
    Standing,
    VoteValue,
)

_HAN: Final = "\u3400-\u9fff\uf900-\ufaff"
_BETWEEN_HAN: Final = pattern(rf"(?<=[{_HAN}]) | (?=[{_HAN}])")
_HEAD: Final = pattern("[,;:(\uff0c\uff1b\uff1a\uff08\u3002\u3001\u2014\u2013\n]| - ")


@frozen
class UnknownWord:
    """A word that is not in the vocabulary, as it stood."""

    text: str


@cache
def normal(text: str) -> str:
    """Return a word as it is compared: no case, accents, width, punctuation or spare spaces."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = (char if char.isalnum() else " " for char in plain if not unicodedata.combining(char))
    return _BETWEEN_HAN.sub("", " ".join("".join(letters).split()))


@lru_cache(maxsize=4096)
def is_han(text: str) -> bool:
    """Tell whether a text has Chinese characters."""
    return re.search(f"[{_HAN}]", text) is not None


@frozen
class Words:
    """The vocabulary of vote lists, each word in its compared form."""

    votes: Mapping[str, VoteValue | None]
    conditions: frozenset[str]
    standings: Mapping[str, Standing]
    answers: Mapping[str, Answer]
    headings: Mapping[str, str]  # word → role
    sums: frozenset[str]  # a row that begins or ends so, with figures
    totals: frozenset[str]  # a row that begins so
    notes: frozenset[str]
    kinds: Mapping[str, BallotKind]
    nameless: frozenset[str]  # sheets that nobody named, without their number
    marks: Mapping[str, frozenset[str]]  # as they stand: signs have no letters to compare


@cache
def words() -> Words:
    """Return the shipped vocabulary."""
    data = tomllib.loads(resource("vocabulary", "votes.toml").read_text("utf-8"))
    votes: dict[str, VoteValue | None] = dict.fromkeys(_all(data["not_voted"]))
    votes |= _by_meaning(data["votes"], VoteValue)
    return Words(
        votes=votes,
        conditions=frozenset(_all(data["conditions"])),
        standings=_by_meaning(data["standings"], Standing),
        answers=_by_meaning(data["answers"], Answer),
        headings=_by_meaning(data["headings"], str),
        sums=frozenset(_all(data["rows"]["sum"])),
        totals=frozenset(_all(data["rows"]["total"])),
        notes=frozenset(_all(data["rows"]["note"])),
        kinds=_by_meaning(data["kinds"], BallotKind),
        nameless=frozenset(_all(data["sheets"]["nameless"])),
        marks={name: frozenset(signs) for name, signs in data["marks"].items()},
    )


def _all(languages: Mapping[str, Iterable[str]]) -> list[str]:
    return [normal(word) for listed in languages.values() for word in listed]


def _by_meaning(table: Mapping[str, Mapping[str, list[str]]], meaning: Any) -> dict[str, Any]:
    return {word: meaning(name) for name, languages in table.items() for word in _all(languages)}


def read_vote(text: str, column: Collection[str] = ()) -> VoteValue | UnknownWord | None:
    """Return the vote that a cell holds, or None where nobody voted.

    `column` are the cells of the same column: a dash is a negative only where a plus stands beside
    it, and otherwise an empty cell; a lone A beside a D, but no Y, might be either and is not read.
    An approval under a condition is not a vote that the rules know, and is not read as one.
    """
    mark = text.strip()
    marks = words().marks
    if mark in marks["plus"]:
        return VoteValue.APPROVE
    if mark in marks["minus"] and (not column or _has(column, marks["plus"])):
        return VoteValue.DISAPPROVE
    if not mark or mark in marks["dash"]:
        return None
    word = normal(mark)
    if word == "a" and _initials(column) >= {"d"} and not _initials(column) & {"y", "n"}:
        return UnknownWord(mark)
    if word in words().votes:
        return words().votes[word]
    return _explained(mark)


def _has(column: Collection[str], signs: frozenset[str]) -> bool:
    return any(cell.strip() in signs for cell in column)


def _initials(column: Collection[str]) -> set[str]:
    return {word for cell in column if len(word := normal(cell)) == 1}


def _explained(mark: str) -> VoteValue | UnknownWord | None:
    """Read a word that an explanation follows: ``Approve (by letter)``."""
    parts = _HEAD.split(mark, maxsplit=1)
    head = normal(parts[0])
    if len(parts) < 2 or (len(head) < 2 and not is_han(head)) or head not in words().votes:
        return UnknownWord(mark)
    vote = words().votes[head]
    if vote is None or not _conditional(parts[1]):
        return vote
    return VoteValue.DISAPPROVE_UNLESS if vote.stance is Stance.AGAINST else UnknownWord(mark)


def _conditional(tail: str) -> bool:
    return any(holds(normal(tail), condition) for condition in words().conditions)


def holds(text: str, phrase: str) -> bool:
    """Tell whether a compared text holds a phrase: whole words, or Chinese characters in a row."""
    return phrase in text if is_han(phrase) else f" {phrase} " in f" {text} "


def read_standing(text: str) -> Standing | UnknownWord:
    """Return what a voter is to the committee; an empty cell is nobody's membership."""
    mark = text.strip()
    if not mark or mark in words().marks["dash"]:
        return Standing.OUTSIDE
    for candidate in (mark, _HEAD.split(mark, maxsplit=1)[0]):
        standing = words().standings.get(normal(candidate))
        if standing is not None:
            return standing
    return UnknownWord(mark)


def read_answer(text: str) -> Answer | UnknownWord:
    """Return yes, no, or not known for a cell that is empty or says that nothing was said."""
    mark = text.strip()
    if not mark or mark in words().marks["dash"]:
        return Answer.UNKNOWN
    if mark in words().marks["ticked"]:
        return Answer.YES
    word = normal(mark)
    if word in words().answers:
        return words().answers[word]
    return Answer.UNKNOWN if words().votes.get(word, mark) is None else UnknownWord(mark)
