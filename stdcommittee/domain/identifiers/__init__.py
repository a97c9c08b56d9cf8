"""Identifiers of standards, drafts, documents, committees and plans: read, print, order, find.

`parse` takes one reference apart and never raises; its `canonical` is the publisher's spelling.
What each publisher's form is, and why, stands in the modules: `international` (ISO, IEC and
partners), `directives`, `schemes` (IECEE, IECEx …), `chinese`, `plans`, `committees`, `working`
(IEC documents and programme) and `foreign` (regional, national and professional bodies). A
canonical form differs from what was written in signs, spaces, capitals and order only, never in
what it says.
"""

from stdcommittee.domain.identifiers.finding import find_all, find_committees
from stdcommittee.domain.identifiers.levels import level
from stdcommittee.domain.identifiers.model import Identifier, Kind, Level, Supplement
from stdcommittee.domain.identifiers.numbering import numbering_note, numbering_problem
from stdcommittee.domain.identifiers.ordering import same_standard, sort_key
from stdcommittee.domain.identifiers.reading import canonical, parse

__all__ = [
    "Identifier",
    "Kind",
    "Level",
    "Supplement",
    "canonical",
    "find_all",
    "find_committees",
    "level",
    "numbering_note",
    "numbering_problem",
    "parse",
    "same_standard",
    "sort_key",
]
