"""Closing a finding: only with an outcome."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from stdcommittee.domain.supervision.records import Finding
from stdcommittee.ui.dialogs.finding_outcome import OutcomeQuestion
from stdcommittee.ui.toolkit.look import Look
from tests.ui.seeing import unnamed


def test_it_goes_on_only_with_an_outcome(look: Look, qtbot: QtBot) -> None:
    question = OutcomeQuestion(look, None, Finding(title="问题"))
    qtbot.addWidget(question)
    with qtbot.waitActive(question):
        question.show()
    assert unnamed(question) == []
    assert not question.go.isEnabled()
    qtbot.keyClicks(question.field, "  ")
    assert not question.go.isEnabled()
    qtbot.keyClicks(question.field, "corrected")
    qtbot.keyClick(question.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: question.result() == QDialog.DialogCode.Accepted)
    assert question.outcome == "corrected"
