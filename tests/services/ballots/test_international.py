"""Consult, decide, send, result: the course of an international ballot here."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from stdcommittee.base.errors import Refused, Unreadable
from stdcommittee.base.records import kind_of
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind, VoteValue
from stdcommittee.domain.meetings.records import Meeting
from stdcommittee.domain.rules import Outcome, Verdict
from stdcommittee.domain.workspace.records import ImportKind
from stdcommittee.services.ballots import (
    open_ballot,
    record_consultation,
    record_position,
    record_result,
    record_sent,
)
from stdcommittee.services.documents import evidence_for
from stdcommittee.services.imports import carry_out, plan_import
from stdcommittee.services.session import Session
from tests.services.ballots.committee import (
    CLOSES,
    NO,
    OPENED,
    TODAY,
    YES,
    draft,
    last_message,
    last_operation,
    opened,
    roster,
    stored,
)


def foreign(session: Session, **values: Any) -> Ballot:
    filled: dict[str, Any] = {
        "title": "Geodetic register",
        "kind": BallotKind.DIS,
        "document": "ISO/DIS 19127",
        "committee": "ISO/TC 211",
        "project": "",
    }
    return open_ballot(session, draft(session, **{**filled, **values}).id, OPENED)


def every_step(session: Session, ballot: Ballot) -> list[Callable[[], Ballot]]:
    return [
        lambda: record_consultation(session, ballot.id, asked=1),
        lambda: record_position(session, ballot.id, YES),
        lambda: record_sent(session, ballot.id),
        lambda: record_result(session, ballot.id, BallotOutcome.APPROVED),
    ]


def test_the_whole_course(session: Session) -> None:
    ballot = foreign(session, closes=TODAY)
    record_consultation(session, ballot.id, on=OPENED, asked=14)
    consulted = record_consultation(session, ballot.id, asked=14, replied=11)
    assert (consulted.consulted, consulted.asked, consulted.replied) == (OPENED, 14, 11)
    assert last_message(session) == "“Geodetic register”: 11 of 14 experts replied"
    decided = record_position(session, ballot.id, YES, reason=" 支持 ")
    assert (decided.position, decided.positioned, decided.position_reason) == (YES, TODAY, "支持")
    assert last_message(session) == "“Geodetic register”: national position: Approve"
    sent = record_sent(session, ballot.id, with_comments=True)
    assert (sent.sent, sent.with_comments) == (TODAY, True)
    assert last_message(session) == "“Geodetic register”: vote sent on 2026-06-11"
    closed = record_result(session, ballot.id, BallotOutcome.APPROVED)
    assert stored(session, ballot) == closed
    assert (closed.status, closed.closed, closed.outcome, closed.verdict) == (
        BallotStatus.CLOSED,
        TODAY,
        BallotOutcome.APPROVED,
        None,
    )
    assert (closed.position, closed.sent) == (YES, TODAY)
    assert session.workspace.operations(limit=1)[0].final


def test_each_step_is_undone(session: Session) -> None:
    ballot = foreign(session)
    states = [stored(session, ballot)]
    steps: list[Callable[[], Ballot]] = [
        lambda: record_consultation(session, ballot.id, asked=3),
        lambda: record_position(session, ballot.id, YES),
        lambda: record_sent(session, ballot.id),
    ]
    for step in steps:
        step()
        states.append(stored(session, ballot))
    last = last_operation(session)
    for number, state in zip((last, last - 1, last - 2), reversed(states[:-1]), strict=True):
        session.undo(number)
        assert stored(session, ballot) == state


def test_a_vote_sent_late_is_recorded_as_late(session: Session) -> None:
    ballot = foreign(session, closes=TODAY - dt.timedelta(days=1))
    record_position(session, ballot.id, YES)
    assert record_sent(session, ballot.id).sent == TODAY
    assert last_message(session).endswith("vote sent on 2026-06-11, after the last day 2026-06-10")


@pytest.mark.parametrize("value", [NO, VoteValue.DISAPPROVE_UNLESS])
def test_a_disapproval_has_reasons(session: Session, value: VoteValue) -> None:
    ballot = foreign(session)
    with pytest.raises(Refused, match="without technical reasons is not counted"):
        record_position(session, ballot.id, value, reason="  ")
    assert record_position(session, ballot.id, value, reason="7.3").position is value


def test_a_position_answers_the_question(session: Session) -> None:
    ballot = foreign(session)
    with pytest.raises(Refused, match="“Confirm” is no answer"):
        record_position(session, ballot.id, VoteValue.CONFIRM)
    review = foreign(session, kind=BallotKind.SR, document="ISO 19136-1:2020")
    with pytest.raises(Refused, match="“Approve” is no answer"):
        record_position(session, review.id, YES)
    assert record_position(session, review.id, VoteValue.REVISE).position is VoteValue.REVISE


def test_the_order_of_the_steps(session: Session) -> None:
    ballot = foreign(session)
    with pytest.raises(Refused, match="no national position"):
        record_sent(session, ballot.id)
    record_position(session, ballot.id, YES)
    with pytest.raises(Refused, match="was decided on 2026-06-11"):
        record_sent(session, ballot.id, on=OPENED)
    record_sent(session, ballot.id)
    with pytest.raises(Refused, match="was sent on 2026-06-11"):
        record_position(session, ballot.id, NO, reason="7.3")
    with pytest.raises(Refused, match="5 replies, but 4 were asked"):
        record_consultation(session, ballot.id, asked=4, replied=5)
    with pytest.raises(Refused, match="is yet to come"):
        record_result(session, ballot.id, BallotOutcome.APPROVED, on=CLOSES)


@pytest.mark.parametrize(
    ("values", "outcome"),
    [
        ({}, BallotOutcome.CONFIRM),
        ({}, BallotOutcome.NONE),
        ({"kind": BallotKind.SR, "document": "ISO 1:2016"}, BallotOutcome.APPROVED),
    ],
)
def test_a_result_answers_the_question(
    session: Session, values: dict[str, object], outcome: BallotOutcome
) -> None:
    ballot = foreign(session, **{"closes": TODAY, **values})
    with pytest.raises(Refused, match="is no result of this ballot"):
        record_result(session, ballot.id, outcome)


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        (BallotKind.DIS, BallotOutcome.CONFIRM),
        (BallotKind.CD, BallotOutcome.WITHDRAW),
        (BallotKind.CIB, BallotOutcome.REVISE),
        (BallotKind.SR, BallotOutcome.APPROVED),
    ],
)
def test_a_ballot_recorded_by_hand_is_judged_by_its_kind(
    session: Session, kind: BallotKind, outcome: BallotOutcome
) -> None:
    with session.writing("by hand") as uow:
        ballot = uow.add(Ballot(title="x", kind=kind, status=BallotStatus.OPEN, closes=TODAY))
    assert ballot.rule == ""
    with pytest.raises(Refused, match="is no result of this ballot"):
        record_result(session, ballot.id, outcome)


def test_no_result_comes_before_the_closing_day(session: Session) -> None:
    early, ballot = foreign(session), foreign(session, closes=TODAY)
    with pytest.raises(Refused, match="closes on 2026-06-18; it has no result before"):
        record_result(session, early.id, BallotOutcome.APPROVED)
    with pytest.raises(Refused, match="has no result before"):
        record_result(session, ballot.id, BallotOutcome.APPROVED, on=TODAY - dt.timedelta(days=1))
    assert record_result(session, ballot.id, BallotOutcome.APPROVED, on=TODAY).closed == TODAY


def test_nothing_is_done_before_the_ballot_opened(session: Session) -> None:
    ballot, before = foreign(session), OPENED - dt.timedelta(days=1)
    opened_only = "the ballot opened on 2026-06-04 only"
    with pytest.raises(Refused, match=opened_only):
        record_consultation(session, ballot.id, on=before, asked=1)
    with pytest.raises(Refused, match=opened_only):
        record_position(session, ballot.id, YES, on=before)
    with session.writing("position") as uow:
        uow.change(dataclasses.replace(ballot, position=YES))
    with pytest.raises(Refused, match=opened_only):
        record_sent(session, ballot.id, on=before)
    assert record_sent(session, ballot.id, on=OPENED).sent == OPENED


def test_numbers_of_experts_are_not_negative(session: Session) -> None:
    ballot = foreign(session)
    for asked, replied in ((-1, -2), (3, -1)):
        with pytest.raises(Refused, match="no negative numbers"):
            record_consultation(session, ballot.id, asked=asked, replied=replied)


@pytest.mark.parametrize("kind", [BallotKind.CIB, BallotKind.DTR, BallotKind.DPAS])
def test_where_the_rule_asks_for_no_reasons_none_are_needed(
    session: Session, kind: BallotKind
) -> None:
    ballot = foreign(session, kind=kind, document="ISO/TR 99127")
    assert record_position(session, ballot.id, NO).position is NO
    enquiry = foreign(session)
    with pytest.raises(Refused, match="without technical reasons"):
        record_position(session, enquiry.id, NO, reason=" ……。- ")


def test_a_national_ballot_has_another_course(session: Session) -> None:
    roster(session, 4)
    ballot = opened(session)
    for act in every_step(session, ballot):
        with pytest.raises(Refused, match="of our own committee"):
            act()


def test_the_verdict_stands_beside_the_announced_result(session: Session, tmp_path: Path) -> None:
    ballot = foreign(session, closes=TODAY)
    path = tmp_path / "ISO_DIS_19127 result.csv"
    path.write_text("NB,P/O,Vote\nSAC,P,Yes\nBSI,P,Yes\nDIN,P,No\nDS,O,Yes\n", encoding="utf-8")
    plan = plan_import(session, path, ImportKind.VOTES)
    carry_out(session, plan)
    closed = record_result(session, ballot.id, BallotOutcome.NOT_APPROVED)
    assert closed.outcome is BallotOutcome.NOT_APPROVED
    verdict = Verdict.from_json(closed.verdict)
    assert (verdict.outcome, verdict.rule) == (Outcome.APPROVED, "iso.dis")


def test_a_closed_ballot_has_no_further_course(session: Session) -> None:
    ballot = foreign(session, closes=TODAY)
    record_result(session, ballot.id, BallotOutcome.APPROVED)
    for act in every_step(session, ballot):
        with pytest.raises(Refused, match="Closed with a result"):
            act()


def test_an_abstention_has_reasons_and_an_approval_no_condition(session: Session) -> None:
    ballot = foreign(session)
    with pytest.raises(Refused, match="Why we abstain must be on record"):
        record_position(session, ballot.id, VoteValue.ABSTAIN)
    with pytest.raises(Refused, match="may not depend on a condition"):
        record_position(session, ballot.id, YES, reason="有条件赞成：删除 7.3")
    kept = record_position(session, ballot.id, VoteValue.ABSTAIN, reason="无本领域专家")
    assert kept.position is VoteValue.ABSTAIN


def test_the_meeting_stays_where_a_later_position_names_none(session: Session) -> None:
    ballot = foreign(session)
    with session.writing("meeting") as uow:
        meeting = uow.add(Meeting(title="对口工作组会议"))
    record_position(session, ballot.id, YES, meeting_id=meeting.id)
    assert record_position(session, ballot.id, NO, reason="7.3").meeting_id == meeting.id


def test_the_receipt_is_kept_once_with_its_number(session: Session, tmp_path: Path) -> None:
    ballot = foreign(session)
    record_position(session, ballot.id, YES)
    receipt = tmp_path / "receipt.pdf"
    receipt.write_bytes(b"received")
    for number in (" R-1 ", "R-2"):
        sent = record_sent(session, ballot.id, by=" 委员01 ", receipt=number, receipt_file=receipt)
    assert (sent.sent_by, sent.receipt) == ("委员01", "R-2")
    (kept,) = evidence_for(session, kind_of(Ballot), ballot.id)
    assert kept.document.sha256 == hashlib.sha256(b"received").hexdigest()
    assert kept.evidence.note == "R-1"
    with pytest.raises(Unreadable):
        record_sent(session, ballot.id, receipt_file=tmp_path / "gone.pdf")
    assert stored(session, ballot).receipt == "R-2"
