"""Reads and prints references of regional, national and professional bodies.

Two shapes: an adoption, one or more bodies before an ISO or IEC number (``BS EN ISO 9001:2015``,
``GOST R ISO 9001-2015``), and a number of the body's own (``EN 50341-1:2012``, ``JIS Q 9001:2015``,
``IEEE 802.3-2018``). Bodies are printed as they were joined (``NEN-EN-ISO``, ``DS/EN``); a year has
the sign of its publisher where that is settled, else the sign it was written with.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Final

from stdcommittee.base.patterns import pattern
from stdcommittee.domain.identifiers import international
from stdcommittee.domain.identifiers.codes import Publisher, aliases, publishers
from stdcommittee.domain.identifiers.model import Identifier, Kind, Supplement
from stdcommittee.domain.identifiers.spelling import MONTH, YEAR

_JOINER: Final = pattern(r" ?([/ -]) ?")


@cache
def _prefix() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in publishers())
    return re.compile(rf"((?:{names})(?: ?[/ -] ?(?:{names}))*)(?: ?[/-] ?| |(?=\d))")


@cache
def _lead() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in publishers())
    other = "|".join(re.escape(name) for name in ("ISO", "IEC", "CISPR", *aliases()))
    return re.compile(
        rf"((?:{names})(?: [A-Z])?(?: ?[/ -] ?(?:{names}))*) ?[/ -] ?(?=(?:{other})\b)"
    )


_OWN: Final = pattern(
    r"(?P<series>(?!ISO|IEC|CISPR)(?:[A-Z]{1,4}[. -]?)?)"
    r"(?P<number>\d{3} \d{3}|\d{1,7}[A-Z]{0,2}(?:\.\d{1,4}[A-Z]?)*)"
    r"(?P<parts>(?:-[0-9A-Z]{1,6})*)(?P<version> V\d\d?\.\d\d?\.\d\d?)?"
    rf"(?: ?(?P<sign>[:-]) ?(?P<year>{YEAR})(?:-(?P<month>{MONTH}))?)?"
    r"(?:(?P<plus>[+/])A(?P<amendment>\d{1,2})(?::(?P<later>(?:19|20)\d\d))?)?"
    r"(?: ?\((?P<bracket>[^()]{1,20})\))?"
)
_REAPPROVAL: Final = pattern(r"(?<=\d)E(?=\d$)")
_EUROPEAN: Final = pattern(r" ?[/+] ?(?:A(?=\d)|AC(?=[\d:]|$))")
_SHORT_YEAR: Final = pattern(r"(\d\d)[A-Z]?(?:E\d)?")


def _shown(chain: str) -> tuple[str, Publisher]:
    """Return the bodies as they are printed, and the first of them."""
    known = publishers()
    if chain in known:
        return known[chain]
    shown, rest = "", chain
    first: Publisher | None = None
    while rest:
        name = next((name for name in known if rest.startswith(name)), None)
        label, body = known[name] if name else (rest[0], None)
        first = first or body
        shown += label
        rest = rest[len(name or label) :]
        joiner = _JOINER.match(rest)
        if joiner:
            shown += joiner[1]
            rest = rest[joiner.end() :]
    assert first is not None
    return shown, first


def read(raw: str, text: str, upper: str) -> Identifier | None:
    """Read a folded reference of another body, or return None where it is something else."""
    return _adoption(raw, text, upper) or _own(raw, upper)


def _adoption(raw: str, text: str, upper: str) -> Identifier | None:
    match = _lead().match(upper)
    if match is None:
        return None
    shown, body = _shown(match[1])
    end = match.end()
    printed = international.read(raw, text[end:], upper[end:], european=True)
    own = _EUROPEAN.search(upper, end)
    stop = own.start() if own else len(upper)
    adopted = international.read(text[end:stop], text[end:stop], upper[end:stop])
    if printed is None or adopted is None:
        return None
    joiner = upper[match.end(1) : end].strip() or " "
    canonical = f"{shown}{joiner}{printed.canonical}"
    if body.joiner == "-" and printed.year:
        canonical = canonical.replace(f":{printed.year}", f"-{printed.year}", 1)
    bodies = re.split(r"[ /-]", shown)
    stage = next((word for word in bodies if word.startswith(("pr", "Fpr"))), printed.stage)
    return replace(
        printed,
        kind=Kind.DRAFT if stage else Kind.ADOPTION,
        publisher=f"{shown}{joiner}{printed.publisher}",
        stage=stage,
        adopted=adopted,
        canonical=canonical,
    )


def _own(raw: str, upper: str) -> Identifier | None:
    match = _prefix().match(upper)
    if match is None:
        return None
    shown, body = _shown(match[1])
    if body.adopts_only:
        return None
    found = _OWN.fullmatch(upper, match.end())
    if found is None:
        return None
    parts = tuple(found["parts"][1:].split("-")) if found["parts"] else ()
    year, sign = found["year"], found["sign"]
    if year is None and parts and re.fullmatch(YEAR, parts[-1]):
        parts, year, sign = parts[:-1], parts[-1], "-"
    number = found["series"] + found["number"]
    canonical = f"{shown} {'-'.join((number, *parts))}{found['version'] or ''}"
    if year:
        canonical += (body.joiner or sign) + year + (f"-{found['month']}" if found["month"] else "")
    elif body.short_years and parts:
        parts, year = _short_year(parts)
        canonical = _REAPPROVAL.sub("e", canonical)
    supplements = _amendments(found)
    if supplements:
        canonical += f"{found['plus']}A{found['amendment']}"
        canonical += f":{found['later']}" if found["later"] else ""
    if found["bracket"]:
        canonical += f" ({found['bracket']})"
    return Identifier(
        raw,
        Kind.DRAFT if body.draft else Kind.SUPPLEMENT if supplements else Kind.FOREIGN,
        shown,
        "",
        number,
        parts,
        int(year) if year else None,
        int(found["month"]) if found["month"] else None,
        stage=body.code if body.draft else "",
        supplements=supplements,
        canonical=canonical,
    )


def _short_year(parts: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    match = _SHORT_YEAR.fullmatch(parts[-1])
    if match is None:
        return parts, None
    return parts[:-1], ("19" if match[1] >= "50" else "20") + match[1]


def _amendments(found: re.Match[str]) -> tuple[Supplement, ...]:
    if not found["amendment"]:
        return ()
    later = int(found["later"]) if found["later"] else None
    return (Supplement("A", found["amendment"], later, consolidated=found["plus"] == "+"),)
