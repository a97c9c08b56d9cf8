"""Experts named with a vote on a new work item: load, checks, what is refused."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.people.expert_records import ExpertRole, RegistrationStatus
from stdcommittee.services.ballots import record_position, record_sent
from stdcommittee.services.ballots.nominations import (
    load_of,
    nominate,
    nominations,
    withdraw_nomination,
)
from stdcommittee.services.session import Session
from tests.services.ballots.abroad import TODAY, abroad, foreign
from tests.services.ballots.committee import ABSTAIN, NO, YES, last_message

NP = {"kind": BallotKind.NP, "document": "ISO/NP 99200"}


def test_a_nomination_is_a_registration_to_come(session: Session) -> None:
    made = abroad(session)
    ballot = foreign(session, **NP)
    named = nominate(session, ballot.id, made.persons[0], made.group, role=ExpertRole.CONVENOR)
    assert (named.status, named.role) == (RegistrationStatus.NOMINATED, ExpertRole.CONVENOR)
    assert (named.ballot, named.project) == ("ISO/NP 99200", "ISO/NP 99200")
    assert last_message(session) == "“Register of things”: 专家01 nominated for ISO/TC 998/WG 4"
    found = nominations(session, ballot.id)
    assert [(item.person.name, item.group, item.load) for item in found.nominees] == [
        ("专家01", "ISO/TC 998/WG 4", 1)
    ]
    assert [group.reference for group in found.groups] == ["ISO/TC 998", "ISO/TC 998/WG 4"]


def test_the_load_counts_registrations_that_run(session: Session) -> None:
    made = abroad(session)
    ballot = foreign(session, **NP)
    assert [load_of(session, person) for person in made.persons] == [1, 1, 0, 0, 0]
    nominate(session, ballot.id, made.persons[3], made.group)
    assert load_of(session, made.persons[3]) == 0


def test_a_yes_names_at_least_one(session: Session) -> None:
    made = abroad(session)
    ballot = foreign(session, **NP)
    assert nominations(session, ballot.id).checks == ()
    for value, reason, wrong in ((NO, "7.3", []), (ABSTAIN, "x", []), (YES, "", ["experts"])):
        record_position(session, ballot.id, value, reason=reason)
        found = nominations(session, ballot.id)
        assert [check.id for check in found.checks] == wrong
    assert (found.least.number, found.least.provisional) == (1, True)
    nominate(session, ballot.id, made.persons[0], made.committee)
    assert nominations(session, ballot.id).checks == ()


def test_nominations_of_another_ballot_are_not_shown(session: Session) -> None:
    made = abroad(session)
    one = foreign(session, **NP, reference="B-1")
    other = foreign(session, **NP, title="Another", reference="B-2")
    nominate(session, one.id, made.persons[0], made.group)
    assert nominations(session, other.id).nominees == ()
    nominate(session, other.id, made.persons[0], made.group)
    assert len(nominations(session, one.id).nominees) == 1


def test_it_is_taken_back_while_nobody_decided_on_it(session: Session) -> None:
    made = abroad(session)
    ballot = foreign(session, **NP)
    first = nominate(session, ballot.id, made.persons[0], made.group)
    second = nominate(session, ballot.id, made.persons[1], made.group)
    withdraw_nomination(session, ballot.id, first.id)
    with pytest.raises(Refused, match="no longer there"):
        withdraw_nomination(session, ballot.id, first.id)
    with session.writing("registered") as uow:
        uow.change(dataclasses.replace(second, status=RegistrationStatus.REGISTERED))
    with pytest.raises(Refused, match="was decided on: Registered"):
        withdraw_nomination(session, ballot.id, second.id)


def test_what_is_refused(session: Session) -> None:
    made = abroad(session)
    enquiry, ballot = foreign(session), foreign(session, **NP)
    nominate(session, ballot.id, made.persons[0], made.group)
    for why, number, person, group in (
        ("new work items", enquiry.id, made.persons[0], made.group),
        ("no longer there", ballot.id, 999, made.group),
        ("no longer there", ballot.id, made.persons[0], 999),
        ("named already", ballot.id, made.persons[0], made.group),
    ):
        with pytest.raises(Refused, match=why):
            nominate(session, number, person, group)
    record_position(session, ballot.id, YES)
    withdraw_nomination(
        session, ballot.id, nominations(session, ballot.id).nominees[0].registration.id
    )
    record_sent(session, ballot.id)
    with pytest.raises(Refused, match="which was sent on 2026-06-11"):
        nominate(session, ballot.id, made.persons[1], made.group)
    assert [check.id for check in nominations(session, ballot.id).checks] == ["experts"]


def test_names_go_with_the_vote_of_an_international_group(session: Session) -> None:
    made = abroad(session)
    late = foreign(session, **NP, closes=TODAY - dt.timedelta(days=1))
    with pytest.raises(Refused, match="its last day was 2026-06-10"):
        nominate(session, late.id, made.persons[0], made.group)
    last_day = foreign(session, **NP, title="b", reference="B-2", closes=TODAY)
    with pytest.raises(Refused, match="SAC/TC 998 is no committee of ISO or IEC"):
        nominate(session, last_day.id, made.persons[0], made.mirror)
    assert nominate(session, last_day.id, made.persons[0], made.group).id
