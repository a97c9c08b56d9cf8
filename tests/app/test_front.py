"""Opening, making and changing workspaces, through the windows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from stdcommittee.app.front import Front
from stdcommittee.services.session import create_workspace, open_workspace
from stdcommittee.services.workspaces import NewWorkspace


def opened(front: Front, qtbot: QtBot, path: Path) -> None:
    def there() -> None:
        assert front.bench is not None
        assert front.bench.session.path == path
        assert not front.bench.desk.tasks.busy

    qtbot.waitUntil(there, timeout=20_000)


def told(front: Front) -> str:
    return " ".join(
        label.text() for toast in front.page.notices.toasts for label in toast.findChildren(QLabel)
    )


def test_a_workspace_opens_and_its_lock_is_given_back(
    front: Front, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "w.stdc"
    create_workspace(path, name="示例标委会", actor="委员01").close()
    front.start(path)
    opened(front, qtbot, path)
    bench = front.bench
    assert bench is not None
    assert bench.window.isVisible()
    assert "示例标委会" in bench.window.windowTitle()
    bench.window.close()
    assert front.bench is None
    with open_workspace(path) as again:
        assert again.workspace.read_only is None
    assert front.program.settings.recent_files() == [path]


def test_without_a_file_the_first_page_is_shown(front: Front) -> None:
    front.start(None)
    assert front.page.isVisible()
    assert front.bench is None


def test_a_file_that_is_no_workspace_is_said_on_the_first_page(
    front: Front, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "notes.stdc"
    path.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    front.start(path)
    qtbot.waitUntil(lambda: bool(front.page.notices.toasts), timeout=10_000)
    assert front.page.isVisible()
    assert front.bench is None
    assert "notes.stdc" in told(front)
    assert path.read_bytes() == b"SQLite format 3\0" + b"x" * 5000


def test_a_new_workspace_is_made_and_opened(front: Front, tmp_path: Path, qtbot: QtBot) -> None:
    front.start(None)
    path = tmp_path / "new.stdc"
    front._make(NewWorkspace(path=path, name="新标委会", committee="SAC/TC 998"))
    opened(front, qtbot, path)
    assert not front.page.isVisible()
    assert front.bench is not None
    assert front.bench.session.unit().committee == "SAC/TC 998"


def test_another_workspace_takes_the_place_of_the_first(
    front: Front, tmp_path: Path, qtbot: QtBot
) -> None:
    first, second = tmp_path / "a.stdc", tmp_path / "b.stdc"
    for path in (first, second):
        create_workspace(path, name=path.stem).close()
    front.start(first)
    opened(front, qtbot, first)
    front.open(second)
    opened(front, qtbot, second)
    with open_workspace(first) as free:
        assert free.workspace.read_only is None


def test_a_workspace_open_elsewhere_is_read(front: Front, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "w.stdc"
    with create_workspace(path, name="w"):
        front.start(path)
        opened(front, qtbot, path)
        assert front.bench is not None
        assert front.bench.desk.read_only is not None
        assert not front.bench.desk.actions.offers("import")
        front.bench.window.close()


def test_an_encrypted_workspace_asks_until_it_opens(
    front: Front, tmp_path: Path, qtbot: QtBot
) -> None:
    from stdcommittee.ui.dialogs.passphrase import PassphraseQuestion

    path = tmp_path / "w.stdc"
    create_workspace(path, name="w", passphrase="远山 含笑 7").close()
    front.start(path)
    question = front.page.findChild(PassphraseQuestion)
    assert question is not None
    question.field.line.setText("wrong one")
    question.go.click()
    qtbot.waitUntil(question.go.isEnabled, timeout=20_000)
    assert front.bench is None
    question.field.line.setText("远山 含笑 7")
    question.go.click()
    opened(front, qtbot, path)
