"""Votes in a meeting: those present by the list of attendance."""

from __future__ import annotations

import dataclasses

import pytest

from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Refused
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, Mode
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.meetings.records import Attendance, Meeting, Presence
from stdcommittee.domain.rules import RuleBook
from stdcommittee.services.ballots import close_ballot, lines_of, meter, record_vote
from stdcommittee.services.ballots.readiness import readiness
from stdcommittee.services.session import Session
from tests.services.ballots.committee import OPENED, TODAY, YES, draft, roster, vote_all, voters
from tests.services.ballots.committee import opened as open_one


def _met(session: Session, present: int, members: int = 8) -> int:
    """A meeting with the first so many of some members present; returns its number."""
    seats = roster(session, members)
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


def test_who_is_silent_in_a_review_of_those_attending_counts(session: Session) -> None:
    meeting = _met(session, 20, 24)
    ballot = open_one(
        session, kind=BallotKind.GROUP_STANDARD, meeting_id=meeting, mode=Mode.MEETING
    )
    vote_all(session, ballot, [YES] * 8, mode=Mode.MEETING)
    record_vote(session, voters(session, ballot)[23].id, YES)  # in writing, and not there
    stands = meter(session, ballot.id)
    assert stands.verdict is not None
    (approval,) = stands.verdict.criteria
    assert (approval.numerator, approval.denominator, approval.passed) == (8, 20, False)
    assert [name for name, _ in stands.verdict.disregarded] == ["委员24"]
    assert stands.verdict.problems == ()
    assert len(stands.missing) == 12
    assert stands.outlook is not None
    assert (stands.outlook.silent, stands.outlook.settled) == (12, False)
    assert close_ballot(session, ballot.id, TODAY).outcome is BallotOutcome.NOT_APPROVED


def test_without_a_list_of_attendance_it_is_said(session: Session) -> None:
    roster(session, 24)
    ballot = open_one(session, kind=BallotKind.GROUP_STANDARD)
    vote_all(session, ballot, [YES] * 8)
    verdict = meter(session, ballot.id).verdict
    assert verdict is not None
    assert verdict.criteria[0].denominator == 8
    assert [str(text) for text in verdict.problems] == [
        "It is not known who attended; those who voted are counted as attending."
    ]


def test_an_expert_group_is_those_who_came(session: Session) -> None:
    meeting = _met(session, 16, 18)
    ballot = open_one(session, kind=BallotKind.EXPERT_GROUP, meeting_id=meeting, mode=Mode.MEETING)
    vote_all(session, ballot, [YES] * 12, mode=Mode.MEETING)
    verdict = meter(session, ballot.id).verdict
    assert verdict is not None
    figures = {item.id: (item.numerator, item.denominator) for item in verdict.criteria}
    assert figures == {"attendance": (16, 18), "approval": (12, 16)}


def test_votes_in_writing_do_not_make_a_quorum(session: Session) -> None:
    meeting = _met(session, 21, 29)
    ballot = open_one(session, kind=BallotKind.CHARTER, meeting_id=meeting, mode=Mode.MEETING)
    vote_all(session, ballot, [YES] * 21, mode=Mode.MEETING)
    record_vote(session, voters(session, ballot)[28].id, YES)
    said = "Present in the meeting 21 of 29: 22 needed, 1 short. Votes in writing do not make up"
    with pytest.raises(Refused, match=said):
        close_ballot(session, ballot.id, TODAY)
    session.rules = RuleBook([COUNTED])
    checks = {check.id: check for check in meter(session, ballot.id).checks}
    assert checks["quorum"].level.value == "warn"
    assert close_ballot(session, ballot.id, TODAY).outcome is BallotOutcome.APPROVED


def test_who_turns_out_to_have_been_absent_keeps_it_from_closing(session: Session) -> None:
    meeting = _met(session, 8)
    ballot = open_one(session, meeting_id=meeting, mode=Mode.MEETING)
    vote_all(session, ballot, [YES] * 8, mode=Mode.MEETING)
    assert meter(session, ballot.id).closable
    with session.writing("absent") as uow:
        for item in uow.reader.find(Attendance, Is("meeting_id", meeting))[:1]:
            uow.change(dataclasses.replace(item, presence=Presence.ABSENT))
    with pytest.raises(Refused, match="but not present by its list: 委员01"):
        close_ballot(session, ballot.id, TODAY)


COUNTED = """
[edition]
id = "own/counted"
title = { zh = "示例", en = "Sample" }
document = { zh = "示例", en = "sample" }
from = 2026-01-01

[[parameters]]
key = "meeting.written.counts"
value = 1
unit = "count"
label = { zh = "示例", en = "sample" }
"""
