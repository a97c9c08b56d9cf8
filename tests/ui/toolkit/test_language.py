from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from stdcommittee.base.messages import Bilingual, Message
from stdcommittee.ui.toolkit.language import set_tip
from stdcommittee.ui.toolkit.look import Look

BALLOT = Bilingual("投票", "Ballot")
VOTE = Bilingual("表决", "Vote")


def test_bound_text_follows_the_language(look: Look, qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    look.language.bind(label, QLabel.setText, BALLOT)
    assert label.text() == "Ballot"
    look.language.speak("zh")
    assert label.text() == "投票"


def test_binding_again_replaces_the_text_of_that_setter_only(look: Look, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    look.language.bind(field, QLineEdit.setPlaceholderText, BALLOT)
    look.language.bind(field, QLineEdit.setAccessibleName, BALLOT)
    look.language.bind(field, QLineEdit.setPlaceholderText, VOTE)
    look.language.speak("zh")
    assert (field.placeholderText(), field.accessibleName()) == ("表决", "投票")


def test_binding_keeps_no_widget_alive(look: Look) -> None:
    label = QLabel()
    ended = weakref.ref(label)
    look.language.bind(label, QLabel.setText, BALLOT)
    label.deleteLater()
    del label
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert ended() is None
    look.language.speak("zh")  # nothing is left that would answer


def test_values_are_rendered_in_the_language_spoken(look: Look) -> None:
    text = Message("{what} closed", what=BALLOT)
    assert look.render(text) == "Ballot closed"
    look.language.speak("zh")
    assert look.render(text) == "投票 closed"


def test_qt_speaks_the_language_too(look: Look, qtbot: QtBot) -> None:
    look.language.speak("zh")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert "取消" in box.button(QDialogButtonBox.StandardButton.Cancel).text()
    look.language.speak("en")
    other = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(other)
    assert "Cancel" in other.button(QDialogButtonBox.StandardButton.Cancel).text()


def test_change_is_said_only_when_there_is_one(look: Look) -> None:
    heard: list[str] = []

    def hear() -> None:
        heard.append(look.language.code)

    look.language.changed.connect(hear)
    look.language.speak("en")
    look.language.speak("zh")
    look.language.changed.disconnect(hear)
    assert heard == ["zh"]


@pytest.mark.parametrize("text", ["plain & simple", "a < b", "<b>bold</b>"])
def test_tip_is_taken_literally(look: Look, qtbot: QtBot, text: str) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    set_tip(label, text)
    assert "<b>" not in label.toolTip()
    assert ("<" in text) is label.toolTip().startswith("<qt>")


def test_unknown_language_changes_nothing(look: Look) -> None:
    with pytest.raises(KeyError):
        look.language.speak("fr")
    assert look.language.code == "en"
