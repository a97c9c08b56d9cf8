"""Identity numbers in what is imported, of whatever kind it is: no file and no row keeps them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from stdcommittee.base.messages import Message
from stdcommittee.exchange.importing import Importer, ImportPlan, PlannedTable
from stdcommittee.exchange.people.identity import TARGET, blanked, identity_columns
from stdcommittee.exchange.tabular import Row, Sheet


def without_numbers(importer: Importer, sheet: Sheet) -> Sheet:
    """Return a sheet as an importer may see it: one that seals no numbers is given none."""
    columns = identity_columns([row.cells for row in sheet.rows])
    if not columns or TARGET in importer.targets():
        return sheet
    return replace(sheet, rows=tuple(_blanked(row, columns) for row in sheet.rows))


def with_numbers_told(plan: ImportPlan, sheets: Iterable[Sheet] = ()) -> ImportPlan:
    """Return a plan as one whose file is not kept, where it or one of its sheets holds numbers."""
    held = any(identity_columns([row.cells for row in sheet.rows]) for sheet in sheets)
    if not held and not any(map(number_columns, plan.tables)):
        return plan
    said = [Message("{file} holds identity numbers: only its hash is kept.", file=plan.file)]
    if not any(table.table.mapping.index_of(TARGET) is not None for table in plan.tables):
        said.append(
            Message("They are left out: rosters and registration forms bring them in, sealed.")
        )
    return replace(plan, personal=True, problems=(*plan.problems, *said))


def number_columns(table: PlannedTable) -> frozenset[int]:
    """Return the columns of a sheet that hold identity numbers, by heading or by their cells."""
    sealed = table.table.mapping.index_of(TARGET)
    above = [row.cells for row in table.table.preamble]
    found = identity_columns([*above, table.table.headings, *(row.cells for row in table.rows)])
    return found if sealed is None else found | {sealed}


def _blanked(row: Row, columns: frozenset[int]) -> Row:
    return replace(row, cells=blanked(row.cells, columns))
