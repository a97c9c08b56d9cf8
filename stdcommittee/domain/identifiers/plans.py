"""Reads and prints the numbers of Chinese plans (projects).

``20251187-T-334`` is year, serial, nature and department; ``W20232701`` the plan of a
foreign-language version; ``2023-0123T-YD`` an industry plan with its industry code. The number
keeps year and serial together, as the platform prints them; the department or industry stands in
the parts.
"""

from __future__ import annotations

from typing import Final

from stdcommittee.base.patterns import pattern
from stdcommittee.domain.identifiers.model import Identifier, Kind

_NATIONAL: Final = pattern(r"((20\d\d)\d{4}) ?- ?([TQZ]) ?- ?(\d{3})")
_TRANSLATION: Final = pattern(r"W ?((20\d\d)\d{4})")
_INDUSTRY: Final = pattern(r"((20\d\d)-\d{4})([TQZ])-([A-Z]{2})")


def read(raw: str, text: str, upper: str) -> Identifier | None:  # noqa: ARG001
    """Read a folded plan number, or return None where it is something else."""
    translation = _TRANSLATION.fullmatch(upper)
    if translation is not None:
        number = "W" + translation[1]
        return _plan(raw, "W", number, (), translation[2], number)
    national = _NATIONAL.fullmatch(upper)
    if national is not None:
        number, year, nature, office = national.groups()
        return _plan(raw, nature, number, (office,), year, f"{number}-{nature}-{office}")
    industry = _INDUSTRY.fullmatch(upper)
    if industry is not None:
        number, year, nature, trade = industry.groups()
        return _plan(raw, nature, number, (trade,), year, f"{number}{nature}-{trade}")
    return None


def _plan(
    raw: str, nature: str, number: str, parts: tuple[str, ...], year: str, canonical: str
) -> Identifier:
    return Identifier(
        raw, Kind.PLAN, "CN", nature, number, parts, year=int(year), canonical=canonical
    )
