"""Spans of time that must not overlap by accident: seats of a person, statuses of a body.

A seat is held from its first day to the last of its term, or to the day before somebody left; a
status from its first day to its last. Where no day is given a span has no beginning, or no end.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable
from typing import TypeAlias

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.domain.people.records import BodyParticipation, Membership, Role

Spanned: TypeAlias = Membership | BodyParticipation
_DAY = dt.timedelta(days=1)


@frozen
class Span:
    """Days from the first to the last, both included; None: without beginning, or without end."""

    first: dt.date | None
    last: dt.date | None

    @property
    def empty(self) -> bool:
        """Whether it ends before it begins, so that it has no day."""
        return self.first is not None and self.last is not None and self.last < self.first

    @property
    def said(self) -> Text:
        """The span in words."""
        if self.first is not None and self.last is not None:
            return Message("{first} to {last}", first=self.first, last=self.last)
        if self.first is not None:
            return Message("from {day}", day=self.first)
        if self.last is not None:
            return Message("until {day}", day=self.last)
        return Message("without dates")

    def meets(self, other: Span) -> bool:
        """Tell whether the two have a day in common."""
        return not (self.empty or other.empty or self.before(other) or other.before(self))

    def before(self, other: Span) -> bool:
        """Tell whether this one is over when the other begins."""
        return self.last is not None and other.first is not None and self.last < other.first


@frozen
class Gap:
    """Days between a span and its neighbour in which nobody is recorded."""

    days: int
    neighbour: Spanned
    earlier: bool  # whether the neighbour comes first

    @property
    def said(self) -> Text:
        """The gap in words."""
        span = span_of(self.neighbour).said
        if self.earlier:
            return Plural(
                "{n} day lies between this and the one before ({span}).",
                "{n} days lie between this and the one before ({span}).",
                n=self.days,
                span=span,
            )
        return Plural(
            "{n} day lies between this and the one after ({span}).",
            "{n} days lie between this and the one after ({span}).",
            n=self.days,
            span=span,
        )


def span_of(item: Spanned) -> Span:
    """Return the days on which a seat or a status is held."""
    last = item.until
    if isinstance(item, Membership) and item.ended is not None:
        left = item.ended - _DAY
        last = left if last is None else min(last, left)
    return Span(item.since, last)


def problems_of_span(item: Spanned, others: Iterable[Spanned]) -> dict[str, Text]:
    """Return what is wrong with the days of a seat or status, by field name.

    `others` are those of the same person on the same committee, or of the same body; the item
    itself may be among them.
    """
    if item.since is not None and item.until is not None and item.until < item.since:
        return {"until": Message("It ends before it begins.")}
    if isinstance(item, Membership) and _left_before(item):
        return {"ended": Message("Somebody cannot leave before the seat is theirs.")}
    own = span_of(item)
    for other in others:
        if other.id == item.id or not own.meets(span_of(other)):
            continue
        span = span_of(other)
        later = own.first is not None and (span.first is None or span.first <= own.first)
        field = "since" if later or own.first is None else "until"
        return {
            field: Message("It overlaps with {what}, {span}.", what=_name(other), span=span.said)
        }
    return {}


def gaps_of(item: Spanned, others: Iterable[Spanned]) -> tuple[Gap, ...]:
    """Return the days that nobody holds right before and right after a seat or status."""
    own = span_of(item)
    around = [(span_of(other), other) for other in others if other.id != item.id or not item.id]
    earlier = max(
        ((span.last, other) for span, other in around if span.last and span.before(own)),
        key=lambda found: found[0],
        default=None,
    )
    later = min(
        ((span.first, other) for span, other in around if span.first and own.before(span)),
        key=lambda found: found[0],
        default=None,
    )
    found = []
    if earlier is not None and own.first is not None:
        found.append(Gap((own.first - earlier[0]).days - 1, earlier[1], earlier=True))
    if later is not None and own.last is not None:
        found.append(Gap((later[0] - own.last).days - 1, later[1], earlier=False))
    return tuple(gap for gap in found if gap.days > 0)


def renewed(seat: Membership, since: dt.date, until: dt.date) -> Membership:
    """Return the seat of another term for whoever holds one, not stored yet."""
    return dataclasses.replace(
        seat, id=0, since=since, until=until, ended=None, end_reason="", certificate=""
    )


def in_role(seat: Membership, role: Role, since: dt.date) -> tuple[Membership, Membership]:
    """Return a seat as it ends on the day before, and the one in another role from that day on."""
    return (
        dataclasses.replace(seat, until=since - _DAY),
        dataclasses.replace(seat, id=0, role=role, since=since),
    )


def _left_before(seat: Membership) -> bool:
    return seat.ended is not None and seat.since is not None and seat.ended < seat.since


def _name(item: Spanned) -> Text:
    if isinstance(item, Membership):
        return Message("the seat as {role}", role=item.role.text)
    return Message("the status as {status}", status=item.status.text)
