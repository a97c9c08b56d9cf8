"""Delegations to ISO and IEC meetings: what is done, missing or late, and who goes."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final

from stdcommittee.base.conditions import Blank, Condition, Is, OneOf
from stdcommittee.base.errors import Refused
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual, Message, Plural, Text
from stdcommittee.base.records import kind_of
from stdcommittee.domain.meetings.attending import last_day
from stdcommittee.domain.meetings.delegations import (
    Check,
    DelegationDays,
    Duty,
    DutyState,
    checklist,
)
from stdcommittee.domain.meetings.records import (
    Delegate,
    DelegateRole,
    Delegation,
    Meeting,
    MeetingKind,
)
from stdcommittee.domain.people.expert_records import ExpertRegistration
from stdcommittee.domain.people.experts import registered
from stdcommittee.domain.people.records import Committee, Organization, Person
from stdcommittee.domain.rules import Parameter, RuleBook
from stdcommittee.services.lists import ListRow, read_rows
from stdcommittee.services.session import Session
from stdcommittee.storage.history import Touched
from stdcommittee.storage.reader import Reader

_RULES = {
    Duty.BRIEF: "mirror.delegation.brief.days",
    Duty.SUMMARY: "mirror.delegation.report.days",
}
DATED: Final = {
    Duty.REGISTRATION: "registered",
    Duty.APPROVAL: "approved",
    Duty.BRIEF: "brief",
    Duty.SUMMARY: "summary",
}
"""The lines of the checklist that have a day, with the field that holds it."""

_UNDER = "/"


@frozen
class DelegationRow(ListRow):
    """A delegation with its meeting and how much of its checklist is done."""

    meeting: Meeting | None = None
    checks: tuple[Check, ...] = ()

    @property
    def late(self) -> tuple[Check, ...]:
        """What is late or missing."""
        return tuple(x for x in self.checks if x.state in (DutyState.LATE, DutyState.MISSING))

    @property
    def done(self) -> int:
        """How many lines are done."""
        return sum(x.state in (DutyState.DONE, DutyState.DONE_LATE) for x in self.checks)

    @property
    def following(self) -> Check | None:
        """What is to be done next that has a day."""
        ahead = [x for x in self.checks if x.state is DutyState.AHEAD and x.due is not None]
        return min(ahead, key=lambda x: x.due or dt.date.max, default=None)


@frozen
class Candidate:
    """A registered expert who may go."""

    person: int
    name: Text
    unit: Text


@frozen
class DelegationPage:
    """What the page of a delegation shows beside its fields."""

    meeting: Meeting | None
    checks: tuple[Check, ...]
    rules: dict[Duty, Parameter]
    delegates: tuple[Delegate, ...]
    experts: tuple[Candidate, ...]  # registered in the committee and not in the delegation yet
    over: bool  # the meeting has ended


def delegation_page(session: Session, delegation: Delegation) -> DelegationPage:
    """Return how far a delegation is, who goes, and which registered experts might."""
    today = session.clock.today()
    with session.reading() as reader:
        meeting = reader.get(Meeting, delegation.meeting_id)
        delegates = reader.find(Delegate, Is("delegation_id", delegation.id), order=("id",))
        experts = _experts(reader, meeting, {item.person_id for item in delegates}, today)
    on = meeting.begins if meeting is not None and meeting.begins is not None else today
    rules = {duty: session.rules.parameter(key, on) for duty, key in _RULES.items()}
    checks: tuple[Check, ...] = ()
    if meeting is not None:
        checks = checklist(delegation, meeting, delegates, _days(session.rules, on), today)
    last = last_day(meeting) if meeting is not None else None
    over = last is not None and last < today
    return DelegationPage(meeting, checks, rules, tuple(delegates), tuple(experts), over)


def delegation_rows(session: Session, ids: Sequence[int]) -> dict[int, DelegationRow]:
    """Return rows of delegations by id."""
    today = session.clock.today()
    delegates = defaultdict(list)
    with session.reading() as reader:
        for delegate in reader.find(Delegate, OneOf("delegation_id", tuple(ids))):
            delegates[delegate.delegation_id].append(delegate)
        rows = read_rows(session, kind_of(Delegation), ids)
        records = [row.record for row in rows if isinstance(row.record, Delegation)]
        meetings = reader.many(Meeting, [item.meeting_id for item in records])
    found = {}
    for row in rows:
        item = row.record
        meeting = meetings.get(item.meeting_id) if isinstance(item, Delegation) else None
        if isinstance(item, Delegation) and meeting is not None:
            days = _days(session.rules, meeting.begins or today)
            checks = checklist(item, meeting, delegates[item.id], days, today)
            found[item.id] = DelegationRow(item, row.names, meeting, checks)
    return found


def no_summary_conditions() -> tuple[Condition, ...]:
    """Return the conditions that leave the delegations without a summary."""
    return (Blank("summary"),)


def prepare_delegation(session: Session, meeting_id: int) -> Delegation:
    """Make the delegation to a meeting, called after it.

    Raises:
        Refused: the meeting is gone, is none of ISO or IEC, or nothing may be written.
    """
    with session.reading() as reader:
        meeting = reader.get(Meeting, meeting_id)
    if meeting is None or meeting.kind is not MeetingKind.INTERNATIONAL:
        raise Refused(
            Message("Delegations go to ISO and IEC meetings only."),
            kept=Message("Nothing was changed."),
        )
    name = Bilingual(meeting.title, meeting.title_en)
    with session.writing(Message("Delegation to “{meeting}” prepared", meeting=name)) as uow:
        return uow.add(
            Delegation(meeting_id=meeting_id, title=meeting.title, title_en=meeting.title_en)
        )


def add_delegates(
    session: Session, delegation_id: int, people: Sequence[int], role: DelegateRole
) -> Touched:
    """Put people into a delegation, by the names and units of today.

    A head is also named as such on the delegation.

    Raises:
        Refused: the delegation is gone, they are in it already, or nothing may be written.
    """
    with session.reading() as reader:
        delegation = reader.get(Delegation, delegation_id)
        if delegation is None:
            raise Refused(Message("This delegation is no longer there."))
        there = {
            item.person_id for item in reader.find(Delegate, Is("delegation_id", delegation_id))
        }
        known = reader.many(Person, [number for number in people if number not in there])
        units = reader.many(
            Organization, {item.organization_id for item in known.values() if item.organization_id}
        )
    if not known:
        raise Refused(Message("They are in the delegation already."))
    new = [
        Delegate(
            delegation_id=delegation_id,
            person_id=item.id,
            name=item.name,
            organization=units[item.organization_id].name if item.organization_id in units else "",
            role=role,
        )
        for item in known.values()
    ]
    message = Plural(
        "{n} person put into the delegation “{name}”",
        "{n} persons put into the delegation “{name}”",
        n=len(new),
        name=Bilingual(delegation.title, delegation.title_en),
    )
    with session.writing(message) as uow:
        uow.add_many(new)
        if role is DelegateRole.HEAD:
            uow.change(dataclasses.replace(delegation, head=new[0].name))
    return uow.touched


def mark_attended(session: Session, delegate_id: int, *, attended: bool) -> Touched:
    """Say that somebody of a delegation took part, or did not.

    Raises:
        Refused: the person is no longer in the delegation, or nothing may be written.
    """
    with session.reading() as reader:
        item = reader.get(Delegate, delegate_id)
    if item is None:
        raise Refused(Message("Somebody is no longer in the delegation."))
    said = Message("{name} took part", name=item.name)
    if not attended:
        said = Message("{name} did not take part", name=item.name)
    with session.writing(said) as uow:
        uow.change(dataclasses.replace(item, attended=attended))
    return uow.touched


def record_done(session: Session, delegation_id: int, duty: Duty, on: dt.date) -> Touched:
    """Enter the day on which one of the dated lines of the checklist (`DATED`) was done.

    Raises:
        Refused: the delegation is gone, or nothing may be written.
    """
    with session.reading() as reader:
        item = reader.get(Delegation, delegation_id)
    if item is None:
        raise Refused(Message("This delegation is no longer there."))
    done: dict[str, Any] = {DATED[duty]: on}
    message = Message("{name}: {duty}", name=Bilingual(item.title, item.title_en), duty=duty.text)
    with session.writing(message) as uow:
        uow.change(dataclasses.replace(item, **done))
    return uow.touched


def _days(rules: RuleBook, on: dt.date) -> DelegationDays:
    return DelegationDays(
        rules.parameter(_RULES[Duty.BRIEF], on).number,
        rules.parameter(_RULES[Duty.SUMMARY], on).number,
    )


def _experts(
    reader: Reader, meeting: Meeting | None, there: set[int | None], today: dt.date
) -> list[Candidate]:
    """Return the experts registered in a meeting's committee or under it, by name."""
    if meeting is None or not meeting.committee:
        return []
    committees = {
        item.id
        for item in reader.find(Committee)
        if item.reference == meeting.committee
        or item.reference.startswith(meeting.committee + _UNDER)
        or meeting.committee.startswith(item.reference + _UNDER)
    }
    registrations = reader.find(ExpertRegistration, OneOf("committee_id", tuple(committees)))
    wanted = {item.person_id for item in registrations if registered(item, today)}
    people = reader.many(Person, wanted - there)
    units = reader.many(
        Organization, {item.organization_id for item in people.values() if item.organization_id}
    )
    found = [
        Candidate(
            item.id,
            Bilingual(item.name, item.name_en),
            units[item.organization_id].name if item.organization_id in units else "",
        )
        for item in people.values()
    ]
    return sorted(found, key=lambda item: str(item.name))
