"""Answers of experts: one, several at once, taken back; the numbers that follow."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.domain.ballots.position_records import Reply
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome
from stdcommittee.domain.ballots.vocabulary import BallotKind, VoteValue
from stdcommittee.services.ballots import record_result
from stdcommittee.services.ballots.consultations import (
    Addressee,
    Sending,
    consultation_log,
    distribute,
)
from stdcommittee.services.ballots.replies import record_replies, withdraw_reply
from stdcommittee.services.session import Session
from tests.services.ballots.abroad import OPENED, TODAY, foreign
from tests.services.ballots.committee import NO, YES, last_message, last_operation, stored

SENT = dt.date(2026, 6, 8)


def asked(session: Session, **values: object) -> tuple[Ballot, list[int]]:
    """A ballot about which three were asked."""
    ballot = foreign(session, **values)
    to = [Addressee(f"专家{n}", "某公司") for n in range(3)]
    distribute(session, ballot.id, Sending(draft="x", on=SENT), to)
    return ballot, [reply.id for reply in replies(session, ballot)]


def replies(session: Session, ballot: Ballot) -> list[Reply]:
    with session.reading() as reader:
        return [reply for item in consultation_log(reader, ballot.id) for reply in item.replies]


def test_one_reply_and_the_same_for_several(session: Session) -> None:
    ballot, ids = asked(session)
    assert record_replies(session, ids[:1], NO, text=" 7.3 ", on=SENT).replied == 1
    assert last_message(session) == "“Register of things”: 专家0 replied"
    record_replies(session, ids[1:], YES)
    assert last_message(session) == "“Register of things”: 2 replies"
    found = replies(session, ballot)
    assert [(item.value, item.text, item.replied) for item in found] == [
        (NO, "7.3", SENT),
        (YES, "", TODAY),
        (YES, "", TODAY),
    ]
    assert stored(session, ballot).replied == 3
    session.undo(last_operation(session))
    assert stored(session, ballot).replied == 1


def test_words_alone_are_a_reply_and_a_later_one_takes_its_place(session: Session) -> None:
    ballot, ids = asked(session, kind=BallotKind.CD, document="ISO/CD 99127")
    record_replies(session, ids[:1], None, text="3.1")
    record_replies(session, ids[:1], YES)
    first = replies(session, ballot)[0]
    assert (first.value, first.text, stored(session, ballot).replied) == (YES, "", 1)


def test_a_reply_is_taken_back_and_whoever_did_not_reply_is_taken_off(session: Session) -> None:
    ballot, ids = asked(session)
    record_replies(session, ids[:1], NO, text="7.3")
    back = withdraw_reply(session, ids[0])
    assert (back.asked, back.replied) == (3, 0)
    first = replies(session, ballot)[0]
    assert (first.replied, first.value, first.text) == (None, None, "")
    off = withdraw_reply(session, ids[0])
    assert (off.asked, len(replies(session, ballot))) == (2, 2)
    with pytest.raises(Refused, match="no longer there"):
        withdraw_reply(session, ids[0])


def test_a_draft_without_addressees_was_not_sent(session: Session) -> None:
    ballot, ids = asked(session)
    for number in ids:
        left = withdraw_reply(session, number)
    assert (left.asked, left.consulted) == (0, None)
    with session.reading() as reader:
        assert consultation_log(reader, ballot.id) == ()
    session.undo(last_operation(session))
    assert (stored(session, ballot).asked, stored(session, ballot).consulted) == (1, SENT)


def test_what_is_refused(session: Session) -> None:
    ballot, ids = asked(session)
    other, others = asked(session, title="Another", document="ISO/DIS 99128", closes=TODAY)
    for why, numbers, value, day in (
        ("no longer there", [], YES, None),
        ("no longer there", [*ids, 999], YES, None),
        ("different ballots", [ids[0], others[0]], YES, None),
        ("says nothing", ids, None, None),
        ("no answer in this ballot", ids, VoteValue.CONFIRM, None),
        ("was sent on 2026-06-08", ids, YES, OPENED),
        ("yet to come", ids, YES, TODAY + dt.timedelta(days=1)),
    ):
        with pytest.raises(Refused, match=why):
            record_replies(session, numbers, value, on=day)
    record_result(session, other.id, BallotOutcome.APPROVED)
    with pytest.raises(Refused, match="Closed"):
        record_replies(session, others, YES)
    assert stored(session, ballot).replied == 0
