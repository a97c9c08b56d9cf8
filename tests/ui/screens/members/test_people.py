"""People and organisations: merging from the list, sealed details, what is odd about a record."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import Qt

from stdcommittee.domain.people.integrity_records import SealedKind
from stdcommittee.domain.people.records import Membership, Organization, Person, Role
from stdcommittee.services.history import undo_last
from stdcommittee.services.people import sealing
from stdcommittee.services.people.merging import merge
from stdcommittee.ui.dialogs.merge_people import MergeDialog
from stdcommittee.ui.dialogs.renewal_seat import EndSeat
from stdcommittee.ui.dialogs.sealed_detail import SealDetail, ShownDetail
from stdcommittee.ui.screens.members.page import MembersPage
from stdcommittee.ui.toolkit.buttons import Button
from stdcommittee.ui.toolkit.labels import Phrase
from stdcommittee.ui.toolkit.pill import Pill
from tests.ui.desks import Program
from tests.ui.keyboard import at_keyboard, back, push, reach, write
from tests.ui.screens.members.pages import records
from tests.ui.seeing import unnamed


@pytest.fixture
def page(program: Program) -> MembersPage:
    made = MembersPage(program.desk)
    program.show(made)
    return made


def _people(program: Program) -> list[Person]:
    with program.desk.session.reading() as reader:
        return reader.find(Person)


def _alike(program: Program) -> None:
    """Give everybody the same role: seats of one time in two roles are not merged."""
    with program.desk.session.writing("roles") as uow:
        for seat in uow.reader.find(Membership):
            uow.change(dataclasses.replace(seat, role=Role.MEMBER))


def _button(page: MembersPage, kind: str, name: str) -> Button:
    buttons = records(page, kind).detail.findChildren(Button)
    (found,) = [b for b in buttons if name in (b.text(), b.accessibleName())]
    return found


def test_two_that_are_chosen_are_merged_from_the_keyboard(
    page: MembersPage, program: Program
) -> None:
    _alike(program)
    page.turn_to("person")
    program.settle()
    view = records(page, "person").list.view
    view.setFocus()
    program.qtbot.keyClick(view, Qt.Key.Key_Home)
    program.qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    program.settle()
    program.press(Qt.Key.Key_M, ctrl=True)
    program.settle()
    (dialog,) = program.window.findChildren(MergeDialog)
    assert dialog.table.hasFocus()
    program.qtbot.keyClick(at_keyboard(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    program.settle()
    program.qtbot.keyClick(at_keyboard(), Qt.Key.Key_Escape)
    back(program)
    assert view.hasFocus()
    merged = [item for item in _people(program) if item.merged_into is not None]
    assert len(merged) == 1
    assert records(page, "person").list.total == 5
    page.open_record("person", merged[0].merged_into or 0)
    program.settle()
    words = [p.text() for p in records(page, "person").detail.findChildren(Phrase)]
    assert any("Recorded twice before" in word for word in words)
    undo_last(program.desk.session, 0)
    program.settle()
    assert all(item.merged_into is None for item in _people(program))
    assert records(page, "person").list.total == 6


def test_a_merged_record_says_into_which(page: MembersPage, program: Program) -> None:
    _alike(program)
    first, second = _people(program)[:2]
    merge(program.desk.session, first, second)
    page.turn_to("person")
    program.settle()
    page.open_record("person", second.id)
    program.settle()
    pills = [pill.text() for pill in records(page, "person").detail.findChildren(Pill)]
    assert f"Merged into “{first.name}”" in pills


def test_a_credit_code_that_does_not_fit_is_told(page: MembersPage, program: Program) -> None:
    session = program.desk.session
    with session.writing("code") as uow:
        unit = uow.reader.find(Organization)[0]
        uow.change(dataclasses.replace(unit, credit_code="91350100M000100Y44"))
    page.open_record("organization", unit.id)
    program.settle()
    pills = [pill.text() for pill in records(page, "organization").detail.findChildren(Pill)]
    assert any("does not fit" in pill for pill in pills)


def test_what_is_sealed_is_told_and_shown_on_demand_only(
    page: MembersPage, program: Program
) -> None:
    session = program.desk.session
    person = _people(program)[0]
    page.open_record("person", person.id)
    program.settle()
    _button(page, "person", "Seal a detail…").click()
    program.settle()
    (dialog,) = program.window.findChildren(SealDetail)
    dialog.reject()
    sealing.seal(session, person.id, SealedKind.IDENTITY_NUMBER, b"11010519491231002X")
    program.settle()
    detail = records(page, "person").detail
    assert not any("110105" in p.text() for p in detail.findChildren(Phrase))
    assert unnamed(detail) == []
    _button(page, "person", "Look at it: Identity number").click()
    program.settle()
    (shown,) = program.window.findChildren(ShownDetail)
    shown.accept()
    assert "looked at" in str(session.workspace.operations(limit=1)[0].message)


def test_a_seat_is_ended_from_its_page(page: MembersPage, program: Program) -> None:
    with program.desk.session.reading() as reader:
        seat = reader.find(Membership)[1]
    page.open_record("membership", seat.id)
    program.settle()
    _button(page, "membership", "Leaves…").click()
    program.settle()
    (dialog,) = program.window.findChildren(EndSeat)
    program.qtbot.keyClicks(dialog.reason, "moved")
    program.qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    program.settle()
    with program.desk.session.reading() as reader:
        ended = reader.get(Membership, seat.id)
    assert ended is not None
    assert ended.ended == dt.date(2026, 6, 11)


def test_an_overlap_is_told_while_typing_and_refused_beside_the_field(
    page: MembersPage, program: Program
) -> None:
    with program.desk.session.reading() as reader:
        seat = reader.find(Membership)[0]
    roster = records(page, "membership")
    roster.detail.new(dataclasses.replace(seat, id=0, since=dt.date(2027, 1, 11), until=None))
    form = roster.detail._form
    assert form is not None
    form.changed.emit()
    program.settle()
    assert any("10 days lie between" in p.text() for p in roster.findChildren(Phrase))
    form.row("since").editor.show_value(dt.date(2026, 12, 31))
    roster.detail.save()
    program.settle()
    assert roster.detail.editing
    assert form.dirty
    roster.detail._close_form()


def test_a_number_is_sealed_looked_at_and_erased_by_keyboard_alone(
    page: MembersPage, program: Program
) -> None:
    session = program.desk.session
    person = _people(program)[0]
    page.open_record("person", person.id)
    program.settle()
    records(page, "person").list.view.setFocus()
    program.press(Qt.Key.Key_Return)
    push(program, "Seal a detail…")
    write(program, "11010519491231002X", then=Qt.Key.Key_Return)
    (kept,) = sealing.sealed_of(session, person.id)
    assert sealing.reveal(session, kept.id) == b"11010519491231002X"
    back(program)
    push(program, "Look at it: Identity number")
    assert isinstance(at_keyboard().window(), ShownDetail)
    program.qtbot.keyClick(at_keyboard(), Qt.Key.Key_Return)
    back(program)
    push(program, "Erase: Identity number")
    assert at_keyboard().accessibleName() == "Reason"
    write(program, "on request", then=Qt.Key.Key_Return)
    (gone,) = sealing.sealed_of(session, person.id)
    assert (gone.erased, gone.reason) == (session.clock.today(), "on request")
    back(program)
    reach(program, "Seal a detail…")
