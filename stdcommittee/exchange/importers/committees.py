"""Committees with the bodies that take part in them (ISO Open Data, P/O lists, own tables)."""

from __future__ import annotations

import json
import re
from collections.abc import Hashable, Mapping
from typing import Any, Final

from stdcommittee.base.dates import read_partial
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message, Text
from stdcommittee.base.progress import Progress
from stdcommittee.base.vocabulary import vocabulary, words
from stdcommittee.domain.identifiers import Kind, parse
from stdcommittee.domain.people.records import (
    BodyParticipation,
    Committee,
    CommitteeKind,
    CommitteeStatus,
    Participation,
)
from stdcommittee.domain.portfolio.reading import canonical_committee, plain_text
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

_BODY: Final = re.compile(r"\s*[;,\n\u3001\uff0c\uff1b]\s*")


@frozen
class _Carried:
    key: Hashable
    committee: Committee
    bodies: tuple[tuple[str, Participation], ...]
    moved: tuple[BodyParticipation, ...]


class _Planner:
    def __init__(self, table: Table, reader: Reader) -> None:
        self.table = table
        self.pick = table.mapping.picker()
        self.merging: Merging[Committee] = Merging(
            Committee, {c.reference: c for c in reader.find(Committee)}
        )
        self.standing: dict[tuple[int, str], BodyParticipation] = {
            (item.committee_id, item.body): item for item in reader.find(BodyParticipation)
        }
        self.offered: dict[Hashable, dict[str, Participation]] = {}
        self.names = self._names_by_id()

    def _names_by_id(self) -> dict[str, str]:
        own, reference = (self.table.mapping.index_of(n) for n in ("own_id", "reference"))
        if own is None or reference is None:
            return {}
        return {row.at(own).strip(): row.at(reference).strip() for row in self.table.rows}

    def row(self, row: Row) -> PlannedRow:
        values = self.pick(row)
        reference = values.get("reference", "")
        if not reference:
            return _refuse(row, "", Message("There is no committee reference in this row."))
        identifier = parse(reference)
        if identifier.ok and identifier.kind is not Kind.COMMITTEE:
            kind = identifier.kind.text
            return _refuse(row, reference, Message("{kind}, not a committee.", kind=kind))
        key = canonical_committee(reference)
        fields = self._fields(key, values)
        if isinstance(fields, Message):
            return _refuse(row, key, fields)
        bodies = _bodies(values)
        if isinstance(bodies, Message):
            return _refuse(row, key, bodies)
        merged = self.merging.meet(key, row.number, fields)
        if merged.fate is Fate.QUARANTINED:
            return _refuse(row, key, merged.reason)
        new, moved = self._new_bodies(key, merged.record.id, bodies)
        fate = Fate.UPDATED if (new or moved) and merged.fate is Fate.UNCHANGED else merged.fate
        carried = _Carried(key, merged.record, new, moved)
        return PlannedRow(row.number, row.cells, fate, key, None, carried)

    def _fields(self, key: str, values: Mapping[str, str]) -> dict[str, Any] | Message:
        created = values.get("created", "")
        if created and read_partial(created) is None:
            return Message("“{value}” is not a date that exists.", value=created)
        status_text = values.get("status", "")
        status = words("people", "committee_status").read(status_text)
        parent = values.get("parent") or self.names.get(values.get("parent_id", ""), "")
        return {
            "reference": key,
            "title_zh": values.get("title_zh", ""),
            "title_en": values.get("title_en", ""),
            "kind": kind_of_committee(key),
            "status": CommitteeStatus(status) if status else None,
            "parent": canonical_committee(parent) or parent_of(key),
            "mirrors": canonical_committee(values.get("mirrors", "")),
            "secretariat": values.get("secretariat", ""),
            "created": read_partial(created) or "",
            "scope": plain_text(values.get("scope", "")),
        }

    def _new_bodies(
        self, key: str, committee_id: int, bodies: Mapping[str, Participation]
    ) -> tuple[tuple[tuple[str, Participation], ...], tuple[BodyParticipation, ...]]:
        import dataclasses

        offered = self.offered.setdefault(key, {})
        new: list[tuple[str, Participation]] = []
        moved: list[BodyParticipation] = []
        for body, status in bodies.items():
            standing = self.standing.get((committee_id, body)) if committee_id else None
            if offered.get(body) is status:
                continue
            offered[body] = status
            if standing is None:
                new.append((body, status))
            elif standing.status is not status:
                moved.append(dataclasses.replace(standing, status=status))
        return tuple(new), tuple(moved)


