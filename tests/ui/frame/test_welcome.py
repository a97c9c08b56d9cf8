"""The first page: what can be opened, who sits at the desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from stdcommittee.base.errors import Failure
from stdcommittee.services.settings import Me, Settings
from stdcommittee.ui.frame.welcome import WelcomePage
from stdcommittee.ui.toolkit.buttons import IconButton
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.tasks import Tasks
from tests.ui.desks import Quiet
from tests.ui.seeing import unnamed


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    failures: list[Failure] = []
    made = Tasks(Quiet(), failures.append)
    yield made
    made.close()
    assert failures == []


@pytest.fixture
def page(look: Look, settings: Settings, tasks: Tasks, qtbot: QtBot) -> WelcomePage:
    made = WelcomePage(look, settings, tasks)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    return made


def shown(page: WelcomePage, qtbot: QtBot) -> None:
    with qtbot.waitActive(page):
        page.show()
    qtbot.waitUntil(lambda: not page._tasks.busy)


def test_the_keyboard_alone_opens_the_sample(page: WelcomePage, qtbot: QtBot) -> None:
    shown(page, qtbot)
    assert page.sample.hasFocus()
    with qtbot.waitSignal(page.sample_asked):
        QTest.keyClick(page.sample, Qt.Key.Key_Space)
    QTest.keyClick(page.sample, Qt.Key.Key_Tab)
    assert page.new.hasFocus()
    with qtbot.waitSignal(page.new_asked):
        QTest.keyClick(page.new, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.open_asked):
        page.open.click()
    assert unnamed(page) == []


def test_a_missing_file_is_shown_as_such_and_can_be_taken_off(
    page: WelcomePage, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    there, gone = tmp_path / "有.stdc", tmp_path / "没有.stdc"
    there.write_bytes(b"")
    settings.opened(gone)
    settings.opened(there)
    shown(page, qtbot)
    assert [link.isEnabled() for link in page.recent] == [True, False]
    assert "not there any more" in page.recent[1].accessibleName()
    with qtbot.waitSignal(page.recent_chosen) as chosen:
        page.recent[0].click()
    assert chosen.args == [there]
    qtbot.waitUntil(page.recent[1].isVisible)
    forget = next(
        button
        for button in page.findChildren(IconButton)
        if gone.name in button.accessibleName() and button.isVisible()
    )
    forget.click()
    qtbot.waitUntil(lambda: len(page.recent) == 1)
    assert [item.path for item in settings.recent()] == [there.resolve()]


def test_without_recent_files_the_card_says_what_belongs_there(
    page: WelcomePage, qtbot: QtBot
) -> None:
    shown(page, qtbot)
    assert page.recent == []
    said = "Workspaces that were opened stand here."
    labels = [label for label in page.findChildren(QLabel) if label.text() == said]
    qtbot.waitUntil(labels[0].isVisible)


def test_who_acts_is_kept_as_it_is_typed(
    page: WelcomePage, settings: Settings, qtbot: QtBot, look: Look, tasks: Tasks
) -> None:
    shown(page, qtbot)
    QTest.keyClicks(page.name.line, "Member 01 ")
    QTest.keyClicks(page.role.line, "clerk")
    settings.flush()
    again = Settings(settings.path)
    assert again.me == Me("Member 01", "clerk", "")
    later = WelcomePage(look, again, tasks)
    qtbot.addWidget(later)
    assert later.name.text == "Member 01"


@pytest.mark.parametrize(
    ("names", "taken"),
    [
        (["a.STDC"], "a.STDC"),
        (["notes.txt", "b.stdc"], "b.stdc"),
        (["notes.txt"], None),
    ],
)
def test_a_workspace_let_go_over_the_page_is_opened(
    page: WelcomePage, tmp_path: Path, qtbot: QtBot, names: list[str], taken: str | None
) -> None:
    shown(page, qtbot)
    heard: list[Path] = []
    page.recent_chosen.connect(heard.append)
    data = QMimeData()
    for name in names:
        (tmp_path / name).write_bytes(b"")
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(9, 9), copy, data, buttons, keys))
    QApplication.sendEvent(page, QDropEvent(QPointF(9, 9), copy, data, buttons, keys))
    assert [path.name for path in heard] == ([taken] if taken else [])


def test_a_narrow_page_puts_who_acts_below(page: WelcomePage, qtbot: QtBot, look: Look) -> None:
    shown(page, qtbot)
    assert page._who.geometry().left() > page.sample.width()
    look.theme.set_zoom(200)
    qtbot.waitUntil(lambda: page._who.geometry().left() < page.sample.width())
