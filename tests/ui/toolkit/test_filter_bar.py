from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from stdcommittee.base.messages import Message
from stdcommittee.base.records import kind_of
from stdcommittee.domain.people.records import Membership
from stdcommittee.domain.portfolio.records import Standard, StandardStatus
from stdcommittee.ui.toolkit.chip import Chip
from stdcommittee.ui.toolkit.filter_bar import FilterBar, values_of
from stdcommittee.ui.toolkit.filter_state import Filters, OwnChip
from stdcommittee.ui.toolkit.look import Look
from tests.ui.seeing import unnamed

WEAK = OwnChip(name="weak", label=Message("Weak"), conditions=tuple, problem=True)
COUNTS: dict[str, dict[object, int]] = {
    "status": {StandardStatus.IN_FORCE: 7, StandardStatus.WITHDRAWN: 2}
}


@pytest.fixture
def bar(look: Look, qtbot: QtBot) -> FilterBar:
    made = FilterBar(look, kind_of(Standard), ("status", WEAK))
    qtbot.addWidget(made)
    made.resize(500, 100)
    made.show()
    return made


def _chips(bar: FilterBar) -> dict[str, Chip]:
    return {chip.text(): chip for chip in bar.findChildren(Chip) if not chip.isHidden()}


def test_a_chip_for_each_value_that_there_is(bar: FilterBar) -> None:
    assert list(_chips(bar)) == ["Weak"]
    bar.set_counts(COUNTS, {"weak": 1})
    assert set(_chips(bar)) == {"In force", "Withdrawn", "Weak"}
    assert unnamed(bar) == []


def test_choosing_chips_narrows(bar: FilterBar) -> None:
    heard: list[Filters] = []
    bar.changed.connect(heard.append)
    bar.set_counts(COUNTS, {"weak": 1})
    _chips(bar)["In force"].click()
    _chips(bar)["Weak"].click()
    assert heard[-1] == Filters("", {"status": frozenset({"in_force"})}, frozenset({"weak"}))
    bar.clear()
    assert not heard[-1]
    assert not any(chip.isChecked() for chip in _chips(bar).values())


def test_a_chosen_value_stays_when_nothing_has_it(bar: FilterBar) -> None:
    bar.set_counts(COUNTS, {"weak": 0})
    _chips(bar)["Withdrawn"].click()
    bar.set_counts({"status": {StandardStatus.IN_FORCE: 7}}, {"weak": 0})
    assert _chips(bar)["Withdrawn"].isChecked()


def test_a_chip_keeps_the_keyboard_when_counts_change(bar: FilterBar, qtbot: QtBot) -> None:
    bar.set_counts(COUNTS, {"weak": 0})
    with qtbot.waitActive(bar):
        bar.activateWindow()
    chip = _chips(bar)["In force"]
    chip.setFocus()
    bar.set_counts({"status": {**COUNTS["status"], StandardStatus.DRAFT: 1}}, {"weak": 0})
    assert _chips(bar)["In force"].hasFocus()


def test_filters_are_shown_without_saying_so(bar: FilterBar) -> None:
    heard: list[Filters] = []
    bar.changed.connect(heard.append)
    bar.set_filters(Filters("metadata", {"level": frozenset({"group"})}))
    assert bar.field.text() == "metadata"
    assert any(chip.isChecked() for chip in _chips(bar).values())
    assert bar.counted_fields() == ["status", "level"]
    assert heard == []


def test_menu_offers_every_vocabulary(bar: FilterBar) -> None:
    heard: list[Filters] = []
    bar.changed.connect(heard.append)
    menu = bar.open_menu()
    inner = {action.text(): action.menu() for action in menu.actions()}
    assert {"Status", "Level"} <= inner.keys()
    status = inner["Status"]
    assert isinstance(status, QMenu)
    status.actions()[0].trigger()
    menu.close()
    assert heard[-1].values == {"status": frozenset({"draft"})}


def test_values_with_labels() -> None:
    role = kind_of(Membership).by_name["role"]
    assert ("chair", Message("Chair")) in values_of(role)


def test_nothing_stands_alone_for_a_moment(
    look: Look, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone: list[QWidget] = []

    def shown(widget: QWidget, visible: bool) -> None:
        if visible and widget.isWindow():
            alone.append(widget)

    monkeypatch.setattr(QWidget, "setVisible", shown)
    bar = FilterBar(look, kind_of(Standard), ("status",))
    qtbot.addWidget(bar)
    monkeypatch.undo()
    assert alone == []
    assert not bar.more.isHidden()
