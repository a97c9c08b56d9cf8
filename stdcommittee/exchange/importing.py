"""What every import shares: rows with a fate, and a plan to look at before it is done."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import Any, Final

from stdcommittee.base.fields import Choice
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message, Text
from stdcommittee.base.progress import Progress
from stdcommittee.domain.rules import RuleBook
from stdcommittee.domain.workspace.records import ImportKind
from stdcommittee.exchange.columns import (
    SEARCHED_ROWS,
    ColumnMapping,
    MatchKind,
    Recogniser,
    find_heading_row,
    match_columns,
)
from stdcommittee.exchange.people.identity import TARGET, is_identity_heading
from stdcommittee.exchange.tabular import Row, Sheet
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.unit_of_work import UnitOfWork

SAMPLE_ROWS: Final = 40


class Fate(Choice):
    """Where a row of an import goes."""

    TAKEN = "taken", N_("Taken")
    UPDATED = "updated", N_("Updated")
    UNCHANGED = "unchanged", N_("Unchanged")
    QUARANTINED = "quarantined", N_("Quarantined")


class MatchedBy(Choice):
    """How something that a row names was found among the records here."""

    REFERENCE = "reference", N_("by its reference")
    NUMBER = "number", N_("by its number")
    TITLE = "title", N_("by its title")
    NAME = "name", N_("by its name")
    UNKNOWN = "unknown", N_("unknown here")


@frozen
class Match:
    """Something that a row names, and the record here that it was matched to."""

    kind: str  # of the record
    label: str  # what it is called, such as “Committee”
    named: str  # as it is called here; as the row names it where it is unknown here
    how: MatchedBy

    @property
    def text(self) -> Text:
        """The match in a line."""
        return Message(
            "{what} {name} ({how})", what=Message(self.label), name=self.named, how=self.how.text
        )


@frozen
class PlannedRow:
    """One row of a file: what would become of it, why, what it was matched to, what it carries."""

    number: int
    cells: tuple[str, ...]
    fate: Fate
    what: Text = ""  # what the row is about, in a word
    reason: Text | None = None
    carries: Any = None  # the importer's own
    matches: tuple[Match, ...] = ()


@frozen
class Table:
    """One sheet as an importer sees it: headings matched, data rows apart."""

    file: str
    sheet: str
    headings: tuple[str, ...]
    mapping: ColumnMapping
    rows: tuple[Row, ...]
    preamble: tuple[Row, ...] = ()


@frozen
class PlannedTable:
    """A sheet with the fate of each of its rows."""

    table: Table
    rows: tuple[PlannedRow, ...]
    problems: tuple[Text, ...] = ()
    carries: Any = None
    personal: bool = False  # what it holds must not be kept in clear


@frozen
class ImportPlan:
    """What importing a file would do. `content` is the file itself, kept as evidence."""

    kind: ImportKind
    file: str
    content: bytes
    tables: tuple[PlannedTable, ...]
    problems: tuple[Text, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    personal: bool = False  # what it holds must not be kept in clear: the file is not

    @property
    def counts(self) -> Counter[Fate]:
        """How many rows have each fate."""
        return Counter(row.fate for table in self.tables for row in table.rows)

    @property
    def rows(self) -> int:
        """How many rows the file has: headings, titles and empty rows are none."""
        return sum(len(table.rows) for table in self.tables)

    @property
    def writes(self) -> int:
        """How many rows would change something."""
        counts = self.counts
        return counts[Fate.TAKEN] + counts[Fate.UPDATED]

    @property
    def sha256(self) -> str:
        """The hash of the file."""
        return hashlib.sha256(self.content).hexdigest()


@frozen
class ImportContext:
    """What an importer may ask of its surroundings; `options` are the user's own settings.

    `earlier` are the sheets of the same file that were planned before this one.
    """

    rules: RuleBook
    today: dt.date
    options: Mapping[str, str] = field(default_factory=dict)
    earlier: tuple[PlannedTable, ...] = ()


PlanTable = Callable[[Table, Reader, ImportContext, Progress], PlannedTable]
PlanFile = Callable[[str, bytes, Reader, ImportContext, Progress], "ImportPlan"]
Carry = Callable[[UnitOfWork, ImportPlan, Progress], None]


@frozen
class Importer:
    """One kind of import.

    For sheets of rows: `targets` gives the words for each column, `needs` the columns without
    which a sheet is not of this kind (one of each group), `plan` decides on a sheet's rows. For
    files that are more than sheets `plan_file` decides on all of it. One of the two plans is given;
    `carry_out` writes what was planned. A `form` tells by itself what it is: `plan_file` refuses a
    file that is none, and one that it takes needs no other reading.
    """

    kind: ImportKind
    carry_out: Carry
    hint: str  # what a file of this kind must have
    targets: Callable[[], Mapping[str, Sequence[str]]] = dict
    needs: tuple[tuple[str, ...], ...] = ()
    plan: PlanTable | None = None
    plan_file: PlanFile | None = None
    recognisers: Callable[[], Mapping[str, Recogniser]] = dict
    form: bool = False

    def table(
        self, file: str, sheet: Sheet, chosen: Mapping[int, str | None] | None = None
    ) -> Table | None:
        """Return a sheet with its headings matched, or None where it is not of this kind.

        `chosen` holds the columns that a person set: index → target (None: not imported).
        """
        sheet = sheet.unmerged()
        targets = self.targets()
        start = find_heading_row(sheet.rows, targets)
        if start is None:
            start = self._only_needed_heading(sheet.rows, targets)
        if start is None:
            return self._headless(file, sheet, chosen or {})
        rows = tuple(row for row in sheet.rows[start + 1 :] if not row.blank)
        samples = [row.cells for row in rows[:SAMPLE_ROWS]]
        headings = sheet.rows[start].cells
        mapping = match_columns(headings, targets, samples, self.recognisers())
        for index, target in (chosen or {}).items():
            mapping = mapping.with_target(index, target)
        mapping = _without_numbers(mapping)
        if not self.fits(mapping):
            return None
        data = tuple(row for row in rows if row.cells != headings)
        return Table(file, sheet.name, headings, mapping, data, sheet.rows[:start])

    def _only_needed_heading(
        self, rows: Sequence[Row], targets: Mapping[str, Sequence[str]]
    ) -> int | None:
        """Return the row that names what is needed, in a list that names nothing else."""
        for index, row in enumerate(rows[:SEARCHED_ROWS]):
            named = match_columns(row.cells, targets)
            certain = [c for c in named.columns if c.how in (MatchKind.EXACT, MatchKind.SYNONYM)]
            if certain and self.fits(ColumnMapping(tuple(certain))):
                return index
        return None

    def _headless(self, file: str, sheet: Sheet, chosen: Mapping[int, str | None]) -> Table | None:
        rows = tuple(row for row in sheet.rows if not row.blank)
        headings = ("",) * sheet.width
        samples = [row.cells for row in rows[:SAMPLE_ROWS]]
        mapping = match_columns(headings, self.targets(), samples, self.recognisers())
        for index, target in chosen.items():
            mapping = mapping.with_target(index, target)
        if not rows or not self.fits(mapping):
            return None
        return Table(file, sheet.name, headings, mapping, rows)

    def fits(self, mapping: ColumnMapping) -> bool:
        """Tell whether a mapping has what this kind of import needs."""
        found = mapping.targets
        return all(any(name in found for name in group) for group in self.needs)


def _without_numbers(mapping: ColumnMapping) -> ColumnMapping:
    """Return a mapping in which a column of identity numbers fills nothing but what is sealed."""
    for column in mapping.columns:
        certain = column.how in (MatchKind.EXACT, MatchKind.SYNONYM)
        other = column.target is not None and column.target != TARGET
        if other and not certain and is_identity_heading(column.heading):
            mapping = mapping.with_target(column.index, None)
    return mapping


def quarantine_all(file: str, sheet: Sheet, why: Text) -> PlannedTable:
    """Return a sheet none of whose rows can be understood; the names of objects are no row."""
    rows = tuple(row for row in sheet.rows if row.number and not row.blank)
    mapping = match_columns(("",) * sheet.width, {})
    table = Table(file, sheet.name, (), mapping, rows)
    return PlannedTable(
        table, tuple(PlannedRow(row.number, row.cells, Fate.QUARANTINED, "", why) for row in rows)
    )
