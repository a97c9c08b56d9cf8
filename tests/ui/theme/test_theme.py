from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from stdcommittee.ui.theme.theme import Theme
from stdcommittee.ui.theme.tokens import CONTRAST, DARK, LIGHT, Scheme, Tokens, Type
from stdcommittee.ui.toolkit.look import Look


@pytest.mark.parametrize(
    ("scheme", "tokens"),
    [(Scheme.DARK, DARK), (Scheme.CONTRAST, CONTRAST), (Scheme.LIGHT, LIGHT)],
)
def test_scheme_is_switched_live(
    look: Look, qtbot: QtBot, qapp: QApplication, scheme: Scheme, tokens: Tokens
) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    look.theme.set_scheme(scheme)
    assert look.theme.tokens is tokens
    assert look.theme.colour("text").name().upper() == tokens.text
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == tokens.window
    assert field.palette().color(QPalette.ColorRole.Text).name().upper() == tokens.text
    assert look.theme.outlined is tokens.outlined


def test_change_is_said_once_and_only_when_there_is_one(look: Look, calls: Any) -> None:
    heard, hear = calls
    look.theme.changed.connect(hear)
    look.theme.set_scheme(Scheme.LIGHT)
    assert heard == []
    look.theme.set_scheme(Scheme.DARK)
    assert len(heard) == 1
    look.theme.changed.disconnect(hear)


def test_system_is_followed_only_when_asked_to(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    theme = look.theme
    wanted = {Scheme.SYSTEM: DARK}
    monkeypatch.setattr(Theme, "_system_tokens", lambda self: wanted[Scheme.SYSTEM], raising=True)
    theme.set_scheme(Scheme.SYSTEM)
    assert theme.tokens is DARK
    wanted[Scheme.SYSTEM] = CONTRAST
    theme._app.styleHints().colorSchemeChanged.emit(theme._app.styleHints().colorScheme())
    assert theme.tokens is CONTRAST
    theme.set_scheme(Scheme.LIGHT)
    theme._app.styleHints().colorSchemeChanged.emit(theme._app.styleHints().colorScheme())
    assert theme.tokens is LIGHT


@pytest.mark.parametrize(
    ("asked", "given"), [(79, 80), (80, 80), (135, 135), (200, 200), (999, 200)]
)
def test_zoom_stays_within_bounds(look: Look, asked: int, given: int) -> None:
    look.theme.set_zoom(asked)
    assert look.theme.zoom == given
    assert look.theme.px(28) == round(28 * given / 100)
    assert look.theme.font(Type.TITLE).pixelSize() == round(20 * given / 100)


def test_a_distance_never_vanishes(look: Look) -> None:
    look.theme.set_zoom(80)
    assert look.theme.px(0.2) == 1


def test_zoom_reaches_controls_in_sight(look: Look, qtbot: QtBot) -> None:
    button = QPushButton("x")
    qtbot.addWidget(button)
    button.show()
    small = button.sizeHint().height()
    look.theme.set_zoom(200)
    assert button.sizeHint().height() == 2 * small == 56


def test_what_is_given_out_cannot_spoil_the_theme(look: Look) -> None:
    look.theme.font().setPixelSize(99)
    look.theme.colour("text").setAlpha(0)
    assert look.theme.font().pixelSize() == 13
    assert look.theme.colour("text").alpha() == 255


def test_the_width_of_a_text_follows_font_and_zoom(look: Look) -> None:
    theme = look.theme
    plain = theme.width("GB/T 20000.1", Type.BODY)
    assert theme.width("GB/T 20000.1", Type.BODY) == plain > 0
    assert theme.width("GB/T 20000.1 ", Type.BODY, bold=True) > plain
    theme.set_zoom(200)
    assert theme.width("GB/T 20000.1", Type.BODY) == pytest.approx(2 * plain, rel=0.05)
