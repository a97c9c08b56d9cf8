"""What stands beside the list of voters."""

from __future__ import annotations

import dataclasses
import datetime as dt

from stdcommittee.base.conditions import Is
from stdcommittee.domain.ballots.records import Mode
from stdcommittee.domain.meetings.records import Attendance, Meeting, Presence
from stdcommittee.domain.people.integrity_records import Recusal
from stdcommittee.domain.people.records import Membership, Person
from stdcommittee.ui.toolkit.detail_rows import Line
from tests.ui.desks import Program
from tests.ui.screens.ballots.polls import OPENED, OWN, lines, opened, shown
from tests.ui.seeing import unnamed


def test_who_stepped_aside_or_joined_later_stands_apart(program: Program) -> None:
    session = program.desk.session
    with session.writing("recusal") as uow:
        person = uow.reader.first(Person, Is("name", "委员02"))
        assert person is not None
        uow.add(Recusal(person_id=person.id, subject="送审稿甲", reason="drafted it"))
    ballot = opened(session)
    with session.writing("join") as uow:
        seat = uow.reader.find(Membership)[0]
        late = uow.add(Person(name="委员99"))
        since = OPENED + dt.timedelta(days=1)
        uow.add(dataclasses.replace(seat, id=0, person_id=late.id, since=since))
    page = shown(program, ballot)
    board = page.detail.board
    assert ballot.electorate == 5
    assert board.apart.isVisibleTo(board)
    assert len(board.apart.findChildren(Line)) == 2
    assert not board.meeting.isVisibleTo(board)
    assert unnamed(page) == []


def test_the_meeting_says_its_quorum(program: Program) -> None:
    session = program.desk.session
    with session.writing("meeting") as uow:
        meeting = uow.add(Meeting(title="审查会", committee=OWN, begins=OPENED))
        for person in uow.reader.find(Person)[:5]:
            uow.add(
                Attendance(
                    meeting_id=meeting.id,
                    person_id=person.id,
                    name=person.name,
                    presence=Presence.PRESENT,
                )
            )
    ballot = opened(session, meeting_id=meeting.id, mode=Mode.MEETING)
    page = shown(program, ballot)
    board = page.detail.board
    assert board.meeting.isVisibleTo(board)
    modes = [board.voters.entry.mode.mode]
    board.voters.entry.mode.choose(Mode.WRITTEN)
    modes.append(board.voters.entry.mode.mode)
    assert modes == [Mode.MEETING, Mode.WRITTEN]
    assert len(lines(session, ballot.id)) == 6
