"""Reads and prints references to the ISO/IEC Directives and their supplements.

Two forms are current: the code of the catalogues (``ISO/IEC DIR 1 ISO SUP:2022``) and the title
(``ISO/IEC Directives, Part 1:2022``). Each is printed as it was meant. The number is the part; a
supplement is named by the body that it belongs to.
"""

from __future__ import annotations

import re
from functools import cache

from stdcommittee.domain.identifiers.model import Identifier, Kind, Supplement
from stdcommittee.domain.identifiers.spelling import MONTH, YEAR


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?P<publisher>ISO ?/ ?IEC|ISO|IEC)(?: (?P<committee>JTC ?1))? ?/? ?"
        r"(?P<name>DIR(?P<long>ECTIVES)?)\b"
        r"(?P<gap>,)?(?: ?PART)?(?: (?P<part>[12]))?"
        rf"(?: ?: ?(?P<year>{YEAR})(?:-(?P<month>{MONTH}))?)?"
        r"(?:(?:(?P<plus> ?\+ ?)|[ ,-]{1,3}(?:AND )?)(?P<consolidated>CONSOLIDATED )?"
        r"(?P<body>ISO|IEC|JTC ?1)"
        r"(?: (?P<supplement>SUP(?:PL(?:EMENT)?)?))?"
        rf"(?: ?: ?(?P<added>{YEAR})(?:-(?P<since>{MONTH}))?)?)?"
        r"(?:[ ,]{1,2}ED(?:ITION)?(?P<space>\.? ?)(?P<edition>\d{1,2}))?"
    )


def _date(year: str | None, month: str | None) -> str:
    if not year:
        return ""
    return f":{year}-{month}" if month else f":{year}"


def read(raw: str, text: str, upper: str) -> Identifier | None:  # noqa: ARG001
    """Read a folded reference to the Directives, or return None where it is something else."""
    match = _pattern().fullmatch(upper)
    if match is None:
        return None
    long = bool(match["long"])
    body = (match["body"] or "").replace("JTC1", "JTC 1")
    supplement = bool(match["supplement"])
    year, month = match["year"], match["month"]
    later, since = match["added"], match["since"]
    canonical = match["publisher"].replace(" ", "") + (" JTC 1" if match["committee"] else "")
    canonical += " Directives" if long else " DIR"
    if match["part"]:
        canonical += f", Part {match['part']}" if long else f" {match['part']}"
    canonical += _date(year, month)
    if body:
        canonical += " + " if match["plus"] else ", " if long else " "
        canonical += ("Consolidated " if match["consolidated"] else "") + body
        if supplement:
            canonical += " Supplement" if long else " SUP"
        canonical += _date(later, since)
    if match["edition"]:
        canonical += f" Ed {match['edition']}" if match["space"] else f" ED{match['edition']}"
    own = body and not supplement  # Part 2 as ISO or IEC prints it
    supplements = (
        Supplement(
            "SUP",
            body,
            int(later) if later else None,
            int(since) if since else None,
            consolidated=bool(match["plus"]),
        ),
    )
    return Identifier(
        raw,
        Kind.DIRECTIVES,
        match["publisher"].replace(" ", ""),
        "DIR",
        match["part"] or "",
        parts=("JTC 1",) if match["committee"] else (body,) if own else (),
        year=int(year or (later if own and later else 0)) or None,
        month=int(month) if month else None,
        supplements=supplements if supplement else (),
        edition=match["edition"] or "",
        canonical=canonical,
    )
