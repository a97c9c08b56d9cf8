"""Committees: size, interest parties, units, officers, terms, seats held (duties 1.6, 5.3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from stdcommittee.base.conditions import OneOf
from stdcommittee.base.messages import N_, Bilingual, Message, Plural, Text
from stdcommittee.domain.people.composition import (
    CompositionFinding,
    CompositionState,
    composition,
    load_state,
)
from stdcommittee.domain.people.records import (
    PARTIES,
    Committee,
    CommitteeKind,
    CommitteeStatus,
    Membership,
)
from stdcommittee.domain.people.roster import Roster, roster_on
from stdcommittee.domain.supervision.measures import Line
from stdcommittee.indicators import ALL, Found, Indicator, Inquiry, day
from stdcommittee.indicators.ballots import with_evidence
from stdcommittee.storage.people import Seats, seats_held, seats_of

NAMED: Final = (N_("Committee"), N_("Title"))
_OWN: Final = (
    CommitteeKind.NATIONAL,
    CommitteeKind.NATIONAL_SUB,
    CommitteeKind.WORKING_GROUP,
    CommitteeKind.GROUP_BODY,
)


class Seated(NamedTuple):
    """A committee with its roster at the period's end, and each criterion of its composition."""

    committee: Committee
    roster: Roster
    findings: Mapping[str, CompositionFinding]


def seated(inquiry: Inquiry) -> list[Seated]:
    """Return the unit's national committees that work, with who sits on them."""
    return [item for item in rosters(inquiry) if item.findings]


def rosters(inquiry: Inquiry) -> list[Seated]:
    """Return the unit's committees and groups that work, with who sits on them."""

    def read() -> list[Seated]:
        seats = _seats(inquiry)
        found = []
        on = inquiry.period.as_of
        for committee in _committees(inquiry):
            roster = roster_on(seats.by_committee[committee.id], on)
            judged = composition(
                roster.voting, inquiry.rules, committee.kind, on, employers=seats.employers
            )
            found.append(Seated(committee, roster, {item.id: item for item in judged}))
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


Said = tuple[tuple[Text, ...], Text]
Judged = tuple[CompositionFinding, ...]


def _each(
    criteria: tuple[str, ...], say: Callable[[Judged, Inquiry], Said]
) -> Callable[[Inquiry], Found]:
    """Return how to hold every committee against criteria of composition, and say how it stands.

    A committee whose roster does not tell is left out with the reason.
    """

    def gather(inquiry: Inquiry) -> Found:
        counted, left_out = [], []
        for item in seated(inquiry):
            judged = tuple(item.findings[name] for name in criteria if name in item.findings)
            unknown = [finding for finding in judged if finding.state is CompositionState.UNKNOWN]
            broken = any(finding.state is CompositionState.BROKEN for finding in judged)
            if not judged or (unknown and not broken):
                why = (unknown or [*item.findings.values()])[0].note
                left_out.append(_line(item.committee, judgement=why))
                continue
            cells, judgement = say(judged, inquiry)
            counted.append(_line(item.committee, *cells, judgement=judgement, good=not broken))
        return Found(sorted(counted, key=lambda line: line.good is not False), left_out)

    return gather


def _size(judged: Judged, _inquiry: Inquiry) -> Said:
    (size,) = judged
    judgement = Message("{n} too few", n=-size.room) if size.room < 0 else Message("enough")
    return (str(size.value), str(size.limit)), judgement


def _party(judged: Judged, _inquiry: Inquiry) -> Said:
    (found,) = judged
    room = found.room
    judgement = (
        Message("{n} too many", n=-room) if room < 0 else Message("room for {n} more", n=room)
    )
    party = found.party.text if found.party is not None else day(None)
    return (party, f"{found.value}/{found.of}"), judgement


def _unit(judged: Judged, inquiry: Inquiry) -> Said:
    (found,) = judged
    unit = _seats(inquiry).units.get(found.unit or 0)
    name: Text = Bilingual(unit.name, unit.name_en) if unit is not None else day(None)
    judgement = (
        Message("{n} too many", n=-found.room) if found.room < 0 else Message("within the limit")
    )
    return (name, str(found.value)), judgement


def _officers(judged: Judged, _inquiry: Inquiry) -> Said:
    wrong = tuple(found.label for found in judged if found.state is CompositionState.BROKEN)
    judgement = (
        Message("not by the rules: {criteria}", criteria=wrong) if wrong else Message("in order")
    )
    return tuple(str(found.value) for found in judged), judgement


