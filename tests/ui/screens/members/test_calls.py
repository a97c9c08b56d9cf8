"""The page of calls: the window, choosing and declining with a reason, the nomination."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from stdcommittee.base.conditions import Is
from stdcommittee.domain.people.expert_records import (
    Applicant,
    ApplicantStatus,
    ExpertCall,
    ExpertRegistration,
)
from stdcommittee.ui.screens.members import calls as module
from stdcommittee.ui.screens.members.calls import CallsPage
from stdcommittee.ui.toolkit.buttons import IconButton
from stdcommittee.ui.toolkit.labels import Label, Phrase
from tests.figures import day, keep
from tests.indicators.experts_sample import Sample
from tests.indicators.experts_sample import sample as experts_sample
from tests.ui.desks import Program
from tests.ui.keyboard import push, reach, while_asked, write
from tests.ui.seeing import unnamed


@pytest.fixture
def here(program: Program) -> Sample:
    made = experts_sample(program.desk.session)
    (call,) = keep(
        made.session,
        ExpertCall(
            title="征集 WG 1 注册专家",
            committee_id=made.groups[0],
            opened=day("2026-06-01"),
            closes=day("2026-06-20"),
        ),
    )
    for name in ("专家甲", "专家乙"):
        keep(made.session, Applicant(call_id=call, name=name, organization="某新单位"))
    return made


@pytest.fixture
def page(program: Program, here: Sample) -> CallsPage:
    made = CallsPage(program.desk)
    program.show(made)
    made.open_record("expert_call", 1)
    program.settle()
    return made


def _press(page: CallsPage, name: str) -> None:
    (button,) = (
        button
        for button in page.detail.findChildren(IconButton)
        if button.accessibleName() == name and button.isVisible()
    )
    button.click()


def _status(program: Program, name: str) -> Applicant:
    with program.desk.session.reading() as reader:
        found = reader.first(Applicant, Is("name", name))
    assert found is not None
    return found


def test_the_window_is_held_against_the_rule(page: CallsPage) -> None:
    said = [phrase.text() for phrase in page.detail.findChildren(Phrase)]
    assert any("open for 20 days, at least 30" in text for text in said)
    labels = [label.text() for label in page.detail.findChildren(Label)]
    assert any("suggested office value" in text for text in labels)
    assert unnamed(page) == []


def test_selecting_nominates(
    page: CallsPage, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_ask", lambda *_args: "专业对口")
    _press(page, "Select 专家甲")
    program.settle()
    assert _status(program, "专家甲").status is ApplicantStatus.SELECTED
    with program.desk.session.reading() as reader:
        assert reader.count(ExpertRegistration) == 1
    (toast,) = program.desk.notices.toasts
    assert "专家甲 is nominated as an expert." in toast.accessibleName()
    program.desk.session.undo(program.desk.session.workspace.operations(limit=1)[0].id)
    program.settle()
    assert _status(program, "专家甲").status is ApplicantStatus.APPLIED


def test_declining_keeps_the_reason_and_offers_to_select_still(
    page: CallsPage, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_ask", lambda *_args: "专业不符")
    _press(page, "Decline 专家乙")
    program.settle()
    found = _status(program, "专家乙")
    assert (found.status, found.reason) == (ApplicantStatus.DECLINED, "专业不符")
    names = [
        button.accessibleName()
        for button in page.detail.findChildren(IconButton)
        if button.isVisible()
    ]
    assert "Select 专家乙" in names
    assert "Decline 专家乙" not in names


def test_stepping_back_changes_nothing(
    page: CallsPage, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_ask", lambda *_args: None)
    _press(page, "Select 专家甲")
    _press(page, "Decline 专家甲")
    program.settle()
    assert _status(program, "专家甲").status is ApplicantStatus.APPLIED


def test_the_list_says_who_is_undecided(page: CallsPage, here: Sample, program: Program) -> None:
    row = page.list.row(1)
    assert (row.applicants, row.undecided, row.state.value) == (2, 2, "open")


def test_an_applicant_is_selected_by_keyboard_alone(page: CallsPage, program: Program) -> None:
    page.list.view.setFocus()
    program.press(Qt.Key.Key_Return)
    button = reach(program, "Select 专家甲")

    def answer() -> None:
        write(program, "fits best")
        program.qtbot.keyClick(reach(program, "Select"), Qt.Key.Key_Space)

    while_asked(answer)
    program.qtbot.keyClick(button, Qt.Key.Key_Space)
    program.settle()
    found = _status(program, "专家甲")
    assert (found.status, found.reason) == (ApplicantStatus.SELECTED, "fits best")


def test_an_applicant_is_added_by_keyboard_alone(page: CallsPage, program: Program) -> None:
    page.list.view.setFocus()
    program.press(Qt.Key.Key_Return)
    push(program, "Add")
    reach(program, "Name")
    write(program, "Expert 3")
    program.qtbot.keyClick(reach(program, "Save"), Qt.Key.Key_Space)
    program.settle()
    assert _status(program, "Expert 3").status is ApplicantStatus.APPLIED
