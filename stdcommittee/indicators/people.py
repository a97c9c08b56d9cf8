"""Committees: size, interest parties, units, officers, terms, seats held (duties 1.6, 5.3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from stdcommittee.base.conditions import OneOf
from stdcommittee.base.messages import N_, Bilingual, Message, Plural, Text
from stdcommittee.domain.people.records import (
    Committee,
    CommitteeKind,
    CommitteeStatus,
    Membership,
    Role,
)
from stdcommittee.domain.people.roster import Roster, roster_on
from stdcommittee.domain.supervision.composition import (
    PARTIES,
    Composition,
    composition_of,
    prefix_of,
)
from stdcommittee.domain.supervision.measures import Line
from stdcommittee.indicators import ALL, Found, Indicator, Inquiry, day
from stdcommittee.storage.people import Seats, seats_held, seats_of

NAMED: Final = (N_("Committee"), N_("Title"))
_OWN: Final = (
    CommitteeKind.NATIONAL,
    CommitteeKind.NATIONAL_SUB,
    CommitteeKind.WORKING_GROUP,
    CommitteeKind.GROUP_BODY,
)


class Seated(NamedTuple):
    """A committee with its roster and make-up at the period's end."""

    committee: Committee
    roster: Roster
    composition: Composition


def seated(inquiry: Inquiry) -> list[Seated]:
    """Return the unit's national committees that work, with who sits on them."""
    return [item for item in _rosters(inquiry) if prefix_of(item.committee.kind)]


def _rosters(inquiry: Inquiry) -> list[Seated]:
    def read() -> list[Seated]:
        seats = _seats(inquiry)
        found = []
        for committee in _committees(inquiry):
            roster = roster_on(seats.by_committee[committee.id], inquiry.period.as_of)
            found.append(Seated(committee, roster, composition_of(roster, seats.people)))
        return found

    return inquiry.once(("rosters", inquiry.period.as_of), read)


def _committees(inquiry: Inquiry) -> list[Committee]:
    return inquiry.once(
        "committees",
        lambda: inquiry.reader.find(
            Committee,
            OneOf("kind", _OWN),
            OneOf("status", (CommitteeStatus.ACTIVE,)),
            *inquiry.scope.committees,
            order=("reference",),
        ),
    )


def _seats(inquiry: Inquiry) -> Seats:
    return inquiry.once(
        "seats", lambda: seats_of(inquiry.reader, [item.id for item in _committees(inquiry)])
    )


def _line(committee: Committee, *cells: Text, judgement: Text, good: bool | None = None) -> Line:
    return Line(
        kind="committee",
        record=committee.id,
        cells=(committee.reference, Bilingual(committee.title_zh, committee.title_en), *cells),
        judgement=judgement,
        good=good,
    )


Judged = tuple[tuple[Text, ...], Text, bool]
Test = Callable[[Seated, Inquiry], Judged]


def _each(test: Test) -> Callable[[Inquiry], Found]:
    """Return how to test every committee that has members."""

    def gather(inquiry: Inquiry) -> Found:
        counted, left_out = [], []
        for item in seated(inquiry):
            if not item.composition.members:
                why = Message("no members are recorded")
                left_out.append(_line(item.committee, judgement=why))
                continue
            cells, judgement, good = test(item, inquiry)
            counted.append(_line(item.committee, *cells, judgement=judgement, good=good))
        return Found(sorted(counted, key=lambda line: line.good is not False), left_out)

    return gather


def _size(item: Seated, inquiry: Inquiry) -> Judged:
    members = item.composition.members
    least = inquiry.number(f"{prefix_of(item.committee.kind)}.members.min")
    judgement = Message("{n} too few", n=least - members) if members < least else Message("enough")
    return (str(members), str(least)), judgement, members >= least


def _party(item: Seated, inquiry: Inquiry) -> Judged:
    party, count = item.composition.largest_party
    room = item.composition.party_room(inquiry.share("tc.party.maxShare"))
    judgement = (
        Message("{n} too many", n=-room) if room < 0 else Message("room for {n} more", n=room)
    )
    return (party.text, f"{count}/{item.composition.members}"), judgement, room >= 0


def _unit(item: Seated, inquiry: Inquiry) -> Judged:
    number, count = item.composition.largest_unit
    most = inquiry.number("tc.unit.max")
    unit = _seats(inquiry).units.get(number)
    name: Text = Bilingual(unit.name, unit.name_en) if unit is not None else day(None)
    judgement = (
        Message("{n} too many", n=count - most) if count > most else Message("within the limit")
    )
    return (name, str(count)), judgement, count <= most


def _officers(item: Seated, inquiry: Inquiry) -> Judged:
    prefix = prefix_of(item.committee.kind)
    limits = {
        Role.CHAIR: inquiry.number("tc.chair.max"),
        Role.VICE_CHAIR: inquiry.number(f"{prefix}.vicechair.max"),
        Role.VICE_SECRETARY: inquiry.number(f"{prefix}.vicesecretary.max"),
    }
    counts = {role: item.composition.officers.get(role, 0) for role in limits}
    over = tuple(role.text for role, most in limits.items() if counts[role] > most)
    judgement = Message("too many: {offices}", offices=over) if over else Message("in order")
    return tuple(map(str, counts.values())), judgement, not over


