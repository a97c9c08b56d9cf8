"""Finds references in running text, titles and file names.

Precise rather than greedy: “16 GB 2019” is no standard and “AS 12” hardly one, so bare codes that
are also words or units count only with a year, /T or the like. Committees are not references.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from stdcommittee.base.patterns import pattern
from stdcommittee.domain.identifiers.codes import aliases, joint, publishers, series, unsure, words
from stdcommittee.domain.identifiers.model import Identifier, Kind
from stdcommittee.domain.identifiers.reading import parse, read
from stdcommittee.domain.identifiers.spelling import (
    any_of,
    capitals,
    folded,
    folded_signs,
    unscored,
)
from stdcommittee.domain.identifiers.working import TYPES

_LONGEST: Final = 90
_TRIES: Final = 16
_NEAR: Final = 8  # signs before a passage that tell a unit
_ALWAYS: Final = (
    *("ISO", "IEC", "CISPR", "IWA", "IECEE", "IECEX", "IECQ", "IECRE", "FPRISO"),
    *("GB", "GBT", "SAC"),
)
_CLEAR: Final = frozenset({"GBJ", "GBZ", "GJB", "JJF", "JJG", "JGJ", "CJJ", "JTG", "TSG"})
_TITLE_PARTS: Final = frozenset({"HBK", "CGMES", "SER"})
_DIGIT: Final = pattern("[0-9]")
_ROMAN: Final = pattern(r"[IVX]{1,5}")


@cache
def _start() -> re.Pattern[str]:
    always = "|".join(_ALWAYS)
    printed = {label for label, _ in publishers().values()}
    bodies = any_of({*printed, *joint(), *aliases()})
    return re.compile(
        r"(?<![0-9A-Za-z/.])(?:"
        rf"(?i:(?:{always})(?=[ /\d-]))"
        rf"|(?:{bodies})(?=[ /\d-])"
        r"|GBn ?\d|[A-Z]{2,4}(?:/SH)?(?:/[TZ]|T)? ?[A-Z]?\d|DBJ?/T"
        r"|[TQ]/ ?[0-9A-Z]"
        r"|20\d{6}-[TQZ]-\d{3}|W20\d{6}"
        r"|(?:\d{1,3}[A-Z]?|CIS/[A-Z]|CISPR|JTC\d-SC\d+|SyC[A-Za-z]+|[A-Z]{2,6}\d{0,2})"
        r"/\d{1,5}[A-Z]?(?:\([FR]\))?/[A-Z]"
        r"|(?:PNW|PWI|JTC) ?[0-9A-Z])"
    )


@cache
def _span() -> re.Pattern[str]:
    table = words()
    signs = "".join({*"".join(table["amendment_after"]), *"".join(table["all_parts"])})
    signs += table["amendment_before"] + table["digits"] + table["ten"] + table["edition_after"]
    return re.compile(rf"[0-9A-Za-z /:.,+()|~&{signs}-]{{1,{_LONGEST}}}")


@cache
def _document_file() -> re.Pattern[str]:
    """A working document as IEC names its files: 65E_849e_CC, 100_3705f_FDIS."""
    return re.compile(
        r"(?<![0-9A-Za-z])(\d{1,3}[A-Z]?|CIS_[A-Z]|CISPR|SyC[A-Za-z]+)_(\d{1,5}[A-Z]?)([ef]?)_"
        rf"({any_of(TYPES)})(?![0-9A-Za-z])"
    )


def _document(match: re.Match[str]) -> str:
    committee, number, language, kind = match.groups()
    french = "(F)" if language == "f" else ""
    return f"{committee.replace('_', '/')}/{number}{french}/{kind}"


def find_all(text: str) -> list[Identifier]:
    """Return the references to standards, drafts, documents and plans in a text, in order.

    Args:
        text: a title, sentence, list of normative references or a file name.

    Returns:
        The readings; `input` is the found passage in folded spelling.
    """
    line = unscored(_document_file().sub(_document, folded_signs(text)))
    found = []
    position = 0
    while (start := _start().search(line, position)) is not None:
        reading, end = _longest(line, start.start())
        if reading is None:
            position = start.start() + 1
        else:
            found.append(reading)
            position = end
    return found


def _longest(line: str, start: int) -> tuple[Identifier | None, int]:
    """Read the longest reference that begins at a place; return it and its end."""
    span = _span().match(line, start)
    if span is None:
        return None, start
    before = line[max(0, start - _NEAR) : start]
    digit = _DIGIT.search(span[0])
    if digit is None:
        return None, start
    ends = [match.start() for match in _boundaries().finditer(span[0], digit.end())]
    for end in reversed(ends[:_TRIES]):
        passage = span[0][:end]
        plain = folded(passage)
        reading = read(passage, plain, capitals(plain))
        if reading is not None and _plausible(reading, before):
            return reading, start + end
    return None, start


@cache
def _boundaries() -> re.Pattern[str]:
    table = words()
    closing = "".join({word[-1] for word in (*table["amendment_after"], *table["all_parts"])})
    return re.compile(rf"(?<=[0-9A-Za-z){closing}])(?![0-9A-Za-z])")


def _plausible(reading: Identifier, before: str) -> bool:
    """Tell whether a reading is meant as a reference where it stands in a text."""
    if reading.kind is Kind.COMMITTEE or _worded(reading):
        return False
    if reading.kind is Kind.WORKING_DOCUMENT:
        return reading.type in TYPES or reading.type == "N"
    publisher = reading.publisher.upper()
    if publisher.startswith("Q/"):
        return reading.year is not None
    if reading.year is not None:
        return True
    if publisher == "GB" and not reading.type:
        return not _amount(before)
    if publisher in series() and not reading.type:
        return publisher in _CLEAR
    return publisher not in unsure()


def _amount(before: str) -> bool:
    """Tell whether a number stands before, so that GB is a unit."""
    return before.rstrip()[-1:].isdigit()


def _worded(reading: Identifier) -> bool:
    return any(
        len(part) > 1 and part.isalpha() and part not in _TITLE_PARTS and not _ROMAN.fullmatch(part)
        for part in reading.parts
    )


_COMMITTEE: Final = pattern(
    r"(?<![0-9A-Za-z/])(?:(?:SAC|ISO|IEC|ISO/IEC|IEC/ISO)[/ ])?(?:TC|JTC|PC|SWG)\s?\d{1,3}"
    r"(?:/(?:SC|WG|JWG|AG)\s?\d{1,3}[A-Z]?){0,3}(?![0-9A-Za-z])"
)


def find_committees(text: str) -> list[Identifier]:
    """Return the committees that a text names, such as the title line above a roster."""
    plain = folded_signs(text)
    found = [parse(match[0]) for match in _COMMITTEE.finditer(plain)]
    return [item for item in found if item.ok and item.kind is Kind.COMMITTEE]
