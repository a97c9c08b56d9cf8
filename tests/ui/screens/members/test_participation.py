"""Participation over a period that the user chooses."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Vote, Voter
from stdcommittee.domain.ballots.vocabulary import VoteValue
from stdcommittee.domain.meetings.records import Attendance, Meeting, MeetingStatus, Presence
from stdcommittee.domain.people.records import Person
from stdcommittee.services.people.participation import participation_of
from stdcommittee.ui.screens.members.participation import ParticipationCard
from stdcommittee.ui.toolkit.labels import Phrase
from tests.ui.desks import Program
from tests.ui.seeing import unnamed


@pytest.fixture
def card(program: Program) -> ParticipationCard:
    session = program.desk.session
    with session.writing("ballots") as uow:
        person = uow.add(Person(name="委员09"))
        for year in (2023, *([2024] * 10)):
            ballot = uow.add(
                Ballot(title="表决", status=BallotStatus.OPEN, closes=dt.date(year, 5, 1))
            )
            voter = uow.add(Voter(ballot_id=ballot.id, name="委员09", person_id=person.id))
            if year == 2024:
                uow.add(Vote(ballot_id=ballot.id, voter_id=voter.id, value=VoteValue.APPROVE))
            uow.change(dataclasses.replace(ballot, status=BallotStatus.CLOSED))
        meeting = uow.add(
            Meeting(title="年会", begins=dt.date(2024, 6, 1), status=MeetingStatus.HELD)
        )
        uow.add(
            Attendance(
                meeting_id=meeting.id,
                person_id=person.id,
                name="委员09",
                presence=Presence.EXCUSED,
            )
        )
    made = ParticipationCard(program.desk, person.id, participation_of(session, person.id))
    program.show(made)
    return made


def _said(card: ParticipationCard) -> str:
    return " | ".join(p.text() for p in card.findChildren(Phrase) if p.isVisible())


def test_all_years_at_first_with_what_is_left_out(card: ParticipationCard) -> None:
    said = _said(card)
    assert "voted in 10 of 11 ballots, came to 0 of 1 meetings" in said
    assert "3 earlier ballots" in said
    assert "Excused" in said
    assert unnamed(card) == []


def test_one_year_and_another_span(card: ParticipationCard, program: Program) -> None:
    card.show_period("2023")
    program.settle()
    assert "voted in 0 of 1 ballots" in _said(card)
    card.show_period("2024-06-01..2024-12-31")
    program.settle()
    assert "came to 0 of 1 meetings" in _said(card)
    assert card.period.value == "2024-06-01..2024-12-31"
    card.show_period("2020")
    program.settle()
    assert "No ballot in which a vote was due" in _said(card)
