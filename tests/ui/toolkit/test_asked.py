"""Fields of dialogs: what is wrong stands below them, in words and for screen readers."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from stdcommittee.base.messages import Bilingual
from stdcommittee.ui.toolkit.asked import AskedChoice, AskedLine, ChoiceBox, Told
from stdcommittee.ui.toolkit.look import Look
from tests.ui.seeing import unnamed


def test_what_is_wrong_is_said_and_goes_when_somebody_types(look: Look, qtbot: QtBot) -> None:
    asked = AskedLine(look, "Name", help_="As on paper.")
    qtbot.addWidget(asked)
    asked.show()
    asked.say("There is no name.")
    assert asked.problem == "There is no name."
    assert asked.line.property("problem") == "true"
    assert asked.line.accessibleDescription() == "There is no name."
    QTest.keyClicks(asked.line, "x")
    assert asked.problem == ""
    assert asked.line.property("problem") == "false"
    assert unnamed(asked) == []


def test_a_secret_keeps_its_blanks_and_shows_dots(look: Look, qtbot: QtBot) -> None:
    plain, secret = AskedLine(look, "Name"), AskedLine(look, "PIN", secret=True)
    for asked in (plain, secret):
        qtbot.addWidget(asked)
        asked.line.setText(" 12 ")
    assert (plain.text, secret.text) == ("12", " 12 ")
    assert secret.line.echoMode() is QLineEdit.EchoMode.Password
    assert "12" not in secret.line.displayText()


def test_a_choice_speaks_the_language_and_keeps_what_is_chosen(look: Look, qtbot: QtBot) -> None:
    taken: list[int] = []
    box = ChoiceBox(
        look,
        "Number",
        [(1, Bilingual("一", "one")), (2, Bilingual("二", "two"))],
        on_choose=taken.append,
    )
    qtbot.addWidget(box)
    box.choose(2)
    assert box.value == 2
    assert taken == []  # only what the user does is heard
    look.language.speak("zh")
    assert box.currentText() == "二"
    box.put([(2, "zwei"), (3, "drei")])
    assert box.value == 2
    box.put([(3, "drei")])
    assert box.value == 3
    box.choose(99)
    assert box.value == 3


def test_an_empty_choice_has_no_value(look: Look, qtbot: QtBot) -> None:
    asked: AskedChoice[int] = AskedChoice(look, "Number", [])
    qtbot.addWidget(asked)
    assert asked.box.value is None


def test_the_wheel_passes_a_choice_by(look: Look, qtbot: QtBot) -> None:
    box = ChoiceBox(look, "Number", [(1, "one"), (2, "two")])
    qtbot.addWidget(box)
    box.show()
    at = QPointF(5, 5)
    down = QPoint(0, -120)
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    QApplication.sendEvent(box, QWheelEvent(at, at, down, down, buttons, keys, phase, False))
    assert box.value == 1


def test_a_paragraph_has_room_for_all_its_lines(look: Look, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    told = Told(look, "word " * 60)
    QVBoxLayout(page).addWidget(told)
    page.resize(300, 10)
    page.show()
    qtbot.waitUntil(lambda: told.height() >= told.heightForWidth(told.width()))
    narrow = told.minimumSizeHint().height()
    page.resize(900, 400)
    qtbot.waitUntil(lambda: told.minimumSizeHint().height() < narrow)
