"""The projects screen: sections by stage, limits, the gate, stage events as parts."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import Qt

from stdcommittee.base.conditions import Is
from stdcommittee.domain.charts.marks import Label
from stdcommittee.domain.portfolio.records import Project, ProjectStage, StageEvent
from stdcommittee.services.editing import save
from stdcommittee.ui.screens.projects.page import ProjectsPage
from stdcommittee.ui.toolkit.chart_view import ChartView
from tests.ui.desks import Program
from tests.ui.seeing import unnamed


@pytest.fixture
def page(program: Program) -> ProjectsPage:
    made = ProjectsPage(program.desk)
    program.show(made)
    return made


def _project(program: Program, number: int) -> Project:
    with program.desk.session.reading() as reader:
        found = reader.first(Project, Is("reference", f"2024{1000 + number}-T-999"))
    assert found is not None
    return found


def test_sections_are_stages_and_follow_a_stage_event(page: ProjectsPage, program: Program) -> None:
    assert [str(head.label) for head in page.list.model.heads] == ["Drafting"]
    event = StageEvent(
        project_id=_project(program, 1).id,
        stage=ProjectStage.COMMENT,
        entered=dt.date(2026, 6, 1),
    )
    save(program.desk.session, event)
    program.settle()
    assert [str(head.label) for head in page.list.model.heads] == ["Drafting", "Public comment"]


def test_says_how_each_stands_to_its_limit(page: ProjectsPage) -> None:
    lines = [page.list.model.lines(row) for row in (1, 2)]
    said = [str(item.aside.text) for item in lines if item is not None]
    assert said == ["overdue by 152 days", "648 days without event"]


def test_overdue_chip(page: ProjectsPage, program: Program) -> None:
    page.list.filters.changed.emit(page.list.filters.filters.with_chip("overdue", on=True))
    program.settle()
    assert list(page.list.model.ids) == [_project(program, 1).id]


def test_page_shows_course_limits_and_gate(page: ProjectsPage, program: Program) -> None:
    page.open_record("project", _project(program, 2).id)
    program.settle()
    assert page.detail.details is not None
    shown = page.detail.details.extra
    assert shown.gate.following is ProjectStage.COMMENT
    assert shown.gate.missing == 2  # neither lead drafter nor document
    (view,) = page.detail.findChildren(ChartView)
    texts = [mark.text for mark in view.chart.marks if isinstance(mark, Label)]
    assert {"Plan", "Drafting"} <= set(texts)


def test_a_lead_drafter_that_is_saved_opens_the_gate_further(
    page: ProjectsPage, program: Program
) -> None:
    project = _project(program, 2)
    page.open_record("project", project.id)
    program.settle()
    save(program.desk.session, dataclasses.replace(project, lead="某研究院"))
    program.settle()
    assert page.detail.details is not None
    assert page.detail.details.extra.gate.missing == 1


def test_a_project_is_added_and_removed_by_keyboard(page: ProjectsPage, program: Program) -> None:
    program.press(Qt.Key.Key_N, ctrl=True)
    program.type("20251234-T-999")
    program.press(Qt.Key.Key_S, ctrl=True)
    program.settle()
    assert page.list.total == 3
    page.list.view.setFocus()
    program.qtbot.keyClick(page.list.view, Qt.Key.Key_Delete)
    program.settle()
    assert page.list.total == 2


def test_every_control_has_a_name_in_both_languages(page: ProjectsPage, program: Program) -> None:
    assert unnamed(page) == []
    program.desk.look.language.speak("zh")
    program.settle()
    assert unnamed(page) == []
