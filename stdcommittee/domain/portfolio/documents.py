"""Which texts name the same international document, whatever its stage or year."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from stdcommittee.domain.identifiers import Kind, parse

_NUMBERED: Final = (Kind.STANDARD, Kind.DRAFT, Kind.PROGRAMME, Kind.SUPPLEMENT)


@lru_cache(maxsize=8192)
def document_key(text: str) -> str:
    """Return what the drafts and editions of one document have in common.

    ISO/CD 19157-1.2, ISO/DIS 19157-1 and ISO 19157-1:2023 give the same; an amendment is a
    document of its own. A text that is no number of a document stands for itself.
    """
    plain = " ".join(text.split())
    found = parse(plain) if plain else None
    if found is None or not found.ok:
        return plain.casefold()
    if found.kind not in _NUMBERED:
        return found.canonical.casefold()
    supplements = (f"{item.kind} {item.number}" for item in found.supplements)
    numbered = "-".join((found.number, *found.parts))
    return "/".join((f"{found.publisher} {numbered}", *supplements)).casefold()
