"""The members screen: roster of a day, live composition, people, organisations, committees."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import Qt

from stdcommittee.base.conditions import Is
from stdcommittee.domain.people.records import Membership, Person, Role
from stdcommittee.services.editing import save
from stdcommittee.services.scope import Scope
from stdcommittee.ui.screens.members.page import MembersPage
from stdcommittee.ui.screens.members.roster import RosterPage
from stdcommittee.ui.toolkit.labels import Phrase
from tests.ui.desks import Program
from tests.ui.screens.members.pages import records
from tests.ui.seeing import unnamed


@pytest.fixture
def page(program: Program) -> MembersPage:
    program.desk.set_scope(Scope(("SAC/TC 999",)))
    made = MembersPage(program.desk)
    program.show(made)
    return made


@pytest.fixture
def roster(page: MembersPage) -> RosterPage:
    found = page.page("membership")
    assert isinstance(found, RosterPage)
    return found


def _said(roster: RosterPage) -> list[str]:
    return [p.text() for p in roster.panel.findChildren(Phrase) if not p.isHidden()]


def test_roster_of_today_by_rank(roster: RosterPage) -> None:
    assert [(str(h.label), h.count) for h in roster.list.model.heads] == [
        ("Officers", 1),
        ("Members", 5),
    ]


def test_roster_of_another_day(roster: RosterPage, program: Program) -> None:
    roster.day.line.setFocus()
    roster.day.line.selectAll()
    program.qtbot.keyClicks(roster.day.line, "2025-3-1")
    program.qtbot.keyClick(roster.day.line, Qt.Key.Key_Return)
    program.settle()
    assert roster.list.total == 5  # the sixth sits from 2026 on
    roster.show_day(dt.date(2020, 1, 1))
    program.settle()
    assert roster.list.total == 0
    roster.show_day(None)
    program.settle()
    assert roster.list.total == 6


def test_those_of_the_last_term_stay_when_it_has_ended(
    roster: RosterPage, program: Program
) -> None:
    roster.show_day(dt.date(2027, 2, 1))
    program.settle()
    assert roster.list.total == 6


def test_composition_follows_what_is_stored(roster: RosterPage, program: Program) -> None:
    said = _said(roster)
    assert any("Members 6 ≥ 25" in line for line in said)
    assert any("SAC/TC 999: 6 members" in line for line in said)
    session = program.desk.session
    with session.reading() as reader:
        seat = reader.first(Membership, Is("role", Role.CHAIR))
    assert seat is not None
    save(session, dataclasses.replace(seat, ended=dt.date(2026, 6, 1)))
    program.settle()
    assert any("Chair 0 = 1" in line for line in _said(roster))


def test_composition_follows_the_form_before_it_is_saved(
    roster: RosterPage, program: Program
) -> None:
    session = program.desk.session
    with session.reading() as reader:
        seat = reader.first(Membership, Is("role", Role.CHAIR))
    assert seat is not None
    roster.open_record("membership", seat.id)
    program.settle()
    roster.panel.show_draft(dataclasses.replace(seat, role=Role.OBSERVER), roster.on)
    program.settle()
    assert any("Chair 0 = 1" in line for line in _said(roster))
    roster.panel.forget_draft()
    program.settle()
    assert not any("Chair 0 = 1" in line for line in _said(roster))


def test_typing_in_the_form_says_the_draft(roster: RosterPage, program: Program) -> None:
    heard: list[object] = []
    roster.detail.drafted.connect(heard.append)
    roster.list.view.select_row(1)
    program.settle()
    program.desk.actions.trigger("edit")
    program.press(Qt.Key.Key_F2)
    assert roster.detail.editing
    form = roster.detail._form
    assert form is not None
    form.row("certificate").editor.changed.emit()
    assert heard
    assert isinstance(heard[0], Membership)
    roster.detail.cancel()


def test_new_seat_is_on_the_committee_in_view(roster: RosterPage, program: Program) -> None:
    program.press(Qt.Key.Key_N, ctrl=True)
    form = roster.detail._form
    assert form is not None
    seat = form.record()
    assert isinstance(seat, Membership)
    assert seat.committee_id == 1
    roster.detail.cancel()


def test_the_switch_turns_to_people_and_back(page: MembersPage, program: Program) -> None:
    page.bar.setFocus()
    program.qtbot.keyClick(page.bar, Qt.Key.Key_Right)
    program.settle()
    assert page.page("person").isVisible()
    assert records(page, "person").list.total == 6
    assert program.desk.memory.recall("members/page") == "person"


@pytest.mark.parametrize("kind", ["person", "organization", "committee"])
def test_opens_and_removes_each_kind(page: MembersPage, program: Program, kind: str) -> None:
    page.open_record(kind, 1)
    program.settle()
    shown = records(page, kind)
    assert shown.isVisible()
    assert shown.detail.record_id == 1
    assert shown.detail.details is not None
    assert program.desk.actions.offers("new")
    assert unnamed(page) == []


def test_an_unused_person_is_removed(page: MembersPage, program: Program) -> None:
    session = program.desk.session
    with session.writing("one more") as uow:
        person = uow.add(Person(name="委员99"))
    page.open_record("person", person.id)
    program.settle()
    shown = records(page, "person")
    shown.list.view.setFocus()
    program.qtbot.keyClick(shown.list.view, Qt.Key.Key_Delete)
    program.settle()
    assert shown.list.total == 6


def test_a_seat_not_held_today_is_found_all_the_same(roster: RosterPage, program: Program) -> None:
    session = program.desk.session
    with session.writing("a former seat") as uow:
        seat = uow.add(Membership(committee_id=1, person_id=1, until=dt.date(2010, 1, 1)))
    program.settle()
    roster.open_record("membership", seat.id)
    program.settle()
    assert roster.on is None
    assert roster.list.current_id == seat.id


def test_leaving_asks_every_page(page: MembersPage) -> None:
    assert page.may_leave()
