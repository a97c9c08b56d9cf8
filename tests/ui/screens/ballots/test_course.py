"""The whole line of an international ballot, worked through by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from stdcommittee.domain.ballots.position_records import Decision
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind, VoteValue
from stdcommittee.services.ballots import record_position
from stdcommittee.services.ballots.approvals import decide_position
from stdcommittee.services.ballots.course import CourseStep
from stdcommittee.ui.dialogs.approval import ApprovalDialog
from stdcommittee.ui.dialogs.ballot_course import PositionDialog, ResultDialog, SentDialog
from stdcommittee.ui.dialogs.consultation import DistributionDialog
from stdcommittee.ui.screens.ballots.course import CourseCard
from stdcommittee.ui.screens.ballots.page import BallotsPage
from stdcommittee.ui.toolkit.labels import Label, Phrase
from tests.services.ballots.committee import TODAY
from tests.ui.desks import Program
from tests.ui.dialogs.abroad import KEY, press, tab_to, write
from tests.ui.screens.ballots.polls import foreign, opened, shown, stored
from tests.ui.seeing import unnamed

NUMBERED = ("consult", "position", "approval", "sent", "result")


def said(card: CourseCard) -> list[str]:
    shown_ = [*card.findChildren(Phrase), *card.findChildren(Label)]
    return [item.text() for item in shown_ if not item.isHidden() and item.text()]


def step(program: Program, page: BallotsPage, form: type) -> None:
    """Open what comes next by its button in the head, with the space bar."""
    program.activate()
    button: QPushButton = page.detail.next_button
    button.setFocus()
    program.qtbot.keyClick(button, Qt.Key.Key_Space)
    program.settle()
    assert isinstance(QApplication.activeModalWidget(), form)


def _distribute(program: Program, page: BallotsPage) -> None:
    step(program, page, DistributionDialog)
    sending = QApplication.activeModalWidget()
    assert isinstance(sending, DistributionDialog)
    tab_to(program, sending.list.line)
    write(program, "expert 1, some institute")
    press(program, KEY.Key_Return)
    tab_to(program, sending.go)
    press(program, KEY.Key_Return)
    program.settle()


def _close(program: Program, page: BallotsPage) -> None:
    """Enter the result; Enter in a field does nothing final."""
    ballot = page.detail.ballot
    assert ballot is not None
    step(program, page, ResultDialog)
    press(program, KEY.Key_Return)
    program.settle()
    assert stored(program.desk.session, ballot.id).status is BallotStatus.OPEN
    step(program, page, ResultDialog)
    closing = QApplication.activeModalWidget()
    assert isinstance(closing, ResultDialog)
    tab_to(program, closing.go)
    press(program, KEY.Key_Return)
    program.settle()


def test_from_distribution_to_outcome_by_keyboard(program: Program, qtbot: QtBot) -> None:
    session = program.desk.session
    ballot = foreign(session, closes=TODAY)
    page = shown(program, ballot)

    _distribute(program, page)
    board = page.detail.board
    program.activate()
    board.replies.table.setFocus()
    qtbot.keyClick(board.replies.table, KEY.Key_A)
    program.settle()
    assert stored(session, ballot.id).replied == 1

    step(program, page, PositionDialog)
    press(program, KEY.Key_Return)
    program.settle()
    assert stored(session, ballot.id).position is VoteValue.APPROVE

    step(program, page, ApprovalDialog)
    approving = QApplication.activeModalWidget()
    assert isinstance(approving, ApprovalDialog)
    tab_to(program, approving.by)
    press(program, KEY.Key_Return)
    program.settle()

    step(program, page, SentDialog)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SentDialog)
    tab_to(program, dialog.receipt)
    write(program, "R-1")
    press(program, KEY.Key_Return)
    program.settle()
    assert (stored(session, ballot.id).sent_by, stored(session, ballot.id).receipt) == (
        "委员01",
        "R-1",
    )

    _close(program, page)
    done = stored(session, ballot.id)
    assert (done.status, done.outcome) == (BallotStatus.CLOSED, BallotOutcome.APPROVED)
    card = board.course
    assert "Approved; As we voted" in said(card)
    assert "Our way to the vote ISO/TC 999 2026: 1 of 1 outcomes as we voted" in said(card)
    assert card.buttons == {}


def test_every_step_has_its_row_and_its_button(program: Program) -> None:
    page = shown(program, foreign(program.desk.session))
    card = page.detail.board.course
    assert [item.value for item in card.buttons] == list(NUMBERED)
    assert unnamed(card) == []
    names = [button.accessibleName() for button in card.buttons.values()]
    assert names[0] == "Consultation: Enter …"


def test_a_step_opens_from_the_palette_where_the_ballot_has_it(program: Program) -> None:
    session = program.desk.session
    page = shown(program, foreign(session))
    program.desk.actions.trigger("ballot-sent")
    program.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SentDialog)
    dialog.reject()
    program.settle()
    card = page.detail.board.course
    enabled = {item for item, action in card._actions.items() if action.isEnabled()}
    assert CourseStep.SENT in enabled
    assert CourseStep.NOMINATION not in enabled


def test_new_work_items_and_reviews_have_a_step_of_their_own(program: Program) -> None:
    session = program.desk.session
    page = shown(program, foreign(session, kind=BallotKind.NP))
    assert CourseStep.NOMINATION in page.detail.board.course.buttons
    page.open_record("ballot", foreign(session, title="r", kind=BallotKind.SR).id)
    program.settle()
    assert CourseStep.ANSWERS in page.detail.board.course.buttons
    assert CourseStep.NOMINATION not in page.detail.board.course.buttons


def test_what_was_sent_back_shows_at_once(program: Program) -> None:
    session = program.desk.session
    ballot: Ballot = foreign(session)
    record_position(session, ballot.id, VoteValue.APPROVE)
    page = shown(program, ballot)
    assert "waiting for: Head of the counterpart unit" in said(page.detail.board.course)
    decide_position(session, ballot.id, "unit", Decision.RETURNED, by="负责人01", note="why?")
    program.settle()
    assert "sent back, to be decided anew" in said(page.detail.board.course)


def test_an_approval_alone_shows_at_once(program: Program) -> None:
    session = program.desk.session
    ballot = foreign(session)
    record_position(session, ballot.id, VoteValue.APPROVE)
    page = shown(program, ballot)
    decide_position(session, ballot.id, "unit", Decision.APPROVED, by="负责人01")
    program.settle()
    assert "Head of the counterpart unit, 负责人01" in said(page.detail.board.course)


def test_a_national_ballot_has_no_such_line(program: Program) -> None:
    page = shown(program, opened(program.desk.session))
    card = page.detail.board.course
    assert card.isHidden()
    assert not any(action.isEnabled() for action in card._actions.values())
