"""Standards and projects, from lists of any origin (ISO Open Data, IEC, platforms, own tables)."""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message, Text
from stdcommittee.base.progress import Progress
from stdcommittee.base.records import Record
from stdcommittee.base.vocabulary import vocabulary
from stdcommittee.domain.identifiers import Identifier, Kind, parse
from stdcommittee.domain.portfolio.derived import derived_values, project_due
from stdcommittee.domain.portfolio.reading import (
    project_values,
    relations_of,
    standard_values,
    written_as_numbers,
)
from stdcommittee.domain.portfolio.records import (
    Project,
    Relation,
    RelationKind,
    StageEvent,
    Standard,
)
from stdcommittee.domain.rules import RuleBook
from stdcommittee.domain.workspace.records import ImportKind
from stdcommittee.exchange.importing import (
    Fate,
    ImportContext,
    Importer,
    ImportPlan,
    PlannedRow,
    PlannedTable,
    Table,
)
from stdcommittee.exchange.merging import Merging
from stdcommittee.exchange.tabular import Row
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.unit_of_work import UnitOfWork

_STEP: Final = 2_000
_NOT_STANDARDS: Final = (Kind.COMMITTEE, Kind.WORKING_DOCUMENT, Kind.PROGRAMME)


@frozen
class _Carried:
    """What a row brings: the record as it is with it, and what hangs on it."""

    key: Hashable
    record: Standard | Project
    relations: tuple[tuple[RelationKind, str], ...] = ()
    entered: StageEvent | None = None


class _Planner:
    def __init__(self, table: Table, reader: Reader, context: ImportContext) -> None:
        self.table = table
        self.pick = table.mapping.picker()
        self.parse = lru_cache(maxsize=50_000)(parse)  # relations name the rows of the same file
        self.rules: RuleBook = context.rules
        self.as_number = written_as_numbers(
            [row.at(index) for row in table.rows]
            if (index := table.mapping.index_of("stage")) is not None
            else []
        )
        self.on = context.today
        standards = reader.find(Standard)
        projects = reader.find(Project)
        self.standards: Merging[Standard] = Merging(
            Standard,
            {standard.reference: standard for standard in standards},
        )
        self.projects: Merging[Project] = Merging(
            Project,
            {project.reference: project for project in projects},
        )
        self.dues = {project.reference: project.due for project in projects}
        self.related: dict[int, set[tuple[str, str]]] = {}
        for number, kind, target in reader.values(Relation, ("standard_id", "kind", "target")):
            self.related.setdefault(number, set()).add((kind, target))
        self.new_relations: dict[str, set[tuple[str, str]]] = {}
        self.by_project = {s.project_number: s.reference for s in standards if s.project_number}
        self._learn_project_numbers()

    def _learn_project_numbers(self) -> None:
        number = self.table.mapping.index_of("project_number")
        reference = self.table.mapping.index_of("reference")
        if number is not None and reference is not None:
            for row in self.table.rows:
                self.by_project.setdefault(row.at(number).strip(), row.at(reference).strip())

    def _derive_project(self, said: Mapping[str, Any], before: Project | None) -> Mapping[str, Any]:
        project = Project(**said) if before is None else dataclasses.replace(before, **said)
        due = project_due(project, (), self.rules)
        if project.due is not None and due is not None and project.due > due:
            due = project.due  # an extension granted here is not undone by a list
        return {"due": due or project.due}

    def row(self, row: Row) -> PlannedRow:
        values = self.pick(row)
        reference = values.get("reference", "")
        plan = values.get("plan_number", "")
        identifier = self.parse(reference) if reference else None
        if identifier is not None and identifier.kind is Kind.PLAN:
            plan, reference, identifier = reference, "", None
        if identifier is None:
            if plan:
                return self._project(row, plan, values)
            return self._refuse(row, "", Message("There is no standard number in this row."))
        if not identifier.ok:
            return self._refuse(row, reference, identifier.problem)
        if identifier.kind in _NOT_STANDARDS:
            return self._refuse(
                row,
                reference,
                Message("{kind}, not a standard.", kind=identifier.kind.text),
            )
        return self._standard(row, identifier, values)

    def _standard(self, row: Row, identifier: Identifier, values: Mapping[str, str]) -> PlannedRow:
        read = standard_values(values, as_number=self.as_number)
        if isinstance(read, Message):
            return self._refuse(row, identifier.canonical, read)
        key = identifier.canonical

        def derive(said: Mapping[str, Any], before: Standard | None) -> Mapping[str, Any]:
            return derived_values(said, before, identifier, self.rules, self.on)

        merged = self.standards.meet(key, row.number, {"reference": key, **read}, derive)
        if merged.fate is Fate.QUARANTINED:
            return self._refuse(row, key, merged.reason)
        relations = self._new_relations(identifier, merged.record, values)
        fate = merged.fate
        if relations and fate is Fate.UNCHANGED:
            fate = Fate.UPDATED
        return PlannedRow(
            row.number, row.cells, fate, key, None, _Carried(key, merged.record, relations)
        )

    def _new_relations(
        self, identifier: Identifier, standard: Standard, values: Mapping[str, str]
    ) -> tuple[tuple[RelationKind, str], ...]:
        found = relations_of(identifier, values, self.by_project, self.parse)
        if not found:
            return ()
        known = self.related.get(standard.id, set()) if standard.id else set()
        offered = self.new_relations.setdefault(identifier.canonical, set())
        fresh = []
        for kind, target in found:
            pair = (kind.value, target)
            if pair not in known and pair not in offered:
                offered.add(pair)
                fresh.append((kind, target))
        return tuple(fresh)

    def _project(self, row: Row, plan: str, values: Mapping[str, str]) -> PlannedRow:
        identifier = parse(plan)
        key = identifier.canonical if identifier.ok else " ".join(plan.split())
        read = project_values(values, identifier)
        if isinstance(read, Message):
            return self._refuse(row, key, read)
        merged = self.projects.meet(
            key, row.number, {"reference": key, **read.fields}, self._derive_project
        )
        if merged.fate is Fate.QUARANTINED:
            return self._refuse(row, key, merged.reason)
        entered = None
        if read.entered is not None and merged.fate is not Fate.UNCHANGED:
            entered = StageEvent(project_id=0, stage=merged.record.stage, entered=read.entered)
        carried = _Carried(key, merged.record, (), entered)
        return PlannedRow(row.number, row.cells, merged.fate, key, None, carried)

    @staticmethod
    def _refuse(row: Row, what: str, why: Text | None) -> PlannedRow:
        return PlannedRow(row.number, row.cells, Fate.QUARANTINED, what, why)


