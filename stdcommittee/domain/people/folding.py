"""Seats of one person that is recorded twice: which are one, and what that one is.

Seats on one committee at one time are one seat. Nothing is lost by it: it lasts from the first day
of any to the last day of any. Seats that say different things of one day are not made one.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Joined, Message, Text
from stdcommittee.base.records import kind_of
from stdcommittee.domain.people.records import Membership
from stdcommittee.domain.people.seats import span_of

_SPAN: Final = ("since", "until", "ended", "end_reason")
_FIRST, _LAST = dt.date.min, dt.date.max


@frozen
class Fold:
    """Seats that become one: as they are, the first of them staying, and as that one will be."""

    before: tuple[Membership, ...]
    after: Membership

    @property
    def gone(self) -> tuple[Membership, ...]:
        """The seats that go."""
        return self.before[1:]

    @property
    def said(self) -> Text:
        """What becomes of them, in a line."""
        return Message(
            "{before} → {after}",
            before=_named(self.before),
            after=seat_said(self.after),
        )


def seat_said(seat: Membership) -> Text:
    """Return the role of a seat with the days on which it is held."""
    return Message("{role}, {span}", role=seat.role.text, span=span_of(seat).said)


def folds(own: Iterable[Membership], other: Iterable[Membership]) -> tuple[Fold, ...]:
    """Return which seats of two records of a person are one, and as what.

    Whether they can be made one is another question: `contradiction`.
    """
    by_committee: defaultdict[int, list[Membership]] = defaultdict(list)
    own = tuple(own)
    kept = {seat.id for seat in own}
    for seat in (*own, *other):
        by_committee[seat.committee_id].append(seat)
    groups = [
        sorted(group, key=lambda seat: seat.id not in kept)
        for seats in by_committee.values()
        for group in _meeting(seats)
    ]
    return tuple(
        Fold(tuple(group), _joined(group))
        for group in groups
        if 0 < sum(seat.id in kept for seat in group) < len(group)
    )


def contradiction(fold: Fold) -> Text | None:
    """Return why seats cannot be made one: roles that differ, or one left where another goes on."""
    seats = fold.before
    if len({seat.role for seat in seats}) > 1:
        return Message("{seats}: the roles differ.", seats=_named(seats))
    last = max(map(_last, seats))
    if any(seat.ended is not None and _last(seat) < last for seat in seats):
        return Message("{seats}: one was left while another goes on.", seats=_named(seats))
    return None


def _named(seats: Sequence[Membership]) -> Text:
    return Joined(tuple(map(seat_said, seats)), "clause")


def _meeting(seats: Sequence[Membership]) -> Iterator[list[Membership]]:
    """Yield groups of seats of which each has a day in common with another of its group."""
    groups: list[list[Membership]] = []
    for seat in seats:
        span = span_of(seat)
        met = [group for group in groups if any(span.meets(span_of(item)) for item in group)]
        groups = [group for group in groups if group not in met]
        groups.append([*(item for group in met for item in group), seat])
    yield from groups


def _joined(seats: Sequence[Membership]) -> Membership:
    """Return the first seat over the days of all; what it leaves open the others fill in."""
    filled: dict[str, Any] = {}
    for item in kind_of(Membership).fields:
        if item.name not in _SPAN:
            said = [getattr(seat, item.name) for seat in seats]
            filled[item.name] = next((value for value in said if value != item.default), said[0])
    latest = max(seats, key=lambda seat: (_last(seat), seat.ended is not None))
    for name in ("until", "ended", "end_reason"):
        filled[name] = getattr(latest, name)
    filled["since"] = min((seat.since for seat in seats), key=lambda day: day or _FIRST)
    return dataclasses.replace(seats[0], **filled)


def _last(seat: Membership) -> dt.date:
    return span_of(seat).last or _LAST
