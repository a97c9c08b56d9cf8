"""Reads and prints references of ISO, IEC and their partners.

The publishers' forms, decided by what ISO's and IEC's own catalogues print:

* ISO alone joins stage and type with a slash (``ISO/TS 22163``, ``ISO/CD TS 22600``); IEC alone and
  joint publications use a space (``IEC TS 62686-1``, ``ISO/IEC TS 27008``). A Guide always takes
  a space; IWA stands alone (``IWA 14-1``).
* ISO prints supplements as ``/Amd 1:2018``, ``/Cor 1``; IEC and CISPR as ``/AMD1:2018``, ``/COR1``,
  and joins those of a consolidated version with a plus sign. A joint ISO/IEC publication is listed
  by both, each in its way, so both ways are kept. So are ``Guide`` and ``GUIDE``, ``Ed 2`` and
  ``ED2``, which ISO's catalogue has side by side.
* A year follows a colon. ``ISO 151-1974`` is the old spelling and is read as a year, except for
  the numbers whose parts have four digits.
* ``ISO 5843/6`` is the spelling for parts before 1988; behind an IEC number a slash and digits
  name a sheet and stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.patterns import pattern
from stdcommittee.domain.identifiers.additions import Additions
from stdcommittee.domain.identifiers.codes import aliases, joint
from stdcommittee.domain.identifiers.deliverables import STAGES, WORDS
from stdcommittee.domain.identifiers.model import Identifier, Kind
from stdcommittee.domain.identifiers.spelling import MONTH, YEAR, any_of

_LEADS: Final = ("ISO", "IEC", "CISPR", "IWA")
_COMMON: Final = frozenset({"ISO", "IEC", "ISO/IEC", "CISPR", "ISO/IEC/IEEE"})
_FOUR_DIGIT_PARTS: Final = frozenset({"10303"})  # ISO 10303-1001 … are application modules
_DASH_YEAR: Final = pattern(YEAR)
_PART: Final = pattern(r"[0-9A-Z]+")


@frozen
class _Grammar:
    head: re.Pattern[str]
    word: re.Pattern[str]
    name: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    name = any_of((*_LEADS, *joint(), *aliases()))
    word = any_of(WORDS)
    stage = any_of(stage.upper() for stage in STAGES)
    part = r"\d{1,6}[A-Z]{0,3}|[A-Z]{1,2}\d{1,4}[A-Z]?|[A-Z]{1,6}"
    head = re.compile(
        rf"(?:(FPR)|({stage})/|(GUIDE) )?"
        rf"((?:{name})(?: ?[/ -] ?(?:{name})(?![A-Z]))*)"
        rf"((?: ?[/ -] ?(?:[2-9](?=WD|CD|F?DIS))?(?:{word})(?:\.?[2-9](?= ))?(?![A-Z]))*)"
        r"[ -]{0,2}(P?\d{1,6}[A-Z]?(?![A-Z\d])|SYMBOL)"
        r"((?:(?<=60050) ?\(\d{2,3}\))?"  # as the parts of the vocabulary were printed once
        rf"(?:(?:- ?| -)(?:{part})){{0,6}}(?:/(?:\d{{1,3}}|[A-Z])(?=[.:/ (+]|$))?)"
        r"(?:\.([1-9]\d?))?"
        rf"(?: ?: ?({YEAR}|[5-9]\d(?!\d))(?:-({MONTH}))?| - ({YEAR}))?(?![0-9A-Z])"
    )
    return _Grammar(head, re.compile(word), re.compile(name))


@dataclass(slots=True)
class _Head:
    """What stands before the number: publisher, stage, type, and how that is printed."""

    publisher: str
    shown: str = " "
    stage: str = ""
    type: str = ""
    iteration: int | None = None

    @property
    def of_iec(self) -> bool:
        """Whether IEC's way of printing applies."""
        return self.publisher.startswith(("IEC", "CISPR"))


def read(raw: str, text: str, upper: str, *, european: bool = False) -> Identifier | None:
    """Read a folded reference, or return None where it is something else.

    Args:
        raw: what the identifier says it was read from.
        text: the folded text.
        upper: the same in upper case.
        european: amendments stay A1, as EN ISO prints them, instead of Amd 1.
    """
    match = _grammar().head.match(upper)
    if match is None:
        return None
    head = _head(match, text)
    if head is None:
        return None
    number, parts, date = _number(match, head)
    additions = None
    if match.end() < len(upper):
        additions = Additions(head.publisher, european=european)
        if not additions.read(text, upper, match.end()):
            return None
    return _identifier(raw, head, number, parts, date, additions)