def _terms(inquiry: Inquiry) -> Found:
    counted, left_out = [], []
    for item in seated(inquiry):
        for seat in item.roster.voting:
            until = seat.until
            good = until is None or until >= inquiry.period.as_of
            judgement = Message("running") if good else Message("ended")
            made = _seat_line(inquiry, item, seat, judgement, good=good)
            if until is None:
                left_out.append(
                    _seat_line(inquiry, item, seat, Message("no end of term is recorded"))
                )
            else:
                counted.append(made)
    return Found(sorted(counted, key=lambda line: line.good is not False), left_out)


def _seat_line(
    inquiry: Inquiry, item: Seated, seat: Membership, judgement: Text, *, good: bool | None = None
) -> Line:
    person = _seats(inquiry).people[seat.person_id]
    return Line(
        kind="membership",
        record=seat.id,
        cells=(
            item.committee.reference,
            Bilingual(person.name, person.name_en),
            seat.role.text,
            day(seat.since),
            day(seat.until),
        ),
        judgement=judgement,
        good=good,
    )


def _load(inquiry: Inquiry) -> Found:
    known = {seat.person_id for item in seated(inquiry) for seat in item.roster.voting}
    most = inquiry.number("person.tc.block")
    warned = inquiry.number("person.tc.warn")
    held: dict[int, tuple[str, list[str]]] = {}
    for number, name, reference in seats_held(inquiry.reader, inquiry.period.as_of):
        if number in known:
            held.setdefault(number, (name, []))[1].append(reference)
    lines = []
    for number, (name, references) in held.items():
        good = len(references) < most
        judgement: Message = Plural("{n} committee", "{n} committees", n=len(references))
        if good and len(references) >= warned:
            judgement = Message("{n} committees, to be looked at", n=len(references))
        cells = (name, str(len(references)), "; ".join(references))
        lines.append(
            Line(kind="person", record=number, cells=cells, judgement=judgement, good=good)
        )
    return Found(sorted(lines, key=lambda line: (line.good is not False, line.record)))


def _mirror_group(inquiry: Inquiry) -> Found:
    lines = []
    for item in _rosters(inquiry):
        if not item.committee.mirrors:
            continue
        for party in PARTIES:
            members = item.composition.parties.get(party, 0)
            judgement = (
                Plural("{n} member", "{n} members", n=members) if members else Message("absent")
            )
            cells = (item.committee.mirrors, party.text)
            lines.append(_line(item.committee, *cells, judgement=judgement, good=members > 0))
    return Found(sorted(lines, key=lambda line: line.good is not False))


_COMMITTEES: Final = N_("National committees and subcommittees at work that have members.")

INDICATORS = (
    Indicator(
        id="composition.size",
        label=N_("Committees of sufficient size"),
        counts=N_("Committees with at least the least number of voting members."),
        among=_COMMITTEES,
        rules=("tc.members.min", "sc.members.min"),
        target=ALL,
        columns=(*NAMED, N_("Members"), N_("Least")),
        gather=_each(_size),
    ),
    Indicator(
        id="composition.party",
        label=N_("Committees without a dominant interest party"),
        counts=N_("Committees in which no interest party has more than its largest share."),
        among=_COMMITTEES,
        rules=("tc.party.maxShare",),
        target=ALL,
        columns=(*NAMED, N_("Largest party"), N_("Its members")),
        gather=_each(_party),
    ),
    Indicator(
        id="composition.unit",
        label=N_("Committees without a dominant unit"),
        counts=N_("Committees in which no unit has more members than allowed."),
        among=_COMMITTEES,
        rules=("tc.unit.max",),
        target=ALL,
        columns=(*NAMED, N_("Largest unit"), N_("Its members")),
        gather=_each(_unit),
    ),
    Indicator(
        id="composition.officers",
        label=N_("Committees with officers by the rules"),
        counts=N_("Committees with no more chairs, vice-chairs and deputies than allowed."),
        among=_COMMITTEES,
        rules=("tc.chair.max", "tc.vicechair.max", "tc.vicesecretary.max", "sc.vicechair.max"),
        target=ALL,
        columns=(*NAMED, N_("Chairs"), N_("Vice-chairs"), N_("Deputy secretaries-general")),
        gather=_each(_officers),
    ),
    Indicator(
        id="terms.running",
        label=N_("Terms that run"),
        counts=N_("Seats whose term had not ended at the end of the period."),
        among=N_("Seats with a vote whose end of term is recorded."),
        rules=("term.years",),
        target=ALL,
        columns=(N_("Committee"), N_("Member"), N_("Role"), N_("From"), N_("Term ends")),
        gather=_terms,
    ),
    Indicator(
        id="people.load",
        label=N_("Members with few enough seats"),
        counts=N_("Members who sit on fewer national committees than the limit."),
        among=N_("Members with a vote at the end of the period."),
        rules=("person.tc.block", "person.tc.warn"),
        target=ALL,
        columns=(N_("Member"), N_("Seats"), N_("Committees")),
        gather=_load,
    ),
    Indicator(
        id="mirror.parties",
        label=N_("Interest parties in the mirror groups"),
        counts=N_("Interest parties that have a member."),
        among=N_("The five interest parties in each committee that mirrors an ISO/IEC committee."),
        rules=("mirror.group",),
        target=ALL,
        columns=(*NAMED, N_("Mirrors"), N_("Interest party")),
        gather=_mirror_group,
    ),
)
