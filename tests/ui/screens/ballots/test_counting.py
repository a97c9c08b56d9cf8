"""A secret ballot by keyboard: who took part, then the count."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stdcommittee.domain.ballots.records import BallotOutcome
from stdcommittee.domain.ballots.vocabulary import VoteValue
from stdcommittee.services.ballots import meter
from stdcommittee.ui.screens.ballots.counting import CountDialog
from stdcommittee.ui.toolkit.questions import Preflight
from tests.ui.desks import Program
from tests.ui.screens.ballots.polls import answer, opened, shown, stored
from tests.ui.seeing import unnamed

KEY = Qt.Key


def test_a_secret_ballot_by_keyboard(program: Program, qtbot: QtBot) -> None:
    session = program.desk.session
    ballot = opened(session, secret=True)
    page = shown(program, ballot)
    voters = page.detail.board.voters
    qtbot.keyClick(voters.view, KEY.Key_A)  # no named vote in a secret ballot
    for _ in range(5):
        qtbot.keyClick(voters.view, KEY.Key_T)
    program.settle()
    box = meter(session, ballot.id).box
    assert box is not None
    assert (box.took_part, box.total) == (5, 0)
    voters.count()
    program.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CountDialog)
    dialog.numbers[VoteValue.APPROVE].take("4")
    dialog.numbers[VoteValue.DISAPPROVE].take("1")
    assert unnamed(dialog) == []
    dialog.run()
    program.settle()
    box = meter(session, ballot.id).box
    assert box is not None
    assert box.counted == {VoteValue.APPROVE: 4, VoteValue.DISAPPROVE: 1}
    answer(lambda asked: asked.go.click() if isinstance(asked, Preflight) else asked.reject())
    page.detail.close_ballot()
    program.settle()
    assert stored(session, ballot.id).outcome is BallotOutcome.APPROVED
    assert voters.entry.isHidden()


def test_more_votes_than_took_part_keep_the_form_open(program: Program) -> None:
    session = program.desk.session
    page = shown(program, opened(session, secret=True))
    page.detail.board.voters.count()
    program.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CountDialog)
    dialog.numbers[VoteValue.APPROVE].take("1")
    dialog.run()
    program.settle()
    assert dialog.isVisible()
    dialog.reject()
