"""Who sits on a committee on a day, and who of them votes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.domain.people.records import VOTING_ROLES, Membership, Role

_RANK: Final = {role: place for place, role in enumerate(Role)}


@frozen
class Roster:
    """The seats of a committee on a day, one for each person, by rank and order of entry.

    `voting` are chair, vice-chairs, secretaries and members; `others` experts, advisers, observers
    and liaisons. `held_over`: the terms of all have ended and nobody was appointed anew, so that
    those of the last term stay in their seats until the committee is re-constituted.
    """

    on: dt.date
    voting: tuple[Membership, ...]
    others: tuple[Membership, ...]
    held_over: bool = False

    @property
    def seats(self) -> tuple[Membership, ...]:
        """All seats, those with a vote first."""
        return (*self.voting, *self.others)


def in_office(seat: Membership, on: dt.date) -> bool:
    """Tell whether somebody holds a seat on a day: from its first day to the last of its term.

    On the day on which somebody left, the seat is held no longer. A seat without dates is held.
    """
    left = seat.ended is not None and seat.ended <= on
    return not left and _begun(seat, on) and (seat.until is None or on <= seat.until)


def _begun(seat: Membership, on: dt.date) -> bool:
    return seat.since is None or seat.since <= on


def roster_on(seats: Iterable[Membership], on: dt.date) -> Roster:
    """Return the roster of a committee on a day, from all the seats that it ever had."""
    known = list(seats)
    held = [seat for seat in known if in_office(seat, on)]
    held_over = False
    if not any(seat.role in VOTING_ROLES for seat in held):
        stayed = _last_term(known, on)
        held_over = any(seat.role in VOTING_ROLES for seat in stayed)
        held = [*held, *stayed]
    by_person: dict[int, Membership] = {}
    for seat in sorted(held, key=lambda seat: (_RANK[seat.role], seat.id)):
        by_person.setdefault(seat.person_id, seat)
    chosen = by_person.values()
    return Roster(
        on,
        tuple(seat for seat in chosen if seat.role in VOTING_ROLES),
        tuple(seat for seat in chosen if seat.role not in VOTING_ROLES),
        held_over,
    )


def _last_term(seats: Iterable[Membership], on: dt.date) -> list[Membership]:
    """The seats whose terms ended last, of those whom nobody recorded as having left."""
    ended = [
        seat
        for seat in seats
        if seat.until is not None and seat.until < on and seat.ended is None and _begun(seat, on)
    ]
    last = max((seat.until for seat in ended if seat.until is not None), default=None)
    return [seat for seat in ended if seat.until == last]
