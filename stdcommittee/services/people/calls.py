"""Calls for experts and members: how long open, who applied, who was chosen and why."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from typing import Final

from stdcommittee.base.conditions import Between, Is, OneOf
from stdcommittee.base.errors import Refused
from stdcommittee.base.fields import Choice
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message, Plural, Text
from stdcommittee.base.records import kind_of
from stdcommittee.domain.people.expert_records import (
    Applicant,
    ApplicantStatus,
    ExpertCall,
    ExpertRegistration,
    RegistrationStatus,
)
from stdcommittee.domain.people.experts import days_open, international, window_rule
from stdcommittee.domain.people.records import Committee, Organization, Person
from stdcommittee.domain.rules import Parameter
from stdcommittee.services.lists import ListRow, read_rows
from stdcommittee.services.session import Session
from stdcommittee.storage.people import kept_of
from stdcommittee.storage.reader import Reader
from stdcommittee.storage.unit_of_work import UnitOfWork

_CLOSING: Final = "call.closing.days"
_RUNNING: Final = (RegistrationStatus.NOMINATED, RegistrationStatus.REGISTERED)


class CallState(Choice):
    """Where a call is on a day."""

    PLANNED = "planned", N_("Not open yet")
    OPEN = "open", N_("Open for applications")
    CLOSING = "closing", N_("Closes soon")
    CLOSED = "closed", N_("Applications closed")


@frozen
class CallRow(ListRow):
    """A call with where it is, and how many applied and were chosen."""

    state: CallState = CallState.OPEN
    applicants: int = 0
    selected: int = 0
    undecided: int = 0


@frozen
class CallStanding:
    """A call with its applicants, and how long it is open against the least number of days.

    `registers`: whoever is chosen is nominated as an expert of the call's committee.
    """

    row: CallRow
    applicants: tuple[ListRow, ...]
    days: int | None
    least: Parameter
    registers: bool


def open_conditions(session: Session) -> tuple[Between, ...]:
    """Return the conditions that leave the calls that are not closed yet."""
    return (Between("closes", session.clock.today(), None),)


def state_of(call: ExpertCall, today: dt.date, near: int) -> CallState:
    """Return where a call is on a day; it closes soon within so many days."""
    if call.closes is not None and call.closes < today:
        return CallState.CLOSED
    if call.opened is not None and call.opened > today:
        return CallState.PLANNED
    soon = call.closes is not None and (call.closes - today).days <= near
    return CallState.CLOSING if soon else CallState.OPEN


def call_rows(session: Session, ids: Sequence[int]) -> dict[int, CallRow]:
    """Return rows of calls by id."""
    today = session.clock.today()
    near = session.rules.parameter(_CLOSING, today).number
    rows = read_rows(session, kind_of(ExpertCall), ids)
    held: dict[int, list[ApplicantStatus]] = {}
    with session.reading() as reader:
        for item in reader.find(Applicant, OneOf("call_id", tuple(ids))):
            held.setdefault(item.call_id, []).append(item.status)
    found = {}
    for row in rows:
        if isinstance(row.record, ExpertCall):
            statuses = held.get(row.record.id, [])
            found[row.record.id] = CallRow(
                row.record,
                row.names,
                state_of(row.record, today, near),
                len(statuses),
                statuses.count(ApplicantStatus.SELECTED),
                statuses.count(ApplicantStatus.APPLIED),
            )
    return found


def standing_of_call(session: Session, call: ExpertCall) -> CallStanding:
    """Return a call with its applicants, the undecided first."""
    on = call.opened or session.clock.today()
    kind = kind_of(Applicant)
    with session.reading() as reader:
        ids = reader.ids(kind, Is("call_id", call.id), order=("status", "applied", "name"))
        committee = _committee(reader, call)
    return CallStanding(
        call_rows(session, [call.id])[call.id],
        tuple(read_rows(session, kind, ids)),
        days_open(call),
        session.rules.parameter(window_rule(committee), on),
        committee is not None and international(committee),
    )


def _committee(reader: Reader, call: ExpertCall) -> Committee | None:
    return reader.get(Committee, call.committee_id) if call.committee_id else None


@frozen
class Selected:
    """What choosing an applicant brought: the person, and the registration if there is one."""

    applicant: Applicant
    person: Person
    registration: ExpertRegistration | None


def decline(session: Session, applicant: int, reason: str) -> Applicant:
    """Record that an applicant was not chosen, and why.

    If they had been chosen, the nomination that this brought ends with the same reason.

    Raises:
        Refused: no reason is given, the applicant is gone, or nothing may be written.
    """
    if not reason.strip():
        raise Refused(
            Message("It is not said why the applicant was not selected."),
            kept=Message("Nothing was changed."),
        )
    known, call = _applicant_of(session, applicant)
    with session.writing(Message("{name} was not selected", name=known.name), reason=reason) as uow:
        decided = _decided(session, known, ApplicantStatus.DECLINED, reason)
        uow.change(decided)
        if known.status is ApplicantStatus.SELECTED:
            _end_nomination(uow, call, known, reason.strip(), session.clock.today())
    return decided


def _end_nomination(
    uow: UnitOfWork, call: ExpertCall, known: Applicant, reason: str, today: dt.date
) -> None:
    """End what choosing an applicant brought; a nomination that was there before stays."""
    if known.person_id is None or call.committee_id is None:
        return
    for item in uow.reader.find(
        ExpertRegistration,
        Is("person_id", known.person_id),
        Is("committee_id", call.committee_id),
        Is("status", RegistrationStatus.NOMINATED),
        Is("note", call.title),
    ):
        note = f"{item.note}\n{reason}"
        ended = dataclasses.replace(item, status=RegistrationStatus.ENDED, ended=today, note=note)
        uow.change(ended)


def select(session: Session, applicant: int, reason: str) -> Selected:
    """Choose an applicant: as one operation the person is known and nominated as an expert.

    A person of the same name and unit is taken, else one is added; a name without a unit says too
    little to tell a person by. For a call of a national
    committee, or of none, nobody is registered; nobody is registered twice either.

    Raises:
        Refused: the applicant is gone, or nothing may be written.
    """
    known, call = _applicant_of(session, applicant)
    with session.writing(Message("{name} was selected", name=known.name), reason=reason) as uow:
        person = _person(uow, known)
        decided = dataclasses.replace(
            _decided(session, known, ApplicantStatus.SELECTED, reason), person_id=person.id
        )
        uow.change(decided)
        registration = _register(uow, call, person)
    return Selected(decided, person, registration)


def _applicant_of(session: Session, applicant: int) -> tuple[Applicant, ExpertCall]:
    with session.reading() as reader:
        known = reader.get(Applicant, applicant)
        call = reader.get(ExpertCall, known.call_id) if known is not None else None
    if known is None or call is None:
        raise Refused(
            Message("The applicant is gone."),
            kept=Message("Nothing was changed."),
            advice=Message("Somebody removed the record or undid its import."),
        )
    return known, call


def _decided(session: Session, known: Applicant, status: ApplicantStatus, reason: str) -> Applicant:
    today = session.clock.today()
    return dataclasses.replace(known, status=status, reason=reason, decided=today)


def _person(uow: UnitOfWork, known: Applicant) -> Person:
    """Return the person who applied: the one linked, one of that name and unit, or a new one.

    A record that was merged into another stands for that one.
    """
    if known.person_id is not None:
        linked = uow.reader.get(Person, known.person_id)
        if linked is not None:
            return kept_of(uow.reader, linked)
    if not known.organization.strip():
        return uow.add(Person(name=known.name))
    unit = uow.reader.first(Organization, Is("name", known.organization))
    unit = kept_of(uow.reader, unit) if unit is not None else None
    if unit is None:
        unit = uow.add(Organization(name=known.organization))
    same = {
        kept.id: kept
        for person in uow.reader.find(Person, Is("name", known.name))
        if person.organization_id == unit.id
        for kept in (kept_of(uow.reader, person),)
    }
    if len(same) == 1:
        return next(iter(same.values()))
    return uow.add(Person(name=known.name, organization_id=unit.id))


def _register(uow: UnitOfWork, call: ExpertCall, person: Person) -> ExpertRegistration | None:
    committee = _committee(uow.reader, call)
    if committee is None or not international(committee):
        return None
    held = uow.reader.find(
        ExpertRegistration,
        Is("person_id", person.id),
        Is("committee_id", committee.id),
        OneOf("status", _RUNNING),
    )
    if held:
        return held[0]
    return uow.add(
        ExpertRegistration(
            committee_id=committee.id,
            person_id=person.id,
            status=RegistrationStatus.NOMINATED,
            note=call.title,
        )
    )


def days_said(standing: CallStanding) -> Text:
    """Return how long a call is open, against the least number of days."""
    if standing.days is None:
        return Message("The days of the call are not recorded.")
    return Plural(
        "open for {n} day, at least {least}",
        "open for {n} days, at least {least}",
        n=standing.days,
        least=standing.least.number,
    )
