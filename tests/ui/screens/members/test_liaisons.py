"""The page of liaisons: in force, over, or without anybody named."""

from __future__ import annotations

from PySide6.QtCore import Qt

from stdcommittee.domain.people.expert_records import Liaison
from stdcommittee.ui.screens.members.liaisons import LiaisonsPage
from tests.figures import day, keep
from tests.indicators.experts_sample import sample as experts_sample
from tests.ui.desks import Program
from tests.ui.keyboard import reach, write
from tests.ui.seeing import unnamed


def test_states_and_detail(program: Program) -> None:
    here = experts_sample(program.desk.session)
    keep(
        here.session,
        Liaison(committee_id=here.own, partner="SAC/TC 1", person_id=here.people[0]),
        Liaison(committee_id=here.own, partner="SAC/TC 2"),
        Liaison(committee_id=here.groups[0], partner="OGC", until=day("2026-06-10")),
    )
    page = LiaisonsPage(program.desk)
    program.show(page)
    assert page.list.total == 3
    page.open_record("liaison", 2)
    program.settle()
    assert [page.list.spec.lines(page.list.row(n)).state.icon for n in (1, 2, 3)] == [
        "check",
        "warning",
        "minus",
    ]
    assert page.detail.details is not None
    assert unnamed(page) == []


def test_a_liaison_is_added_by_keyboard_alone(program: Program) -> None:
    here = experts_sample(program.desk.session)
    page = LiaisonsPage(program.desk)
    program.show(page)
    page.list.view.setFocus()
    program.press(Qt.Key.Key_N, ctrl=True)
    page.detail.new(Liaison(committee_id=here.own, partner=""))
    reach(program, "Liaison with")
    write(program, "SAC/TC 28")
    program.press(Qt.Key.Key_S, ctrl=True)
    program.settle()
    with program.desk.session.reading() as reader:
        assert [item.partner for item in reader.find(Liaison)] == ["SAC/TC 28"]
