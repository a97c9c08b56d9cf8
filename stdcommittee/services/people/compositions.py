"""How a committee is composed on a day, held against the rules; also with a seat that is edited."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping

from stdcommittee.base.frozen import frozen
from stdcommittee.domain.people.composition import (
    CompositionFinding,
    CompositionState,
    composition,
)
from stdcommittee.domain.people.records import (
    VOTING_ROLES,
    Committee,
    CommitteeKind,
    InterestParty,
    Membership,
    Person,
    Role,
)
from stdcommittee.domain.people.roster import roster_on
from stdcommittee.services.session import Session
from stdcommittee.storage.people import seats_held, seats_of


@frozen
class CommitteeComposition:
    """A committee's members on a day by party and role, and each criterion; none where unruled."""

    committee: Committee
    on: dt.date
    members: int
    parties: Mapping[InterestParty, int]
    roles: Mapping[Role, int]
    findings: tuple[CompositionFinding, ...]
    held_over: bool = False

    @property
    def problems(self) -> tuple[CompositionFinding, ...]:
        """The criteria that are not met or not known to be, the broken ones first."""
        order = (CompositionState.BROKEN, CompositionState.WARNING, CompositionState.UNKNOWN)
        found = [item for item in self.findings if item.state in order]
        return tuple(sorted(found, key=lambda item: order.index(item.state)))


def composition_on(
    session: Session, committee: int, on: dt.date, draft: Membership | None = None
) -> CommitteeComposition | None:
    """Return how a committee is composed on a day, or None where it is gone.

    `draft` is a seat as it stands in a form: it takes the place of the stored one, or comes new.
    """
    with session.reading() as reader:
        newcomer = reader.get(Person, draft.person_id) if draft is not None else None
        known = reader.get(Committee, committee)
        if known is None:
            return None
        stored = seats_of(reader, [committee])
        seats = stored.by_committee[committee]
        concerned = {seat.person_id for seat in seats} | ({draft.person_id} if draft else set())
        held = {(person, name) for person, _, name in seats_held(reader, on, concerned)}
    if draft is not None:
        seats = [seat for seat in seats if seat.id != draft.id or not draft.id]
        if draft.committee_id == committee and draft.person_id:
            seats.append(draft)
            if draft.role in VOTING_ROLES and known.kind is CommitteeKind.NATIONAL:
                held.add((draft.person_id, known.reference))
    roster = roster_on(seats, on)
    findings = composition(
        roster.seats,
        session.rules,
        known.kind,
        on,
        employers={**stored.employers, **_employer(newcomer)},
        committees=Counter(person for person, _ in held),
    )
    return CommitteeComposition(
        known,
        on,
        len(roster.voting),
        Counter(seat.party for seat in roster.voting),
        Counter(seat.role for seat in roster.seats),
        findings,
        roster.held_over,
    )


def _employer(person: Person | None) -> dict[int, int]:
    unit = person.organization_id if person is not None else None
    return {person.id: unit} if person is not None and unit is not None else {}
