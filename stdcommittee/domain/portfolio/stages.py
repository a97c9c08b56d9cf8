"""Harmonized stage codes of ISO and IEC, read in every form that lists give them."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from stdcommittee.base.patterns import pattern
from stdcommittee.base.vocabulary import words
from stdcommittee.domain.portfolio.records import StandardStatus

_PAIR: Final = pattern(r"(\d{1,2})[.,](\d{1,2})")
_PUBLISHED: Final = frozenset(
    ("60.60", "90.20", "90.60", "90.92", "90.93", "90.99", "95.20", "95.60", "95.92")
)


@lru_cache(maxsize=4096)
def read_stage(stage: str, substage: str = "", *, as_number: bool = False) -> str | None:
    """Return a stage code such as 60.60, or None where the text is no stage code.

    `as_number`: the list writes codes as one integer, so that 98 is 00.98; otherwise a lone number
    is a stage whose sub-stage is not given. A spreadsheet's lost zeros are put back (0.98 is
    00.98, 60.6 is 60.60), and the fraction that a program gave an integer falls away (6060.0).
    """
    stage, substage = stage.strip(), substage.strip()
    if as_number or len(stage) > len("60.0"):
        stage = stage.removesuffix(".0")
    if stage.isdigit() and substage.isdigit() and len(stage) <= 2 and len(substage) <= 2:
        return f"{stage:0>2}.{substage:0>2}"
    match = _PAIR.fullmatch(stage)
    if match is not None:
        return f"{match[1]:0>2}.{match[2]:0<2}"
    if stage.isdigit() and len(stage) <= 4:
        if as_number or len(stage) > 2:
            return f"{stage:0>4}"[:2] + "." + f"{stage:0>4}"[2:]
        return f"{stage:0>2}.00" if stage.strip("0") == "" else f"{stage:0>2}"
    return words("stages", "iec").read(stage) if stage else None


def status_at(stage: str) -> StandardStatus:
    """Return what a stage says of a standard's status (ISO harmonized stage codes)."""
    if stage in ("95.99", "99.60"):
        return StandardStatus.WITHDRAWN
    if stage.endswith(".98"):
        return StandardStatus.ABANDONED
    if stage in _PUBLISHED or stage in ("60", "90", "95"):
        return StandardStatus.IN_FORCE
    return StandardStatus.DRAFT if stage else StandardStatus.UNKNOWN
