"""Lists of ISO and IEC ballots, as a portal, a saved page or a spreadsheet gives them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Joined, Message, Plural, Text
from stdcommittee.base.progress import Progress
from stdcommittee.base.vocabulary import vocabulary
from stdcommittee.domain.ballots.listed import (
    ListedBallot,
    are_row_numbers,
    committee_named,
    days_in,
    heads_a_section,
    read_listed,
)
from stdcommittee.domain.workspace.records import ImportKind
from stdcommittee.exchange.ballots.above import committee_above
from stdcommittee.exchange.ballots.known import Found, Known
from stdcommittee.exchange.ballots.meeting import Meeting, Noted, Slot
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
_NAMED: Final = 10  # rows that a problem names; the others are counted


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
        self._above = self._committee = committee or committee_above(table)
        self._pick = table.mapping.picker()
        self._days = days_in(map(self._pick, table.rows))
        self._counts_rows = are_row_numbers(
            cells["reference"] for cells in map(self._pick, table.rows) if "reference" in cells
        )
        self._unknown: Counter[str] = Counter()
        self._undated = 0
        self._noted: defaultdict[Noted, list[str]] = defaultdict(list)

    def row(self, row: Row) -> PlannedRow:
        """Return the fate of a row."""
        cells = self._pick(row)
        section = heads_a_section(row.cells)
        if section is not None and "closes" not in cells:
            self._below(section)
            why = Message("A heading, total or note: no ballot.")
            return PlannedRow(row.number, row.cells, Fate.UNCHANGED, "", why)
        if self._counts_rows:
            cells.pop("reference", None)
        listed = read_listed(cells, self._days, self._committee)
        if isinstance(listed, Message):
            return PlannedRow(row.number, row.cells, Fate.QUARANTINED, _called(cells), listed)
        found = self._shared.known.find(listed)
        met = self._shared.meeting.meet(row.number, listed, found)
        for note in met.notes:
            self._noted[note].append(str(row.number))
        carries = met.slot if met.fate in (Fate.TAKEN, Fate.UPDATED) else None
        self._count(listed, found)
        what = listed.document or listed.title or listed.number
        return PlannedRow(row.number, row.cells, met.fate, what, met.reason, carries, found.matches)

    def _below(self, section: str) -> None:
        """Take the rows below for those of a committee; a bare SC is one of that above the list."""
        if section:
            named = committee_named(section, "", self._above)
            self._committee = section if isinstance(named, Message) else named
            self._above = self._above if "SC" in self._committee else self._committee

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
        noted = ((note, self._noted[note]) for note in Noted if note in self._noted)
        return (*unknown, *(_looked_at(note, rows) for note, rows in noted))


def _looked_at(note: Noted, found: Sequence[str]) -> Plural:
    n = len(found)
    rows = Joined((*found[:_NAMED], "\u2026") if n > _NAMED else tuple(found))
    match note:
        case Noted.NO_COMMITTEE:
            return Plural(
                "{n} ballot without a committee: no duty can be derived (row {rows}).",
                "{n} ballots without a committee: no duty can be derived (rows {rows}).",
                n=n,
                rows=rows,
            )
        case Noted.SAME_NUMBER:
            return Plural(
                "{n} row has another ballot's number: taken as one of its own (row {rows}).",
                "{n} rows have other ballots' numbers: taken as ones of their own (rows {rows}).",
                n=n,
                rows=rows,
            )
        case Noted.EXTENDED:
            return Plural(
                "{n} closing day is moved to a later one (row {rows}).",
                "{n} closing days are moved to later ones (rows {rows}).",
                n=n,
                rows=rows,
            )
        case Noted.STANDING:
            return Plural(
                "{n} row states another membership than our record (row {rows}).",
                "{n} rows state another membership than our record (rows {rows}).",
                n=n,
                rows=rows,
            )


def _called(cells: dict[str, str]) -> str:
    names = (cells.get(name, "") for name in ("document", "reference", "title"))
    return next((" ".join(name.split()) for name in names if name), "")


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
