"""A new workspace: what is missing is said beside the fields."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stdcommittee.domain.workspace.records import UnitKind
from stdcommittee.services.workspaces import NewWorkspace
from stdcommittee.ui.dialogs.new_workspace import NewWorkspaceQuestion, ask_new_workspace
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.memory import NoMemory
from tests.ui.seeing import unnamed


@pytest.fixture
def memory(tmp_path: Path) -> NoMemory:
    made = NoMemory()
    made.keep("folder", str(tmp_path))
    return made


@pytest.fixture
def question(look: Look, memory: NoMemory, qtbot: QtBot) -> NewWorkspaceQuestion:
    made = NewWorkspaceQuestion(look, memory, None)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def test_the_file_is_named_like_the_unit_until_somebody_names_it(
    question: NewWorkspaceQuestion, tmp_path: Path
) -> None:
    QTest.keyClicks(question.name.line, "TC 9/SC 1: ")
    assert question.wanted.path == tmp_path / "TC 9SC 1.stdc"
    question.place.line.clear()
    QTest.keyClicks(question.place.line, str(tmp_path / "own"))
    QTest.keyClicks(question.name.line, "x")
    assert question.wanted.path == tmp_path / "own.stdc"


def test_everything_by_keyboard(look: Look, memory: NoMemory, tmp_path: Path, qtbot: QtBot) -> None:
    heard: list[NewWorkspace] = []
    question = ask_new_workspace(look, memory, None, heard.append)
    qtbot.waitUntil(question.name.line.hasFocus)
    QTest.keyClicks(question.name.line, "Unit")
    QTest.keyClick(question.name.line, Qt.Key.Key_Tab)
    QTest.keyClick(question.kind.box, Qt.Key.Key_Down)
    QTest.keyClick(question.kind.box, Qt.Key.Key_Tab)
    QTest.keyClicks(question.committee.line, "SAC/TC 999")
    question.encrypted.setFocus()
    QTest.keyClick(question.encrypted, Qt.Key.Key_Space)
    assert question.passphrase.line.hasFocus()
    QTest.keyClicks(question.passphrase.line, "12345678")
    QTest.keyClicks(question.again.line, "12345678")
    QTest.keyClick(question.again.line, Qt.Key.Key_Return)
    assert heard == [
        NewWorkspace(
            path=tmp_path / "Unit.stdc",
            name="Unit",
            kind=UnitKind.COUNTERPART,
            committee="SAC/TC 999",
            passphrase="12345678",
        )
    ]


def test_what_is_missing_is_said_and_the_first_gets_the_keyboard(
    question: NewWorkspaceQuestion, tmp_path: Path
) -> None:
    question.go.click()
    assert "whose workspace" in str(question.name.problem)
    assert "file is to lie" in str(question.place.problem)
    assert question.name.line.hasFocus()
    assert question.isVisible()
    taken = tmp_path / "taken.stdc"
    taken.write_bytes(b"")
    question.name.line.setText("x")
    question.place.line.setText(str(taken.with_suffix("")))
    question.go.click()
    assert question.name.problem == ""
    assert "file of this name" in str(question.place.problem)
    question.place.line.setText(str(tmp_path / "no such" / "x.stdc"))
    question.go.click()
    assert "no such folder" in str(question.place.problem)


def test_without_encryption_no_passphrase_is_wanted(
    question: NewWorkspaceQuestion, tmp_path: Path
) -> None:
    question.name.line.setText("x")
    question.place.line.setText(str(tmp_path / "x"))
    question.encrypted.setChecked(True)
    question.go.click()
    assert "at least 8" in str(question.again.problem)
    assert question.warning.isVisible()
    question.encrypted.setChecked(False)
    assert not question.warning.isVisible()
    question.go.click()
    assert question.wanted.passphrase is None
    assert not question.isVisible()


def test_every_control_has_a_name(question: NewWorkspaceQuestion) -> None:
    assert unnamed(question) == []