def termed(inquiry: Inquiry) -> list[Seated]:
    """Return the committees whose seats have terms: national ones and mirror groups."""
    return [item for item in rosters(inquiry) if item.findings or item.committee.mirrors]


def _terms(inquiry: Inquiry) -> Found:
    counted, left_out = [], []
    for item in termed(inquiry):
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
    held: dict[int, tuple[str, list[str]]] = {}
    for number, name, reference in seats_held(inquiry.reader, inquiry.period.as_of):
        if number in known:
            held.setdefault(number, (name, []))[1].append(reference)
    lines = []
    for number, (name, references) in held.items():
        state = load_state(len(references), inquiry.rules, inquiry.period.as_of)
        judgement: Message = Plural("{n} committee", "{n} committees", n=len(references))
        if state is CompositionState.WARNING:
            judgement = Message("{n} committees, to be looked at", n=len(references))
        cells = (name, str(len(references)), "; ".join(references))
        good = state is not CompositionState.BROKEN
        lines.append(
            Line(kind="person", record=number, cells=cells, judgement=judgement, good=good)
        )
    return Found(sorted(lines, key=lambda line: (line.good is not False, line.record)))


def _mirror_group(inquiry: Inquiry) -> Found:
    lines = []
    for item in rosters(inquiry):
        if not item.committee.mirrors:
            continue
        counts = Counter(seat.party for seat in item.roster.voting)
        for party in PARTIES:
            members = counts[party]
            judgement = (
                Plural("{n} member", "{n} members", n=members) if members else Message("absent")
            )
            cells = (item.committee.mirrors, party.text)
            lines.append(_line(item.committee, *cells, judgement=judgement, good=members > 0))
    return Found(sorted(lines, key=lambda line: line.good is not False))


def _approved(inquiry: Inquiry) -> Found:
    groups = [item.committee for item in rosters(inquiry) if item.committee.mirrors]
    return with_evidence(
        inquiry, "committee", (_line(item, item.mirrors, judgement="") for item in groups)
    )


_OFFICERS: Final = ("chair", "vice_chairs", "secretaries", "vice_secretaries", "leaders")
_COMMITTEES: Final = N_("National committees and subcommittees at work that have members.")
_TOLD: Final = N_("National committees and subcommittees at work whose roster tells.")

INDICATORS = (
    Indicator(
        id="composition.size",
        label=N_("Committees of sufficient size"),
        counts=N_("Committees with at least the least number of voting members."),
        among=_COMMITTEES,
        rules=("tc.members.min", "sc.members.min"),
        target=ALL,
        columns=(*NAMED, N_("Members"), N_("Least")),
        gather=_each(("size",), _size),
    ),
    Indicator(
        id="composition.party",
        label=N_("Committees without a dominant interest party"),
        counts=N_("Committees in which no interest party has more than its largest share."),
        among=_TOLD,
        rules=("tc.party.maxShare",),
        target=ALL,
        columns=(*NAMED, N_("Largest party"), N_("Its members")),
        gather=_each(("party",), _party),
    ),
    Indicator(
        id="composition.unit",
        label=N_("Committees without a dominant unit"),
        counts=N_("Committees in which no unit has more members than allowed."),
        among=_TOLD,
        rules=("tc.unit.max",),
        target=ALL,
        columns=(*NAMED, N_("Largest unit"), N_("Its members")),
        gather=_each(("unit",), _unit),
    ),
    Indicator(
        id="composition.officers",
        label=N_("Committees with officers by the rules"),
        counts=N_(
            "Committees with one chair and one secretary-general, no more vice-chairs and deputies"
            " than allowed, and chair and vice-chairs from different units."
        ),
        among=_TOLD,
        rules=(
            *("tc.chair.max", "tc.vicechair.max", "sc.vicechair.max"),
            *("tc.secretary", "tc.vicesecretary.max", "sc.vicesecretary.max", "tc.unit.max"),
        ),
        target=ALL,
        columns=(
            *(*NAMED, N_("Chairs"), N_("Vice-chairs"), N_("Secretaries-general")),
            N_("Deputy secretaries-general"),
            N_("Chair and vice-chairs from one unit"),
        ),
        gather=_each(_OFFICERS, _officers),
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
    Indicator(
        id="mirror.approval",
        label=N_("Mirror groups with documents"),
        counts=N_("Mirror groups with a document attached, such as the letter that approves them."),
        among=N_("Committees that mirror an ISO/IEC committee."),
        rules=("mirror.group", "mirror.records"),
        target=ALL,
        columns=(*NAMED, N_("Mirrors"), N_("Document")),
        gather=_approved,
    ),
)
