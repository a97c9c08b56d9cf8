"""The register of meetings: rows with where each stands and who came."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from stdcommittee.base.conditions import AnyOf, Between, Blank, Condition, Is, Not, OneOf
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.base.records import kind_of
from stdcommittee.domain.meetings.attending import Phase, phase
from stdcommittee.domain.meetings.records import (
    Attendance,
    Meeting,
    MeetingStatus,
    Presence,
)
from stdcommittee.services.lists import ListRow, read_rows
from stdcommittee.services.session import Session


@frozen
class MeetingRow(ListRow):
    """A meeting with where it stands today, in a word and in words, and who came."""

    phase: Phase = Phase.PLANNED
    said: Text = ""
    came: Text = ""


def meeting_rows(session: Session, ids: Sequence[int]) -> dict[int, MeetingRow]:
    """Return rows of meetings by id."""
    today = session.clock.today()
    present: dict[int, int] = defaultdict(int)
    listed: dict[int, int] = defaultdict(int)
    with session.reading() as reader:
        for item in reader.find(Attendance, OneOf("meeting_id", tuple(ids))):
            listed[item.meeting_id] += 1
            present[item.meeting_id] += item.presence is Presence.PRESENT
    found = {}
    for row in read_rows(session, kind_of(Meeting), ids):
        meeting = row.record
        if isinstance(meeting, Meeting):
            came: Text = (
                Message("{n} of {all} present", n=present[meeting.id], all=listed[meeting.id])
                if listed[meeting.id]
                else ""
            )
            stands = phase(meeting, today)
            said = phase_said(meeting, today)
            found[meeting.id] = MeetingRow(meeting, row.names, stands, said, came)
    return found


def phase_said(meeting: Meeting, today: dt.date) -> Text:
    """Return in words where a meeting stands on a day: what is past but planned says so."""
    stands = phase(meeting, today)
    if stands is Phase.PLANNED and meeting.begins is not None:
        return Plural("in {n} day", "in {n} days", n=(meeting.begins - today).days)
    return stands.text


def ahead_conditions(session: Session) -> tuple[Condition, ...]:
    """Return the conditions that leave the meetings planned for today or later, or undated."""
    today = session.clock.today()
    return (
        Is("status", MeetingStatus.PLANNED),
        AnyOf((Between("begins", today), Between("ends", today), Blank("begins"))),
    )


def unsettled_conditions(session: Session) -> tuple[Condition, ...]:
    """Return the conditions that leave the meetings that are over but still planned."""
    today = session.clock.today()
    return (
        Is("status", MeetingStatus.PLANNED),
        Not(AnyOf((Between("begins", today), Between("ends", today), Blank("begins")))),
    )


def over_conditions() -> tuple[Condition, ...]:
    """Return the conditions that leave the meetings that were held or called off."""
    return (Not(Is("status", MeetingStatus.PLANNED)),)