def _plan(table: Table, reader: Reader, context: ImportContext, progress: Progress) -> PlannedTable:
    planner = _Planner(table, reader, context)
    rows = []
    for done, row in enumerate(table.rows):
        if done % _STEP == 0:
            progress.step(Message("Reading rows"), done, len(table.rows))
        rows.append(planner.row(row))
    return PlannedTable(table, tuple(rows))


def _carry_out(uow: UnitOfWork, plan: ImportPlan, progress: Progress) -> None:
    progress.step(Message("Writing rows"))
    latest: dict[type[Record], dict[Hashable, _Carried]] = {Standard: {}, Project: {}}
    relations: dict[Hashable, list[tuple[RelationKind, str]]] = {}
    events: dict[Hashable, StageEvent] = {}
    for row in (row for table in plan.tables for row in table.rows):
        carried: _Carried | None = row.carries
        if carried is None or row.fate is Fate.UNCHANGED:
            continue
        latest[type(carried.record)][carried.key] = carried
        relations.setdefault(carried.key, []).extend(carried.relations)
        if carried.entered is not None:
            events[carried.key] = carried.entered
    ids: dict[Hashable, int] = {}
    for found in latest.values():
        ids.update(_store(uow, list(found.values())))
    uow.add_many(
        [
            Relation(standard_id=ids[key], kind=kind, target=target)
            for key, pairs in relations.items()
            for kind, target in pairs
        ]
    )
    uow.add_many(
        [
            StageEvent(project_id=ids[key], stage=event.stage, entered=event.entered)
            for key, event in events.items()
        ]
    )


def _store(uow: UnitOfWork, carried: Sequence[_Carried]) -> dict[Hashable, int]:
    new = [item for item in carried if not item.record.id]
    old = [item for item in carried if item.record.id]
    ids: dict[Hashable, int] = {item.key: item.record.id for item in old}
    numbers = uow.add_many([item.record for item in new])
    ids.update(zip((item.key for item in new), numbers, strict=True))
    uow.change_many([item.record for item in old])
    return ids


def _recognisers() -> Mapping[str, Any]:
    return {"reference": lambda text: parse(text).ok}


IMPORTER = Importer(
    kind=ImportKind.PORTFOLIO,
    targets=lambda: vocabulary("portfolio")["columns"],
    needs=(("reference", "plan_number"),),
    plan=_plan,
    carry_out=_carry_out,
    recognisers=_recognisers,
    hint=N_("A column with standard or plan numbers is needed."),
)
