"""The votes of one voter, and the paper behind them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stdcommittee.base.records import kind_of
from stdcommittee.domain.ballots.records import Vote
from stdcommittee.services.documents import evidence_for
from stdcommittee.ui.screens.ballots.timeline import TimelineDialog
from tests.ui.desks import Program
from tests.ui.screens.ballots.polls import lines, opened, shown
from tests.ui.seeing import unnamed

KEY = Qt.Key


def test_a_key_shows_every_vote_and_the_paper_is_attached(
    program: Program, qtbot: QtBot, folder: Path
) -> None:
    session = program.desk.session
    ballot = opened(session)
    page = shown(program, ballot)
    voters = page.detail.board.voters
    first = lines(session, ballot.id)[0].voter.id
    qtbot.keyClick(voters.view, KEY.Key_A)
    program.settle()
    voters.choose(first)
    qtbot.keyClick(voters.view, KEY.Key_B)
    program.settle()
    voters.choose(first)
    qtbot.keyClick(voters.view, KEY.Key_H)
    program.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TimelineDialog)
    assert len(dialog.table.rows.ids) == 2
    event = dialog.table.row(dialog.table.current_id)
    assert event.stands
    assert event.entered_by == "委员01"
    paper = folder / "sheet.pdf"
    paper.write_bytes(b"scan")
    dialog.attach([paper])
    program.settle()
    held = evidence_for(session, kind_of(Vote), event.vote.id)
    assert [item.document.name for item in held] == ["sheet.pdf"]
    assert [item.name for item in dialog.table.row(event.vote.id).papers] == ["sheet.pdf"]
    assert unnamed(dialog) == []
    dialog.reject()
