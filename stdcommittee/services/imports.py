"""Imports: look at a file, decide, carry it out as one operation."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import field, replace
from functools import cache
from pathlib import Path
from typing import Final

from stdcommittee.base.bulk import undisturbed
from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Unreadable
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Joined, Message, Plural, Text, to_json
from stdcommittee.base.progress import SILENT, Progress
from stdcommittee.base.registry import BrokenRegistry, collect
from stdcommittee.domain.documents.records import Document
from stdcommittee.domain.workspace.records import ImportKind, ImportRun, QuarantinedRow
from stdcommittee.exchange.importing import (
    Fate,
    ImportContext,
    Importer,
    ImportPlan,
    PlannedRow,
    PlannedTable,
    quarantine_all,
)
from stdcommittee.exchange.people.identity import blanked
from stdcommittee.exchange.tabular import Row, Sheet, Workbook, read_table_file
from stdcommittee.exchange.tabular.reading import content_of, name_of
from stdcommittee.services.import_privacy import number_columns, with_numbers_told, without_numbers
from stdcommittee.services.session import Session
from stdcommittee.storage.attachments import attach_bytes
from stdcommittee.storage.history import OperationKind
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.unit_of_work import UnitOfWork

Chosen = Mapping[int, str | None]  # column index → what a person says it is
Place = tuple[str, int]  # sheet and number of a row
Corrections = Mapping[Place, tuple[str, ...]]  # what a person says that rows hold

_LEFT_OUT = Message("Left out by hand.")
_HASH: Final = "sha256"  # of a file that is not kept itself, beside the columns of its sheets
_SURELY_HEADED: Final = 3  # columns that are known in a list without rows


@frozen
class ImportRequest:
    """A file to import, with everything a person said about it.

    `kind` None finds out from the file. `chosen` corrects the columns, by sheet name;
    `corrections` the cells of rows; the rows of `left_out` are not taken.
    """

    path: Path
    kind: ImportKind | None = None
    chosen: Mapping[str, Chosen] = field(default_factory=dict)
    corrections: Corrections = field(default_factory=dict)
    left_out: Collection[Place] = ()
    options: Mapping[str, str] = field(default_factory=dict)


@frozen
class ImportOutcome:
    """What an import did; `operation` is None where nothing had to be written."""

    plan: ImportPlan
    operation: int | None


@cache
def importers() -> Mapping[str, Importer]:
    """Return the importers by kind."""
    return collect("stdcommittee.exchange.importers", "IMPORTER", lambda item: item.kind.value)


def plan_import(
    session: Session,
    path: Path,
    kind: ImportKind | None = None,
    *,
    chosen: Mapping[str, Chosen] | None = None,
    corrections: Corrections | None = None,
    left_out: Collection[Place] = (),
    options: Mapping[str, str] | None = None,
    progress: Progress = SILENT,
) -> ImportPlan:
    """Return what importing a file would do; nothing is written. See `ImportRequest`.

    Raises:
        Unreadable: the file cannot be read, or none of the kinds fits it.
    """
    request = ImportRequest(path, kind, chosen or {}, corrections or {}, left_out, options or {})
    with session.reading() as reader:
        return plan_request(session, request, reader, progress)


def plan_request(
    session: Session, request: ImportRequest, reader: Reader, progress: Progress = SILENT
) -> ImportPlan:
    """Return what a request would do to the state that a reader sees; nothing is written.

    Raises:
        Unreadable: the file cannot be read, or none of the kinds fits it.
    """
    content, name = content_of(request.path)
    context = ImportContext(session.rules, session.clock.today(), request.options)
    with undisturbed():
        if request.kind is not None:
            importer = importers()[request.kind.value]
            return _plan(importer, request, name, content, reader, context, progress)
        return _best_plan(request, name, content, reader, context, progress)


def _best_plan(
    request: ImportRequest,
    name: str,
    content: bytes,
    reader: Reader,
    context: ImportContext,
    progress: Progress,
) -> ImportPlan:
    """Return the plan of the kind that understands the most of a file.

    A list of votes is a roster too, and a page of search results may hold a word that is a vote:
    what counts is how many cells have a meaning to a kind, in the rows that it would take.
    """
    best: tuple[int, ImportPlan] | None = None
    failures: list[Unreadable] = []
    plans = 0
    known = [found for kind in ImportKind if (found := importers().get(kind.value)) is not None]
    for importer in sorted(known, key=lambda item: not item.form):
        try:
            plan = _plan(importer, request, name, content, reader, context, progress)
        except Unreadable as failure:  # it may be a file of another kind
            failures += [] if importer.form else [failure]
            continue
        if importer.form:
            return plan
        plans += 1
        understood = _cells_understood(plan)
        if plan.kind is ImportKind.COMMENTS and best is not None and _well_headed(best[1]):
            continue  # any table can be read as comments, one cell after another
        if _fits(plan) and (best is None or understood > best[0]):
            best = understood, plan
    if best is not None:
        return best[1]
    if not plans:
        raise failures[0]
    raise Unreadable(
        Message("{file} is none of the files that can be imported.", file=name),
        kept=Message("Nothing was changed."),
        advice=Message("Say what it holds, or look at its column headings."),
    )


def _fits(plan: ImportPlan) -> bool:
    if plan.rows:
        return plan.rows > plan.counts[Fate.QUARANTINED]
    headed = [len(table.table.mapping.targets) for table in plan.tables]
    return plan.kind is ImportKind.COMMENTS or max(headed, default=0) >= _SURELY_HEADED


def _well_headed(plan: ImportPlan) -> bool:
    """Tell whether most headings of a table say what a kind of file knows."""
    mappings = [table.table.mapping for table in plan.tables]
    return any(len(m.targets) > len(m.unmatched) for m in mappings)


def _cells_understood(plan: ImportPlan) -> int:
    found = 0
    for table in plan.tables:
        columns = tuple(table.table.mapping.targets.values())
        for row in table.rows:
            if row.fate is not Fate.QUARANTINED:
                cells = [row.cells[c] for c in columns if c < len(row.cells)] or row.cells
                found += sum(1 for cell in cells if cell and not cell.isspace())
    return found


def _plan(
    importer: Importer,
    request: ImportRequest,
    name: str,
    content: bytes,
    reader: Reader,
    context: ImportContext,
    progress: Progress,
) -> ImportPlan:
    if importer.plan_file is not None:
        return with_numbers_told(importer.plan_file(name, content, reader, context, progress))
    if importer.plan is None:
        raise BrokenRegistry(f"importer {importer.kind} plans nothing")
    workbook = read_table_file(content, name)
    tables: list[PlannedTable] = []
    passed_over: list[Sheet] = []
    for sheet in _sheets(importer, workbook, name):
        said, left = _as_said(sheet, request)
        wanted = without_numbers(importer, said)
        table = importer.table(name, wanted, request.chosen.get(sheet.name))
        if table is None:
            passed_over.append(sheet)
        else:
            known = replace(context, earlier=tuple(tables))
            tables.append(_with_left_out(importer.plan(table, reader, known, progress), left))
    problems: list[Text] = list(workbook.problems)
    if not tables:
        why = Message(importer.hint)
        tables = [quarantine_all(name, sheet, why) for sheet in passed_over]
    else:
        problems += [
            Message(
                "Sheet “{sheet}” was passed over: {why}", sheet=s.name, why=Message(importer.hint)
            )
            for s in passed_over
        ]
    plan = ImportPlan(
        importer.kind,
        name,
        content,
        tuple(tables),
        tuple(problems),
        dict(context.options),
        personal=any(table.personal for table in tables),
    )
    return with_numbers_told(plan, workbook.sheets)


def _sheets(importer: Importer, workbook: Workbook, name: str) -> Sequence[Sheet]:
    """Return the sheets to import: of a single object the object, where it is such a record itself.

    Raises:
        Unreadable: no sheet has a row.
    """
    if workbook.whole is not None and importer.table(name, workbook.whole) is not None:
        return (workbook.whole,)
    sheets = [
        sheet
        for sheet in workbook.sheets
        if not sheet.hidden and any(not row.blank for row in sheet.rows)
    ]
    if not sheets:
        raise Unreadable(Message("{file} has no table with rows in it.", file=name))
    return sheets


def _as_said(sheet: Sheet, request: ImportRequest) -> tuple[Sheet, tuple[Row, ...]]:
    """Return a sheet as a person corrected it, without the rows left out, and those rows."""
    kept: list[Row] = []
    aside: list[Row] = []
    for row in sheet.unmerged().rows:
        place = (sheet.name, row.number)
        cells = request.corrections.get(place)
        said = row if cells is None else replace(row, cells=cells)
        (aside if place in request.left_out else kept).append(said)
    changed = bool(aside) or any(name == sheet.name for name, _ in request.corrections)
    return (replace(sheet, rows=tuple(kept), merged=()) if changed else sheet), tuple(aside)


def _with_left_out(table: PlannedTable, aside: Sequence[Row]) -> PlannedTable:
    if not aside:
        return table
    added = [PlannedRow(row.number, row.cells, Fate.QUARANTINED, "", _LEFT_OUT) for row in aside]
    rows = sorted((*table.rows, *added), key=lambda row: row.number)
    return replace(table, rows=tuple(rows))


def carry_out(
    session: Session, plan: ImportPlan, progress: Progress = SILENT, *, reason: str = ""
) -> ImportOutcome:
    """Write a plan as one operation, with its source file as evidence; undo takes it all back.

    A file that was imported before and changes nothing writes nothing.

    Raises:
        Refused: the workspace cannot be written.
    """
    with session.reading() as reader:
        if not plan.writes and _imported_before(reader, plan):
            return ImportOutcome(plan, None)
    message = Plural(
        "{n} row imported from {file}",
        "{n} rows imported from {file}",
        n=plan.writes,
        file=plan.file,
    )
    with (
        undisturbed(),
        session.writing(message, kind=OperationKind.IMPORT, reason=reason) as uow,
    ):
        _write(uow, plan, progress)
    return ImportOutcome(plan, uow.touched.operation or None)


def carry_out_all(
    session: Session,
    requests: Sequence[ImportRequest],
    progress: Progress = SILENT,
    *,
    reason: str = "",
) -> list[ImportOutcome]:
    """Import several files as one operation; each is planned on what those before it brought.

    Raises:
        Unreadable: one of the files can no longer be read; nothing was written.
        Refused: the workspace cannot be written.
    """
    plans: list[ImportPlan] = []
    files = Joined(tuple(name_of(request.path) for request in requests))
    message = Message("Imported from {files}", files=files)
    with (
        undisturbed(),
        session.writing(message, kind=OperationKind.IMPORT, reason=reason) as uow,
    ):
        for request in requests:
            plan = plan_request(session, request, uow.reader, progress)
            plans.append(plan)
            if plan.writes or not _imported_before(uow.reader, plan):
                _write(uow, plan, progress)
    return [ImportOutcome(plan, uow.touched.operation or None) for plan in plans]


def _write(uow: UnitOfWork, plan: ImportPlan, progress: Progress) -> None:
    importers()[plan.kind.value].carry_out(uow, plan, progress)
    _keep_evidence(uow, plan)


def _imported_before(reader: Reader, plan: ImportPlan) -> bool:
    if plan.personal:
        runs = reader.find(ImportRun, Is("kind", plan.kind))
        return any((run.mapping or {}).get(_HASH) == plan.sha256 for run in runs)
    sources = {document.id for document in reader.find(Document, Is("sha256", plan.sha256))}
    runs = reader.find(ImportRun, Is("kind", plan.kind))
    return any(run.document_id in sources for run in runs)


def _keep_evidence(uow: UnitOfWork, plan: ImportPlan) -> None:
    """Keep the file with the account of its rows; of a personal one only its hash.

    Identity numbers are kept in no row.
    """
    counts = plan.counts
    source = None if plan.personal else attach_bytes(uow, plan.content, plan.file)
    run = uow.add(
        ImportRun(
            kind=plan.kind,
            file=plan.file,
            document_id=source.id if source is not None else None,
            at=uow.clock.now(),
            rows=plan.rows,
            taken=counts[Fate.TAKEN],
            updated=counts[Fate.UPDATED],
            unchanged=counts[Fate.UNCHANGED],
            quarantined=counts[Fate.QUARANTINED],
            mapping={
                table.table.sheet: [
                    [column.heading, column.target] for column in table.table.mapping.columns
                ]
                for table in plan.tables
            }
            | ({_HASH: plan.sha256} if plan.personal else {}),
        )
    )
    uow.add_many(
        [
            QuarantinedRow(
                import_id=run.id,
                sheet=table.table.sheet,
                row=row.number,
                reason=to_json(row.reason),
                cells=blanked(row.cells, columns),
            )
            for table in plan.tables
            for columns in (number_columns(table),)
            for row in table.rows
            if row.fate is Fate.QUARANTINED
        ]
    )
