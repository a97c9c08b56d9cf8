"""Yearly plenaries, quorum and attendance against the roster of each meeting's day."""

from __future__ import annotations

from fractions import Fraction

from stdcommittee.domain.meetings.records import (
    Attendance,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Presence,
)
from stdcommittee.domain.people.records import (
    Committee,
    CommitteeKind,
    CommitteeStatus,
    Membership,
    Person,
    Role,
)
from stdcommittee.services.session import Session
from tests.figures import bad, day, good, keep, left_out, measure, said, share

OWN = "SAC/TC 999"


def committee(session: Session, members: int) -> list[int]:
    """Record the committee with members of the years 2021 to 2025 and an adviser; return people."""
    (number,) = keep(session, Committee(reference=OWN))
    people = keep(session, *(Person(name=f"委员{n:02d}") for n in range(members + 1)))
    keep(
        session,
        *(
            Membership(
                committee_id=number,
                person_id=person,
                role=Role.ADVISER if place == members else Role.MEMBER,
                since=day("2021-01-01"),
                until=day("2025-12-31"),
            )
            for place, person in enumerate(people)
        ),
    )
    return people


def meeting(session: Session, begins: str, came: list[int], **values: object) -> int:
    filled: dict[str, object] = {"committee": OWN, "status": MeetingStatus.HELD}
    (number,) = keep(
        session,
        Meeting(title=f"会议{begins}", begins=day(begins), **{**filled, **values}),  # type: ignore[arg-type]
    )
    keep(
        session,
        *(
            Attendance(meeting_id=number, person_id=person, name="–", presence=Presence.PRESENT)
            for person in came
        ),
    )
    return number


def test_quorum_and_attendance(session: Session) -> None:
    people = committee(session, 4)
    enough = meeting(session, "2025-03-01", people[:3], kind=MeetingKind.PLENARY)
    short = meeting(
        session, "2025-04-01", [*people[:2], people[4]], kind=MeetingKind.REVIEW
    )  # the adviser has no vote
    empty = meeting(session, "2025-05-01", [], kind=MeetingKind.REVIEW)
    elsewhere = meeting(session, "2025-06-01", people, committee="")
    meeting(session, "2025-07-01", people, kind=MeetingKind.TRAINING)
    meeting(session, "2025-08-01", people, status=MeetingStatus.PLANNED)
    found = measure(session, "meetings.quorum")
    assert (good(found), bad(found)) == ([enough], [short])
    assert said(found.counted)[short] == "1 member short"
    assert left_out(found) == {
        empty: "no attendance list",
        elsewhere: "the roster of its committee is not known",
    }
    assert share(measure(session, "meetings.attendance")) == (Fraction(5, 8), 5, 8)


def test_one_plenary_a_year(session: Session) -> None:
    keep(
        session,
        Committee(reference=OWN),
        Committee(reference="SAC/TC 999/SC 1", kind=CommitteeKind.NATIONAL_SUB),
        Committee(reference="SAC/TC 999/SC 2", status=CommitteeStatus.DISBANDED),
    )
    meeting(session, "2025-12-31", [], kind=MeetingKind.PLENARY)
    meeting(session, "2025-11-30", [], kind=MeetingKind.PLENARY, committee="SAC/TC 999/SC 2")
    meeting(session, "2026-05-01", [], kind=MeetingKind.PLENARY)
    found = measure(session, "meetings.yearly")
    assert share(found) == (Fraction(1, 2), 1, 2)
    running = measure(session, "meetings.yearly", "2026")
    assert share(running) == (Fraction(1), 1, 1)
    assert set(left_out(running).values()) == {"the year is not over"}
