"""Position, sending: what is said while it is written, what is kept."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from pathlib import Path

from stdcommittee.domain.ballots.position_records import Decision
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import VoteValue
from stdcommittee.domain.comments.records import Comment, CommentRound
from stdcommittee.domain.meetings.records import Meeting
from stdcommittee.services.ballots import record_position
from stdcommittee.services.ballots.approvals import decide_position
from stdcommittee.services.ballots.consultations import drafts_kept
from stdcommittee.services.ballots.course import CourseStep
from stdcommittee.ui.dialogs.approval import ApprovalDialog
from stdcommittee.ui.dialogs.ballot_course import (
    ConsultationDialog,
    PositionDialog,
    SentDialog,
    ask_step,
)
from stdcommittee.ui.dialogs.ballot_step import StepDialog
from stdcommittee.ui.dialogs.consultation import DistributionDialog
from stdcommittee.ui.toolkit.labels import Label
from tests.services.ballots.abroad import TODAY, foreign
from tests.services.ballots.committee import NO, YES, stored
from tests.ui.desks import Program
from tests.ui.dialogs.abroad import KEY, gone, line, press, tab_to, up, write
from tests.ui.seeing import unnamed


def asked(program: Program, ballot: Ballot, step: CourseStep) -> StepDialog:
    session = program.desk.session
    now = stored(session, ballot)
    dialog = ask_step(program.desk, program.window, now, None, step, line(session, ballot))
    up(program, dialog)
    return dialog


def said(dialog: StepDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(Label) if not label.isHidden()]


def test_the_form_of_each_step(program: Program) -> None:
    session = program.desk.session
    ballot = foreign(session)
    forms = {
        CourseStep.CONSULT: DistributionDialog,
        CourseStep.POSITION: PositionDialog,
        CourseStep.APPROVAL: ApprovalDialog,
        CourseStep.SENT: SentDialog,
    }
    for step, form in forms.items():
        dialog = asked(program, ballot, step)
        assert isinstance(dialog, form)
        assert unnamed(dialog) == []
        dialog.reject()
    with session.writing("numbers alone") as uow:
        uow.change(dataclasses.replace(stored(session, ballot), asked=9))
    assert isinstance(asked(program, ballot, CourseStep.CONSULT), ConsultationDialog)


def test_what_is_wrong_is_said_while_the_position_is_written(program: Program) -> None:
    session = program.desk.session
    ballot = foreign(session)
    with session.writing("comments") as uow:
        made = uow.add(CommentRound(title="x", document="ISO/DIS 99127"))
        uow.add(Comment(round_id=made.id, types=("ed",)))
        meeting = uow.add(Meeting(title="对口工作组会议", document="ISO/DIS 99127", begins=TODAY))
    dialog = asked(program, ballot, CourseStep.POSITION)
    assert isinstance(dialog, PositionDialog)
    assert dialog.go.isEnabled()
    dialog.value.show_value(VoteValue.ABSTAIN)
    assert "Why we abstain must be on record." in said(dialog)
    assert not dialog.go.isEnabled()
    dialog.value.show_value(NO)
    assert "A disapproval without technical reasons is not counted." in said(dialog)
    tab_to(program, dialog.reason)
    write(program, "7.3")
    assert "None of our comments on this draft is technical." in said(dialog)
    assert dialog.go.isEnabled()
    tab_to(program, dialog.meeting)
    press(program, KEY.Key_Down)
    press(program, KEY.Key_Tab)
    press(program, KEY.Key_Return)
    program.settle()
    now = stored(session, ballot)
    assert (now.position, now.position_reason, now.meeting_id) == (NO, "7.3", meeting.id)


def test_a_position_sent_back_is_taken_up_with_its_note(program: Program) -> None:
    session = program.desk.session
    ballot = foreign(session)
    record_position(session, ballot.id, NO, reason="7.3")
    decide_position(session, ballot.id, "unit", Decision.RETURNED, by="负责人01", note="why?")
    dialog = asked(program, ballot, CourseStep.POSITION)
    assert isinstance(dialog, PositionDialog)
    assert (dialog.value.value, dialog.reason.toPlainText()) == (NO, "7.3")
    assert "Sent back by 负责人01: why?" in said(dialog)


def test_sending_with_its_receipt(program: Program, tmp_path: Path) -> None:
    session = program.desk.session
    ballot = foreign(session)
    record_position(session, ballot.id, YES)
    dialog = asked(program, ballot, CourseStep.SENT)
    assert isinstance(dialog, SentDialog)
    assert "Not agreed to yet by: Head of the counterpart unit." in said(dialog)
    receipt = tmp_path / "receipt.pdf"
    receipt.write_bytes(b"received")
    dialog.take_file(receipt)
    tab_to(program, dialog.receipt)
    write(program, "R-1")
    press(program, KEY.Key_Return)
    program.settle()
    now = stored(session, ballot)
    assert (now.sent, now.sent_by, now.receipt) == (TODAY, "委员01", "R-1")
    (kept,) = drafts_kept(session, ballot.id)
    assert kept.sha256 == hashlib.sha256(b"received").hexdigest()


def test_late_is_said_from_the_day_after_closing_on(program: Program) -> None:
    session = program.desk.session
    for closes, late in ((TODAY, False), (TODAY - dt.timedelta(days=1), True)):
        ballot = foreign(session, title=str(closes), closes=closes)
        record_position(session, ballot.id, YES)
        dialog = asked(program, ballot, CourseStep.SENT)
        words = f"That is after the last day, {closes}: the vote was late."
        assert (words in said(dialog)) is late
        dialog.reject()


def test_a_form_begins_at_its_first_field_and_ends_with_its_answers(program: Program) -> None:
    ballot = foreign(program.desk.session)
    position = asked(program, ballot, CourseStep.POSITION)
    assert isinstance(position, PositionDialog)
    assert position.value.hasFocus()
    position.day.setFocus()
    for answer in (position.cancel, position.go):
        press(program, KEY.Key_Tab)
        assert answer.hasFocus()
    press(program, KEY.Key_Tab)
    assert position.value.hasFocus()
    position.reject()
    sent = asked(program, ballot, CourseStep.SENT)
    assert isinstance(sent, SentDialog)
    tab_to(program, sent.comments)
    press(program, KEY.Key_Tab)
    assert sent.cancel.hasFocus()
    press(program, KEY.Key_Return)
    program.settle()
    assert gone(sent)
    assert stored(program.desk.session, ballot).sent is None
