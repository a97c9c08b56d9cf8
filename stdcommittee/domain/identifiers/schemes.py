"""Reads and prints the documents of the IEC conformity assessment systems.

IECEE, IECEx, IECQ and IECRE number rules (``IECEE 02:2021``), operational documents
(``IECEx OD 017:2017``) and test report forms (``IECEE TRF 60086-1&2A:2017``), the last with the
standard, a version letter and qualifiers in one word, whose capitals matter and are kept.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from stdcommittee.domain.identifiers.model import Identifier, Kind
from stdcommittee.domain.identifiers.spelling import YEAR

_SYSTEMS: Final = {"IECEE": "IECEE", "IECEX": "IECEx", "IECQ": "IECQ", "IECRE": "IECRE"}


_TYPES: Final = ("TRF", "OD", "QC", "CB", "CS", "CTL", "CTF", "DSH", "GD", "TCD", "PS", "WP", "RD")


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<system>{'|'.join(_SYSTEMS)})"
        rf"(?:[ /-](?P<type>{'|'.join(_TYPES)})(?![A-Z])(?: (?P<maker>[A-Z]{{2,5}})(?= ))?)?"
        r"(?P<joiner>[ -]?)(?P<number>(?:[A-Z]{1,2}-?)?\d[0-9A-Z_&,.-]*(?<=[0-9A-Z]))"
        rf"(?: ?: ?(?P<year>{YEAR}))?"
        r"(?: ED(?:ITION)?\.? ?(?P<edition>\d\d?(?:\.\d\d?)?))?(?: ?\((?P<language>[A-Z]{1,2})\))?"
    )


def read(raw: str, text: str, upper: str) -> Identifier | None:
    """Read a folded reference of a conformity assessment system, or return None."""
    match = _pattern().fullmatch(upper)
    if match is None:
        return None
    publisher = _SYSTEMS[match["system"]]
    kind = match["type"] or ""
    number = text[match.start("number") : match.end("number")]
    if kind == "TRF" and match["system"] == "IECEE":
        number = number.replace(",", "&")
    hyphen = match["joiner"] == "-" and kind not in {"", "TRF"}
    canonical = " ".join(filter(None, (publisher, kind, match["maker"])))
    canonical += ("-" if hyphen else " ") + number
    if match["year"]:
        canonical += f":{match['year']}"
    if match["edition"]:
        canonical += f" ED{match['edition']}"
    language = match["language"] or ""
    if len(language) == 2:
        language = language.lower()
    if language:
        canonical += f"({language})"
    return Identifier(
        raw,
        Kind.SCHEME,
        publisher,
        kind,
        number,
        parts=(match["maker"],) if match["maker"] else (),
        year=int(match["year"]) if match["year"] else None,
        language=language,
        edition=match["edition"] or "",
        canonical=canonical,
    )
