"""The register: each meeting in just one of its sections, with what is said of it."""

from __future__ import annotations

import datetime as dt

from stdcommittee.domain.meetings.attending import Phase
from stdcommittee.domain.meetings.records import Attendance, Meeting, MeetingStatus, Presence
from stdcommittee.services.meetings.listing import (
    ahead_conditions,
    meeting_rows,
    over_conditions,
    unsettled_conditions,
)
from stdcommittee.services.session import Session
from tests.figures import day, keep


def test_rows_and_sections(session: Session) -> None:
    today = session.clock.today()
    yesterday, tomorrow = today - dt.timedelta(days=1), today + dt.timedelta(days=1)
    past, runs, ahead, undated, held, off = keep(
        session,
        Meeting(title="a", begins=yesterday),
        Meeting(title="b", begins=yesterday, ends=today),
        Meeting(title="c", begins=tomorrow),
        Meeting(title="d"),
        Meeting(title="e", begins=day("2025-01-01"), status=MeetingStatus.HELD),
        Meeting(title="f", begins=tomorrow, status=MeetingStatus.CALLED_OFF),
    )
    with session.reading() as reader:
        found = [
            {item.id for item in reader.find(Meeting, *conditions)}
            for conditions in (
                unsettled_conditions(session),
                ahead_conditions(session),
                over_conditions(),
            )
        ]
    assert found == [{past}, {runs, ahead, undated}, {held, off}]
    rows = meeting_rows(session, [past, runs, ahead, undated, held, off])
    assert [row.phase for row in rows.values()] == [
        Phase.PAST,
        Phase.RUNNING,
        Phase.PLANNED,
        Phase.UNDATED,
        Phase.HELD,
        Phase.CALLED_OFF,
    ]
    assert str(rows[ahead].said) == "in 1 day"


def test_who_came(session: Session) -> None:
    (number,) = keep(session, Meeting(title="a"))
    keep(
        session,
        Attendance(meeting_id=number, name="委员01", presence=Presence.PRESENT),
        Attendance(meeting_id=number, name="委员02"),
    )
    assert str(meeting_rows(session, [number])[number].came) == "1 of 2 present"
