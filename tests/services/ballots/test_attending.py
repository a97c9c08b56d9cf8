"""Votes in a meeting: those present by the list of attendance."""

from __future__ import annotations

import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.domain.ballots.records import Ballot, Mode
from stdcommittee.domain.meetings.records import Attendance, Meeting, Presence
from stdcommittee.services.ballots import lines_of, meter, record_vote
from stdcommittee.services.ballots.readiness import readiness
from stdcommittee.services.session import Session
from tests.services.ballots.committee import OPENED, YES, draft, roster, voters
from tests.services.ballots.committee import opened as open_one


def _met(session: Session, present: int) -> int:
    """A meeting with the first so many of eight members present; returns its number."""
    seats = roster(session, 8)
    with session.writing("meeting") as uow:
        meeting = uow.add(Meeting(title="审查会", begins=OPENED))
        for number, seat in enumerate(seats):
            came = Presence.PRESENT if number < present else Presence.EXCUSED
            uow.add(
                Attendance(
                    meeting_id=meeting.id,
                    person_id=seat.person_id,
                    name=f"委员{number + 1:02}",
                    presence=came,
                )
            )
    return meeting.id


def test_the_quorum_is_known_before_anybody_votes(session: Session) -> None:
    meeting = _met(session, 5)
    ballot = draft(session, meeting_id=meeting, mode=Mode.MEETING)
    checks = {check.id: check for check in readiness(session, ballot, OPENED).checks}
    assert str(checks["quorum"].what) == "Present in the meeting 5 of 8: 6 needed, 1 short"
    assert checks["form"].level.value == "ok"
    opened = open_one(session, meeting_id=meeting, mode=Mode.MEETING)
    found = meter(session, opened.id).present
    assert found is not None
    assert (found.present, found.quorum is not None and found.quorum.passed) == (5, False)


def test_only_who_is_present_votes_in_the_meeting(session: Session) -> None:
    ballot: Ballot = open_one(session, meeting_id=_met(session, 5), mode=Mode.MEETING)
    first, *_, last = voters(session, ballot)
    assert record_vote(session, first.id, YES, mode=Mode.MEETING).mode is Mode.MEETING
    with pytest.raises(Refused, match="委员08: is not on the meeting's list as present"):
        record_vote(session, last.id, YES, mode=Mode.MEETING)
    record_vote(session, last.id, YES, behalf="委员07")
    with session.reading() as reader:
        vote = lines_of(reader, ballot.id)[-1].vote
    assert vote is not None
    assert (vote.mode, vote.behalf) == (Mode.WRITTEN, "委员07")
