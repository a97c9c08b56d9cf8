"""The page of experts: sections, chips, the expert's cards, and the groups without one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from stdcommittee.services.scope import Scope
from stdcommittee.ui.screens.members.experts import ExpertsPage
from stdcommittee.ui.screens.members.page import MembersPage
from stdcommittee.ui.toolkit.chip import Chip
from stdcommittee.ui.toolkit.labels import Phrase
from stdcommittee.ui.toolkit.switched_pages import SwitchedPages
from tests.indicators.experts_sample import Sample
from tests.indicators.experts_sample import sample as experts_sample
from tests.ui.desks import Program
from tests.ui.seeing import unnamed


@pytest.fixture
def here(program: Program) -> Sample:
    made = experts_sample(program.desk.session)
    made.register(0, 0, since="2020-01-01", until="2026-07-01")
    made.register(0, 1, since="2020-01-01")
    made.register(1, 1, since="2026-01-01")
    return made


@pytest.fixture
def page(program: Program, here: Sample) -> MembersPage:
    made = MembersPage(program.desk)
    program.show(made)
    made.turn_to("expert_registration")
    program.settle()
    return made


@pytest.fixture
def experts(page: MembersPage) -> ExpertsPage:
    found = page.page("expert_registration")
    assert isinstance(found, ExpertsPage)
    return found


def _said(widget: object) -> str:
    phrases = widget.findChildren(Phrase)  # type: ignore[attr-defined]
    return " ".join(phrase.text() for phrase in phrases if not phrase.isHidden())


def test_the_second_switch_turns_by_keyboard(page: MembersPage, program: Program) -> None:
    group = page.page("experts")
    assert isinstance(group, SwitchedPages)
    bar = group.bar
    assert bar.isVisible()
    assert bar.accessibleName() == "Experts"
    bar.setFocus()
    program.press(Qt.Key.Key_Right)
    program.settle()
    assert page.page("liaison").isVisible()
    page.turn_to("person")
    assert not bar.isVisible()
    page.bar.setCurrentIndex(page.bar.currentIndex() + 3)
    assert page.page("liaison").isVisible()  # of the group the one seen last
    page.open_record("interest", 1)
    assert page.page("interest").isVisible()


def test_registrations_and_groups_without_one(experts: ExpertsPage, here: Sample) -> None:
    assert [(str(head.label), head.count) for head in experts.list.model.heads][:1] == [
        ("Registered", 3)
    ]
    assert "1 working group without an expert" in _said(experts.uncovered)
    assert [reference for _, reference, _ in experts.basis.uncovered] == ["ISO/TC 998/WG 3"]
    assert not experts.uncovered.isHidden()


def test_chips_leave_those_that_need_a_look(experts: ExpertsPage, program: Program) -> None:
    for label, left in (("Expires soon or expired", 1), ("Inactive", 2)):
        chip = next(c for c in experts.list.filters.findChildren(Chip) if c.text() == label)
        chip.click()
        program.settle()
        (head,) = experts.list.model.heads
        assert head.count == left
        experts.list.filters.clear()
        program.settle()


def test_the_page_of_an_expert(experts: ExpertsPage, program: Program) -> None:
    experts.open_record("expert_registration", 1)
    program.settle()
    said = _said(experts.detail)
    assert "All registrations of this expert" in said
    assert "expires in 20 days" in said
    assert "No reply, attendance or delegation is recorded." in said
    assert "counts as inactive" in said
    assert unnamed(experts) == []


def test_it_follows_a_registration(experts: ExpertsPage, program: Program, here: Sample) -> None:
    here.register(2, 2)
    program.settle()
    assert experts.basis.uncovered == ()
    assert experts.uncovered.isHidden()


def test_another_scope(experts: ExpertsPage, program: Program) -> None:
    program.desk.set_scope(Scope(("SAC/TC 999",)))
    program.settle()
    assert experts.list.total == 3  # the mirrored committee comes with its mirror
    program.desk.set_scope(Scope(("ISO/TC 998/WG 1",)))
    program.settle()
    assert experts.list.total == 1


def test_a_new_registration_by_keyboard(experts: ExpertsPage, program: Program) -> None:
    experts.list.view.setFocus()
    program.press(Qt.Key.Key_N, ctrl=True)
    assert experts.detail.editing
    experts.detail.cancel()
