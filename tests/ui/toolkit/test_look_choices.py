"""Language, colours and size: chosen here, or elsewhere and shown here."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stdcommittee.ui.theme.tokens import Scheme
from stdcommittee.ui.toolkit.asked import ChoiceBox
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.look_choices import language_box, scheme_box, zoom_box


def test_the_keyboard_changes_each(look: Look, qtbot: QtBot) -> None:
    language, scheme, zoom = language_box(look), scheme_box(look), zoom_box(look)
    boxes: list[ChoiceBox[str] | ChoiceBox[Scheme] | ChoiceBox[int]] = [language, scheme, zoom]
    for box in boxes:
        qtbot.addWidget(box)
        box.show()
    QTest.keyClick(language, Qt.Key.Key_Up)
    assert look.language.code == "zh"
    QTest.keyClick(scheme, Qt.Key.Key_Down)
    assert look.theme.scheme is Scheme.DARK
    QTest.keyClick(zoom, Qt.Key.Key_Down)
    assert look.theme.zoom == 110


def test_what_is_changed_elsewhere_shows(look: Look, qtbot: QtBot) -> None:
    language, scheme, zoom = language_box(look), scheme_box(look), zoom_box(look)
    for box in (language, scheme, zoom):
        qtbot.addWidget(box)
    look.language.speak("zh")
    look.theme.set_scheme(Scheme.CONTRAST)
    look.theme.set_zoom(200)
    assert (language.value, scheme.value, zoom.value) == ("zh", Scheme.CONTRAST, 200)


@pytest.mark.parametrize("spoken", ["zh", "en"])
def test_a_language_is_called_as_its_speakers_call_it(
    look: Look, qtbot: QtBot, spoken: str
) -> None:
    box = language_box(look)
    qtbot.addWidget(box)
    look.language.speak(spoken)
    assert "中文" in box.itemText(0)
