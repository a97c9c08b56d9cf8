"""Who acts: a choice, a PIN where one is set, and one more person."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from stdcommittee.domain.workspace.records import Actor
from stdcommittee.services.actors import add_actor, list_actors, set_pin
from stdcommittee.ui.dialogs.actor import ActorQuestion, ask_pin, choose_actor, let_act
from stdcommittee.ui.dialogs.record import RecordDialog
from tests.ui.desks import Program
from tests.ui.seeing import unnamed


@pytest.fixture
def other(program: Program) -> Actor:
    return add_actor(program.desk.session, "委员02", "委员", "某研究院")


@pytest.fixture
def proved(program: Program, other: Actor) -> Actor:
    set_pin(program.desk.session, other.id, "2468")
    return next(a for a in list_actors(program.desk.session) if a.id == other.id)


def asked(program: Program) -> ActorQuestion:
    program.settle()
    found = program.window.findChildren(ActorQuestion)
    assert len(found) == 1
    return found[0]


def test_somebody_without_a_pin_acts_at_once(program: Program, other: Actor) -> None:
    heard: list[None] = []
    program.desk.session_changed.connect(lambda: heard.append(None))
    choose_actor(program.desk, program.window, other.id)
    program.settle()
    assert program.desk.session.actor.name == "委员02"
    assert not program.desk.session.actor.proved
    assert heard == [None]
    let_act(program.desk, program.window, other)  # acts already
    program.settle()
    assert heard == [None]


def test_a_wrong_pin_is_said_beside_the_field(program: Program, proved: Actor) -> None:
    choose_actor(program.desk, program.window, proved.id)
    question = asked(program)
    closed: list[int] = []
    question.finished.connect(closed.append)
    assert question.pin.line.hasFocus()
    QTest.keyClicks(question.pin.line, "0000")
    QTest.keyClick(question.pin.line, Qt.Key.Key_Return)
    program.settle()
    assert "not the PIN" in str(question.pin.problem)
    assert program.desk.session.actor.name == "委员01"
    QTest.keyClicks(question.pin.line, "2468")  # the wrong one is selected and goes
    QTest.keyClick(question.pin.line, Qt.Key.Key_Return)
    program.settle()
    assert closed == [QDialog.DialogCode.Accepted]
    assert program.desk.session.actor.proved


def test_the_pin_is_asked_only_of_whoever_has_one(program: Program, proved: Actor) -> None:
    choose_actor(program.desk, program.window)
    question = asked(program)
    assert unnamed(question) == []
    assert not question.pin.isVisible()
    QTest.keyClick(question.who.box, Qt.Key.Key_Down)
    assert question.pin.isVisible()
    assert question.who.box.value == proved.id
    question.reject()


def test_one_more_person_is_added_and_chosen(program: Program) -> None:
    choose_actor(program.desk, program.window)
    question = asked(program)
    question.add.click()
    program.settle()
    form = question.findChildren(RecordDialog)[0]
    form.form.row("name").editor.show_value("委员03")
    form.form.row("name").touched = True
    form.save()
    program.settle()
    assert question.who.box.currentText() == "委员03"
    question.go.click()
    program.settle()
    assert program.desk.session.actor.name == "委员03"


def test_a_read_only_workspace_offers_nobody_new(program: Program) -> None:
    program.desk.session.workspace.read_only = "Opened for reading."
    choose_actor(program.desk, program.window)
    question = asked(program)
    assert not question.add.isVisible()
    question.reject()
    program.desk.session.workspace.read_only = None


@pytest.mark.parametrize(
    ("new", "again", "said"),
    [("123", "123", "at least 4"), ("1234", "1235", "not the same"), ("", "", "at least 4")],
)
def test_a_pin_is_typed_twice_and_long_enough(
    program: Program, other: Actor, new: str, again: str, said: str
) -> None:
    question = ask_pin(program.desk, program.window, other)
    question.new.line.setText(new)
    question.again.line.setText(again)
    question.go.click()
    assert said in str(question.again.problem)
    question.reject()


def test_a_pin_is_set_changed_and_removed(program: Program, other: Actor) -> None:
    session = program.desk.session

    def stored() -> Actor:
        return next(a for a in list_actors(session) if a.id == other.id)

    first = ask_pin(program.desk, program.window, other)
    assert not first.old.isVisible()
    assert unnamed(first) == []
    first.new.line.setText("1357")
    first.again.line.setText("1357")
    first.go.click()
    program.settle()
    assert stored().pin
    assert "1357" not in stored().pin
    second = ask_pin(program.desk, program.window, stored())
    second.old.line.setText("0000")
    second.go.click()
    program.settle()
    assert "not the PIN" in str(second.old.problem)
    assert second.result() != QDialog.DialogCode.Accepted
    second.old.line.setText("1357")
    second.go.click()  # nothing new typed: removed
    program.settle()
    assert stored().pin == ""
