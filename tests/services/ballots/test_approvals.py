"""The approval of a position: agreed, sent back and decided anew, in the office's order."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.domain.ballots.approvals import Approvals
from stdcommittee.domain.ballots.position_records import Decision
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.rules import RuleBook
from stdcommittee.services.ballots import record_position, record_sent
from stdcommittee.services.ballots.approvals import approvals_on, decide_position
from stdcommittee.services.session import Session
from tests.domain.ballots.test_approvals import OWN
from tests.services.ballots.abroad import TODAY, foreign
from tests.services.ballots.committee import NO, YES, last_message, last_operation, stored

AGREED, RETURNED = Decision.APPROVED, Decision.RETURNED


def state(session: Session, ballot: Ballot) -> Approvals:
    with session.reading() as reader:
        return approvals_on(reader, stored(session, ballot), session.rules, TODAY)


def test_sent_back_decided_anew_and_agreed(session: Session) -> None:
    ballot = foreign(session)
    record_position(session, ballot.id, NO, reason="7.3")
    decide_position(session, ballot.id, "unit", RETURNED, by=" 负责人01 ", note="say what instead")
    said = "“Register of things”: Head of the counterpart unit, 负责人01: Sent back"
    assert last_message(session) == said
    open_again = stored(session, ballot)
    assert (open_again.position, open_again.positioned) == (None, None)
    assert open_again.position_reason == "7.3"
    with pytest.raises(Refused, match="no national position"):
        record_sent(session, ballot.id)
    record_position(session, ballot.id, NO, reason="7.3; delete it")
    decide_position(session, ballot.id, "unit", AGREED, by="负责人01")
    found = state(session, ballot)
    assert found.complete
    assert found.returned is not None
    assert (found.returned.value, found.returned.note) == (NO, "say what instead")
    assert [item.value for item in found.agreed] == [NO]


def test_what_was_agreed_to_is_not_changed_behind_ones_back(session: Session) -> None:
    ballot = foreign(session)
    record_position(session, ballot.id, NO, reason="7.3")
    decide_position(session, ballot.id, "unit", AGREED, by="负责人01")
    for value, reason in ((YES, ""), (NO, "7.4")):
        with pytest.raises(Refused, match="负责人01 has agreed"):
            record_position(session, ballot.id, value, reason=reason)
    assert record_position(session, ballot.id, NO, reason="7.3").position is NO
    decide_position(session, ballot.id, "unit", RETURNED, by="负责人01", note="new facts")
    assert record_position(session, ballot.id, YES).position is YES


def test_steps_decide_in_the_order_of_the_office(session: Session) -> None:
    session.rules = RuleBook([OWN])
    ballot = foreign(session)
    record_position(session, ballot.id, YES)
    with pytest.raises(Refused, match="Head of the counterpart unit decides first"):
        decide_position(session, ballot.id, "experts", AGREED, by="x")
    decide_position(session, ballot.id, "unit", AGREED, by="x")
    with pytest.raises(Refused, match="has agreed already"):
        decide_position(session, ballot.id, "unit", AGREED, by="x")
    with pytest.raises(Refused, match="decides first"):
        decide_position(session, ballot.id, "department", RETURNED, by="x", note="no")
    decide_position(session, ballot.id, "experts", AGREED, by="y")
    decide_position(session, ballot.id, "department", AGREED, by="z")
    assert state(session, ballot).complete
    with pytest.raises(Refused, match="has agreed already"):
        decide_position(session, ballot.id, "department", AGREED, by="z")
    decide_position(session, ballot.id, "unit", RETURNED, by="x", note="once more")
    again = state(session, ballot).next
    assert again is not None
    assert again.key == "unit"


def test_what_is_refused(session: Session) -> None:
    ballot = foreign(session)
    with pytest.raises(Refused, match="no national position"):
        decide_position(session, ballot.id, "unit", AGREED, by="x")
    record_position(session, ballot.id, YES, on=TODAY)
    before, after = TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)
    for why, step, decision, by, on in (
        ("who decided", "unit", AGREED, " ", None),
        ("why the position is sent back", "unit", RETURNED, "x", None),
        ("not asked for approval", "nobody", AGREED, "x", None),
        ("was decided on 2026-06-11", "unit", AGREED, "x", before),
        ("yet to come", "unit", AGREED, "x", after),
    ):
        with pytest.raises(Refused, match=why):
            decide_position(session, ballot.id, step, decision, by=by, on=on)
    record_sent(session, ballot.id)
    with pytest.raises(Refused, match="was sent on"):
        decide_position(session, ballot.id, "unit", AGREED, by="x")


def test_sending_back_is_undone_with_the_position(session: Session) -> None:
    ballot = foreign(session)
    record_position(session, ballot.id, YES)
    decide_position(session, ballot.id, "unit", RETURNED, by="x", note="no")
    session.undo(last_operation(session))
    assert stored(session, ballot).position is YES
    assert state(session, ballot).returned is None
