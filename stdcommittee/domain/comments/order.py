"""Where in a document a comment points to, as keys that sort: document order and CCT order."""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from functools import cache, lru_cache
from typing import Any, Final, TypeAlias

from stdcommittee.base.fields import Choice
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_
from stdcommittee.base.patterns import pattern
from stdcommittee.domain.comments.phrases import phrases, spoken, words_of_comments

ClauseKey: TypeAlias = tuple[Any, ...]


class CommentOrder(Choice):
    """The orders that a table of comments can be put in."""

    DOCUMENT = "document", N_("Document order")
    CCT = "cct", N_("Order of the ISO comment collation tool")


class Part(IntEnum):
    """The parts of a document in the order in which they stand."""

    GENERAL = 0
    COVER = 1
    CONTENTS = 2
    FOREWORD = 3
    INTRODUCTION = 4
    CLAUSE = 5
    ANNEX = 6
    BIBLIOGRAPHY = 7
    INDEX = 8
    TABLE = 9  # tables, figures and pages cited without a clause
    FIGURE = 10
    FORMULA = 11
    PAGE = 12
    OTHER = 13


@frozen
class Place:
    """A parsed clause reference.

    `annex` is its letter; `path` the numbers of the clause; `end` the last path of a range or list
    (`3.13 & 3.14`); `rest` the words that follow, such as a note or list item.
    """

    part: Part
    annex: str = ""
    path: tuple[int, ...] = ()
    end: tuple[int, ...] = ()
    rest: str = ""


_DIGITS: Final = 9
_NUMBER: Final = rf"\d{{1,{_DIGITS}}}(?:\s?\.\s?\d{{1,{_DIGITS}}})*"
_CLAUSE: Final = pattern(rf"({_NUMBER})\.?(?![.\d])")
_ANNEXED: Final = pattern(
    rf"([A-Z]{{1,2}})(?:\s?\.?\s?({_NUMBER}))?\.?(?![A-Za-z\d])", re.IGNORECASE
)
_BARE_ANNEX: Final = pattern(
    rf"([A-Z]|[A-Z]{{2}}(?=\s?\.\s?\d))(?:\s?\.?\s?({_NUMBER}))?\.?(?![A-Za-z\d])"
)
_LEADING: Final = pattern(r"[\s_\-*.:;,\u00a7\u2022\u2014\u2013]+")
_BETWEEN_SIGNS: Final = r"[-~\u2010\u2011\u2013\u2014&,;/+\u3001]"
_ITEM: Final = pattern(r"(?<![\w.])\(?([a-z]{1,2}|\d{1,3}|[ivx]{1,4})\)", re.IGNORECASE)
_REMARK: Final = pattern(r"^\s*\([^()]{3,}\)")  # such as (normative)
_COUNTED: Final = pattern(rf"\D?(\d{{1,{_DIGITS}}})(?:st|nd|rd|th)?\s?(\D.*)")
_LOOSE_SIGNS: Final = " \t\n,;:.\u3001\u3002"
_FIRST_NUMBER: Final = pattern(rf"\d{{1,{_DIGITS}}}")
_CCT: Final = pattern(r"(\d+)(?:\.(\d+))?(.*)", re.DOTALL)
_LONELY: Final = {
    "table": Part.TABLE,
    "figure": Part.FIGURE,
    "formula": Part.FORMULA,
    "page": Part.PAGE,
    "line": Part.PAGE,
}


def cct_order(clause: str) -> ClauseKey:
    """Return the sort key of the ISO comment collation tool (2020.1) for a clause cell.

    Empty cells first; then numbers, of which only the first two levels count as numbers and the
    rest as text; then everything else as text. Equal keys keep the order of the files.
    """
    text = " ".join(clause.split())
    if not text:
        return (0,)
    match = _CCT.match(text)
    if match is None:
        return (2, text.casefold(), text)
    second = int(match[2][:_DIGITS]) if match[2] else -1
    return (1, int(match[1][:_DIGITS]), second, match[3])


def document_order(clause: str, element: str = "", line: str = "") -> ClauseKey:
    """Return the key that sorts comments as the document runs.

    Whole document and empty, cover, contents, foreword, introduction, clauses by number, annexes by
    letter, bibliography, index, then tables, figures, formulae and pages without a clause, then
    what is not understood. Within a clause: the clause as such, then by line, then by
    element (heading, paragraph, list item, formula, table, figure, note, example …) and number.
    """
    place = read_place(clause)
    own = _element_key(place.rest)
    return (
        place.part,
        (len(place.annex), place.annex),
        place.path,
        bool(place.end),
        place.end,
        own,
        _first_number(line),
        _element_key(element) if own[0] == 0 else (0, ()),
    )


@lru_cache(maxsize=8192)
def read_place(clause: str) -> Place:
    """Return where a clause cell points to; what is not understood is `Part.OTHER` with text."""
    text = unicodedata.normalize("NFKC", clause).strip()
    text = _LEADING.sub("", text, count=1) if _LEADING.match(text) else text
    if not spoken(text):
        return Place(Part.GENERAL)
    place = _numbered(text) or _named(text) or _lonely_element(text)
    return place if place is not None else Place(Part.OTHER, rest=spoken(text))


