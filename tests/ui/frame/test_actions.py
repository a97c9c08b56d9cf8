from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from stdcommittee.base.messages import Catalog
from stdcommittee.base.registry import BrokenRegistry
from stdcommittee.ui.frame.actions import USUAL, Action, Actions, usual
from stdcommittee.ui.toolkit.look import Look

CTRL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """A window with two pages, of which one is in sight."""

    def __init__(self, qtbot: QtBot, actions: Actions) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.pages = QStackedWidget()
        self.outside, self.inside = QLineEdit(), QLineEdit()
        box = QVBoxLayout(self.window)
        for part in (self.outside, self.pages):
            box.addWidget(part)
        self.one, self.two = QWidget(), QWidget()
        QVBoxLayout(self.one).addWidget(self.inside)
        for page in (self.one, self.two):
            self.pages.addWidget(page)
        actions.attach(self.window)
        with qtbot.waitActive(self.window):
            self.window.show()
        self.outside.setFocus()

    def press(self, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.window.focusWidget(), key, modifier)


@pytest.fixture
def actions(look: Look) -> Actions:
    return Actions(look)


@pytest.fixture
def desk(qtbot: QtBot, actions: Actions) -> Desk:
    return Desk(qtbot, actions)


def test_shortcut_runs_what_the_page_in_sight_offers(
    desk: Desk, actions: Actions, calls: Any
) -> None:
    heard, hear = calls
    actions.declare(usual("new", lambda: hear("anywhere")))
    actions.declare(usual("new", lambda: hear("one")), desk.one)
    desk.press(Qt.Key.Key_N, CTRL)
    desk.pages.setCurrentWidget(desk.two)
    desk.press(Qt.Key.Key_N, CTRL)
    assert heard == ["one", "anywhere"]


def test_disabled_action_is_neither_offered_nor_run(
    desk: Desk, actions: Actions, calls: Any
) -> None:
    heard, hear = calls
    action = actions.declare(usual("save", lambda: hear("saved")), desk.one)
    assert actions.offers("save")
    action.setEnabled(False)
    desk.press(Qt.Key.Key_S, CTRL)
    assert (heard, actions.offers("save"), actions.trigger("save")) == ([], False, False)


def test_enter_and_delete_work_only_where_the_keyboard_is(
    desk: Desk, actions: Actions, calls: Any
) -> None:
    heard, hear = calls
    actions.declare(usual("open", lambda: hear("opened")), desk.one)
    desk.press(Qt.Key.Key_Return)
    assert heard == []
    desk.inside.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert heard == ["opened"]


def test_typing_keeps_its_keys(desk: Desk, actions: Actions, calls: Any) -> None:
    heard, hear = calls
    actions.declare(usual("undo", lambda: hear("undone")))
    actions.declare(usual("delete", lambda: hear("deleted")), desk.one)
    desk.inside.setFocus()
    QTest.keyClicks(desk.inside, "ab")
    desk.press(Qt.Key.Key_Home)
    desk.press(Qt.Key.Key_Delete)
    assert (desk.inside.text(), heard) == ("b", [])
    desk.press(Qt.Key.Key_Z, CTRL)
    assert (desk.inside.text(), heard) == ("ab", [])


def test_offers_are_nearest_first_and_once_each(desk: Desk, actions: Actions) -> None:
    actions.declare(usual("new", lambda: None))
    actions.declare(usual("print", lambda: None))
    actions.declare(usual("new", lambda: None, label="New ballot"), desk.one)
    assert [action.label for action in actions.offered()] == ["New ballot", "Print or report"]
    desk.pages.setCurrentWidget(desk.two)
    assert [action.label for action in actions.offered()] == ["New", "Print or report"]


def test_actions_end_with_their_page(desk: Desk, actions: Actions, calls: Any) -> None:
    heard, hear = calls
    actions.declare(usual("new", lambda: hear("one")), desk.one)
    desk.one.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not actions.offers("new")
    desk.press(Qt.Key.Key_N, CTRL)
    assert heard == []


def test_what_stands_twice_is_refused(desk: Desk, actions: Actions) -> None:
    actions.declare(usual("new", lambda: None), desk.one)
    with pytest.raises(BrokenRegistry, match="new"):
        actions.declare(usual("new", lambda: None), desk.one)
    with pytest.raises(BrokenRegistry, match=r"Ctrl\+N"):
        actions.declare(
            Action(id="other", label="Other", run=lambda: None, shortcut="Ctrl+N"), desk.one
        )
    actions.declare(usual("new", lambda: None), desk.two)


def test_menu_shows_label_key_and_icon(
    desk: Desk, actions: Actions, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    button = actions.declare(usual("print", lambda: None, label="Print R&D"))
    menu = QMenu(desk.window)
    menu.addAction(button)
    assert button.text() == "Print R&&D\tCtrl P"
    assert not button.icon().isNull()
    monkeypatch.setattr(Catalog, "_translate", lambda self, text: f"«{text}»")
    look.language.speak("zh")
    assert button.text() == "«Print R&&D»\tCtrl P"


def test_action_can_be_run_from_the_menu(actions: Actions, desk: Desk, calls: Any) -> None:
    heard, hear = calls
    actions.declare(usual("print", lambda: hear("printed"))).trigger()
    assert heard == ["printed"]


@pytest.mark.parametrize(
    ("id_", "key"),
    [
        ("new", "Ctrl+N"),
        ("save", "Ctrl+S"),
        ("undo", "Ctrl+Z"),
        ("redo", "Ctrl+Y"),
        ("filter", "Ctrl+F"),
        ("print", "Ctrl+P"),
        ("edit", "F2"),
        ("open", "Return"),
        ("delete", "Del"),
        ("back", "Esc"),
    ],
)
def test_usual_things_have_their_usual_keys(id_: str, key: str) -> None:
    assert usual(id_, lambda: None).shortcut == key


def test_no_key_means_two_usual_things() -> None:
    keys = [made.shortcut for made in USUAL.values()]
    assert len(set(keys)) == len(keys)


def test_unusual_thing_is_said() -> None:
    with pytest.raises(KeyError):
        usual("dance", lambda: None)
