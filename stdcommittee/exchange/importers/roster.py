"""Rosters: who sits on a committee, for whom, in which role and for how long."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final

from stdcommittee.base.dates import read_day
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message, Text
from stdcommittee.base.patterns import pattern
from stdcommittee.base.progress import Progress
from stdcommittee.base.vocabulary import plain, vocabulary, words
from stdcommittee.domain.identifiers import find_committees
from stdcommittee.domain.people.identity_numbers import plain_number
from stdcommittee.domain.people.integrity_records import SealedKind
from stdcommittee.domain.people.records import (
    Committee,
    InterestParty,
    Membership,
    Organization,
    OrganizationKind,
    Person,
    Role,
)
from stdcommittee.domain.portfolio.reading import canonical_committee
from stdcommittee.domain.workspace.records import ImportKind, Unit
from stdcommittee.exchange.importers.committees import kind_of_committee
from stdcommittee.exchange.importing import (
    Fate,
    ImportContext,
    Importer,
    ImportPlan,
    PlannedRow,
    PlannedTable,
    Table,
)
from stdcommittee.exchange.merging import Merged
from stdcommittee.exchange.people.details import Details, another, left_out, seal_details
from stdcommittee.exchange.people.identity import TARGET, identity_headings
from stdcommittee.exchange.people.known import Key, KnownPeople
from stdcommittee.exchange.people.seats import SeatsOfFile
from stdcommittee.exchange.tabular import Row
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.unit_of_work import UnitOfWork

_OF_PERSON: Final = ("name_en", "title", "position", "email", "phone", "expertise")
_ROUNDED: Final = pattern(r"[0-9.]+E\+?[0-9]+")  # what a spreadsheet makes of a long number
_BETWEEN_HAN: Final = pattern("(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")


@frozen
class _Carried:
    """A seat with the names that its ids will come from."""

    committee: str
    person_key: Key
    person: Person
    organization: Organization | None
    seat: Membership
    details: Details = ()


@frozen
class _Place:
    """Whose seat on which committee a row is about."""

    committee: str
    key: Key


class _Planner:
    def __init__(self, table: Table, reader: Reader, context: ImportContext) -> None:
        self.table = table
        self.pick = table.mapping.picker()
        self.committee = context.options.get("committee") or _committee_in(table, reader)
        self.known = KnownPeople(reader)
        self.seats = SeatsOfFile()
        self.members: defaultdict[str, set[int]] = defaultdict(set)
        committees = {c.id: c.reference for c in reader.find(Committee)}
        for seat in reader.find(Membership):
            committee = committees[seat.committee_id]
            holder = self.known.kept(seat.person_id).id
            self.seats.stored(committee, holder, seat)
            self.members[committee].add(holder)
        self.met: dict[tuple[str, Key, object], tuple[int, dict[str, Any]]] = {}
        self.sealing: dict[Key, bytes] = {}
        self.reader = reader
        self.problems: list[Text] = []

    def row(self, row: Row) -> PlannedRow:
        values = self.pick(row)
        name = _name(values.get("name", ""))
        if not name:
            return _refuse(row, "", Message("There is no name in this row."))
        if not any(sign.isalpha() for sign in name):  # the count below a list
            return _refuse(row, name, Message("“{value}” is no name.", value=name))
        committee = canonical_committee(values.get("committee", "")) or self.committee
        if not committee:
            return _refuse(row, name, Message("Neither the row nor the file names a committee."))
        seat = _seat_values(values)
        if isinstance(seat, Message):
            return _refuse(row, name, seat)
        unit_name = " ".join(values.get("organization", "").split())
        organization = self._organization(row, unit_name, values)
        person_key, merged = self._person(row, name, committee, organization, values)
        if merged.fate is Fate.QUARANTINED:
            return _refuse(row, name, merged.reason)
        met = (committee, person_key, seat.get("since"))
        if met in self.met:
            first, said = self.met[met]
            if said != seat:
                return _refuse(
                    row, name, Message("Row {row} of the same file says otherwise.", row=first)
                )
            return PlannedRow(row.number, row.cells, Fate.UNCHANGED, name)
        self.met[met] = (row.number, seat)
        place = _Place(committee, person_key)
        planned = self._planned(row, name, place, merged, organization, seat)
        return self._with_details(planned, values.get(TARGET, ""))

    def _planned(
        self,
        row: Row,
        name: str,
        place: _Place,
        merged: Merged[Person],
        organization: Merged[Organization] | None,
        said: Mapping[str, Any],
    ) -> PlannedRow:
        unit = organization.record if organization is not None else None
        person = merged.record
        own_unit = unit if self.known.as_written(place.key, unit) else None
        filled = {key: value for key, value in said.items() if value not in ("", None)}
        if own_unit is not None and own_unit.id:
            filled["organization_id"] = own_unit.id
        before = self.seats.meant(place.committee, person.id or place.key, said.get("since"))
        if before is None:
            seat = Membership(committee_id=0, person_id=person.id, **filled)
        else:
            seat = dataclasses.replace(before, **filled)
        why = self.seats.take(place.committee, person.id or place.key, seat, before)
        if why is not None:
            return _refuse(row, name, why)
        fate = Fate.TAKEN if before is None else Fate.UPDATED
        moved = own_unit is not None and not own_unit.id
        if seat == before and merged.fate is Fate.UNCHANGED and not moved:
            unit_same = organization is None or organization.fate is Fate.UNCHANGED
            fate = Fate.UNCHANGED if unit_same else Fate.UPDATED
        carried = _Carried(place.committee, place.key, person, unit, seat)
        return PlannedRow(row.number, row.cells, fate, name, None, carried)

    def _with_details(self, planned: PlannedRow, stated: str) -> PlannedRow:
        """Return a row with the identity number that it brings, which makes it one that writes."""
        number = plain_number(stated)
        carried = planned.carries
        if not number or not isinstance(carried, _Carried):
            return planned
        name, kind, data = carried.person.name, SealedKind.IDENTITY_NUMBER, number.encode()
        if _ROUNDED.fullmatch(number):
            what = Message(
                "{name}: the identity number was rounded in the file and left out.", name=name
            )
            self.problems.append(what)
            return planned
        first = self.sealing.setdefault(carried.person_key, data)
        left, said = left_out(self.reader, carried.person.id, name, kind, data)
        if first is not data:
            left, said = True, another(name, kind) if first != data else None
        if said is not None:
            self.problems.append(said)
        if left:
            return planned
        fate = Fate.UPDATED if planned.fate is Fate.UNCHANGED else planned.fate
        return dataclasses.replace(
            planned, fate=fate, carries=dataclasses.replace(carried, details=((kind, data),))
        )

    def _organization(
        self, row: Row, name: str, values: Mapping[str, str]
    ) -> Merged[Organization] | None:
        if not name:
            return None
        kind = words("people", "organization_kind").read(values.get("organization_kind", ""))
        small = values.get("small", "")
        fields = {
            "kind": OrganizationKind(kind) if kind else None,
            "small": True if small and small[0] in "yY1\u662f\u221a" else None,
        }
        return self.known.unit(name, row.number, fields)

    def _person(
        self,
        row: Row,
        name: str,
        committee: str,
        organization: Merged[Organization] | None,
        values: Mapping[str, str],
    ) -> tuple[Key, Merged[Person]]:
        unit = organization.record if organization is not None else None
        key = self.known.key(name, unit)
        fields = {n: values.get(n, "") for n in _OF_PERSON}
        if not self.known.knows(key):
            namesakes = self.known.called(name, self.members[committee])
            if len(namesakes) == 1:
                self.known.adopt(key, next(iter(namesakes.values())))
        return key, self.known.person(key, name, unit, row.number, fields)


def _name(text: str) -> str:
    """Return a name on one line; the spaces that justify a Chinese name fall away."""
    return _BETWEEN_HAN.sub("", " ".join(text.split()))


def _seat_values(values: Mapping[str, str]) -> dict[str, Any] | Message:
    found: dict[str, Any] = {"end_reason": values.get("end_reason", "")}
    for name in ("since", "until", "ended"):
        text = values.get(name, "")
        day = read_day(text) if text else None
        if text and day is None:
            return Message("“{value}” is not a day that exists.", value=text)
        found[name] = day
    role_text = values.get("role", "")
    role = words("people", "role").read(role_text)
    if role_text and role is None:
        return Message("“{value}” is not a role that is known here.", value=role_text)
    found["role"] = Role(role) if role else None
    party_text = values.get("party", "")
    party = words("people", "party").read(party_text) if party_text else None
    if party_text and party is None:
        return Message("“{value}” is not an interest party that is known here.", value=party_text)
    found["party"] = InterestParty(party) if party else None
    found["certificate"] = values.get("certificate", "")
    return found


def _committee_in(table: Table, reader: Reader) -> str:
    """Return the committee named above the table, by the sheet or by the file; else our own."""
    above = [cell for row in table.preamble for cell in row.cells]
    for text in (*above, table.sheet, table.file):
        for identifier in find_committees(text):
            return identifier.canonical
    unit = reader.first(Unit)
    return unit.committee if unit is not None else ""


def _refuse(row: Row, what: str, why: Text | None) -> PlannedRow:
    return PlannedRow(row.number, row.cells, Fate.QUARANTINED, what, why)


def _plan(table: Table, reader: Reader, context: ImportContext, progress: Progress) -> PlannedTable:
    planner = _Planner(table, reader, context)
    progress.step(Message("Reading rows"), 0, len(table.rows))
    rows = tuple(planner.row(row) for row in table.rows)
    sealing = table.mapping.index_of(TARGET) is not None
    return PlannedTable(table, rows, tuple(planner.problems), personal=sealing)


def _carry_out(uow: UnitOfWork, plan: ImportPlan, progress: Progress) -> None:
    progress.step(Message("Writing rows"))
    rows = [
        row.carries
        for table in plan.tables
        for row in table.rows
        if row.carries is not None and row.fate is not Fate.UNCHANGED
    ]
    committees = _committee_ids(uow, {row.committee for row in rows})
    units: dict[str, Organization] = {}
    for row in rows:
        if row.organization is not None:
            units[plain(row.organization.name)] = row.organization
    unit_ids = _ids_of(uow, units)
    people: dict[Key, Person] = {}
    for row in rows:
        unit_id = unit_ids.get(row.person_key[1])
        person = row.person
        people[row.person_key] = (
            dataclasses.replace(person, organization_id=unit_id) if unit_id else person
        )
    person_ids = _ids_of(uow, people)
    seats = [
        dataclasses.replace(
            row.seat,
            committee_id=committees[row.committee],
            person_id=person_ids[row.person_key],
            organization_id=unit_ids.get(row.person_key[1]) or row.seat.organization_id,
        )
        for row in rows
    ]
    uow.add_many([seat for seat in seats if not seat.id])
    uow.change_many([seat for seat in seats if seat.id])
    for row in rows:
        seal_details(uow, person_ids[row.person_key], row.details)


def _columns() -> dict[str, list[str]]:
    return {**vocabulary("people")["roster"], TARGET: identity_headings()}


def _ids_of(uow: UnitOfWork, records: Mapping[Any, Any]) -> dict[Any, int]:
    new = {key: record for key, record in records.items() if not record.id}
    ids = {key: record.id for key, record in records.items() if record.id}
    ids.update(zip(new, uow.add_many(list(new.values())), strict=True))
    uow.change_many([record for record in records.values() if record.id])
    return ids


def _committee_ids(uow: UnitOfWork, references: set[str]) -> dict[str, int]:
    known = {c.reference: c.id for c in uow.reader.find(Committee) if c.reference in references}
    missing = sorted(references - set(known))
    numbers = uow.add_many(
        [Committee(reference=name, kind=kind_of_committee(name)) for name in missing]
    )
    return {**known, **dict(zip(missing, numbers, strict=True))}


IMPORTER = Importer(
    kind=ImportKind.ROSTER,
    targets=_columns,
    needs=(("name",), ("organization", "role", "party", "since", "email", "title")),
    plan=_plan,
    carry_out=_carry_out,
    hint=N_("Columns with names and their units or roles are needed."),
)
