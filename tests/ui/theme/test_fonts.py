from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF, QRawFont

from stdcommittee.ui.theme.fonts import families, font, register_bundled
from stdcommittee.ui.theme.tokens import Type
from stdcommittee.ui.toolkit.look import Look


def test_system_font_comes_first_where_it_has_chinese(look: Look) -> None:
    chinese = register_bundled()[0]  # stands in for a system font with Chinese
    assert families(chinese)[0] == chinese
    assert families("Noto Sans")[0] == "Noto Sans SC"


@pytest.mark.parametrize("text", ["标委会工作台", "𬭎", "Řehoř", "ΔΩ", "÷ ≥ ≤ ● ◐ ○ ↑ ↓"])
def test_bundled_fonts_have_every_character_between_them(look: Look, text: str) -> None:
    fonts = [
        QRawFont.fromFont(font([family], 13, bold=False, latin=False))
        for family in register_bundled()
    ]
    points = [ord(character) for character in text if not character.isspace()]
    missing = [hex(point) for point in points if not any(f.supportsCharacter(point) for f in fonts)]
    assert missing == []


@pytest.mark.parametrize("bold", [False, True])
def test_figures_are_of_equal_width(look: Look, bold: bool) -> None:
    metrics = QFontMetricsF(look.theme.font(Type.BODY, bold=bold))
    assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


def test_quotation_marks_take_the_width_of_their_script(look: Look) -> None:
    chinese = QFontMetricsF(font(["Noto Sans SC"], 20, bold=False, latin=False))
    latin = QFontMetricsF(font(["Noto Sans SC"], 20, bold=False, latin=True))
    assert chinese.horizontalAdvance("“") == pytest.approx(20, abs=0.1)
    assert latin.horizontalAdvance("“") < 11
