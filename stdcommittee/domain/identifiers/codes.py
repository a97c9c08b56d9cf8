"""The code tables behind the grammars: publishers, industries, regions, words.

They are data under ``resources/codes`` and are read when first asked for.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from typing import Any, Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual
from stdcommittee.base.paths import resource

PROVISIONAL: Final = "provisional"


@frozen
class Series:
    """A code that Chinese standards are numbered under, other than local, group and enterprise.

    Attributes:
        code: as a number begins with it (`GB`, `JB`, `GBn`).
        name: what the code stands for.
        scope: `national`, `industry`, or `related` for series that ministries number beside the
            industry standards of their trade.
        joiner: the sign before the year.
        plain: numbered without /T by rules of its own.
        provisional: known, but not confirmed from a published list.
    """

    code: str
    name: Bilingual
    scope: str
    joiner: str
    plain: bool
    provisional: bool


@frozen
class Region:
    """A province-level region whose two digits stand in the code of local standards."""

    code: str
    name: Bilingual
    provisional: bool


@frozen
class Publisher:
    """A regional, national or professional body and how its standards are numbered.

    Attributes:
        reads: the spellings that stand before a number.
        reach: `international`, `regional`, `national` or `association`.
        joiner: the sign before the year, empty where both `:` and `-` are in use.
        draft: the code itself says that the document is a draft (`prEN`).
        adopts_only: read only before an adopted standard.
        short_years: prints years with two digits.
    """

    code: str
    name: Bilingual
    reads: tuple[str, ...]
    reach: str
    joiner: str
    draft: bool
    adopts_only: bool
    short_years: bool


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(resource("codes", f"{name}.toml").read_text(encoding="utf-8"))


def _name(row: dict[str, Any]) -> Bilingual:
    return Bilingual(row["zh"], row["en"])


@cache
def series() -> dict[str, Series]:
    """Return the national, industry and related series by upper-case code."""
    table = _table("industry")
    found = {}
    for scope, key in (("national", "national"), ("industry", "industry"), ("related", "series")):
        for row in table[key]:
            found[row["code"]] = Series(
                code=row.get("label", row["code"]),
                name=_name(row),
                scope=scope,
                joiner=row.get("joiner", ""),
                plain=row.get("plain", False),
                provisional=row.get("confidence") == PROVISIONAL,
            )
    return found


@cache
def regions() -> dict[str, Region]:
    """Return the province-level regions by their two digits."""
    return {
        row["code"]: Region(row["code"], _name(row), row["confidence"] == PROVISIONAL)
        for row in _table("regions")["region"]
    }


@cache
def publishers() -> dict[str, tuple[str, Publisher]]:
    """Return how each upper-case spelling is printed and whose it is, longest spelling first."""
    table = _table("publishers")
    found = {}
    for row in table["publisher"]:
        publisher = Publisher(
            code=row["code"],
            name=_name(row),
            reads=(row["code"], *row.get("reads", ())),
            reach=row["reach"],
            joiner=row.get("year", ""),
            draft=row.get("stage", False),
            adopts_only=row.get("adopts_only", False),
            short_years=row.get("short_years", False),
        )
        found.update({spelling.upper(): (spelling, publisher) for spelling in publisher.reads})
    found.update({other: found[name.upper()] for other, name in table["other_names"].items()})
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


@cache
def joint() -> tuple[str, ...]:
    """Return the partners that stand beside ISO or IEC in a joint number, longest first."""
    return tuple(sorted(_table("publishers")["joint"], key=len, reverse=True))


@cache
def unsure() -> frozenset[str]:
    """Return the publishers' codes that are also words, units or other abbreviations."""
    return frozenset(_table("publishers")["unsure"])


@cache
def aliases() -> dict[str, str]:
    """Return ISO's and IEC's names in other languages with the English ones."""
    return dict(_table("publishers")["aliases"])


@cache
def words() -> dict[str, Any]:
    """Return the words around Chinese standard numbers."""
    return _table("words")


@frozen
class NumberingRule:
    """What numbers one kind of Chinese standard.

    Attributes:
        citation: the measures.
        recommended_only_from: day since which such standards are recommended ones only.
    """

    citation: Bilingual
    recommended_only_from: dt.date | None


@cache
def numbering_rules() -> dict[str, NumberingRule]:
    """Return the numbering rules: `national`, `industry`, `local`, `group`, `enterprise`."""
    return {
        key: NumberingRule(
            _name(row),
            dt.date.fromisoformat(row["recommended_only_from"])
            if "recommended_only_from" in row
            else None,
        )
        for key, row in _table("numbering").items()
        if isinstance(row, dict) and "confidence" in row
    }
