"""Who stands beside the frozen list: joined later, stepped aside."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Refused
from stdcommittee.domain.ballots.electorate import apart_text, entered_late
from stdcommittee.domain.ballots.records import Voter
from stdcommittee.domain.ballots.vocabulary import Standing
from stdcommittee.domain.people.integrity_records import Recusal
from stdcommittee.domain.people.records import Membership, Person
from stdcommittee.services.ballots import (
    close_ballot,
    lines_of,
    meter,
    open_ballot,
    record_vote,
    reopen_ballot,
    withdraw_vote,
)
from stdcommittee.services.session import Session
from stdcommittee.storage.ballots import vote_counts
from tests.services.ballots.committee import (
    OPENED,
    TODAY,
    YES,
    draft,
    roster,
    stored,
    vote_all,
    voters,
)
from tests.services.ballots.committee import opened as open_one

LATER = OPENED + dt.timedelta(days=3)


def _join(session: Session, seat: Membership, name: str = "委员99") -> int:
    with session.writing("join") as uow:
        person = uow.add(Person(name=name))
        uow.add(dataclasses.replace(seat, id=0, person_id=person.id, since=LATER))
    return person.id


def _recuse(session: Session, person: int, subject: str, reason: str = "本单位起草") -> None:
    with session.writing("recuse") as uow:
        uow.add(Recusal(person_id=person, subject=subject, reason=reason))


def test_who_joins_later_is_listed_apart_while_open_and_kept_at_closing(session: Session) -> None:
    seats = roster(session, 4)
    ballot = open_one(session)
    _join(session, seats[1])
    found = meter(session, ballot.id).joined
    assert [(voter.name, voter.joined, voter.standing) for voter in found] == [
        ("委员99", LATER, Standing.OUTSIDE)
    ]
    assert meter(session, ballot.id, LATER - dt.timedelta(days=1)).joined == ()
    vote_all(session, ballot, [YES] * 4)
    close_ballot(session, ballot.id, TODAY)
    _join(session, seats[1], "委员100")
    kept = meter(session, ballot.id)
    assert [voter.name for voter in kept.joined] == ["委员99"]
    assert len(kept.lines) == 4
    assert stored(session, ballot).electorate == 4
    with session.reading() as reader:
        assert len(reader.find(Voter, Is("ballot_id", ballot.id))) == 5
        assert vote_counts(reader, [ballot.id]) == {ballot.id: {"member": {"approve": 4}}}


def test_the_same_person_under_another_number_did_not_join(session: Session) -> None:
    seats = roster(session, 3)
    ballot = open_one(session)
    number = _join(session, seats[1])
    with session.writing("merge") as uow:
        person = uow.reader.get(Person, seats[1].person_id)
        assert person is not None
        uow.change(dataclasses.replace(person, merged_into=number))
    assert meter(session, ballot.id).joined == ()


def test_who_was_entered_late_with_an_earlier_seat_is_said(session: Session) -> None:
    seats = roster(session, 3)
    ballot = open_one(session)
    with session.writing("entered") as uow:
        person = uow.add(Person(name="委员88"))
        uow.add(dataclasses.replace(seats[1], id=0, person_id=person.id))
    stands = meter(session, ballot.id)
    (late,) = stands.joined
    assert (late.name, late.joined, entered_late(late, ballot)) == ("委员88", seats[1].since, True)
    assert str(apart_text(late, ballot)) == "entered after the ballot opened"
    checks = {check.id: str(check.what) for check in stands.checks}
    assert checks["entered"] == "Entered after the ballot opened, without a vote: 委员88"
    assert "joined" not in checks
    vote_all(session, ballot, [YES] * 3)
    closed = close_ballot(session, ballot.id, TODAY)
    assert [voter.name for voter in meter(session, closed.id).joined] == ["委员88"]
    again = reopen_ballot(session, closed.id, "漏列一人")
    assert [voter.name for voter in meter(session, again.id).joined] == ["委员88"]


def test_a_list_that_was_given_leaves_out_whom_it_will(session: Session) -> None:
    roster(session, 3)
    prepared = draft(session)
    ballot = open_ballot(
        session, prepared.id, OPENED, [Voter(ballot_id=0, name="委员01", person_id=1)]
    )
    assert meter(session, ballot.id).joined == ()


def test_two_voters_who_became_one_person_keep_a_ballot_from_closing(session: Session) -> None:
    seats = roster(session, 4)
    ballot = open_one(session)
    vote_all(session, ballot, [YES] * 4)
    with session.writing("merge") as uow:
        person = uow.reader.get(Person, seats[1].person_id)
        assert person is not None
        uow.change(dataclasses.replace(person, merged_into=seats[2].person_id))
    with pytest.raises(Refused, match="One person has voted more than once: 委员02, 委员03"):
        close_ballot(session, ballot.id, TODAY)
    withdraw_vote(session, voters(session, ballot)[2].id)
    stands = meter(session, ballot.id)
    found = {check.id: check.level.value for check in stands.checks}
    assert (found["twice"], stands.closable) == ("warn", True)


def test_who_stepped_aside_is_listed_without_a_vote(session: Session) -> None:
    seats = roster(session, 5)
    _recuse(session, seats[1].person_id, "20251187-T-334")
    _recuse(session, seats[2].person_id, "20259999-T-334")
    ballot = open_one(session)
    second = voters(session, ballot)[1]
    assert (second.standing, second.stated) == (Standing.RECUSED, "本单位起草")
    assert ballot.electorate == 4
    with pytest.raises(Refused, match="stepped aside: 本单位起草"):
        record_vote(session, second.id, YES)
    vote_all(session, ballot, [YES, None, YES, YES, YES])
    closed = close_ballot(session, ballot.id, TODAY)
    kept = meter(session, closed.id)
    assert kept.verdict is not None
    assert kept.verdict.criteria[0].denominator == 4


def test_who_steps_aside_while_it_is_open_is_said(session: Session) -> None:
    seats = roster(session, 5)
    ballot = open_one(session)
    _recuse(session, seats[3].person_id, "地理信息 观测、测量与样本")
    checks = {check.id: str(check.what) for check in meter(session, ballot.id).checks}
    assert checks["aside"].endswith("委员04")
    with session.reading() as reader:
        assert lines_of(reader, ballot.id)[3].voter.standing is Standing.MEMBER
