"""Reads and prints IEC working documents and programme items.

A working document is ``committee/number/type`` (``65/987/CDV``, ``CIS/A/1234/CD``), a letter
behind the number marks a corrected document and ``(F)`` its French text. A programme item that
has no publication number yet is ``PNW 65-915 ED1``: stage, committee, serial, edition.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from stdcommittee.base.patterns import pattern
from stdcommittee.domain.identifiers.deliverables import WORDS
from stdcommittee.domain.identifiers.model import Identifier, Kind

TYPES: Final = frozenset(
    {
        *("NP", "RVN", "CD", "CC", "CDV", "RVC", "FDIS", "RVD", "DIS", "NCC"),
        *("DTS", "RVDTS", "DTR", "RVDTR", "DPAS", "RVDPAS", "DSRD", "RVDSRD"),
        *("DISH", "RVDISH", "CDISH", "RR", "MCR", "SR", "MT", "Q", "RQ", "DC", "INF", "AC"),
        *("DA", "RM", "DL", "MTG", "MIN", "SBP", "DV", "RV", "R", "QP", "C", "PW", "PWI", "NW"),
    }
)
_COMMITTEE: Final = r"\d{1,3}[A-Z]{0,2}|CIS ?/ ?[A-Z]|CISPR|JTC ?\d-SC ?\d{1,2}[A-Z]?"
_NUMBERING: Final = pattern(
    r"\d|CIS|JTC|SYC|SEG\d|(?:SMB|CAB|MSB|ACOS|ACSEC|ACEE|ACEA|ACTAD|ACART|GRAC)$"
)  # who is known to number documents; of others only the known types are read
_STAGES: Final = {"PWI": "PWI", "PNW": "PNW", "PREPNW": "prePNW", "ANW": "ANW", "AMW": "AMW"}


@cache
def _document() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<committee>{_COMMITTEE}|[A-Z]{{1,2}}[A-Z0-9-]{{0,30}})"
        r" ?/ ?(?P<number>\d{1,5})(?P<letter>[A-Z])?(?: ?\((?P<language>F|R|E)\))?"
        r" ?/ ?(?P<type>[2-9]?[A-Z]{1,8})"
    )


@cache
def _item() -> re.Pattern[str]:
    types = "|".join(word for word, known in WORDS.items() if known.type and not known.stage)
    return re.compile(
        rf"(?P<stage>{'|'.join(_STAGES)}) (?:(?P<type>{types}) )?"
        rf"(?P<committee>{_COMMITTEE}|SYC[A-Z]+|SEG ?\d{{1,2}}|SMB|ACTAD|ACOS)"
        r" ?- ?(?P<number>\d{1,5}(?:-\d{1,4}){0,3})"
        r"(?: ?ED(?:ITION)?\.? ?(?P<edition>\d\d?(?:\.\d)?))?"
    )


def _committee(code: str) -> str:
    """Return the committee's name for its code in document numbers."""
    if code[0].isdigit():
        return ("TC " if code.isdigit() else "SC ") + code
    upper = code.upper()
    if upper.startswith("CIS/"):
        return "CISPR/" + upper[4:]
    joint = re.fullmatch(r"JTC(\d)-SC(\d+)", upper)
    if joint:
        publisher = "IEC/ISO" if joint[1] == "3" else "ISO/IEC"
        return f"{publisher} JTC {joint[1]}/SC {joint[2]}"
    return code


def _code(match: re.Match[str], text: str) -> str:
    """Return the committee's code: names of systems committees keep their capitals."""
    spelled = text[match.start("committee") : match.end("committee")]
    named = match["committee"].startswith("SYC") and not spelled.islower()
    return (spelled if named else match["committee"]).replace(" ", "")


def read(raw: str, text: str, upper: str) -> Identifier | None:
    """Read a folded working document number, or return None where it is something else."""
    match = _document().fullmatch(upper)
    if match is None:
        return None
    code = _code(match, text)
    if not _NUMBERING.match(match["committee"]) and match["type"] not in TYPES:
        return None
    number = match["number"] + (match["letter"] or "")
    language = match["language"] or ""
    return Identifier(
        raw,
        Kind.WORKING_DOCUMENT,
        "IEC",
        match["type"],
        number,
        language=language,
        committee=_committee(code),
        canonical=f"{code}/{number}" + (f"({language})" if language else "") + f"/{match['type']}",
    )


def read_item(raw: str, text: str, upper: str) -> Identifier | None:
    """Read a folded programme item, or return None where it is something else."""
    match = _item().fullmatch(upper)
    if match is None:
        return None
    stage = _STAGES[match["stage"]]
    kind = WORDS[match["type"]].label if match["type"] else ""
    code = _code(match, text)
    number, *parts = match["number"].split("-")
    canonical = " ".join(filter(None, (stage, kind, f"{code}-{match['number']}")))
    if match["edition"]:
        canonical += f" ED{match['edition']}"
    return Identifier(
        raw,
        Kind.PROGRAMME,
        "IEC",
        kind,
        number,
        tuple(parts),
        stage=stage,
        edition=match["edition"] or "",
        committee=_committee(code),
        canonical=canonical,
    )
