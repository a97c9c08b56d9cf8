"""Registration forms of members: person, unit, form and seat; what is sealed stands apart."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, Final

from stdcommittee.base.conditions import Is
from stdcommittee.base.dates import read_day, read_partial
from stdcommittee.base.errors import Unreadable
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message, Text
from stdcommittee.base.progress import Progress
from stdcommittee.base.vocabulary import plain, vocabulary, words
from stdcommittee.domain.ballots.listdays import ListDays
from stdcommittee.domain.people.integrity_records import Profile, SealedKind
from stdcommittee.domain.people.records import (
    Committee,
    InterestParty,
    Membership,
    Organization,
    OrganizationKind,
    Person,
    Role,
)
from stdcommittee.domain.workspace.records import ImportKind, Unit
from stdcommittee.exchange.columns import ColumnMapping, MatchedColumn, MatchKind
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
from stdcommittee.exchange.people.details import Details, left_out, seal_details
from stdcommittee.exchange.people.known import Key, KnownPeople
from stdcommittee.exchange.people.registration import RegisteredPerson, registered_people
from stdcommittee.exchange.people.seats import overlap
from stdcommittee.exchange.tabular.forms import read_form_file
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.unit_of_work import UnitOfWork

_SHOWN: Final = ("name", "organization", "committee", "role", "party", "title", "position", "born")
_OF_PERSON: Final = ("name_en", "title", "position", "email", "phone", "expertise")
_OF_PROFILE: Final = (
    *("gender", "ethnicity", "political_status", "nationality", "education", "major"),
    *("languages", "address", "postcode", "mobile", "other_seats", "career"),
    *("standards_work", "international_work", "achievements"),
)


@frozen
class _Carried:
    """What a form brings; ids that are not known yet come from the keys."""

    key: Key
    person: Person
    organization: Organization | None
    profile: Profile
    committee: str = ""
    seat: Membership | None = None
    details: Details = ()


class _Planner:
    def __init__(self, reader: Reader, context: ImportContext) -> None:
        self._reader = reader
        self._context = context
        self._known = KnownPeople(reader)
        unit = reader.first(Unit)
        self._own = context.options.get("committee") or (unit.committee if unit else "")
        self._met: dict[Key, int] = {}
        self.problems: list[Text] = []

    def row(self, form: RegisteredPerson) -> PlannedRow:
        """Return the fate of a form."""
        cells = _cells(form)
        if not any(map(str.isalpha, form.name)):
            return _refuse(form, cells, Message("There is no name in this form."))
        seat = self._seat(form)
        if isinstance(seat, Message):
            return _refuse(form, cells, seat)
        unit = self._unit(form)
        key, person = self._person(form, unit)
        if person is None:
            return _refuse(
                form, cells, Message("Several persons here are called so: state the unit.")
            )
        first = self._met.setdefault(key, form.page)
        if first != form.page:
            why = Message("Row {row} of the same file is about the same person.", row=first)
            return _refuse(form, cells, why)
        if seat is not None:
            fitted = self._fitted(seat, form, person.record.id)
            if fitted is not None and not isinstance(fitted, Membership):
                return _refuse(form, cells, fitted)
            seat = fitted
        return self._planned(form, cells, key, person, unit, seat)

    def _planned(
        self,
        form: RegisteredPerson,
        cells: tuple[str, ...],
        key: Key,
        person: Merged[Person],
        unit: Merged[Organization] | None,
        seat: Membership | None,
    ) -> PlannedRow:
        profile, known = self._profile(form, person.record.id)
        details = tuple(self._details(form, person.record.id))
        fates = [person.fate, *([unit.fate] if unit is not None else [])]
        same = all(fate is Fate.UNCHANGED for fate in fates) and known and not details
        fate = Fate.TAKEN if person.fate is Fate.TAKEN else Fate.UPDATED
        if same and seat is None:
            return PlannedRow(form.page, cells, Fate.UNCHANGED, form.name)
        carried = _Carried(
            key,
            person.record,
            unit.record if unit is not None else None,
            profile,
            self._committee(form),
            seat,
            details,
        )
        return PlannedRow(form.page, cells, fate, form.name, None, carried)

    def _committee(self, form: RegisteredPerson) -> str:
        return form.committee or self._own

    def _unit(self, form: RegisteredPerson) -> Merged[Organization] | None:
        name = " ".join(form.values.get("organization", "").split())
        if not name:
            return None
        kind = words("people", "organization_kind").read(form.values.get("organization_kind", ""))
        fields = {
            "kind": OrganizationKind(kind) if kind else None,
            "credit_code": "".join(form.values.get("credit_code", "").split()),
        }
        return self._known.unit(name, form.page, fields)

    def _person(
        self, form: RegisteredPerson, unit: Merged[Organization] | None
    ) -> tuple[Key, Merged[Person] | None]:
        of = unit.record if unit is not None else None
        key = self._known.key(form.name, of)
        if of is None and not self._known.knows(key):
            alike = self._known.everybody(form.name)
            if len(alike) > 1:
                return key, None
            for person in alike.values():
                self._known.adopt(key, person)
        fields = {n: " ".join(form.values.get(n, "").split()) for n in _OF_PERSON}
        return key, self._known.person(key, form.name, of, form.page, fields)

    def _profile(self, form: RegisteredPerson, person_id: int) -> tuple[Profile, bool]:
        """Return the profile with what the form says, and whether it is as stored."""
        before = self._reader.first(Profile, Is("person_id", person_id)) if person_id else None
        said = {name: text for name in _OF_PROFILE if (text := form.values.get(name, ""))}
        born = form.values.get("born", "")
        if born and read_partial(born) is None:
            self.problems.append(
                Message(
                    "{name}: the date of birth cannot be read and was left out.", name=form.name
                )
            )
        said["born"] = read_partial(born) or ""
        filled: dict[str, Any] = {name: text for name, text in said.items() if text}
        profile = dataclasses.replace(before or Profile(person_id=person_id), **filled)
        return profile, profile == before

    def _details(
        self, form: RegisteredPerson, person_id: int
    ) -> Iterator[tuple[SealedKind, bytes]]:
        """Yield what is to be sealed; where another is sealed or one was erased, it is left out."""
        found = (
            (SealedKind.IDENTITY_NUMBER, form.identity.encode()),
            (SealedKind.PHOTO, form.photo),
        )
        if form.odd_pictures:
            left = Message("{name}: a picture that is no photo was left out.", name=form.name)
            self.problems.append(left)
        for kind, data in found:
            if not data:
                continue
            known, said = left_out(self._reader, person_id, form.name, kind, data)
            if not known:
                yield kind, data
            elif said is not None:
                self.problems.append(said)

    def _seat(self, form: RegisteredPerson) -> Membership | Message | None:
        """The seat that a form proposes; without its first day none is entered."""
        role_text, party_text = form.values.get("role", ""), form.values.get("party", "")
        role = words("people", "role").read(role_text)
        if role_text and role is None:
            return Message("“{value}” is not a role that is known here.", value=role_text)
        party = words("people", "party").read(party_text) if party_text else None
        if party_text and party is None:
            return Message(
                "“{value}” is not an interest party that is known here.", value=party_text
            )
        days = _days(form.values, self._context.options.get("since", ""))
        if isinstance(days, Message) or role is None:
            return days if isinstance(days, Message) else None
        committee = self._committee(form)
        since, until = days
        if not committee or since is None:
            self.problems.append(
                Message(
                    "{name}: proposed as {role}; no seat was entered, its first day is not stated.",
                    name=form.name,
                    role=Role(role).text,
                )
            )
            return None
        return Membership(
            committee_id=0,
            person_id=0,
            role=Role(role),
            party=InterestParty(party) if party else InterestParty.UNKNOWN,
            since=since,
            until=until,
        )

    def _fitted(
        self, seat: Membership, form: RegisteredPerson, person_id: int
    ) -> Membership | Text | None:
        """Return a seat beside those here; None: it is one of them; or why there is no room."""
        committee = self._reader.first(Committee, Is("reference", self._committee(form)))
        if committee is None or not person_id:
            return seat if (why := overlap(seat, ())) is None else why
        held = self._reader.find(
            Membership, Is("committee_id", committee.id), Is("person_id", person_id)
        )
        if any(item.since == seat.since for item in held):
            return None
        return seat if (why := overlap(seat, held)) is None else why


def _days(values: Mapping[str, str], said: str) -> tuple[dt.date | None, dt.date | None] | Message:
    """Return first and last day of the term that a form states, else the day that was said."""
    reader = ListDays()
    if "term" in values:
        span = reader.span(values["term"])
        if not isinstance(span, Message):
            return span
    found: list[dt.date | None] = []
    for name in ("since", "until"):
        text = values.get(name, "")
        day = reader.read(text) if any(map(str.isdigit, text)) else None
        if isinstance(day, Message):
            return day
        found.append(day)
    return found[0] or read_day(said), found[1]


def _columns() -> dict[str, list[str]]:
    labels = vocabulary("registration")["labels"]
    return {name: list(labels[name]) for name in _SHOWN}


def _cells(form: RegisteredPerson) -> tuple[str, ...]:
    values = {**form.values, "name": form.name}
    values["committee"] = form.committee or values.get("committee", "")
    return tuple(" ".join(values.get(name, "").split()) for name in _SHOWN)


def _refuse(form: RegisteredPerson, cells: tuple[str, ...], why: Text) -> PlannedRow:
    return PlannedRow(form.page, cells, Fate.QUARANTINED, form.name, why)


def _plan_file(
    name: str, content: bytes, reader: Reader, context: ImportContext, progress: Progress
) -> ImportPlan:
    progress.step(Message("Reading {file}", file=name))
    forms = list(registered_people(read_form_file(content, name)))
    if not forms:
        raise Unreadable(
            Message("{file} holds no registration form.", file=name), advice=Message(IMPORTER.hint)
        )
    planner = _Planner(reader, context)
    rows = tuple(map(planner.row, forms))
    mapping = ColumnMapping(
        tuple(
            MatchedColumn(place, target, target, MatchKind.EXACT, confident=True)
            for place, target in enumerate(_SHOWN)
        )
    )
    table = PlannedTable(Table(name, "", _SHOWN, mapping, ()), rows, tuple(planner.problems))
    return ImportPlan(
        ImportKind.REGISTRATION, name, content, (table,), (), dict(context.options), personal=True
    )


def _carry_out(uow: UnitOfWork, plan: ImportPlan, progress: Progress) -> None:
    progress.step(Message("Writing rows"))
    rows: list[_Carried] = [
        row.carries for table in plan.tables for row in table.rows if row.carries is not None
    ]
    units: dict[str, int] = {}
    for carried in rows:
        unit = carried.organization
        if unit is not None and plain(unit.name) not in units:
            units[plain(unit.name)] = unit.id or uow.add(unit).id
            uow.change(dataclasses.replace(unit, id=units[plain(unit.name)]))
    for carried in rows:
        _store(uow, carried, units.get(carried.key[1]))


def _store(uow: UnitOfWork, carried: _Carried, unit_id: int | None) -> None:
    """Write one form: the person, what the form adds, the seat, and apart from them the sealed."""
    person = dataclasses.replace(
        carried.person, organization_id=unit_id or carried.person.organization_id
    )
    if person.id:
        uow.change(person)
    else:
        person = uow.add(person)
    profile = dataclasses.replace(carried.profile, person_id=person.id)
    if profile.id:
        uow.change(profile)
    else:
        uow.add(profile)
    if carried.seat is not None:
        committee = uow.reader.first(Committee, Is("reference", carried.committee))
        if committee is None:
            reference = carried.committee
            committee = uow.add(Committee(reference=reference, kind=kind_of_committee(reference)))
        uow.add(
            dataclasses.replace(
                carried.seat,
                committee_id=committee.id,
                person_id=person.id,
                organization_id=person.organization_id,
            )
        )
    seal_details(uow, person.id, carried.details)


IMPORTER = Importer(
    kind=ImportKind.REGISTRATION,
    targets=_columns,
    plan_file=_plan_file,
    carry_out=_carry_out,
    form=True,
    hint=N_("A form with labels such as name, unit and professional title is needed."),
)
