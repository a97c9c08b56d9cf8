"""Reads any identifier, or says why a text is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from stdcommittee.base.messages import Message
from stdcommittee.base.patterns import pattern
from stdcommittee.domain.identifiers import (
    chinese,
    committees,
    directives,
    foreign,
    international,
    plans,
    schemes,
    working,
)
from stdcommittee.domain.identifiers.codes import publishers, series, words
from stdcommittee.domain.identifiers.model import Identifier, Kind
from stdcommittee.domain.identifiers.spelling import capitals, folded, one_line, unscored

LONGEST: Final = 200
_SHOWN: Final = 60

_Reader = Callable[[str, str, str], Identifier | None]
_READERS: Final[tuple[_Reader, ...]] = (
    international.read,
    committees.read,
    chinese.read,
    plans.read,
    working.read,
    working.read_item,
    directives.read,
    schemes.read,
    foreign.read,
)
_YEAR_LIKE: Final = pattern(r"[:-] ?(\d{2,})")
_YEAR: Final = pattern("(?:19|20)[0-9]{2}")
_BOUNDARY: Final = pattern(r"(?<=[0-9A-Z)])(?![0-9A-Z])")


def parse(text: str) -> Identifier:
    """Take a reference apart; never raises.

    Args:
        text: one reference and nothing else; white space, dashes and full-width signs may vary.

    Returns:
        The identifier, or one whose `problem` says what could not be read.
    """
    plain = folded(text)
    if plain[:1] == words()["opening"] and plain[-1:] == words()["closing"]:
        plain = plain[1:-1].strip()
    if len(plain) > LONGEST:
        return _refused(
            text,
            Message(
                "An identifier has at most {limit} characters; this text has {n}.",
                limit=LONGEST,
                n=len(plain),
            ),
        )
    upper = capitals(plain)
    found = read(text, plain, upper)
    if found is None and "_" in plain:
        plain = folded(unscored(plain))
        upper = capitals(plain)
        found = read(text, plain, upper)
    return found or _refused(text, _diagnosis(plain, upper))


def read(text: str, plain: str, upper: str) -> Identifier | None:
    """Read a folded reference as whatever it is, or return None.

    Args:
        text: what the identifier says it was read from.
        plain: the folded text.
        upper: the same in upper case.
    """
    found = chinese.read(text, plain, upper) if upper[:2] == "GB" else None
    return found or _first(text, plain, upper) or ("|" in plain and _twin(text, plain)) or None


def _twin(text: str, plain: str) -> Identifier | None:
    """Read a text that two bodies publish each under its own number (`ISO 5537|IDF 26`)."""
    left, right = (folded(side) for side in plain.split("|", 1))
    one, other = _first(text, left, capitals(left)), _first(right, right, capitals(right))
    if one is None or other is None:
        return None
    bar = "|" if "IDF" in {one.publisher, other.publisher} else " | "
    return replace(one, adopted=other, canonical=f"{one.canonical}{bar}{other.canonical}")


def _first(text: str, plain: str, upper: str) -> Identifier | None:
    for reader in _READERS:
        found = reader(text, plain, upper)
        if found is not None:
            return found
    return None


def canonical(text: str) -> str:
    """Return the spelling of the publisher, or the text on one line where it is unreadable."""
    found = parse(text)
    return found.canonical if found.ok else one_line(text)


def _refused(text: str, problem: Message) -> Identifier:
    return Identifier(text, Kind.UNREADABLE, canonical=one_line(text), problem=problem)


def _diagnosis(plain: str, upper: str) -> Message:
    """Say why a folded text is no identifier."""
    if not plain:
        return Message("There is no identifier here.")
    for boundary in reversed(tuple(_BOUNDARY.finditer(upper, 0, 2 * _SHOWN))):
        start, rest = plain[: boundary.start()], plain[boundary.start() :].strip()
        if rest and read(start, start, capitals(start)):
            year = _YEAR_LIKE.fullmatch(rest)
            if year and not _YEAR.fullmatch(year[1]):
                return Message("“{year}” is not a year.", year=_short(year[1]))
            return Message(
                "“{rest}” after “{start}” cannot be read.", rest=_short(rest), start=start
            )
    if upper in publishers() or upper in series() or upper in {"ISO", "IEC", "ISO/IEC", "GB/T"}:
        return Message("“{text}” names a publisher but no number.", text=plain)
    return Message("“{text}” is not the form of any identifier that is known.", text=_short(plain))


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
