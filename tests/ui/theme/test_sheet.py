from __future__ import annotations

import re
from typing import get_args

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from stdcommittee.ui.theme.sheet import style_sheet
from stdcommittee.ui.theme.tokens import CONTRAST, DARK, LIGHT, ColourName, Tokens
from stdcommittee.ui.toolkit.look import Look


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST])
def test_every_colour_in_the_sheet_is_a_token(look: Look, tokens: Tokens) -> None:
    sheet = style_sheet(tokens, round)
    used = set(re.findall(r"#[0-9A-Fa-f]{3,8}\b", sheet))
    assert used <= {tokens.of(name) for name in get_args(ColourName)}


def test_sizes_grow_with_the_zoom(look: Look) -> None:
    once, twice = style_sheet(LIGHT, round), style_sheet(LIGHT, lambda n: round(2 * n))
    assert "min-height: 26px" in once
    assert "min-height: 54px" in twice
    assert once.count("{") == once.count("}") == twice.count("}")


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST])
def test_qt_understands_the_sheet(look: Look, qapp: QApplication, tokens: Tokens) -> None:
    label = QLabel("x")
    label.setStyleSheet(style_sheet(tokens, round))  # what it cannot parse, it warns of
    label.ensurePolished()
    assert label.styleSheet()
