"""Merging by keyboard: the pair, what it does, the other way round, doing it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from stdcommittee.base.records import kind_of
from stdcommittee.domain.people.records import Organization, Person
from stdcommittee.ui.dialogs.merge_people import MergeDialog
from tests.ui.desks import Program
from tests.ui.seeing import unnamed


@pytest.fixture
def people(program: Program) -> list[Person]:
    with program.desk.session.writing("people") as uow:
        unit = uow.add(Organization(name="地理信息标准化研究所有限公司"))
        uow.add(Organization(name="地理信息标准化研究院有限公司"))
        return [
            uow.add(Person(name="委员01", organization_id=unit.id)),
            uow.add(Person(name="委员01", email="w@x.cn")),
            uow.add(Person(name="委员02")),
        ]


def _merged(program: Program) -> dict[int, int | None]:
    with program.desk.session.reading() as reader:
        return {item.id: item.merged_into for item in reader.find(Person)}


def _opened(program: Program, dialog: MergeDialog) -> MergeDialog:
    dialog.open()
    program.settle()
    assert unnamed(dialog) == []
    return dialog


def test_the_likely_pair_is_merged_with_one_key(program: Program, people: list[Person]) -> None:
    dialog = _opened(program, MergeDialog(program.desk, program.window, kind_of(Person)))
    assert "What it takes over: E-mail." in dialog.plan.text()
    program.qtbot.keyClick(dialog.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    program.settle()
    first, second, third = (item.id for item in people)
    assert _merged(program) == {first: None, second: first, third: None}
    assert "Nobody seems to be recorded twice" in dialog.plan.text()
    assert not dialog.go.isEnabled()
    dialog.reject()


def test_the_other_one_may_be_kept(program: Program, people: list[Person]) -> None:
    dialog = _opened(program, MergeDialog(program.desk, program.window, kind_of(Person)))
    dialog.swap.click()
    program.settle()
    assert "Organisation" in dialog.plan.text()
    dialog.go.click()
    program.settle()
    first, second, third = (item.id for item in people)
    assert _merged(program) == {first: second, second: None, third: None}
    dialog.reject()


def test_a_pair_chosen_by_the_user_stands_first(program: Program, people: list[Person]) -> None:
    pair = (people[2], people[1])
    dialog = _opened(program, MergeDialog(program.desk, program.window, kind_of(Person), pair))
    assert len(dialog.table.rows.ids) == 2
    dialog.go.click()
    program.settle()
    assert _merged(program)[people[1].id] == people[2].id
    dialog.reject()


def test_similar_names_are_looked_for_on_demand(program: Program, people: list[Person]) -> None:
    assert people
    dialog = _opened(program, MergeDialog(program.desk, program.window, kind_of(Organization)))
    assert len(dialog.table.rows.ids) == 0
    dialog.similar.click()
    program.settle()
    assert len(dialog.table.rows.ids) == 1
    assert dialog.go.isEnabled()
    dialog.reject()
