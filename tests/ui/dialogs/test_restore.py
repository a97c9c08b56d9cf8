"""A backup is tried out before it is restored; restoring keeps what stood there."""

from __future__ import annotations

import pytest

from stdcommittee.domain.portfolio.records import Standard
from stdcommittee.services.safety import Backup, back_up, change_passphrase, list_backups
from stdcommittee.services.workspaces import is_encrypted
from stdcommittee.ui.dialogs.restore import BackupQuestion, show_backup
from tests.ui.desks import Program
from tests.ui.seeing import unnamed
from tests.workspaces import standard


def add_standard(program: Program, number: int) -> None:
    with program.desk.session.writing("one more") as uow:
        uow.add(standard(number))


def standards(program: Program) -> int:
    with program.desk.session.reading() as reader:
        return reader.count(Standard)


@pytest.fixture
def backup(program: Program) -> Backup:
    back_up(program.desk.session)
    return list_backups(program.desk.session.path)[0]


def said(question: BackupQuestion) -> list[str]:
    from PySide6.QtWidgets import QLabel

    return [label.text() for label in question.findChildren(QLabel)]


def test_a_trial_counts_what_is_in_it_and_what_is_not(program: Program, backup: Backup) -> None:
    add_standard(program, 2)
    question = show_backup(program.desk, program.window, backup)
    assert not question.restore.isEnabled()
    program.settle()
    assert question.tried is not None
    assert question.tried.ok
    assert question.tried.rows["standard"] == 1
    assert "1 operation done since is not in it." in said(question)
    assert question.restore.isEnabled()
    assert unnamed(question) == []
    question.accept()


def test_restoring_goes_on_with_the_backup_and_keeps_the_rest(
    program: Program, backup: Backup
) -> None:
    session = program.desk.session
    add_standard(program, 2)
    written: list[object] = []
    program.desk.written.connect(written.append)
    question = show_backup(program.desk, program.window, backup)
    program.settle()
    question.restore.click()
    program.settle()
    assert standards(program) == 1
    kept = list(session.path.parent.glob("*.before-restore-*.stdc"))
    assert len(kept) == 1
    assert "standard" in written[-1]  # type: ignore[operator]  # what every list listens for
    assert any(kept[0].name in toast.accessibleName() for toast in program.desk.notices.toasts)
    add_standard(program, 3)
    assert standards(program) == 2


def test_a_damaged_backup_cannot_be_restored(program: Program, backup: Backup) -> None:
    backup.path.write_bytes(backup.path.read_bytes()[:-5000])
    question = show_backup(program.desk, program.window, backup)
    program.settle()
    assert not question.restore.isEnabled()
    assert any("damaged" in text for text in said(question))
    question.accept()


def test_an_encrypted_backup_asks_for_its_passphrase(program: Program) -> None:
    session = program.desk.session
    change_passphrase(session, "第一个口令够长吗")
    back_up(session)
    locked = next(item for item in list_backups(session.path) if is_encrypted(item.path))
    add_standard(program, 2)
    question = show_backup(program.desk, program.window, locked)
    program.settle()
    assert question.passphrase.isVisible()
    assert question.tried is None
    question.passphrase.line.setText("wrong one")
    question.again.click()
    program.settle()
    assert question.passphrase.problem
    assert not question.restore.isEnabled()
    question.passphrase.line.setText("第一个口令够长吗")
    question.again.click()
    program.settle()
    question.restore.click()
    program.settle()
    assert standards(program) == 1
    assert session.workspace.encrypted


def test_read_only_may_be_tried_out_but_not_restored(program: Program, backup: Backup) -> None:
    program.desk.session.workspace.read_only = "Opened for reading."
    question = show_backup(program.desk, program.window, backup)
    program.settle()
    assert question.tried is not None
    assert not question.restore.isEnabled()
    question.accept()
    program.desk.session.workspace.read_only = None
