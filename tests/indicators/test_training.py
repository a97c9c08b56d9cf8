"""Training sessions and the members who took part in them."""

from __future__ import annotations

from stdcommittee.domain.meetings.records import (
    Attendance,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Presence,
)
from stdcommittee.domain.people.records import PARTIES
from stdcommittee.services.session import Session
from tests.figures import bad, counted, day, good, keep, measure, said, share
from tests.indicators.test_people import committee, seat


def session_of(
    session: Session,
    begins: str,
    hours: int = 0,
    *,
    status: MeetingStatus = MeetingStatus.HELD,
    kind: MeetingKind = MeetingKind.TRAINING,
) -> int:
    (made,) = keep(
        session,
        Meeting(
            title=f"标准起草培训 {begins}",
            kind=kind,
            committee="SAC/TC 999",
            begins=day(begins),
            hours=hours,
            status=status,
        ),
    )
    return made


def present(session: Session, meeting: int, person: int, came: Presence = Presence.PRESENT) -> None:
    keep(session, Attendance(meeting_id=meeting, person_id=person, name="x", presence=came))


def test_sessions_and_hours(session: Session) -> None:
    seat(session, committee(session), PARTIES[:4])
    first = session_of(session, "2025-01-01", 6)
    second = session_of(session, "2025-12-31", 3)
    session_of(session, "2025-06-01", 8, status=MeetingStatus.PLANNED)
    session_of(session, "2025-06-02", 8, kind=MeetingKind.PLENARY)
    session_of(session, "2024-12-31", 8)
    present(session, first, 1)
    present(session, second, 1)
    present(session, first, 2)
    present(session, first, 3, Presence.ABSENT)
    held = measure(session, "training.sessions")
    assert said(held.counted) == {first: "2 participants", second: "1 participant"}
    found = measure(session, "training.members")
    assert (good(found), bad(found)) == ([1, 2], [3, 4])
    assert share(found)[1:] == (2, 4)
    cells = {line.record: line.cells[1:] for line in found.counted}
    assert cells[1] == ("2", "9")
    assert said(found.counted)[1] == "9 hours"


def test_without_training_nobody_counts(session: Session) -> None:
    seat(session, committee(session), PARTIES[:2])
    assert counted(measure(session, "training.members")) == []
