"""Who came to a meeting, whether they were enough, and where the meeting stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from fractions import Fraction
from typing import Final

from stdcommittee.base.fields import Choice
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_
from stdcommittee.domain.meetings.records import (
    Attendance,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Presence,
)

DECIDING: Final = (MeetingKind.PLENARY, MeetingKind.REVIEW)
"""Meetings of members, which need a quorum."""


class Phase(Choice):
    """Where a meeting stands on a day, as far as its dates and its status tell."""

    PLANNED = "planned", N_("Planned")
    UNDATED = "undated", N_("Planned without a date")
    RUNNING = "running", N_("Takes place now")
    PAST = "past", N_("Over, but still marked as planned")
    HELD = "held", N_("Took place")
    CALLED_OFF = "called_off", N_("Called off")


@frozen
class Quorum:
    """How many of a committee's voting members attend, and how many must.

    `counted` are those present, with those represented where the rule counts them too; `others`
    attend without a vote or are not on the roster of that day.
    """

    voting: int
    present: int
    represented: int
    counted: int
    needed: int
    others: int

    @property
    def reached(self) -> bool:
        """Whether enough voting members attend; none can where nobody votes."""
        return self.voting > 0 and self.counted >= self.needed

    @property
    def missing(self) -> int:
        """How many more must come."""
        return max(0, self.needed - self.counted)


def quorum(
    attendances: Iterable[Attendance],
    voters: Collection[int],
    least: Fraction,
    *,
    with_represented: bool = False,
) -> Quorum:
    """Return the quorum of a meeting (TC Measures, share of all voting members).

    Args:
        attendances: the list of the meeting; a person counts once.
        voters: the persons with a vote on the roster of that day, by id.
        least: the share of them that must attend.
        with_represented: whether a member who sent somebody else counts.
    """
    present, represented, others = set[int](), set[int](), 0
    for item in attendances:
        voting = item.person_id is not None and item.person_id in voters
        if item.presence is Presence.PRESENT:
            others += not voting
            present.update({item.person_id or 0} if voting else ())
        elif item.presence is Presence.REPRESENTED and voting:
            represented.add(item.person_id or 0)
    represented -= present
    counted = len(present) + (len(represented) if with_represented else 0)
    needed = -(-least.numerator * len(voters) // least.denominator)
    return Quorum(len(voters), len(present), len(represented), counted, needed, others)


def last_day(meeting: Meeting) -> dt.date | None:
    """Return the day on which a meeting ends, None where it has no date."""
    return meeting.ends or meeting.begins


def phase(meeting: Meeting, today: dt.date) -> Phase:
    """Return where a meeting stands on a day."""
    if meeting.status is not MeetingStatus.PLANNED:
        return Phase.HELD if meeting.status is MeetingStatus.HELD else Phase.CALLED_OFF
    last = last_day(meeting)
    if last is None:
        return Phase.UNDATED
    if last < today:
        return Phase.PAST
    return (
        Phase.RUNNING if meeting.begins is not None and meeting.begins <= today else Phase.PLANNED
    )
