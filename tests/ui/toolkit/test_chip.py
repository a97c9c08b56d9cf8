from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stdcommittee.ui.toolkit.chip import Chip
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import runs_text
from tests.ui.seeing import count_of, seen


def shown(chip: Chip) -> str:
    return runs_text(chip.look, chip.contents())


def test_chip_is_toggled_by_mouse_keyboard_and_code(look: Look, qtbot: QtBot, calls: Any) -> None:
    heard, hear = calls
    chip = Chip(look, "Open", count=7, on_toggle=hear)
    qtbot.addWidget(chip)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    QTest.keyClick(chip, Qt.Key.Key_Space)
    chip.setChecked(True)
    assert heard == [True, False, True]


def test_chip_shows_its_count_also_when_it_is_zero(look: Look, qtbot: QtBot) -> None:
    chip = Chip(look, "Open", count=0)
    qtbot.addWidget(chip)
    assert shown(chip) == "Open 0"
    chip.set_count(12)
    assert shown(chip) == "Open 12"
    chip.set_count(None)
    assert shown(chip) == "Open"


def test_chip_makes_room_for_bold_words(look: Look, qtbot: QtBot) -> None:
    chip = Chip(look, "Position missing", count=4)
    qtbot.addWidget(chip)
    before = chip.sizeHint().width()
    chip.setChecked(True)
    assert chip.sizeHint().width() > before


def test_chip_of_problems_stays_red_when_it_counts_none(look: Look, qtbot: QtBot) -> None:
    chip = Chip(look, "No reason", count=0, problem=True)
    plain = Chip(look, "No reason", count=0)
    for each in (chip, plain):
        qtbot.addWidget(each)
        each.resize(each.sizeHint())
    bad = look.theme.colour("bad")
    assert chip.contents()[0].icon == "warning"
    assert count_of(seen(chip), bad) > 60
    assert count_of(seen(plain), bad) == 0
