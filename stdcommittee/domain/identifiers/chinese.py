"""Reads and prints the numbers of Chinese standards.

GB/T 1.1—2020 and the measures for national, industry, local, group and enterprise standards print
code, space, number and year with an em dash between (``GB/T 19710.1—2023``, ``JB/T 1234—2024``,
``DB11/T 1234—2024``, ``T/CAS 290—2017``, ``Q/ABC 001—2024``); so does this module, whatever dash
was typed. Reference samples keep the hyphens of their announcements (``GSB 05-1426-2001``). A
mandatory local standard has the bare slash of its code (``DB11/ 501—2017``). An amendment is
``/XG1—2023``; the words for it are read as well. An identical adoption carries the other number
behind a slash.

Years of two digits are those of the 1950s to 1990s, when numbers were printed so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.patterns import pattern
from stdcommittee.domain.identifiers import foreign, international
from stdcommittee.domain.identifiers.codes import series, words
from stdcommittee.domain.identifiers.model import Identifier, Kind, Supplement
from stdcommittee.domain.identifiers.spelling import EM_DASH, YEAR, any_of

_REST: Final = (
    r"((?:\.\d{1,4}[A-Z]?){0,4}(?:~[A-Z]{0,2}\d{1,6}(?:\.\d{1,4}){0,4})?"
    rf"(?:-\d{{1,5}}(?= ?[-:] ?{YEAR}))?)"
    rf"(?: ?[-:] ?({YEAR}|[5-9]\d(?![\d.]))| ({YEAR}))?(?![0-9A-Z])"
)
_NUMBER: Final = r"(\d{1,6}[A-Z]?)" + _REST
_LETTERED: Final = r"([A-Z]{0,3}\d{1,6}[A-Z]?)" + _REST  # JTG D60, Q/HX J001
_SERIES: Final = pattern(
    r"([A-Z]{2,4}(?:/SH(?=/))?)(?: ?/ ?([A-Z])(?![A-Z])|[ -]([TZ])(?=[ \d]))?[ .]{0,2}" + _LETTERED
)
_LOCAL: Final = pattern(
    r"DB(?:([JS]) ?(\d{1,6})?| ?(\d{1,6}(?:\(J\))?))"
    r"(?: ?(/) ?([TZ])?|([TZ])(?=[ \d])| )[ ]?" + _NUMBER
)
_GROUP: Final = pattern(r"T ?/ ?([0-9A-Z]{0,14}[A-Z](?:-[A-Z]{2,8}(?= ?\d))?) ?" + _NUMBER)
_ENTERPRISE: Final = pattern(r"Q ?/ ?([0-9A-Z]{2,20}(?:-[0-9A-Z]{1,8})?) " + _LETTERED)
_ENTERPRISE_CLOSED: Final = pattern(r"Q ?/ ?([0-9A-Z]{1,19}[A-Z])" + _NUMBER)
_NATURES: Final = frozenset({"T", "Z"})


@frozen
class _Head:
    """Code, number and year of a standard, and the signs that its publisher prints."""

    publisher: str
    type: str
    shown: str
    match: re.Match[str]
    part: str = "."
    year: str = EM_DASH


def read(raw: str, text: str, upper: str) -> Identifier | None:
    """Read a folded Chinese standard number, or return None where it is something else."""
    if not upper.isascii():
        upper = _words().lookalike.sub("-", upper)
    reader = _HEADS.get(upper[:1])
    head = (reader(upper) if reader else None) or _in_series(upper)
    if head is None:
        return None
    number, rest, year, apart = head.match.groups()[-4:]
    year = year or apart
    if year and len(year) == 2:
        year = "19" + year
    parts: tuple[str, ...] = ()
    if rest:
        if rest[0] == "~":
            number += rest
        else:
            parts = tuple(re.split(r"[.-]", rest[1:]))
    canonical = head.shown + number
    for part in parts:
        canonical += head.part + part
    if year:
        canonical += head.year + year
    date = int(year) if year else None
    if head.match.end() == len(upper):
        return Identifier(
            raw,
            Kind.STANDARD,
            head.publisher,
            head.type,
            number,
            parts,
            date,
            canonical=canonical,
        )
    additions = _Additions()
    if not additions.read(text, upper, head.match.end()):
        return None
    return Identifier(
        raw,
        Kind.SUPPLEMENT if additions.supplements else Kind.STANDARD,
        head.publisher,
        head.type,
        number,
        parts,
        date,
        supplements=tuple(additions.supplements),
        language=additions.language,
        edition=additions.edition,
        all_parts=additions.all_parts,
        adopted=additions.adopted,
        canonical=canonical + additions.shown,
    )


def _in_series(upper: str) -> _Head | None:
    """Read a national or industry code; /T tells a two-letter code even if it is unknown."""
    match = _SERIES.match(upper)
    if match is None:
        return None
    letters, slashed, spaced = match.group(1, 2, 3)
    kind = slashed or spaced or ""
    known = series().get(letters)
    if known is None and not kind and letters[-1] in _NATURES:
        known, kind = series().get(letters[:-1]), letters[-1]
    if known is None:
        if slashed != "T" or len(letters) != 2:
            return None
        return _Head(letters, kind, f"{letters}/{kind} ", match)
    if known.scope == "national" and kind and kind not in _NATURES:
        return None
    shown = f"{known.code}/{kind} " if kind else known.code + " "
    return _Head(known.code, kind, shown, match, known.joiner or ".", known.joiner or EM_DASH)


def _local(upper: str) -> _Head | None:
    match = _LOCAL.match(upper)
    if match is None:
        return None
    special, under, digits, slash, slashed, closed = match.groups()[:6]
    kind = slashed or closed or ""
    region = under or digits or ""
    if not region and special != "J" and not slash and not closed:
        return None
    publisher = f"DB{special or ''}{region}"
    code = f"{publisher}/{kind}" if kind or region else publisher
    return _Head(publisher, kind, code + " ", match, "-" if special == "J" else ".")


def _group(upper: str) -> _Head | None:
    match = _GROUP.match(upper)
    return _Head("T/" + match[1], "", f"T/{match[1]} ", match) if match else None


def _enterprise(upper: str) -> _Head | None:
    match = _ENTERPRISE.match(upper) or _ENTERPRISE_CLOSED.match(upper)
    return _Head("Q/" + match[1], "", f"Q/{match[1]} ", match) if match else None


_HEADS: Final[dict[str, Callable[[str], _Head | None]]] = {
    "D": _local,
    "T": _group,
    "Q": _enterprise,
}


@frozen
class _Words:
    additions: re.Pattern[str]
    lookalike: re.Pattern[str]
    digits: str
    ten: str
    languages: dict[str, str]
    all_parts: str
    edition: str


@cache
def _words() -> _Words:
    table = words()
    opening, closing = table["opening"], table["closing"]
    numerals = table["digits"] + table["ten"]
    languages = {"E": "en", "EN": "en", "ENGLISH": "en"} | table["languages"]
    additions = re.compile(
        rf"(?P<amendment> ?[/ ,]? ?(?:XG ?(?P<count>\d{{1,2}})"
        rf"|[({opening}]?{table['amendment_before']} ?"
        rf"(?P<ordinal>\d{{1,2}}|[{numerals}]{{1,3}}) ?"
        rf"(?:{any_of(table['amendment_after'])})[){closing}]?)"
        rf"(?: ?[-:(] ?(?P<year>{YEAR})\)?)?(?![0-9A-Z]))"
        rf"|(?P<language> ?(?:\((?P<tongue>{any_of(languages)})\)"
        rf"|(?P<bare>{any_of(table['languages'])})))"
        rf"|(?P<edition> ?\(?(?P<revised>{YEAR}) ?{table['edition_after']}\)?)"
        rf"|(?P<all> ?\(?(?:{any_of(table['all_parts'])}|ALL PARTS)\)?)"
        rf"|(?P<mark> {table['adoption_mark']}$)"
        r"|(?P<adopted>(?:(?: ?[/|] ?| IDT )(?P<other>[A-Z]+[^()]*?(?:\([A-Z/]+\))?)"
        r"(?:[, ]{1,2}IDT)?| ?\((?:IDT )?(?P<cited>[A-Z]+[^()]*?)[, ]{1,2}IDT\))$)"
    )
    return _Words(
        additions,
        re.compile(rf"(?<=[0-9 ])[{table['dash_lookalikes']}](?=(?:19|20)\d\d)"),
        table["digits"],
        table["ten"],
        languages,
        table["all_parts_label"],
        table["edition_label"],
    )


@dataclass(slots=True)
class _Additions:
    """What follows number and year: amendments, language, all parts, the adopted standard."""

    supplements: list[Supplement] = field(default_factory=list)
    language: str = ""
    edition: str = ""
    all_parts: bool = False
    adopted: Identifier | None = None
    _tongue: str = ""

    def read(self, text: str, upper: str, position: int) -> bool:
        """Read from a place to the end; return whether everything was understood."""
        while position < len(upper):
            match = _words().additions.match(upper, position)
            if match is None or not self._take(match, text, upper):
                return False
            position = match.end()
        return True

    def _take(self, match: re.Match[str], text: str, upper: str) -> bool:
        match match.lastgroup:
            case "amendment":
                count = match["count"] or _arabic(match["ordinal"])
                year = int(match["year"]) if match["year"] else None
                self.supplements.append(Supplement("XG", str(int(count)), year))
            case "language":
                self._tongue = match["tongue"] or match["bare"]
                self.language = _words().languages[self._tongue]
            case "edition":
                self.edition = match["revised"]
            case "mark":
                pass
            case "all":
                self.all_parts = True
            case _:
                place = slice(*match.span("other" if match["other"] else "cited"))
                self.adopted = _adopted(text[place], upper[place])
                return self.adopted is not None
        return True

    @property
    def shown(self) -> str:
        """The additions as they are printed."""
        shown = ""
        for supplement in self.supplements:
            shown += f"/XG{supplement.number}"
            shown += f"{EM_DASH}{supplement.year}" if supplement.year else ""
        if self.edition:
            shown += _words().edition.format(year=self.edition)
        if self.adopted is not None:
            shown += "/" + self.adopted.canonical
        if self._tongue:
            shown += f"({self._tongue})"
        return shown + _words().all_parts if self.all_parts else shown


def _arabic(numeral: str) -> str:
    """Turn a Chinese numeral below one hundred into digits."""
    if numeral.isdecimal():
        return numeral
    known = _words()
    tens, ten, units = numeral.partition(known.ten)
    if not ten:
        return str(known.digits.index(numeral[0]) + 1)
    value = (known.digits.find(tens) + 1 if tens else 1) * 10
    return str(value + (known.digits.find(units) + 1 if units else 0))


def _adopted(text: str, upper: str) -> Identifier | None:
    return (
        international.read(text, text, upper)
        or read(text, text, upper)
        or foreign.read(text, text, upper)
    )
