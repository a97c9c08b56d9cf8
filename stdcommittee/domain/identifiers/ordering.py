"""Puts identifiers in the order people expect, and says which name the same standard."""

from __future__ import annotations

from typing import Final

from stdcommittee.base.patterns import pattern
from stdcommittee.domain.identifiers.model import Identifier, Kind, Supplement
from stdcommittee.domain.identifiers.reading import parse

_RUNS: Final = pattern(r"\d+|\D+")
_OWN_NUMBERS: Final = frozenset({"Guide", "IWA", "TTA", "DATA", "DIR", "CA", "CS", "WP", "TEC"})
_LAST: Final = "\U0010ffff"

_Natural = tuple[tuple[int, str], ...]


def _natural(text: str) -> _Natural:
    """Split a text so that its digits compare as numbers, before letters."""
    return tuple(
        (int(run), "") if run.isdecimal() else (10**9, run) for run in _RUNS.findall(text.upper())
    )


def _of_supplement(supplement: Supplement) -> tuple[object, ...]:
    return (
        supplement.kind.upper(),
        _natural(supplement.number),
        supplement.year or 0,
        supplement.stage.upper(),
        supplement.iteration or 0,
        supplement.consolidated,
    )


def sort_key(identifier: Identifier | str) -> tuple[object, ...]:
    """Return what identifiers sort by: publisher, number, parts, year, and then the rest.

    Two spellings of the same document have equal keys, also where both are current (AMD1 and
    Amd 1, DAM and DAmd). Unreadable texts come last.
    """
    item = parse(identifier) if isinstance(identifier, str) else identifier
    if not item.ok:
        return (_LAST, _natural(item.canonical))
    return (
        item.publisher.upper(),
        _natural(item.number),
        tuple(_natural(part) for part in item.parts),
        item.year or 0,
        item.month or 0,
        item.type.upper(),
        item.committee,
        item.stage.upper(),
        item.iteration or 0,
        tuple(_of_supplement(supplement) for supplement in item.supplements),
        item.product,
        item.edition,
        item.language,
        item.all_parts,
        sort_key(item.adopted) if item.adopted else (),
    )


def same_standard(one: Identifier | str, other: Identifier | str) -> bool:
    """Tell whether two references mean the same standard, whatever its edition and supplements.

    The publishers, the number and the parts count; the year, the stage and a type that shares the
    numbers of the standards (GB and GB/T, ISO and ISO/TS) do not. A Guide, an IWA and the like have
    numbers of their own. Committees, documents and plans are no standards.
    """
    first, second = (parse(item) if isinstance(item, str) else item for item in (one, other))
    return _standard(first) is not None and _standard(first) == _standard(second)


_NO_STANDARDS: Final = frozenset(
    {Kind.UNREADABLE, Kind.COMMITTEE, Kind.WORKING_DOCUMENT, Kind.PLAN}
)


def _standard(item: Identifier) -> tuple[object, ...] | None:
    if item.kind in _NO_STANDARDS:
        return None
    return (
        frozenset(item.publisher.upper().split("/")),
        _natural(item.number),
        tuple(_natural(part) for part in item.parts),
        item.type if item.type in _OWN_NUMBERS else "",
        item.committee,
    )
