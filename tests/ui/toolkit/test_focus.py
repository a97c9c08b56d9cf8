"""Where the keyboard is can be seen in every theme, and every control has a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from stdcommittee.ui.frame.rail import RailItem
from stdcommittee.ui.frame.topbar import CommitteeButton, SearchButton
from stdcommittee.ui.theme.tokens import Scheme
from stdcommittee.ui.toolkit.buttons import (
    Button,
    IconButton,
    KeyButton,
    LinkButton,
    PrimaryButton,
)
from stdcommittee.ui.toolkit.chip import Chip
from stdcommittee.ui.toolkit.date_field import DateField
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.number_field import NumberField
from stdcommittee.ui.toolkit.search_field import SearchField
from stdcommittee.ui.toolkit.tabs import TabBar
from tests.ui.seeing import seen, unnamed


def tab_bar(look: Look) -> TabBar:
    bar = TabBar(look)
    bar.add("Details")
    bar.add("Evidence", 6)
    return bar


OURS: dict[str, Callable[[Look], QWidget]] = {
    "button": lambda look: Button(look, "Import", icon="upload"),
    "primary": lambda look: PrimaryButton(look, "Close ballot"),
    "link": lambda look: LinkButton(look, "All 9"),
    "icon": lambda look: IconButton(look, "columns", "Columns"),
    "key": lambda look: KeyButton(look, "Accept", key="A", icon="check", tone="good"),
    "chip": lambda look: Chip(look, "Open", count=3),
    "problem chip": lambda look: Chip(look, "No reason", count=3, problem=True),
    "chip that is on": lambda look: Chip(look, "Open", count=3, checked=True),
    "search": lambda look: SearchField(look, "Filter", hint="Ctrl F"),
    "date": lambda look: DateField(look, "Date"),
    "number": lambda look: NumberField(look, "Cycle"),
    "tabs": tab_bar,
    "rail item": lambda look: RailItem(look, "Ballots", "ballots"),
    "committees": CommitteeButton,
    "search button": SearchButton,
}
QTS: dict[str, Callable[[Look], QWidget]] = {
    "QPushButton": lambda _: QPushButton("x"),
    "QLineEdit": lambda _: QLineEdit(),
    "QComboBox": lambda _: QComboBox(),
    "QPlainTextEdit": lambda _: QPlainTextEdit(),
    "QCheckBox": lambda _: QCheckBox("x"),
    "QRadioButton": lambda _: QRadioButton("x"),
}


def differing(one: QImage, other: QImage) -> int:
    return sum(
        one.pixel(x, y) != other.pixel(x, y)
        for x in range(one.width())
        for y in range(one.height())
    )


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])
@pytest.mark.parametrize("name", [*OURS, *QTS])
def test_focus_is_visible(look: Look, qtbot: QtBot, name: str, scheme: Scheme) -> None:
    look.theme.set_scheme(scheme)
    window = QWidget()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    elsewhere = QLineEdit()
    control = {**OURS, **QTS}[name](look)
    for part in (elsewhere, control):
        box.addWidget(part)
    with qtbot.waitActive(window):
        window.show()
    elsewhere.setFocus()
    before = seen(control)
    control.setFocus()
    assert control.hasFocus()
    ring = control.width() + control.height() if name != "tabs" else 60  # two sides of one px
    assert differing(before, seen(control)) >= ring


@pytest.mark.parametrize("name", OURS)
def test_control_has_a_name(look: Look, qtbot: QtBot, name: str) -> None:
    control = OURS[name](look)
    qtbot.addWidget(control)
    assert unnamed(control) == []
