"""Whose list a table is, where its rows do not say."""

from __future__ import annotations

from stdcommittee.domain.identifiers import find_committees
from stdcommittee.exchange.importing import Table


def committee_above(table: Table) -> str:
    """Return the one committee that stands above a table, or names the sheet or the file.

    Of several lines above the nearest that names one counts; "" where none does.
    """
    above = [cell for row in reversed(table.preamble) for cell in row.cells]
    for text in (*above, table.sheet, table.file):
        found = {identifier.canonical for identifier in find_committees(text)}
        if len(found) == 1:
            return found.pop()
    return ""
