"""Reads and prints what follows number and year in a reference of ISO or IEC.

Supplements, the product (CSV, RLV …) and what corrects it, edition, language, “(all parts)”: they
may stand in any order and are printed in this one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from stdcommittee.domain.identifiers.codes import words
from stdcommittee.domain.identifiers.deliverables import PRODUCTS, STAGES, SUPPLEMENTS, WORDS
from stdcommittee.domain.identifiers.model import Kind, Supplement
from stdcommittee.domain.identifiers.spelling import MONTH, YEAR, any_of

_EUROPEAN: Final = {"A": "Amd", "AC": "Cor"}


@cache
def _pattern() -> re.Pattern[str]:
    stage = any_of(stage.upper() for stage in STAGES)
    product = any_of(PRODUCTS)
    return re.compile(
        rf"(?P<supplement>(?P<join> ?[/+,] ?| )(?:(?P<stage>{stage}) )?"
        rf"(?:(?P<kind>{any_of(SUPPLEMENTS)})(?P<gap>\.? ?)"
        r"(?P<number>\d{1,3}[A-Z]{0,2}|(?<=FRAG)[A-Z]{1,3})"
        r"|(?<=[/+])(?P<european>A(?=\d)|AC(?=[\d:]|$))(?P<count>\d{0,2}))"
        r"(?:\.(?P<iteration>[1-9]\d?))?"
        rf"(?: ?[:-] ?(?P<year>{YEAR})(?:-(?P<month>{MONTH}))?)?(?![0-9A-Z]))"
        r"|(?P<language> ?\((?P<tongues>[A-Z]{1,2}(?:[/, ]{1,2}[A-Z]{1,2})*)\))"
        rf"|(?P<product> (?P<name>(?:{product})(?:[ -](?:{product}))?)(?![0-9A-Z]))"
        r"|(?P<edition>[ ,]{1,2}\(?ED(?:ITION)?(?P<space>\.? ?)"
        r"(?P<ordinal>\d\d?(?:\.\d\d?)?)?\)?(?![0-9A-Z.]))"
        rf"|(?P<all> ?\(?(?:ALL PARTS|{any_of(words()['all_parts'])})\)?)"
    )


@dataclass(slots=True)
class Additions:
    """What was read behind number and year, for one publisher's way of printing."""

    publisher: str
    european: bool = False
    supplements: list[Supplement] = field(default_factory=list)
    language: str = ""
    edition: str = ""
    product: str = ""
    all_parts: bool = False
    _before: str = ""  # supplements in front of the product, as printed
    _behind: str = ""  # those behind it
    _edition: str = ""

    def read(self, text: str, upper: str, position: int) -> bool:
        """Read from a place to the end; return whether everything was understood."""
        pattern = _pattern()
        seen = set()
        while position < len(upper):
            match = pattern.match(upper, position)
            if match is None:
                return False
            what = match.lastgroup or ""
            if what == "supplement":
                if not self._take_supplement(match, text):
                    return False
            elif what in seen:
                return False
            else:
                self._take(what, match, text)
            seen.add(what)
            position = match.end()
        return True

    @property
    def kind(self) -> Kind | None:
        """The outermost layer that the additions make, if they make one."""
        if self.supplements and not self.supplements[-1].consolidated:
            return Kind.SUPPLEMENT
        return Kind.PRODUCT if self.product or self.supplements else None

    @property
    def shown(self) -> str:
        """The additions as they are printed."""
        shown = self._before
        if self.product:
            shown += f" {self.product}{self._behind}"
        shown += self._edition
        if self.language:
            shown += f"({self.language})"
        return shown + " (all parts)" if self.all_parts else shown

    @property
    def _of_iec(self) -> bool:
        return self.publisher.startswith(("IEC", "CISPR"))

    def _take(self, what: str, match: re.Match[str], text: str) -> None:
        if what == "language":
            self.language = _language(match["tongues"])
        elif what == "product":
            self.product = match["name"]
        elif what == "all":
            self.all_parts = True
        elif match["ordinal"]:
            start = match.start("space")
            closed = not match["space"] and text[start - 2 : start] == "ED"
            self.edition = match["ordinal"]
            self._edition = f" {'ED' if closed or self._of_iec else 'Ed '}{self.edition}"

    def _take_supplement(self, match: re.Match[str], text: str) -> bool:
        named = self._european(match) if match["european"] else self._own(match, text)
        if named is None:
            return False
        kind, number, stage, label = named
        year, month, iteration = match["year"], match["month"], match["iteration"]
        supplement = Supplement(
            kind,
            number,
            int(year) if year else None,
            int(month) if month else None,
            stage,
            int(iteration) if iteration else None,
            consolidated="+" in match["join"],
            on_product=bool(self.product),
        )
        self.supplements.append(supplement)
        shown = ("+" if supplement.consolidated else "/") + label + number
        shown += f".{iteration}" if iteration else ""
        shown += f":{year}" if year else ""
        shown += f"-{month}" if month else ""
        if supplement.on_product:
            self._behind += shown
        else:
            self._before += shown
        return True

    def _own(self, match: re.Match[str], text: str) -> tuple[str, str, str, str] | None:
        """Return kind, number, stage and printed label of an ISO or IEC supplement."""
        word = SUPPLEMENTS[match["kind"]]
        if match["stage"] and word.stage:
            return None
        label = word.label
        if word.capitals and text[match.start("kind") + 1 : match.end("kind")].isupper():
            label = word.capitals
        stage = word.stage
        if match["stage"]:
            stage = WORDS[match["stage"]].stage
            label = f"{stage} {label}"
        joint = "/IEC" in self.publisher and not match["gap"]
        closed = not stage and (self._of_iec or joint)
        return word.kind, match["number"], stage, label.upper() if closed else label + " "

    def _european(self, match: re.Match[str]) -> tuple[str, str, str, str] | None:
        """Return kind, number, no stage and printed label of an amendment written A1 or AC."""
        kind, number = match["european"], match["count"]
        if self.european:
            return kind, number, "", kind
        if not number:
            return None
        kind = _EUROPEAN[kind]
        return kind, number, "", kind.upper() if self._of_iec else kind + " "


def _language(tongues: str) -> str:
    codes = re.split(r"[/, ]+", tongues)
    if any(len(code) == 2 for code in codes):
        return ",".join(codes).lower()
    return "/".join(codes)
