"""Who sits on a committee on a day, and who of them votes."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.domain.people.records import VOTING_ROLES, Membership, Role
from stdcommittee.domain.people.seats import span_of

_RANK: Final = {role: place for place, role in enumerate(Role)}
_EXPERTS: Final = frozenset({Role.EXPERT})
_NEAR: Final = dt.timedelta(days=183)  # terms that end so close to each other are one
_APART: Final = dt.timedelta(days=1461)  # terms that end so far apart are two: one is five years
_ODD: Final = 4  # a date is odd beside one on which more than so many times as many terms ended


@frozen
class Roster:
    """The seats of a committee on a day, one for each person, by rank and order of entry.

    `voting` are chair, vice-chairs, secretaries and members; `others` experts, advisers, observers
    and liaisons. `held_over`: the terms of all have ended and nobody was appointed anew, so that
    those of the last term stay in their seats until the committee is re-constituted. `lapsed`: the
    seats whose terms ended last, nobody having left, where they are more than are in office still;
    they are not on the roster.
    """

    on: dt.date
    voting: tuple[Membership, ...]
    others: tuple[Membership, ...]
    held_over: bool = False
    lapsed: tuple[Membership, ...] = ()

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
    roles = _constituting(known)
    still = {seat.person_id for seat in held if seat.role in roles}
    last = _last_term(known, roles, on)
    held_over = not still and any(seat.role in roles for seat in last)
    ended = [seat for seat in last if seat.role in roles and seat.person_id not in still]
    by_person: dict[int, Membership] = {}
    standing = [*held, *last] if held_over else held
    for seat in sorted(standing, key=lambda seat: (_RANK[seat.role], seat.id)):
        by_person.setdefault(seat.person_id, seat)
    chosen = by_person.values()
    return Roster(
        on,
        tuple(seat for seat in chosen if seat.role in VOTING_ROLES),
        tuple(seat for seat in chosen if seat.role not in VOTING_ROLES),
        held_over,
        () if held_over or len(ended) <= len(still) else tuple(ended),
    )


def _constituting(seats: Iterable[Membership]) -> frozenset[Role]:
    """Return the roles that a body consists of: while one of them is in office it is constituted.

    Members, where it has them; experts too, where they are more; else whoever sits there.
    """
    counts = Counter(role for _, role in {(seat.person_id, seat.role) for seat in seats})
    members, experts = sum(counts[role] for role in VOTING_ROLES), counts[Role.EXPERT]
    if experts > members:
        return frozenset(VOTING_ROLES) | _EXPERTS
    return frozenset(VOTING_ROLES) if members else frozenset(Role)


def _last_term(
    seats: Iterable[Membership], roles: frozenset[Role], on: dt.date
) -> list[Membership]:
    """The seats whose terms ended last, of those whom nobody recorded as having left.

    What counts is the last seat of each person. Terms that end within half a year of each other are
    one; a few odd dates after it do not make another.
    """
    latest: dict[tuple[int, bool], tuple[dt.date, Membership]] = {}
    for seat in seats:
        day = span_of(seat).last
        place = (seat.person_id, seat.role in roles)
        if day is not None and _begun(seat, on) and (place not in latest or latest[place][0] < day):
            latest[place] = day, seat
    ended = [(day, seat) for day, seat in latest.values() if day < on and seat.ended is None]
    first = _first_of_last_days([day for day, seat in ended if seat.role in roles])
    return [seat for day, seat in ended if first is not None and day >= first]


def _first_of_last_days(days: Iterable[dt.date]) -> dt.date | None:
    """Return the first of the days on which the terms ended that ended last, None without days."""
    groups: list[list[dt.date]] = []
    for day in sorted(days, reverse=True):
        if groups and groups[-1][0] - day <= _NEAR:
            groups[-1].append(day)
        else:
            groups.append([day])
    if not groups:
        return None
    last = groups[0]
    for group in groups[1:2]:
        if len(group) > _ODD * len(last) and last[0] - group[0] < _APART:
            last = group
    return last[-1]
