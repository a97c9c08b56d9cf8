"""Which parts of the mirrored ISO and IEC committees the registered experts cover (duty 5.3)."""

from __future__ import annotations

from stdcommittee.base.conditions import OneOf
from stdcommittee.base.messages import N_, Joined, Message
from stdcommittee.domain.people.records import Committee, InterestParty, Membership
from stdcommittee.domain.people.roster import in_office
from stdcommittee.domain.supervision.measures import Line
from stdcommittee.indicators import ALL, Found, Indicator, Inquiry
from stdcommittee.indicators.experts import NAMED, experts, mirrored, named, running


def _coverage(inquiry: Inquiry) -> Found:
    """Hold each part of the mirrored committees against the experts in it and what they bring."""
    whole = {item.reference for item in mirrored(inquiry)}
    parts = [item for item in mirrored(inquiry) if _is_part(item, whole)]
    held = running(inquiry)
    known = experts(inquiry)
    party = _parties(inquiry, {item.person_id for item in held})
    lines = []
    for part in parts:
        under = f"{part.reference}/"
        people = {
            item.person_id
            for item in held
            if item.committee_id == part.id
            or known.committees[item.committee_id].reference.startswith(under)
        }
        units = {unit.id for person in people if (unit := known.unit_of(person)) is not None}
        said = Joined(tuple(p.text for p in InterestParty if any(party[x] is p for x in people)))
        lines.append(
            Line(
                kind="committee",
                record=part.id,
                cells=(*named(part), str(len(people)), str(len(units)), said if people else ""),
                judgement=Message("covered") if people else Message("nobody"),
                good=bool(people),
            )
        )
    return Found(sorted(lines, key=lambda line: line.good is not False))


def _is_part(committee: Committee, known: set[str]) -> bool:
    """Tell whether a committee stands under another, by its parent or by its name."""
    if committee.parent in known:
        return True
    above = committee.reference
    while above := above.rpartition("/")[0]:
        if above in known:
            return True
    return False


def _parties(inquiry: Inquiry, people: set[int]) -> dict[int, InterestParty]:
    """Return the interest party that each expert stands for, by a seat held at the period's end."""
    found = dict.fromkeys(people, InterestParty.UNKNOWN)
    seats = inquiry.reader.find(Membership, OneOf("person_id", tuple(people)))
    for seat in seats:
        if in_office(seat, inquiry.period.as_of) and seat.party is not InterestParty.UNKNOWN:
            found[seat.person_id] = seat.party
    return found


INDICATORS = (
    Indicator(
        id="mirror.coverage",
        label=N_("Scope of the mirrored committees covered"),
        counts=N_("Subcommittees and working groups in which an expert is registered."),
        among=N_("Subcommittees and working groups at work under the mirrored committees."),
        rules=("mirror.group",),
        target=ALL,
        columns=(*NAMED, N_("Experts"), N_("Units"), N_("Interest parties")),
        gather=_coverage,
    ),
)
