"""Experts in ISO and IEC working groups: who, how new, how spread, how active (duty 5.7)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from stdcommittee.base.conditions import Between, Is, OneOf
from stdcommittee.base.dates import add_months
from stdcommittee.base.messages import N_, Bilingual, Joined, Message, Plural, Text
from stdcommittee.domain.ballots.position_records import Reply
from stdcommittee.domain.meetings.records import (
    Attendance,
    Delegate,
    Delegation,
    Meeting,
    Presence,
)
from stdcommittee.domain.people.expert_records import ExpertRegistration, RegistrationStatus
from stdcommittee.domain.people.experts import idle, international, registered, takes_experts
from stdcommittee.domain.people.records import (
    Committee,
    CommitteeStatus,
    Organization,
    Person,
)
from stdcommittee.domain.supervision.measures import Line, MeasureUnit
from stdcommittee.indicators import ALL, Found, Indicator, Inquiry, day
from stdcommittee.storage.reader import Reader

NAMED: Final = (N_("Committee"), N_("Title"))
IDLE: Final = "expert.idle.months"
_RULE: Final = ("mirror.experts",)


class Trace(NamedTuple):
    """The last thing that somebody did: when, and the record that shows it."""

    on: dt.date
    kind: str
    record: int


class Experts(NamedTuple):
    """The registrations in the committees in scope, with the people and units behind them."""

    committees: Mapping[int, Committee]
    registrations: tuple[ExpertRegistration, ...]
    people: Mapping[int, Person]
    units: Mapping[int, Organization]

    def on(self, day_: dt.date) -> list[ExpertRegistration]:
        """Return the registrations that hold on a day."""
        return [item for item in self.registrations if registered(item, day_)]

    def unit_of(self, person: int) -> Organization | None:
        """Return the unit of an expert."""
        return self.units.get(self.people[person].organization_id or 0)


def last_traces(reader: Reader, people: Iterable[int], on: dt.date) -> dict[int, Trace]:
    """Return what each of some people last did up to a day: replied, attended, was delegated.

    Those who did nothing that is recorded are left out.
    """
    wanted = OneOf("person_id", tuple(dict.fromkeys(people)))
    found: list[tuple[int, Trace]] = [
        (item.person_id or 0, Trace(item.replied, "reply", item.id))
        for item in reader.find(Reply, wanted, Between("replied", None, on))
        if item.replied is not None
    ]
    attended = reader.find(Attendance, wanted, Is("presence", Presence.PRESENT))
    sent = reader.find(Delegate, wanted, Is("attended", True))  # noqa: FBT003  (a field's value)
    delegations = reader.many(Delegation, {item.delegation_id for item in sent})
    held = [(item.person_id, item.meeting_id, "attendance", item.id) for item in attended]
    held += [
        (item.person_id, delegations[item.delegation_id].meeting_id, "delegate", item.id)
        for item in sent
    ]
    meetings = reader.many(Meeting, {meeting for _, meeting, _, _ in held})
    for person, meeting, kind, number in held:
        begins = meetings[meeting].begins
        if begins is not None and begins <= on:
            found.append((person or 0, Trace(begins, kind, number)))
    return dict(sorted(found, key=lambda pair: pair[1].on))


def mirrored(inquiry: Inquiry) -> list[Committee]:
    """Return the ISO and IEC committees at work that are mirrored; all, where none is known."""

    def read() -> list[Committee]:
        scope = inquiry.scope
        active = Is("status", CommitteeStatus.ACTIVE)
        named = (OneOf("reference", scope.mirrored),) if scope.mirrored or scope.chosen else ()
        known = inquiry.reader.find(Committee, active, *named, order=("reference",))
        return [item for item in known if international(item)]

    return inquiry.once("mirrored committees", read)


def experts(inquiry: Inquiry) -> Experts:
    """Return everybody who is or was registered in the mirrored committees."""

    def read() -> Experts:
        committees = {item.id: item for item in mirrored(inquiry)}
        found = inquiry.reader.find(
            ExpertRegistration, OneOf("committee_id", tuple(committees)), order=("person_id",)
        )
        people = inquiry.reader.many(Person, (item.person_id for item in found))
        units = filter(None, (person.organization_id for person in people.values()))
        return Experts(
            committees, tuple(found), people, inquiry.reader.many(Organization, set(units))
        )

    return inquiry.once("experts", read)


def running(inquiry: Inquiry) -> list[ExpertRegistration]:
    """Return the registrations that hold at the period's end."""
    return experts(inquiry).on(inquiry.period.as_of)


