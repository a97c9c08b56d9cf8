"""Taking addressees in and leaving them out."""

from __future__ import annotations

from PySide6.QtCore import Qt

from stdcommittee.services.ballots.consultations import Addressee
from stdcommittee.ui.dialogs.consultation_list import AddresseeList
from tests.services.ballots.abroad import abroad
from tests.ui.desks import Program
from tests.ui.dialogs.abroad import write

A, B, C = (Addressee(f"专家1{n}", "某大学", n, ("WG 4",)) for n in (1, 2, 3))
KEY = Qt.Key


def shown(program: Program) -> AddresseeList:
    made = AddresseeList(program.desk)
    program.show(made)
    made.offer([A, B, C])
    made.table.setFocus()
    return made


def test_the_space_bar_takes_in_and_leaves_out(program: Program) -> None:
    found = shown(program)
    program.qtbot.keyClick(found.table, KEY.Key_Space)
    assert found.chosen == [B, C]
    program.qtbot.keyClick(found.table, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    program.qtbot.keyClick(found.table, KEY.Key_Space)  # some are out: all are taken in
    assert found.chosen == [A, B, C]
    program.qtbot.keyClick(found.table, KEY.Key_Space)
    assert found.chosen == []


def test_all_and_none(program: Program) -> None:
    found = shown(program)
    found._none.click()
    assert found.chosen == []
    assert found._count.text() == "0 of 3 chosen"
    found._all.click()
    assert found.chosen == [A, B, C]


def test_who_is_there_already_is_taken_in_rather_than_added(program: Program) -> None:
    found = shown(program)
    found._none.click()
    found.add(Addressee("another spelling", "", 2))
    found.add(Addressee("专家13", "某大学"))
    assert found.chosen == [B, C]
    found.add(Addressee("专家13", "某公司"))
    assert len(found.chosen) == 3


def test_who_was_added_stays_when_the_known_come(program: Program) -> None:
    found = AddresseeList(program.desk)
    program.show(found)
    found.line.setText("专家14; 某公司")
    found.line.returnPressed.emit()
    found.line.setText("  ")
    found.line.returnPressed.emit()
    found.offer([A])
    assert [(who.name, who.organization) for who in found.chosen] == [
        ("专家11", "某大学"),
        ("专家14", "某公司"),
    ]


def test_a_person_is_found_by_typing(program: Program) -> None:
    made = abroad(program.desk.session)
    found = AddresseeList(program.desk)
    program.show(found)
    found.line.setFocus()
    write(program, "专家05")
    program.qtbot.wait(250)
    program.settle()
    popup = found._suggestions._popup
    program.qtbot.waitUntil(popup.isVisible)
    program.qtbot.keyClick(popup, KEY.Key_Down)
    program.qtbot.keyClick(popup, KEY.Key_Return)
    program.settle()
    assert [(who.person_id, who.organization) for who in found.chosen] == [
        (made.persons[4], "某研究院")
    ]
    assert found.line.text() == ""
