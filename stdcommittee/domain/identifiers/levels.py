"""Says whose standard an identifier names: the levels that a portfolio is counted by."""

from __future__ import annotations

from typing import Final

from stdcommittee.domain.identifiers.codes import publishers, series
from stdcommittee.domain.identifiers.model import Identifier, Kind, Level

_NATURE: Final = {
    "": Level.NATIONAL_MANDATORY,
    "Q": Level.NATIONAL_MANDATORY,
    "T": Level.NATIONAL_RECOMMENDED,
    "W": Level.NATIONAL_RECOMMENDED,
    "Z": Level.NATIONAL_GUIDANCE,
}
_NATIONAL: Final = frozenset({"GB", "GBn", "GBJ", "GBZ"})
_INTERNATIONAL: Final = frozenset({"ISO", "IEC", "CISPR", "IECEE", "IECEx", "IECQ", "IECRE"})
_NO_STANDARDS: Final = frozenset({Kind.UNREADABLE, Kind.COMMITTEE, Kind.WORKING_DOCUMENT})


def level(identifier: Identifier) -> Level | None:
    """Return the level of a standard, draft or plan; None for what is none or has none of these.

    A plan of an industry standard counts as an industry standard. Military standards, metrological
    rules, technical regulations and reference samples stand outside the levels.
    """
    if identifier.kind in _NO_STANDARDS:
        return None
    publisher = identifier.publisher
    if identifier.kind is Kind.PLAN:
        industry = bool(identifier.parts) and identifier.parts[0].isalpha()
        return Level.INDUSTRY if industry else _NATURE.get(identifier.type)
    if identifier.kind is Kind.ADOPTION:
        return Level.FOREIGN
    if publisher in _NATIONAL:
        return _NATURE.get(identifier.type)
    if publisher.split("/", 1)[0].split("-", 1)[0] in _INTERNATIONAL:
        return Level.INTERNATIONAL
    return _by_prefix(publisher) or _of_body(publisher)


def _by_prefix(publisher: str) -> Level | None:
    if publisher.startswith("T/"):
        return Level.GROUP
    if publisher.startswith("Q/"):
        return Level.ENTERPRISE
    if publisher.startswith("DB") and publisher != "DB":
        return Level.LOCAL
    return None


def _of_body(publisher: str) -> Level | None:
    body = publishers().get(publisher.upper())
    if body is not None and publisher not in series():
        return Level.INTERNATIONAL if body[1].reach == "international" else Level.FOREIGN
    known = series().get(publisher.upper())
    if known is not None:
        return None if known.scope == "national" else Level.INDUSTRY
    return Level.INDUSTRY if len(publisher) == 2 and publisher.isalpha() else Level.FOREIGN
