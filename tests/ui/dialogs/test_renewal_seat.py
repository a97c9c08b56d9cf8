"""Acts on a seat by keyboard: another term, leaving, another role, another status."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from stdcommittee.domain.people.records import (
    BodyParticipation,
    Committee,
    Membership,
    Participation,
    Person,
    Role,
)
from stdcommittee.ui.dialogs.ballot_step import StepDialog
from stdcommittee.ui.dialogs.renewal_seat import ChangeRole, ChangeStatus, EndSeat, RenewSeat
from tests.ui.desks import Program
from tests.ui.seeing import unnamed


@pytest.fixture
def seat(program: Program) -> Membership:
    with program.desk.session.writing("seat") as uow:
        committee = uow.add(Committee(reference="SAC/TC 999"))
        person = uow.add(Person(name="委员01"))
        return uow.add(
            Membership(
                committee_id=committee.id,
                person_id=person.id,
                since=dt.date(2021, 7, 1),
                until=dt.date(2026, 6, 30),
            )
        )


def _seats(program: Program) -> list[Membership]:
    with program.desk.session.reading() as reader:
        return reader.find(Membership)


def _open(program: Program, dialog: StepDialog) -> None:
    dialog.open()
    program.settle()
    assert unnamed(dialog) == []


def _enter(program: Program, dialog: StepDialog) -> None:
    focused = dialog.focusWidget()
    assert focused is not None
    program.qtbot.keyClick(focused, Qt.Key.Key_Return)
    program.settle()


def test_another_term_is_offered_right_after_this_one(program: Program, seat: Membership) -> None:
    dialog = RenewSeat(program.desk, program.window, seat, "委员01")
    _open(program, dialog)
    assert (dialog.since.value, dialog.until.value) == ("2026-07-01", "2031-06-30")
    _enter(program, dialog)
    assert [(item.since, item.until) for item in _seats(program)] == [
        (dt.date(2021, 7, 1), dt.date(2026, 6, 30)),
        (dt.date(2026, 7, 1), dt.date(2031, 6, 30)),
    ]


def test_an_overlap_is_said_and_the_form_stays(program: Program, seat: Membership) -> None:
    dialog = RenewSeat(program.desk, program.window, seat, "委员01")
    _open(program, dialog)
    dialog.since.take("2026-01-01")
    dialog.run()
    program.settle()
    assert dialog.isVisible()
    assert _seats(program) == [seat]
    dialog.since.take("")
    dialog.run()
    program.settle()
    assert dialog.isVisible()
    dialog.reject()


def test_leaving_asks_why(program: Program, seat: Membership) -> None:
    dialog = EndSeat(program.desk, program.window, seat, "委员01")
    _open(program, dialog)
    dialog.run()
    program.settle()
    assert dialog.isVisible()
    assert _seats(program) == [seat]
    program.qtbot.keyClicks(dialog.reason, "moved")
    _enter(program, dialog)
    (ended,) = _seats(program)
    assert (ended.ended, ended.end_reason) == (dt.date(2026, 6, 11), "moved")


def test_another_role_from_today(program: Program, seat: Membership) -> None:
    dialog = ChangeRole(program.desk, program.window, seat, "委员01")
    _open(program, dialog)
    assert dialog.role.value is Role.CHAIR
    program.qtbot.keyClick(dialog.role, Qt.Key.Key_Down)
    dialog.run()
    program.settle()
    assert [item.role for item in _seats(program)] == [Role.MEMBER, Role.VICE_CHAIR]


def test_a_status_is_recorded_for_a_named_body(program: Program, seat: Membership) -> None:
    dialog = ChangeStatus(program.desk, program.window, seat.committee_id, "ISO/TC 211", "")
    _open(program, dialog)
    program.qtbot.keyClicks(dialog.body_field, "SAC")
    _enter(program, dialog)
    with program.desk.session.reading() as reader:
        (made,) = reader.find(BodyParticipation)
    assert (made.body, made.status) == ("SAC", Participation.P)
