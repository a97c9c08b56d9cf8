"""The check of a workspace: well, or every problem by kind and record."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from stdcommittee.services.history import CheckReport, Problem
from stdcommittee.ui.dialogs.check_report import CheckView, check_workspace, grouped, record_said
from tests.ui.desks import Program
from tests.ui.seeing import unnamed
from tests.workspaces import raw


def test_a_sound_workspace_shows_its_head_to_be_copied(program: Program) -> None:
    question = check_workspace(program.desk, program.window)
    program.settle()
    head = program.desk.session.workspace.head()
    assert question.view.report is not None
    assert question.view.report.ok
    assert not question.view.table.isVisible()
    shown = [label.text() for label in question.findChildren(QLabel)]
    assert grouped(head) in shown
    question.view.copy.click()
    assert QGuiApplication.clipboard().text() == head
    assert unnamed(question) == []
    question.accept()


def test_a_head_noted_earlier_is_found_or_not(program: Program) -> None:
    session = program.desk.session
    noted = session.workspace.head()
    with session.writing("later") as uow:
        uow.add(type(session.unit())(uid="x", name="x"))
    question = check_workspace(program.desk, program.window)
    program.settle()
    question.noted.line.setText(f" {grouped(noted).upper()} ")
    question.again.click()
    program.settle()
    assert question.view.report is not None
    assert question.view.report.ok
    question.noted.line.setText("0" * 64)
    question.again.click()
    program.settle()
    assert [problem.kind for problem in question.view.report.problems] == ["head"]
    assert question.view.table.isVisible()
    question.accept()


def test_what_was_changed_outside_is_named(program: Program) -> None:
    with raw(program.desk.session.path) as connection:
        connection.execute("UPDATE standard SET title_en = 'Other' WHERE id = 1")
    question = check_workspace(program.desk, program.window)
    program.settle()
    report = question.view.report
    assert report is not None
    assert not report.ok
    model = question.view.model
    rows = [[model.text(row, column) for column in range(3)] for row in range(model.rowCount())]
    assert ["Changed record", "Standard 1", "Changed outside the program: title_en."] in rows
    question.accept()


def test_thousands_of_problems_cost_no_more_than_those_in_sight(program: Program) -> None:
    view = CheckView(program.desk)
    program.show(view)
    many = tuple(Problem("changed", f"standard:{n}", "x") for n in range(1, 30_001))
    view.show_report(CheckReport("f" * 64, many, 5))
    assert view.model.rowCount() == 30_000
    assert view.model.text(29_999, 1) == "Standard 30000"


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("standard:12", "Standard 12"),
        ("standard", "Standard"),
        ("operation:7", "Operation 7"),
        ("chain:1", "chain:1"),
        ("", ""),
    ],
)
def test_where_a_problem_is_is_said_in_words(record: str, said: str) -> None:
    assert str(record_said(record)) == said