def kind_of_committee(reference: str) -> CommitteeKind:
    """Return what kind of body a reference names."""
    identifier = parse(reference)
    if re.search(r"/(?:WG|JWG|AG|AHG|TF|CAG|SWG)\s?\d", reference):
        return CommitteeKind.WORKING_GROUP
    if identifier.ok and identifier.kind is Kind.COMMITTEE and identifier.publisher == "SAC":
        sub = any(part.startswith("SC") for part in identifier.parts)
        return CommitteeKind.NATIONAL_SUB if sub else CommitteeKind.NATIONAL
    return CommitteeKind.INTERNATIONAL if identifier.ok else CommitteeKind.NATIONAL


def parent_of(reference: str) -> str:
    """Return the committee above one, as its reference shows, or ""."""
    above, _, last = reference.rpartition("/")
    return above if above and last[:2] in ("SC", "WG", "JW", "AG", "TF") and "TC" in above else ""


def _bodies(values: Mapping[str, str]) -> dict[str, Participation] | Message:
    found: dict[str, Participation] = {}
    for name, status in (("o_members", Participation.O), ("p_members", Participation.P)):
        found.update((body, status) for body in _acronyms(values.get(name, "")))
    body = values.get("body", "")
    if body:
        text = values.get("participation", "")
        read = words("people", "participation").read(text)
        if read is None:
            return Message("“{value}” is neither P nor O.", value=text)
        found[body] = Participation(read)
    return found


def _acronyms(text: str) -> list[str]:
    if text.startswith("["):
        try:
            items = json.loads(text)
        except ValueError:
            items = []
        found = [_acronym(item) for item in items]
    else:
        found = _BODY.split(text)
    return [body for body in dict.fromkeys(found) if body]


def _acronym(item: object) -> str:
    match item:
        case {"acronym": str() as acronym}:
            return acronym
        case {"name": str() as name}:
            return name
        case str():
            return item
        case _:
            return ""


def _refuse(row: Row, what: str, why: Text | None) -> PlannedRow:
    return PlannedRow(row.number, row.cells, Fate.QUARANTINED, what, why)


def _plan(table: Table, reader: Reader, context: ImportContext, progress: Progress) -> PlannedTable:
    del context
    planner = _Planner(table, reader)
    rows = []
    for done, row in enumerate(table.rows):
        if done % 500 == 0:
            progress.step(Message("Reading rows"), done, len(table.rows))
        rows.append(planner.row(row))
    return PlannedTable(table, tuple(rows))


def _carry_out(uow: UnitOfWork, plan: ImportPlan, progress: Progress) -> None:
    progress.step(Message("Writing rows"))
    latest: dict[Hashable, _Carried] = {}
    bodies: dict[Hashable, dict[str, Participation]] = {}
    moved: list[BodyParticipation] = []
    for row in (row for table in plan.tables for row in table.rows):
        carried: _Carried | None = row.carries
        if carried is not None and row.fate is not Fate.UNCHANGED:
            latest[carried.key] = carried
            bodies.setdefault(carried.key, {}).update(carried.bodies)
            moved += carried.moved
    new = [item for item in latest.values() if not item.committee.id]
    ids: dict[Hashable, int] = {k: item.committee.id for k, item in latest.items()}
    numbers = uow.add_many([item.committee for item in new])
    ids.update(zip((item.key for item in new), numbers, strict=True))
    uow.change_many([item.committee for item in latest.values() if item.committee.id])
    uow.add_many(
        [
            BodyParticipation(committee_id=ids[key], body=body, status=status)
            for key, found in bodies.items()
            for body, status in found.items()
        ]
    )
    uow.change_many(moved)


IMPORTER = Importer(
    kind=ImportKind.COMMITTEES,
    targets=lambda: vocabulary("people")["committees"],
    needs=(
        ("reference",),
        ("title_en", "title_zh", "p_members", "o_members", "body", "secretariat"),
    ),
    plan=_plan,
    carry_out=_carry_out,
    hint=N_("Columns with the committee's reference and its title or members are needed."),
)
