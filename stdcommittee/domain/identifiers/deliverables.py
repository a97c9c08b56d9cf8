"""Stages, types and supplements of ISO and IEC, as their references write them.

ISO writes a draft amendment in two ways, the short one of the Directives (`DAM`, `FDAM`, `DCOR`)
and the long one of its catalogue (`DAmd`, `FDAmd`, `DCor`). Both are its current form.
"""

from __future__ import annotations

from typing import Final

from stdcommittee.base.frozen import frozen


@frozen
class Word:
    """A stage, a type, or both in one word (`DTS`), in front of the number."""

    label: str
    stage: str = ""
    type: str = ""


@frozen
class SupplementWord:
    """The word that a supplement begins with.

    Attributes:
        label: how it is printed.
        stage: of a draft in one word (`DAM`).
        capitals: how it is printed where it was written in capitals (`DCOR` beside `DCor`).
    """

    label: str
    kind: str
    stage: str = ""
    capitals: str = ""


STAGES: Final = ("PWI", "NP", "AWI", "WD", "preCD", "CD", "FCD", "CDV", "DIS", "FDIS", "PRF")
TYPES: Final = (
    *("TS", "TR", "PAS", "Guide", "ISP", "TTA", "R", "DATA", "IWA"),
    *("SRD", "CA", "CS", "WP", "TEC", "STTR"),
)
_DRAFT_TYPES: Final = ("TS", "TR", "PAS", "ISP", "Guide", "SRD", "TTA")
_SYNONYMS: Final = {"NWIP": Word("NP", stage="NP"), "NWI": Word("NP", stage="NP")}

WORDS: Final[dict[str, Word]] = (
    {stage.upper(): Word(stage, stage=stage) for stage in STAGES}
    | {kind.upper(): Word(kind, type=kind) for kind in TYPES}
    | {
        (level + kind).upper(): Word(level + kind, stage=level + kind, type=kind)
        for kind in _DRAFT_TYPES
        for level in ("PD", "D", "FD")
    }
    | _SYNONYMS
)

_KINDS: Final = {
    "Amd": ("AMD", "AMENDMENT", "AMEND"),
    "Cor": ("COR", "CORR", "CORRIGENDUM", "TECHNICAL CORRIGENDUM", "TECH COR"),
    "Suppl": ("SUPPL", "SUPPLEMENT", "SUP"),
    "Add": ("ADD", "ADDENDUM"),
    "ISH": ("ISH", "INTERPRETATION SHEET"),
    "FRAG": ("FRAG", "FRAGMENT"),
    "Ext": ("EXT", "EXTENSION"),
}
_LEVELS: Final = ("PD", "FPD", "D", "FD")


def _drafts() -> dict[str, SupplementWord]:
    found = {
        "DAD": SupplementWord("DAD", "Add", "DAD"),
        "DISH": SupplementWord("DISH", "ISH", "DISH"),
    }
    for level in _LEVELS:
        stage = level + "AM"
        found[stage] = SupplementWord(stage, "Amd", stage)
        found[(level + "Amd").upper()] = SupplementWord(level + "Amd", "Amd", stage)
        for kind in ("Cor", "Suppl"):
            stage = (level + kind).upper()
            found[stage] = SupplementWord(level + kind, kind, stage, capitals=stage)
    for stage in ("WD", "CD"):
        for kind, short in (("Amd", "AM"), ("Cor", "COR")):
            found[stage + short] = SupplementWord(f"{stage} {kind}", kind, stage)
    return found


SUPPLEMENTS: Final[dict[str, SupplementWord]] = {
    spelling: SupplementWord(kind, kind)
    for kind, spellings in _KINDS.items()
    for spelling in spellings
} | _drafts()

PRODUCTS: Final = ("CSV", "SER", "RLV", "CMV", "EXV", "PAC", "PRV", "DB", "CRV")