def idle_experts(inquiry: Inquiry) -> dict[int, tuple[Trace | None, dt.date | None, bool | None]]:
    """Return for each expert what was last done, the first registration, and whether it rests."""

    def read() -> dict[int, tuple[Trace | None, dt.date | None, bool | None]]:
        on, months = inquiry.period.as_of, inquiry.number(IDLE)
        begun: dict[int, dt.date | None] = {}
        for item in running(inquiry):
            days = [d for d in (item.since, begun.get(item.person_id)) if d is not None]
            begun[item.person_id] = min(days, default=None)
        traces = last_traces(inquiry.reader, begun, on)
        found = {}
        for person, since in begun.items():
            trace = traces.get(person)
            done = trace.on if trace is not None else None
            found[person] = (trace, since, idle(done, since, months, on))
        return found

    return inquiry.once(("idle experts", inquiry.period.as_of), read)


def named(committee: Committee) -> tuple[Text, Text]:
    """Return the cells that name a committee."""
    return committee.reference, Bilingual(committee.title_zh, committee.title_en)


def name_of(inquiry: Inquiry, person: int) -> Text:
    """Return what an expert is called."""
    found = experts(inquiry).people[person]
    return Bilingual(found.name, found.name_en)


def _unit(inquiry: Inquiry, person: int) -> Text:
    unit = experts(inquiry).unit_of(person)
    return day(None) if unit is None else Bilingual(unit.name, unit.name_en)


def _count(number: int) -> Text:
    return Plural("{n} expert", "{n} experts", n=number) if number else Message("no expert")


def _groups(inquiry: Inquiry) -> Found:
    held = Counter(item.committee_id for item in running(inquiry))
    lines = [
        Line(
            kind="committee",
            record=item.id,
            cells=(*named(item), str(held[item.id])),
            judgement=_count(held[item.id]),
            good=held[item.id] > 0,
        )
        for item in mirrored(inquiry)
        if takes_experts(item)
    ]
    return Found(sorted(lines, key=lambda line: line.good is not False))


def _registered(inquiry: Inquiry) -> Found:
    held: dict[int, list[ExpertRegistration]] = {}
    for item in running(inquiry):
        held.setdefault(item.person_id, []).append(item)
    committees = experts(inquiry).committees
    return Found(
        [
            Line(
                kind="person",
                record=person,
                cells=(
                    name_of(inquiry, person),
                    _unit(inquiry, person),
                    Joined(
                        tuple(dict.fromkeys(committees[x.committee_id].reference for x in items))
                    ),
                ),
                judgement=Plural("{n} registration", "{n} registrations", n=len(items)),
            )
            for person, items in held.items()
        ],
        looked_at=len({item.person_id for item in experts(inquiry).registrations}),
    )


_BEGUN: Final = (RegistrationStatus.REGISTERED, RegistrationStatus.ENDED)


def _new(inquiry: Inquiry) -> Found:
    known, period = experts(inquiry), inquiry.period
    registrations = [item for item in known.registrations if item.status in _BEGUN]
    counted = [
        _registration_line(inquiry, item, item.role.text)
        for item in registrations
        if item.since is not None and period.start <= item.since <= period.as_of
    ]
    without = [
        _registration_line(inquiry, item, Message("no day of registration is recorded"))
        for item in registrations
        if item.since is None
    ]
    return Found(counted, without, looked_at=len(registrations))