def _numbered(text: str) -> Place | None:
    """Read a clause number or annex, after the words that may stand before it."""
    annex = _annexed(text)
    if annex is not None:
        return annex
    start = _skip_words(text)
    match = _CLAUSE.match(text, start)
    if match is None:
        numeral = phrases("ordinals").opening(text[start:]) if start else None
        if numeral is None:
            return None
        return Place(Part.CLAUSE, path=(int(numeral[0]),), rest=_after(numeral[1]))
    path = _path(match[1])
    end, rest = _range(text[match.end() :])
    part = Part.INTRODUCTION if path[0] == 0 else Part.CLAUSE
    return Place(part, path=path, end=end, rest=rest)


def _annexed(text: str) -> Place | None:
    opening = _around("annex").match(text)
    match = _ANNEXED.match(text, opening.end()) if opening else _BARE_ANNEX.match(text)
    if match is None:
        return None
    end, rest = _range(_REMARK.sub("", text[match.end() :], count=1))
    letter = match[1].upper()
    return Place(Part.ANNEX, letter, _path(match[2]) if match[2] else (), end, rest)


def _range(tail: str) -> tuple[tuple[int, ...], str]:
    """Return the last clause of a range or list that continues a number, and the words left."""
    end: tuple[int, ...] = ()
    while (between := _around("between").match(tail)) is not None:
        start = _skip_words(tail, between.end())
        match = _CLAUSE.match(tail, start)
        if match is None:
            annexed = _BARE_ANNEX.match(tail, start)
            if annexed is None or annexed[2] is None:
                break
            end, tail = _path(annexed[2]), tail[annexed.end() :]
            continue
        end, tail = _path(match[1]), tail[match.end() :]
    return end, _after(tail)


def _after(tail: str) -> str:
    """Return what follows a clause number, without the word that closes it in Chinese."""
    tail = tail.lstrip(_LOOSE_SIGNS)
    closing = _around("after").match(tail)
    return tail[closing.end() :].strip(_LOOSE_SIGNS) if closing else tail.rstrip()


def _named(text: str) -> Place | None:
    clauses = phrases("clauses").opening(text)
    if clauses is not None and _stands_alone(clauses[1]):
        path = _path(clauses[1]) if clauses[1].startswith(f"{clauses[0]} ") else ()
        return Place(Part.CLAUSE, path=path or (int(clauses[0]),), rest="" if path else clauses[1])
    part = phrases("parts").opening(text)
    if part is None:
        return None
    path = _path(part[1]) if part[1].startswith("0 ") else ()
    return Place(Part[part[0].upper()], path=path, rest="" if path else part[1])


def _stands_alone(rest: str) -> bool:
    """Tell whether the words after a clause heading are an element of it, or nothing."""
    return not rest or phrases("elements").opening(rest) is not None or rest[0].isdigit()


def _lonely_element(text: str) -> Place | None:
    opening = phrases("elements").opening(text)
    if opening is None:
        return None
    part = _LONELY.get(opening[0])
    if part is None:
        return None
    annexed = _BARE_ANNEX.match(opening[1].upper())
    if annexed is not None:
        return Place(Part.ANNEX, annexed[1], rest=text)
    return Place(part, path=(_first_number(opening[1]),), rest="")


@lru_cache(maxsize=8192)
def _element_key(text: str) -> tuple[int, tuple[int, ...]]:
    """Return a key for an element: its kind and its numbers; nothing is (0, ())."""
    words = spoken(text)
    if not words:
        return (0, ())
    kinds = phrases("elements")
    opening = kinds.opening(words)
    numbers: tuple[int, ...] = ()
    ordinal = phrases("ordinals").opening(words)
    if opening is None and ordinal is not None:
        numbers, opening = (int(ordinal[0]),), kinds.opening(ordinal[1])
    if opening is None and (counted := _COUNTED.fullmatch(words)) is not None:
        numbers, opening = (int(counted[1]),), kinds.opening(counted[2])
    if opening is None:
        items = _item_numbers(text)
        if items:
            return (_rank("list"), items)
        return (_rank("paragraph") if numbers else _rank(""), numbers)
    return (_rank(opening[0]), numbers or _path(opening[1])[:4])


def _item_numbers(text: str) -> tuple[int, ...]:
    if len(words := spoken(text)) == 1 and words.isascii() and words.isalpha():
        return (ord(words) - 96,)
    found = []
    for match in _ITEM.finditer(unicodedata.normalize("NFKC", text)):
        item = match[1].lower()
        found.append(int(item) if item.isdigit() else sum(ord(c) - 96 for c in item))
    return tuple(found)


@cache
def _ranks() -> dict[str, int]:
    return {kind: rank for rank, kind in enumerate(words_of_comments()["elements"], 1)}


def _rank(kind: str) -> int:
    return _ranks().get(kind, len(_ranks()) + 1)


def _path(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in _FIRST_NUMBER.findall(text))


def _first_number(text: str) -> int:
    match = _FIRST_NUMBER.search(unicodedata.normalize("NFKC", text))
    return int(match[0]) if match else 0


def _skip_words(text: str, start: int = 0) -> int:
    """Return where the words that may stand before a clause number end."""
    while (match := _around("before").match(text, start)) is not None:
        start = match.end()
    return start


@cache
def _around(where: str) -> re.Pattern[str]:
    """Return the pattern of one of the words that stand around a number, with loose signs."""
    listed = sorted(words_of_comments()["around"][where], key=len, reverse=True)
    options = [re.escape(word) + (r"(?![a-z])" if word.isascii() else "") for word in listed]
    before = ""
    if where == "between":
        options.append(_BETWEEN_SIGNS)
        before = rf"(?:{'|'.join(map(re.escape, words_of_comments()['around']['after']))})?\s*"
    return re.compile(rf"\s*{before}(?:{'|'.join(options)})[\s.:]*", re.IGNORECASE)
