"""Passphrases: a wrong one is said beside the field and asked for again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stdcommittee.base.errors import Failure, Refused
from stdcommittee.base.progress import Progress
from stdcommittee.services.safety import is_passphrase
from stdcommittee.services.session import Session, create_workspace, open_workspace
from stdcommittee.services.workspaces import is_encrypted
from stdcommittee.ui.dialogs.passphrase import PassphraseChange, ask_passphrase
from tests.ui.desks import Program
from tests.ui.seeing import unnamed


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    path = tmp_path / "locked.stdc"
    create_workspace(path, name="示例", passphrase="正确的口令").close()
    return path


def test_a_wrong_passphrase_is_asked_for_again(program: Program, locked: Path) -> None:
    opened: list[Session] = []
    desk = program.desk

    def attempt(passphrase: str, progress: Progress) -> Session:
        return open_workspace(locked, passphrase=passphrase, progress=progress)

    question = ask_passphrase(
        desk.look,
        desk.tasks,
        program.window,
        locked,
        attempt,
        opened.append,
        program.failures.append,
    )
    assert not question.go.isEnabled()
    assert unnamed(question) == []
    QTest.keyClicks(question.field.line, "wrong one")
    QTest.keyClick(question.field.line, Qt.Key.Key_Return)
    assert not question.cancel.isEnabled()
    question.reject()
    assert question.isVisible()  # not while the file is being opened
    program.settle()
    assert question.isVisible()
    assert "wrong passphrase" in str(question.field.problem)
    assert question.field.line.hasFocus()
    question.field.line.setText("正确的口令")
    QTest.keyClick(question.field.line, Qt.Key.Key_Return)
    program.settle()
    assert len(opened) == 1
    opened[0].close()


def test_what_no_passphrase_would_help_against_ends_the_question(
    program: Program, locked: Path
) -> None:
    heard: list[Failure] = []
    desk = program.desk

    def attempt(_passphrase: str, _progress: Progress) -> None:
        raise Refused("written by a newer version")

    question = ask_passphrase(
        desk.look, desk.tasks, program.window, locked, attempt, lambda _none: None, heard.append
    )
    closed: list[int] = []
    question.finished.connect(closed.append)
    question.field.line.setText("x")
    question.go.click()
    program.settle()
    assert closed == [0]
    assert [str(failure) for failure in heard] == ["written by a newer version"]


def ask(program: Program, *, remove: bool = False) -> PassphraseChange:
    question = PassphraseChange(program.desk, program.window, remove=remove)
    program.qtbot.addWidget(question)
    question.open()
    return question


@pytest.mark.parametrize(
    ("new", "again", "said"),
    [("1234567", "1234567", "at least 8"), ("12345678", "12345679", "not the same"), ("", "", "8")],
)
def test_a_passphrase_is_typed_twice_and_long_enough(
    program: Program, new: str, again: str, said: str
) -> None:
    question = ask(program)
    question.new.line.setText(new)
    question.again.line.setText(again)
    question.go.click()
    assert said in str(question.again.problem)
    program.settle()
    assert question.isVisible()
    assert not program.desk.session.workspace.encrypted


def test_set_change_and_remove_without_closing_the_workspace(program: Program) -> None:
    session = program.desk.session
    heard: list[None] = []
    program.desk.session_changed.connect(lambda: heard.append(None))
    first = ask(program)
    assert not first.present.isVisible()
    first.new.line.setText("第一个口令够长吗")
    first.again.line.setText("第一个口令够长吗")
    first.go.click()
    program.settle()
    assert not first.isVisible()
    assert is_encrypted(session.path)
    assert is_passphrase(session, "第一个口令够长吗")

    second = ask(program)
    second.present.line.setText("not this one")
    second.new.line.setText("second one")
    second.again.line.setText("second one")
    second.go.click()
    program.settle()
    assert "not the passphrase" in str(second.present.problem)
    assert second.isVisible()
    second.present.line.setText("第一个口令够长吗")
    second.go.click()
    program.settle()
    assert is_passphrase(session, "second one")

    third = ask(program, remove=True)
    assert not third.new.isVisible()
    third.present.line.setText("second one")
    third.go.click()
    program.settle()
    assert not is_encrypted(session.path)
    assert len(heard) == 3
    with session.writing("still writable") as uow:
        assert uow.reader is not None


def test_read_only_is_refused_in_words(program: Program) -> None:
    workspace = program.desk.session.workspace
    workspace.read_only = "Opened for reading."
    question = ask(program)
    question.new.line.setText("12345678")
    question.again.line.setText("12345678")
    question.go.click()
    program.settle()
    workspace.read_only = None
    assert not question.isVisible()
    assert len(program.desk.notices.toasts) == 1


def test_the_warning_says_that_nobody_can_recover_it(program: Program) -> None:
    from PySide6.QtWidgets import QLabel

    question = ask(program)
    assert any("Nobody can recover" in label.text() for label in question.findChildren(QLabel))