def _head(match: re.Match[str], text: str) -> _Head | None:
    final, before, guide, names, between, iteration = match.group(1, 2, 3, 4, 5, 8)
    grammar = _grammar()
    publisher = names if names in _COMMON else _publisher(names, grammar)
    if publisher is None:
        return None
    head = _Head(publisher, iteration=int(iteration) if iteration else None)
    if between or before or guide:
        capitals = text[match.start(5) : match.end(5)].isupper()
        words = f"{before or guide or ''} {between}"
        if not _take_words(head, words, grammar, capitals=capitals):
            return None
    if final:
        head.stage = "Fpr"
    return head


_Date = tuple[int | None, int | None]


def _number(match: re.Match[str], head: _Head) -> tuple[str, tuple[str, ...], _Date]:
    """Return number, parts, and year and month."""
    number, rest, year, month, spaced = match.group(6, 7, 9, 10, 11)
    parts = tuple(_PART.findall(rest)) if rest else ()
    if rest and "/" in rest and head.of_iec:
        parts = (*parts[:-1], "/" + parts[-1])
    if spaced:
        year = spaced
    elif year is None:
        if parts and _DASH_YEAR.fullmatch(parts[-1]) and number not in _FOUR_DIGIT_PARTS:
            parts, year = parts[:-1], parts[-1]
    elif len(year) == 2:
        year = "19" + year
    return number, parts, (int(year) if year else None, int(month) if month else None)


def _publisher(names: str, grammar: _Grammar) -> str | None:
    found = [aliases().get(name, name) for name in grammar.name.findall(names)]
    if "IWA" in found:
        return "IWA" if found in (["IWA"], ["ISO", "IWA"]) else None
    return "/".join(found) if any(name in _LEADS for name in found) else None


def _take_words(head: _Head, words: str, grammar: _Grammar, *, capitals: bool) -> bool:
    """Take stage, type and iteration off the words before the number; refuse two of a kind."""
    stage, kind = "", ""
    for spelling in grammar.word.findall(words):
        word = WORDS[spelling]
        if (word.stage and head.stage) or (word.type and head.type):
            return False
        head.stage = head.stage or word.stage
        head.type = head.type or word.type
        if word.stage:
            stage = word.label
        else:
            kind = word.label
    digits = [sign for sign in words if sign.isdigit()]
    if digits:
        if head.iteration or not head.stage or len(digits) > 1:
            return False
        head.iteration = int(digits[0])
    if kind == "Guide" and (head.of_iec or capitals):
        kind = "GUIDE"
    shown = f"{stage} {kind}" if stage and kind else stage or kind
    alone = "/" not in head.publisher and not head.of_iec
    head.shown = ("/" if alone and shown.title() != "Guide" else " ") + shown + " "
    return True


def _identifier(
    raw: str,
    head: _Head,
    number: str,
    parts: tuple[str, ...],
    date: _Date,
    additions: Additions | None,
) -> Identifier:
    year, month = date
    canonical = f"{head.publisher}{head.shown}{number}"
    for part in parts:
        canonical += part if part[0] == "/" else "-" + part
    if head.iteration:
        canonical += f".{head.iteration}"
    if year:
        canonical += f":{year}-{month:02}" if month else f":{year}"
    if head.stage == "Fpr":
        canonical = "Fpr" + canonical
    kind = Kind.STANDARD
    if head.stage or head.iteration:
        kind = Kind.DRAFT
    elif head.type == "Guide":
        kind = Kind.GUIDE
    workshop = head.publisher == "IWA"
    publisher = "ISO" if workshop else head.publisher
    name = "IWA" if workshop else head.type
    if additions is None:
        return Identifier(
            raw,
            kind,
            publisher,
            name,
            number,
            parts,
            year,
            month,
            head.stage,
            head.iteration,
            canonical=canonical,
        )
    project = additions.edition and not year and head.of_iec
    return Identifier(
        raw,
        Kind.PROGRAMME if project else additions.kind or kind,
        publisher,
        name,
        number,
        parts,
        year,
        month,
        head.stage,
        head.iteration,
        tuple(additions.supplements),
        additions.language,
        additions.edition,
        additions.product,
        additions.all_parts,
        canonical=canonical + additions.shown,
    )
