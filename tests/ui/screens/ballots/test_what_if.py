"""Votes that are only supposed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stdcommittee.domain.ballots.vocabulary import VoteValue
from stdcommittee.domain.rules import Outcome
from stdcommittee.ui.screens.ballots.what_if import WhatIfDialog
from tests.ui.desks import Program
from tests.ui.screens.ballots.polls import lines, opened, shown
from tests.ui.seeing import unnamed

KEY = Qt.Key


def test_missing_votes_are_supposed_by_keyboard_and_nothing_is_recorded(
    program: Program, qtbot: QtBot
) -> None:
    session = program.desk.session
    ballot = opened(session)
    page = shown(program, ballot)
    view = page.detail.board.voters.view
    for _ in range(3):
        qtbot.keyClick(view, KEY.Key_A)
    program.settle()
    program.desk.actions.trigger("ballot-what-if")
    program.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, WhatIfDialog)
    assert len(dialog.table.rows.ids) == 3
    assert dialog.card.outcome is Outcome.NOT_APPROVED
    assert dialog.card.accessibleName() == "As it stands: Not approved"
    qtbot.keyClick(dialog.table, KEY.Key_A)
    qtbot.keyClick(dialog.table, KEY.Key_Down)
    qtbot.keyClick(dialog.table, KEY.Key_A)
    program.settle()
    assert list(dialog.votes.values()) == [VoteValue.APPROVE] * 2
    assert dialog.card.accessibleName() == "With 2 supposed: Approved"
    qtbot.keyClick(dialog.table, KEY.Key_N)
    qtbot.keyClick(dialog.table, KEY.Key_Up)
    qtbot.keyClick(dialog.table, KEY.Key_Delete)
    program.settle()
    assert list(dialog.votes.values()) == [VoteValue.DISAPPROVE]
    assert dialog.card.outcome is Outcome.NOT_APPROVED
    assert unnamed(dialog) == []
    dialog.reject()
    program.settle()
    assert sum(line.voted for line in lines(session, ballot.id)) == 3


def test_where_nobody_is_missing_nothing_is_supposed(program: Program, qtbot: QtBot) -> None:
    page = shown(program, opened(program.desk.session))
    board = page.detail.board
    assert board.needed.suppose.isVisibleTo(board)
    for _ in range(6):
        qtbot.keyClick(board.voters.view, KEY.Key_A)
    program.settle()
    assert not board.supposable
    board.suppose()
    assert QApplication.activeModalWidget() is None