def _registration_line(inquiry: Inquiry, item: ExpertRegistration, judgement: Text) -> Line:
    return Line(
        kind="expert_registration",
        record=item.id,
        cells=(
            name_of(inquiry, item.person_id),
            _unit(inquiry, item.person_id),
            experts(inquiry).committees[item.committee_id].reference,
            day(item.since),
        ),
        judgement=judgement,
    )


def _spread(inquiry: Inquiry) -> Found:
    known = experts(inquiry)
    people = dict.fromkeys(item.person_id for item in running(inquiry))
    by_unit: dict[int, int] = {}
    left_out = []
    for person in people:
        unit = known.unit_of(person)
        if unit is None:
            cells = (day(None), day(None), name_of(inquiry, person))
            why = Message("no unit is recorded")
            left_out.append(Line(kind="person", record=person, cells=cells, judgement=why))
        else:
            by_unit[unit.id] = by_unit.get(unit.id, 0) + 1
    units = sorted((known.units[number] for number in by_unit), key=lambda u: (u.place, u.id))
    return Found(
        [
            Line(
                kind="organization",
                record=unit.id,
                cells=(unit.place or day(None), Bilingual(unit.name, unit.name_en), unit.kind.text),
                judgement=_count(by_unit[unit.id]),
            )
            for unit in units
        ],
        left_out,
        looked_at=len(people),
    )


def _active(inquiry: Inquiry) -> Found:
    counted: list[Line] = []
    left_out: list[Line] = []
    for person, (trace, since, rests) in idle_experts(inquiry).items():
        judgement: Text = Message("active")
        if rests is None:
            judgement = Message("neither activity nor day of registration is recorded")
        elif rests:
            judgement = Message("inactive")
        cells = (
            name_of(inquiry, person),
            _unit(inquiry, person),
            day(since),
            day(trace.on if trace is not None else None),
        )
        good = None if rests is None else not rests
        made = Line(kind="person", record=person, cells=cells, judgement=judgement, good=good)
        (left_out if rests is None else counted).append(made)
    return Found(sorted(counted, key=lambda line: line.good is not False), left_out)


def idle_since(trace: Trace | None, since: dt.date | None, months: int) -> dt.date | None:
    """Return the day on which an expert became inactive, counted from the last activity."""
    known = [d for d in (trace.on if trace is not None else None, since) if d is not None]
    return add_months(max(known), months) if known else None


INDICATORS = (
    Indicator(
        id="experts.registered",
        label=N_("Registered experts"),
        counts=N_("People registered as experts at the end of the period."),
        unit=MeasureUnit.COUNT,
        rules=_RULE,
        columns=(N_("Expert"), N_("Unit"), N_("Working groups")),
        gather=_registered,
    ),
    Indicator(
        id="experts.groups",
        label=N_("Working groups with an expert"),
        counts=N_("Working groups in which an expert was registered at the end of the period."),
        among=N_("Working groups at work under the mirrored committees."),
        rules=_RULE,
        target=ALL,
        columns=(*NAMED, N_("Experts")),
        gather=_groups,
    ),
    Indicator(
        id="experts.new",
        label=N_("New registrations of experts"),
        counts=N_("Registrations that began in the period."),
        unit=MeasureUnit.COUNT,
        rules=_RULE,
        columns=(N_("Expert"), N_("Unit"), N_("Working group"), N_("Registered on")),
        gather=_new,
    ),
    Indicator(
        id="experts.spread",
        label=N_("Units that send experts"),
        counts=N_("Units with a registered expert at the end of the period, by place."),
        unit=MeasureUnit.COUNT,
        rules=_RULE,
        columns=(N_("Place"), N_("Unit"), N_("Kind")),
        gather=_spread,
    ),
    Indicator(
        id="experts.active",
        label=N_("Active experts"),
        counts=N_("Experts who replied, attended or were delegated within the months allowed."),
        among=N_("Registered experts; who was registered only lately counts as active."),
        rules=(IDLE, *_RULE),
        target=ALL,
        columns=(N_("Expert"), N_("Unit"), N_("Registered on"), N_("Last activity")),
        gather=_active,
    ),
)
