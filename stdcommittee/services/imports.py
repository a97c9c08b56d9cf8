"""Imports: look at a file, decide, carry it out as one operation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from stdcommittee.base.bulk import undisturbed
from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Unreadable
from stdcommittee.base.messages import Message, Plural, Text, to_json
from stdcommittee.base.progress import SILENT, Progress
from stdcommittee.base.registry import collect
from stdcommittee.domain.documents.records import Document
from stdcommittee.domain.workspace.records import ImportKind, ImportRun, QuarantinedRow
from stdcommittee.exchange.importing import (
    Fate,
    ImportContext,
    Importer,
    ImportPlan,
    PlannedTable,
    quarantine_all,
    read_content,
)
from stdcommittee.exchange.tabular import Sheet, read_table_file
from stdcommittee.services.session import Session
from stdcommittee.storage.attachments import attach_bytes
from stdcommittee.storage.history import OperationKind
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.unit_of_work import UnitOfWork

Chosen = Mapping[int, str | None]  # column index → what a person says it is


@dataclass(frozen=True, slots=True)
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
    options: Mapping[str, str] | None = None,
    progress: Progress = SILENT,
) -> ImportPlan:
    """Return what importing a file would do; nothing is written.

    `kind` None finds out from the file. `chosen` corrects the columns, by sheet name.

    Raises:
        Unreadable: the file cannot be read, or none of the kinds fits it.
    """
    content = read_content(path)
    context = ImportContext(session.rules, session.clock.today(), options or {})
    with session.reading() as reader, undisturbed():
        wanted = [kind] if kind is not None else list(ImportKind)
        for candidate in wanted:
            importer = importers().get(candidate.value)
            if importer is None:
                continue
            plan = _plan(importer, path.name, content, chosen or {}, reader, context, progress)
            if kind is not None or _fits(plan):
                return plan
    raise Unreadable(
        Message("{file} is none of the files that can be imported.", file=path.name),
        kept=Message("Nothing was changed."),
        advice=Message("Say what it holds, or look at its column headings."),
    )


def _fits(plan: ImportPlan) -> bool:
    return plan.rows > plan.counts[Fate.QUARANTINED]


def _plan(
    importer: Importer,
    name: str,
    content: bytes,
    chosen: Mapping[str, Chosen],
    reader: Reader,
    context: ImportContext,
    progress: Progress,
) -> ImportPlan:
    if importer.plan_file is not None:
        return importer.plan_file(name, content, reader, context, progress)
    workbook = read_table_file(content, name)
    sheets = [sheet for sheet in workbook.sheets if not sheet.hidden and sheet.rows]
    tables: list[PlannedTable] = []
    passed_over: list[Sheet] = []
    for sheet in sheets:
        table = importer.table(name, sheet, chosen.get(sheet.name))
        if table is None:
            passed_over.append(sheet)
        else:
            tables.append(importer.plan(table, reader, context, progress))
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
    return ImportPlan(
        importer.kind, name, content, tuple(tables), tuple(problems), dict(context.options)
    )


def carry_out(session: Session, plan: ImportPlan, progress: Progress = SILENT) -> ImportOutcome:
    """Write a plan as one operation, with its source file as evidence; undo takes it all back.

    A file that was imported before and changes nothing writes nothing.

    Raises:
        Refused: the workspace cannot be written.
    """
    with session.reading() as reader:
        if not plan.writes and _imported_before(reader, plan):
            return ImportOutcome(plan, None)
    importer = importers()[plan.kind.value]
    message = Plural(
        "{n} row imported from {file}",
        "{n} rows imported from {file}",
        n=plan.writes,
        file=plan.file,
    )
    with undisturbed(), session.writing(message, kind=OperationKind.IMPORT) as uow:
        importer.carry_out(uow, plan, progress)
        _keep_evidence(uow, plan)
    return ImportOutcome(plan, uow.touched.operation or None)


def _imported_before(reader: Reader, plan: ImportPlan) -> bool:
    sources = {document.id for document in reader.find(Document, Is("sha256", plan.sha256))}
    runs = reader.find(ImportRun, Is("kind", plan.kind))
    return any(run.document_id in sources for run in runs)


def _keep_evidence(uow: UnitOfWork, plan: ImportPlan) -> None:
    counts = plan.counts
    source = attach_bytes(uow, plan.content, plan.file)
    run = uow.add(
        ImportRun(
            kind=plan.kind,
            file=plan.file,
            document_id=source.id,
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
            },
        )
    )
    uow.add_many(
        [
            QuarantinedRow(
                import_id=run.id,
                sheet=table.table.sheet,
                row=row.number,
                reason=to_json(row.reason),
                cells=row.cells,
            )
            for table in plan.tables
            for row in table.rows
            if row.fate is Fate.QUARANTINED
        ]
    )
