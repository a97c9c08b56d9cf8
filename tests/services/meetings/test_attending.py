"""The attendance list: filled in one act, marked, counted; names of that day stay."""

from __future__ import annotations

import dataclasses

import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.meetings.records import Attendance, Meeting, MeetingKind, Presence
from stdcommittee.domain.people.records import Person
from stdcommittee.services.editing import save
from stdcommittee.services.meetings.attending import (
    AttendanceSheet,
    attendance_sheet,
    fill_attendance,
    mark_attendance,
    mark_the_rest,
    take_off,
)
from stdcommittee.services.session import Session
from tests.figures import day, keep
from tests.indicators.test_meetings import OWN, committee


def made(session: Session, begins: str = "2025-03-01", **values: object) -> Meeting:
    filled: dict[str, object] = {"committee": OWN, "kind": MeetingKind.REVIEW}
    with session.writing("test") as uow:
        return uow.add(
            Meeting(title="审查会", begins=day(begins), **{**filled, **values})  # type: ignore[arg-type]
        )


def ids(sheet: AttendanceSheet) -> list[int]:
    return [line.attendance.id for line in sheet.lines]


def test_filled_from_the_roster_of_its_day_in_one_operation(session: Session) -> None:
    people = committee(session, 4)
    meeting = made(session)
    touched = fill_attendance(session, meeting.id)
    assert len(touched.records["attendance"]) == 5
    sheet = attendance_sheet(session, meeting)
    assert [line.attendance.person_id for line in sheet.lines] == people
    assert [line.voting for line in sheet.lines] == [True] * 4 + [False]  # the adviser
    assert sheet.quorum is not None
    assert (sheet.quorum.voting, sheet.quorum.needed, sheet.quorum.counted) == (4, 3, 0)
    assert (sheet.unlisted, sheet.held_over) == (0, False)
    session.undo(touched.operation)
    assert attendance_sheet(session, meeting).lines == ()


def test_names_on_the_list_stay_when_somebody_is_renamed(session: Session) -> None:
    people = committee(session, 2)
    meeting = made(session)
    fill_attendance(session, meeting.id)
    with session.reading() as reader:
        person = reader.get(Person, people[0])
    assert person is not None
    save(session, dataclasses.replace(person, name="委员00改"))
    assert attendance_sheet(session, meeting).lines[0].attendance.name == "委员00"


def test_filling_again_leaves_what_was_marked(session: Session) -> None:
    committee(session, 3)
    meeting = made(session)
    fill_attendance(session, meeting.id)
    first, *_, last = ids(attendance_sheet(session, meeting))
    mark_attendance(session, [first], Presence.PRESENT)
    take_off(session, [last])
    assert attendance_sheet(session, meeting).unlisted == 1
    fill_attendance(session, meeting.id)
    sheet = attendance_sheet(session, meeting)
    assert (len(sheet.lines), sheet.count(Presence.PRESENT)) == (4, 1)
    with pytest.raises(Refused, match="already"):
        fill_attendance(session, meeting.id)


def test_quorum_follows_each_mark(session: Session) -> None:
    committee(session, 4)
    meeting = made(session)
    fill_attendance(session, meeting.id)
    numbers = ids(attendance_sheet(session, meeting))
    mark_attendance(session, numbers[:2], Presence.PRESENT)
    mark_attendance(session, [numbers[2]], Presence.REPRESENTED, " 代表01 ")
    sheet = attendance_sheet(session, meeting)
    assert sheet.lines[2].attendance.represented_by == "代表01"
    assert sheet.quorum is not None
    assert (sheet.quorum.reached, sheet.quorum.represented) == (False, 1)
    mark_attendance(session, [numbers[2]], Presence.PRESENT)
    sheet = attendance_sheet(session, meeting)
    assert sheet.quorum is not None
    assert sheet.quorum.reached
    assert sheet.lines[2].attendance.represented_by == ""


def test_all_others_in_one_act(session: Session) -> None:
    committee(session, 3)
    meeting = made(session)
    fill_attendance(session, meeting.id)
    first = ids(attendance_sheet(session, meeting))[0]
    mark_attendance(session, [first], Presence.EXCUSED)
    mark_the_rest(session, meeting.id, Presence.PRESENT)
    sheet = attendance_sheet(session, meeting)
    assert (sheet.count(Presence.PRESENT), sheet.count(Presence.EXCUSED)) == (3, 1)
    with pytest.raises(Refused):
        mark_the_rest(session, meeting.id, Presence.PRESENT)


def test_roster_of_another_day(session: Session) -> None:
    committee(session, 3)  # its terms begin in 2021
    with pytest.raises(Refused, match="No roster is known"):
        fill_attendance(session, made(session, "2020-03-01").id)
    late = made(session, "2026-03-01")  # all terms have ended, nobody was appointed anew
    fill_attendance(session, late.id)
    assert attendance_sheet(session, late).held_over


def test_without_a_committee_nothing_is_counted(session: Session) -> None:
    meeting = made(session, committee="")
    with pytest.raises(Refused, match="No roster is known"):
        fill_attendance(session, meeting.id)
    keep(session, Attendance(meeting_id=meeting.id, name="来宾", presence=Presence.PRESENT))
    sheet = attendance_sheet(session, meeting)
    assert (sheet.quorum, len(sheet.lines), sheet.lines[0].seat) == (None, 1, None)
    training = made(session, kind=MeetingKind.TRAINING)
    committee(session, 2)
    assert attendance_sheet(session, training).quorum is None


def test_ballots_held_in_it(session: Session) -> None:
    meeting = made(session)
    held, _ = keep(session, Ballot(title="表决", meeting_id=meeting.id), Ballot(title="另一次表决"))
    assert [item.id for item in attendance_sheet(session, meeting).ballots] == [held]


def test_what_is_gone_is_refused(session: Session) -> None:
    with pytest.raises(Refused):
        fill_attendance(session, 99)
    with pytest.raises(Refused):
        mark_attendance(session, [99], Presence.PRESENT)
