"""Lists of ISO and IEC ballots, as a portal, a saved page or a spreadsheet gives them."""

from __future__ import annotations

from collections import Counter
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message, Plural, Text
from stdcommittee.base.progress import Progress
from stdcommittee.base.vocabulary import vocabulary
from stdcommittee.domain.ballots.listed import (
    ListedBallot,
    days_in,
    heads_a_section,
    read_listed,
)
from stdcommittee.domain.identifiers import find_committees
from stdcommittee.domain.workspace.records import ImportKind
from stdcommittee.exchange.ballots.known import Found, Known
from stdcommittee.exchange.ballots.meeting import Meeting, Slot
from stdcommittee.exchange.importing import (
    Fate,
    ImportContext,
    Importer,
    ImportPlan,
    MatchedBy,
    PlannedRow,
    PlannedTable,
    Table,
)
from stdcommittee.exchange.tabular import Row
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.unit_of_work import UnitOfWork

_STEP: Final = 200


@frozen
class _List:
    """What the sheets of one file share: the records here, and the ballots met so far."""

    known: Known
    meeting: Meeting


class _Planner:
    """Decides on the rows of one sheet; a row that names a committee heads those below it."""

    def __init__(self, table: Table, shared: _List, committee: str) -> None:
        self._table = table
        self._shared = shared
        self._committee = committee or _committee_above(table)
        self._pick = table.mapping.picker()
        self._days = days_in(map(self._pick, table.rows))
        self._unknown: Counter[str] = Counter()
        self._undated = 0

    def row(self, row: Row) -> PlannedRow:
        """Return the fate of a row."""
        cells = self._pick(row)
        section = heads_a_section(row.cells)
        if section is not None and "closes" not in cells:
            self._committee = section or self._committee
            why = Message("A heading, total or note: no ballot.")
            return PlannedRow(row.number, row.cells, Fate.UNCHANGED, "", why)
        listed = read_listed(cells, self._days, self._committee)
        if isinstance(listed, Message):
            return PlannedRow(row.number, row.cells, Fate.QUARANTINED, _called(cells), listed)
        found = self._shared.known.find(listed)
        met = self._shared.meeting.meet(row.number, listed, found)
        carries = met.slot if met.fate in (Fate.TAKEN, Fate.UPDATED) else None
        self._count(listed, found)
        what = listed.document or listed.title or listed.number
        return PlannedRow(row.number, row.cells, met.fate, what, met.reason, carries, found.matches)

    def _count(self, listed: ListedBallot, found: Found) -> None:
        for match in found.matches:
            if match.kind == "committee" and match.how is MatchedBy.UNKNOWN:
                self._unknown[match.named] += 1
        self._undated += listed.vote is not None and listed.cast is None

    @property
    def problems(self) -> tuple[Text, ...]:
        """What to look at, though the rows are taken."""
        unknown: list[Text] = [
            Plural(
                "The committee {name} is unknown here ({n} row).",
                "The committee {name} is unknown here ({n} rows).",
                n=number,
                name=name,
            )
            for name, number in self._unknown.items()
        ]
        if self._undated:
            undated = Plural(
                "{n} row names our vote without its day: it is not taken for sent.",
                "{n} rows name our vote without its day: it is not taken for sent.",
                n=self._undated,
            )
            unknown.append(undated)
        return tuple(unknown)


def _called(cells: dict[str, str]) -> str:
    names = (cells.get(name, "") for name in ("document", "reference", "title"))
    return next((" ".join(name.split()) for name in names if name), "")


def _committee_above(table: Table) -> str:
    """Return the one committee that stands above the table, or names the sheet or the file."""
    above = [cell for row in table.preamble for cell in row.cells]
    for text in (*above, table.sheet, table.file):
        found = {identifier.canonical for identifier in find_committees(text)}
        if len(found) == 1:
            return found.pop()
    return ""


def _plan(table: Table, reader: Reader, context: ImportContext, progress: Progress) -> PlannedTable:
    if context.earlier:
        shared: _List = context.earlier[-1].carries
    else:
        shared = _List(Known(reader), Meeting(reader, context.rules, context.today))
    planner = _Planner(table, shared, context.options.get("committee", ""))
    rows = []
    for done, row in enumerate(table.rows):
        if done % _STEP == 0:
            progress.step(Message("Reading rows"), done, len(table.rows))
        rows.append(planner.row(row))
    return PlannedTable(table, tuple(rows), planner.problems, shared)


def _carry_out(uow: UnitOfWork, plan: ImportPlan, progress: Progress) -> None:
    progress.step(Message("Writing rows"))
    slots: dict[Slot, None] = {}
    for table in plan.tables:
        slots.update((row.carries, None) for row in table.rows if row.carries is not None)
    ballots = [slot.ballot for slot in slots]
    uow.add_many([ballot for ballot in ballots if not ballot.id])
    uow.change_many([ballot for ballot in ballots if ballot.id])


IMPORTER = Importer(
    kind=ImportKind.BALLOTS,
    targets=lambda: vocabulary("ballots")["columns"],
    needs=(("closes", "period"), ("document", "title", "reference")),
    plan=_plan,
    carry_out=_carry_out,
    hint=N_("Columns with the document or title and the closing date are needed."),
)
