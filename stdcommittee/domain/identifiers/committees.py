"""Reads and prints committees, and the N numbers of their documents.

ISO and SAC print ``ISO/TC 34/SC 8/WG 3``, ``SAC/TC 230/SC 1``; ISO/IEC and IEC/ISO take a space
before the committee (``ISO/IEC JTC 1/SC 42``, ``IEC/ISO JSyC BDC``); IEC prints its own bare
(``TC 65/SC 65E``, ``CISPR/A``) and others write ``IEC/TC 65`` of it; each stays. In document
numbers and file names IEC writes ``JTC1-SC41`` and ``CIS/A``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from stdcommittee.base.patterns import pattern
from stdcommittee.domain.identifiers.model import Identifier, Kind

_GROUPS: Final = (
    *("TC", "SC", "PC", "JTC", "WG", "JWG", "AG", "AHG", "JAG", "CAG", "TF", "TG", "JTG"),
    *("PT", "JPT", "PG", "JPG", "MT", "JMT", "SWG", "SG", "STTF", "SEG", "VT", "JAHG", "RG", "TA"),
)
_BODIES: Final = (
    *("CASCO", "COPOLCO", "DEVCO", "REMCO", "INFCO", "STACO", "TMB", "TMBG", "CSC", "ITTF"),
    *("SMB", "CAB", "MSB", "ACOS", "ACSEC", "ACEE", "ACEA", "ACTAD", "ACART", "CAG", "COMAR"),
    *("JTCG", "STTF"),
)
_LAST_OF_IEC: Final = 199  # a bare TC with a higher number is not IEC's
_FIRST: Final = ("TC", "PC", "JTC", "SC", "SEG", "SWG")
_SYSTEMS: Final = {"SYC": "SyC", "JSYC": "JSyC", "WS": "WS"}


@cache
def _pattern() -> re.Pattern[str]:
    group = rf"(?:{'|'.join(sorted(_GROUPS, key=len, reverse=True))})[ -]?\d{{1,4}}[A-Z]?"
    body = "|".join(_BODIES)
    node = rf"(?:{group}|(?:{body})(?![A-Z]))"
    return re.compile(
        r"(?:(?P<publisher>ISO[ /-]IEC|IEC[ /-]ISO|ISO|IEC|SAC|CEN/CLC|CEN/CENELEC|CEN|CENELEC|CLC)"
        r"(?: ?[/-] ?| ))?"
        rf"(?:(?P<cispr>CIS(?:PR)?)(?: ?[/-] ?(?P<section>[A-Z])(?![A-Z]))?"
        rf"(?P<under>(?: ?[/-] ?{group}){{0,3}})"
        r"|(?P<system>JSYC|SYC|WS) ?(?P<topic>[A-Z][A-Z0-9]*(?: [A-Z0-9]+){0,4}?)(?P<inner>(?:/(?:"
        rf"{group})){{0,3}})"
        rf"|(?P<path>{node}(?: ?[ /-] ?{node}){{0,4}}))"
        r"(?:[ _/-]{1,3}N ?(?P<number>\d{1,6}[A-Z]?)(?: ?REV\.? ?(?P<revision>\d{1,2}))?)?"
    )


_NODE: Final = pattern(r"([A-Z]+)(?:[ -]?(\d+[A-Z]?))?")


def _nodes(path: str) -> list[str]:
    """Return `TC 34`, `SC 8` … of a path; zeros in front of a number fall away."""
    found = []
    for name, number in _NODE.findall(path):
        digits = number.lstrip("0")
        found.append(f"{name} {digits}" if digits else name)
    return found


def _organisation(spelling: str) -> tuple[str, str]:
    """Return a publisher and the sign between it and the committee."""
    publisher = spelling.replace(" ", "/").replace("-", "/")
    if publisher == "CENELEC" or publisher in {"ISO/IEC", "IEC/ISO"}:
        return publisher, " "
    return publisher, "/"


def _named(match: re.Match[str], text: str) -> tuple[str, list[str]] | None:
    """Return the head of the path (printed in front) and the nodes."""
    if match["cispr"]:
        head = "CISPR/" + match["section"] if match["section"] else "CISPR"
        return head, _nodes(match["under"] or "")
    if match["system"]:
        if match["system"] == "WS" and not match["publisher"]:
            return None
        topic = text[match.start("topic") : match.end("topic")]
        return f"{_SYSTEMS[match['system']]} {topic}", _nodes(match["inner"] or "")
    nodes = _nodes(match["path"])
    first = nodes[0].split(" ")[0]
    if (
        not match["publisher"]
        and first not in _FIRST
        and not (match["number"] and first in _BODIES)
    ):
        return None
    return nodes[0], nodes[1:]


def _owner(publisher: str, head: str, *, numbered: bool) -> str:
    """Return whose committee it is where only the committee is named."""
    if publisher:
        return publisher
    if head == "JTC 1":
        return "ISO/IEC"
    if numbered:
        return "ISO"
    if head.startswith("SWG"):
        return "SAC"
    digits = re.search(r"\d+", head)
    return "" if digits and int(digits[0]) > _LAST_OF_IEC else "IEC"


def read(raw: str, text: str, upper: str) -> Identifier | None:
    """Read a folded committee or N document number, or return None."""
    match = _pattern().fullmatch(upper)
    if match is None:
        return None
    named = _named(match, text)
    if named is None:
        return None
    head, nodes = named
    publisher, joiner = _organisation(match["publisher"]) if match["publisher"] else ("", "")
    committee = "/".join([f"{publisher}{joiner}{head}", *nodes])
    name, _, number = head.replace("/", " ").partition(" ")
    owner = _owner(publisher, head, numbered=bool(match["number"]))
    if not match["number"]:
        return Identifier(
            raw, Kind.COMMITTEE, owner, name, number, tuple(nodes), canonical=committee
        )
    if not publisher:
        committee = f"{owner}{_organisation(owner)[1]}{committee}"
    document = match["number"].lstrip("0") or "0"
    revision = match["revision"]
    return Identifier(
        raw,
        Kind.WORKING_DOCUMENT,
        owner,
        "N",
        document,
        iteration=int(revision) if revision else None,
        committee=committee,
        canonical=f"{committee} N {document}" + (f" Rev {int(revision)}" if revision else ""),
    )
