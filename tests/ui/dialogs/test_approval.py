"""Agreeing to a position or sending it back, by keyboard."""

from __future__ import annotations

from stdcommittee.domain.ballots.position_records import Decision
from stdcommittee.services.ballots import record_position
from stdcommittee.services.ballots.approvals import decide_position
from stdcommittee.ui.dialogs.approval import ApprovalDialog
from stdcommittee.ui.toolkit.labels import Phrase
from tests.services.ballots.abroad import foreign
from tests.services.ballots.committee import NO, stored
from tests.ui.desks import Program
from tests.ui.dialogs.abroad import KEY, gone, line, press, tab_to, up, write
from tests.ui.seeing import unnamed


def test_sent_back_only_with_a_note(program: Program) -> None:
    session = program.desk.session
    ballot = record_position(session, foreign(session).id, NO, reason="7.3")
    approvals = line(session, ballot).approvals
    dialog = ApprovalDialog(program.desk, program.window, ballot, approvals)
    up(program, dialog)
    assert unnamed(dialog) == []
    assert dialog.by.text() == "委员01"
    assert dialog.go.isEnabled()
    tab_to(program, dialog.decision)
    press(program, KEY.Key_Down)
    assert dialog.decision.value is Decision.RETURNED
    assert not dialog.go.isEnabled()
    tab_to(program, dialog.note)
    press(program, KEY.Key_Return, ctrl=True)
    assert dialog.isVisible()
    write(program, "say what instead")
    press(program, KEY.Key_Return, ctrl=True)
    program.settle()
    assert gone(dialog)
    assert stored(session, ballot).position is None
    found = line(session, ballot).approvals.returned
    assert found is not None
    assert (found.note, found.value) == ("say what instead", NO)


def test_agreed_by_enter_with_what_went_before_in_sight(program: Program) -> None:
    session = program.desk.session
    ballot = foreign(session)
    record_position(session, ballot.id, NO, reason="7.3")
    decide_position(session, ballot.id, "unit", Decision.RETURNED, by="负责人01", note="why?")
    record_position(session, ballot.id, NO, reason="7.3; 7.4")
    now = stored(session, ballot)
    dialog = ApprovalDialog(program.desk, program.window, now, line(session, ballot).approvals)
    up(program, dialog)
    said = [phrase.text() for phrase in dialog.findChildren(Phrase)]
    assert "Sent back Head of the counterpart unit 负责人01 2026-06-11 why?" in said
    tab_to(program, dialog.by)
    press(program, KEY.Key_Return)
    program.settle()
    assert gone(dialog)
    assert line(session, ballot).approvals.complete


def test_without_a_position_there_is_nothing_to_decide(program: Program) -> None:
    session = program.desk.session
    ballot = foreign(session)
    dialog = ApprovalDialog(program.desk, program.window, ballot, line(session, ballot).approvals)
    up(program, dialog)
    assert not dialog.go.isEnabled()
    dialog.decision.choose(Decision.RETURNED)
    dialog.note.setPlainText("x")
    assert not dialog.go.isEnabled()
