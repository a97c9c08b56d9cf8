from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stdcommittee.base.messages import Bilingual
from stdcommittee.ui.theme.tokens import Scheme
from stdcommittee.ui.toolkit.buttons import (
    Button,
    IconButton,
    KeyButton,
    LinkButton,
    PrimaryButton,
)
from stdcommittee.ui.toolkit.look import Look
from tests.ui.seeing import count_of, seen

SAVE = Bilingual("保存", "Save")


@pytest.mark.parametrize("kind", [Button, PrimaryButton, LinkButton])
def test_button_is_pressed_by_mouse_and_keyboard(
    look: Look, qtbot: QtBot, calls: Any, kind: type[Button]
) -> None:
    heard, hear = calls
    button = kind(look, SAVE, on_click=lambda: hear("pressed"))
    qtbot.addWidget(button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert heard == ["pressed", "pressed"]


def test_disabled_button_is_not(look: Look, qtbot: QtBot, calls: Any) -> None:
    heard, hear = calls
    button = Button(look, SAVE, on_click=lambda: hear("pressed"))
    qtbot.addWidget(button)
    button.setEnabled(False)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard == []


def test_callback_with_an_optional_argument_gets_none(look: Look, qtbot: QtBot) -> None:
    heard: list[str] = []

    def note(text: str = "default") -> None:
        heard.append(text)

    button = Button(look, SAVE, on_click=note)
    qtbot.addWidget(button)
    button.click()
    assert heard == ["default"]


def test_ampersand_is_a_letter_and_no_shortcut(look: Look, qtbot: QtBot) -> None:
    button = Button(look, "R&D")
    qtbot.addWidget(button)
    assert button.shortcut().isEmpty()
    assert button.text() == "R&&D"  # as Qt writes a literal one


def test_button_grows_with_words_hint_and_language(look: Look, qtbot: QtBot) -> None:
    plain = Button(look, SAVE)
    hinted = Button(look, SAVE, icon="save", hint="Ctrl S")
    for button in (plain, hinted):
        qtbot.addWidget(button)
    assert hinted.sizeHint().width() > plain.sizeHint().width() + 30
    assert plain.sizeHint().height() == 28
    before = hinted.sizeHint().width()
    look.language.speak("zh")
    assert hinted.text() == "保存"
    assert hinted.sizeHint().width() != before


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])
def test_primary_button_stands_on_the_accent(look: Look, qtbot: QtBot, scheme: Scheme) -> None:
    look.theme.set_scheme(scheme)
    button = PrimaryButton(look, SAVE)
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    whole = button.width() * button.height()
    assert count_of(seen(button), look.theme.colour("accentfill")) > whole * 0.6


def test_icon_button_has_name_and_tip(look: Look, qtbot: QtBot) -> None:
    button = IconButton(look, "columns", Bilingual("列", "Columns"))
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.toolTip()) == ("Columns", "Columns")
    look.language.speak("zh")
    assert (button.accessibleName(), button.toolTip()) == ("列", "列")


@pytest.mark.parametrize(("tone", "ground"), [("bad", "badsoft"), ("good", "goodsoft")])
def test_chosen_key_button_takes_the_colour_of_its_meaning(
    look: Look, qtbot: QtBot, tone: Any, ground: Any
) -> None:
    button = KeyButton(look, "Reject", key="N", icon="cross", tone=tone)
    qtbot.addWidget(button)
    button.resize(120, 28)
    assert count_of(seen(button), look.theme.colour(ground)) == 0
    button.setChecked(True)
    assert count_of(seen(button), look.theme.colour(ground)) > 1000


def test_a_link_that_may_shrink_is_whole_in_its_tip(look: Look, qtbot: QtBot) -> None:
    link = LinkButton(look, "A sentence that is much too long for its place", shrink=True)
    qtbot.addWidget(link)
    link.resize(link.sizeHint())
    link.grab()
    assert link.toolTip() == ""
    assert link.minimumSizeHint().width() < link.sizeHint().width() / 2
    link.resize(link.minimumSizeHint())
    link.grab()
    assert link.toolTip() == link.text()
    stiff = LinkButton(look, "A sentence that is much too long for its place")
    qtbot.addWidget(stiff)
    assert stiff.minimumSizeHint() == stiff.sizeHint()
