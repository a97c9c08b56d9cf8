"""Experts in ISO and IEC groups: how long registered, how loaded, when last active."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from stdcommittee.base.conditions import Between, Blank, Condition, Is, Not, OneOf
from stdcommittee.base.errors import Refused
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual, Message, Plural, Text
from stdcommittee.base.records import kind_of
from stdcommittee.domain.people.expert_records import ExpertRegistration, RegistrationStatus
from stdcommittee.domain.people.experts import (
    Tenure,
    idle,
    registered,
    takes_experts,
    tenure,
)
from stdcommittee.domain.people.records import Committee, CommitteeStatus
from stdcommittee.indicators.experts import IDLE, Trace, last_traces
from stdcommittee.services.lists import ListRow, read_rows
from stdcommittee.services.scope import Scope
from stdcommittee.services.session import Session
from stdcommittee.storage.people import scope_of
from stdcommittee.storage.reader import Reader

EXPIRY: Final = "expert.expiry.days"
LOAD: Final = "expert.load.warn"


@frozen
class ExpertRow(ListRow):
    """A registration with how far it is, in a word and in words, and the expert's load."""

    tenure: Tenure = Tenure.RUNNING
    said: Text = ""
    load: int = 0
    loaded: bool = False
    resting: bool | None = None


@frozen
class ExpertStanding:
    """What is known of an expert beside one registration.

    `others` are all registrations of the person, `trace` the last thing done, `resting` whether
    nothing was done for `months`; None: nothing tells.
    """

    row: ExpertRow
    others: tuple[ExpertRow, ...]
    trace: Trace | None
    resting: bool | None
    months: int
    warn: int


@frozen
class ExpertBasis:
    """What the list of experts rests on.

    `committees` are those in view (None: all), `resting` the people who are inactive, `uncovered`
    the working groups in view without a registered expert: id, reference and title.
    """

    committees: tuple[int, ...] | None = None
    resting: tuple[int, ...] = ()
    uncovered: tuple[tuple[int, str, Text], ...] = ()

    def conditions(self, field: str = "committee_id") -> tuple[Condition, ...]:
        """Return the conditions that leave the records of the committees in view."""
        return () if self.committees is None else (OneOf(field, self.committees),)


def committees_in_view(reader: Reader, scope: Scope) -> tuple[int, ...] | None:
    """Return the committees in view with those under them and those they mirror; None: all."""
    if not scope.committees:
        return None
    references: set[str] = set(scope.committees)
    for name in scope.committees:
        try:
            known = scope_of(reader, name)
        except Refused:
            continue  # a committee that no record names has nothing under it
        references.update(known.own, known.mirrored)
    wanted = OneOf("reference", tuple(sorted(references)))
    return tuple(number for (number,) in reader.values(Committee, ("id",), wanted))


def expert_basis(session: Session, scope: Scope) -> ExpertBasis:
    """Return what the list of experts rests on, for the committees in view."""
    today = session.clock.today()
    with session.reading() as reader:
        view = committees_in_view(reader, scope)
        within = () if view is None else (OneOf("id", view),)
        active = Is("status", CommitteeStatus.ACTIVE)
        committees = reader.find(Committee, active, *within, order=("reference",))
        held = [item for item in _registrations(reader, view) if registered(item, today)]
        people = {item.person_id for item in held}
        resting = _resting(session, reader, people)
    covered = {item.committee_id for item in held}
    uncovered = tuple(
        (item.id, item.reference, Bilingual(item.title_zh, item.title_en))
        for item in committees
        if takes_experts(item) and item.id not in covered
    )
    return ExpertBasis(view, tuple(sorted(p for p in people if resting[p])), uncovered)


def _registrations(reader: Reader, view: Sequence[int] | None) -> list[ExpertRegistration]:
    within = () if view is None else (OneOf("committee_id", tuple(view)),)
    return reader.find(ExpertRegistration, *within)


def _resting(session: Session, reader: Reader, people: Iterable[int]) -> dict[int, bool | None]:
    """Return for each person whether nothing was done for long; None: nothing tells."""
    today = session.clock.today()
    months = session.rules.parameter(IDLE, today).number
    wanted = tuple(people)
    traces = last_traces(reader, wanted, today)
    since: dict[int, dt.date] = {}
    for item in reader.find(ExpertRegistration, OneOf("person_id", wanted)):
        if item.since is not None and registered(item, today):
            since[item.person_id] = min(item.since, since.get(item.person_id, item.since))
    return {
        person: idle(
            traces[person].on if person in traces else None, since.get(person), months, today
        )
        for person in wanted
    }


def expiring_conditions(session: Session) -> tuple[Condition, ...]:
    """Return the conditions that leave the registrations that expired or expire soon."""
    today = session.clock.today()
    soon = today + dt.timedelta(days=session.rules.parameter(EXPIRY, today).number)
    return (
        Is("status", RegistrationStatus.REGISTERED),
        Not(Blank("until")),
        Between("until", None, soon),
        Blank("ended"),
    )


def expert_rows(session: Session, ids: Sequence[int]) -> dict[int, ExpertRow]:
    """Return rows of registrations by id."""
    today = session.clock.today()
    soon = session.rules.parameter(EXPIRY, today).number
    warn = session.rules.parameter(LOAD, today).number
    rows = read_rows(session, kind_of(ExpertRegistration), ids)
    records = [row.record for row in rows if isinstance(row.record, ExpertRegistration)]
    people = {item.person_id for item in records}
    with session.reading() as reader:
        of_people = reader.find(ExpertRegistration, OneOf("person_id", tuple(people)))
        resting = _resting(session, reader, people)
    load = Counter(item.person_id for item in of_people if registered(item, today))
    return {
        item.id: ExpertRow(
            item,
            row.names,
            how_far := tenure(item, today, soon),
            _said(item, how_far, today),
            load[item.person_id],
            load[item.person_id] >= warn,
            resting[item.person_id] if how_far.counts else None,
        )
        for row, item in zip(rows, records, strict=True)
    }


def _said(item: ExpertRegistration, how_far: Tenure, today: dt.date) -> Text:
    match how_far:
        case Tenure.ENDING if item.until is not None:
            left = (item.until - today).days
            return Plural("expires in {n} day", "expires in {n} days", n=left)
        case Tenure.EXPIRED:
            return Message("expired {day}", day=item.until)
        case Tenure.ENDED if item.ended is not None:
            return Message("ended {day}", day=item.ended)
        case Tenure.AHEAD:
            return Message("from {day}", day=item.since)
        case Tenure.RUNNING if item.until is not None:
            return Message("until {day}", day=item.until)
        case _:
            return how_far.text


def standing_of(session: Session, registration: ExpertRegistration) -> ExpertStanding:
    """Return what is known of an expert beside one registration."""
    today = session.clock.today()
    person = registration.person_id
    with session.reading() as reader:
        ids = reader.ids(kind_of(ExpertRegistration), Is("person_id", person), order=("-since",))
        trace = last_traces(reader, [person], today).get(person)
        resting = _resting(session, reader, [person])[person]
    rows = expert_rows(session, list(dict.fromkeys((*ids, registration.id))))
    return ExpertStanding(
        rows[registration.id],
        tuple(rows[number] for number in ids),
        trace,
        resting,
        session.rules.parameter(IDLE, today).number,
        session.rules.parameter(LOAD, today).number,
    )
