"""The pages of interests and recusals: what they concern, and deciding on a recusal."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from stdcommittee.domain.people.integrity_records import (
    InterestDeclaration,
    InterestNature,
    Recusal,
)
from stdcommittee.ui.dialogs.record import RecordDialog
from stdcommittee.ui.screens.members.interests import InterestsPage
from stdcommittee.ui.screens.members.recusals import RecusalsPage
from stdcommittee.ui.toolkit.buttons import IconButton
from stdcommittee.ui.toolkit.chip import Chip
from stdcommittee.ui.toolkit.labels import Phrase
from tests.figures import keep
from tests.indicators.integrity_sample import DOCUMENT, PLAN, Poll, poll
from tests.ui.desks import Program
from tests.ui.keyboard import at_keyboard, push
from tests.ui.seeing import unnamed


@pytest.fixture
def made(program: Program) -> Poll:
    session = program.desk.session
    found = poll(session, closed="", voted=(1,))
    for person in found.people[:2]:
        keep(
            session,
            InterestDeclaration(person_id=person, nature=InterestNature.PATENT, subject=DOCUMENT),
        )
    keep(
        session,
        InterestDeclaration(person_id=found.people[2], nature=InterestNature.NONE),
        Recusal(person_id=found.people[1], subject=PLAN, reason="持股"),
    )
    return found


@pytest.fixture
def interests(program: Program, made: Poll) -> InterestsPage:
    page = InterestsPage(program.desk)
    program.show(page)
    return page


def _said(page: InterestsPage | RecusalsPage) -> str:
    return " ".join(
        phrase.text() for phrase in page.detail.findChildren(Phrase) if not phrase.isHidden()
    )


def test_those_that_need_a_look(interests: InterestsPage, program: Program) -> None:
    assert interests.basis.wanting == (1,)
    assert interests.basis.broken == (2,)
    chips = {chip.text() for chip in interests.list.filters.findChildren(Chip)}
    assert {"No recusal yet", "Voted all the same"} <= chips


def test_deciding_on_a_recusal(interests: InterestsPage, program: Program, made: Poll) -> None:
    interests.open_record("interest", 1)
    program.settle()
    assert "open, no recusal yet" in _said(interests)
    assert unnamed(interests) == []
    (button,) = (
        button
        for button in interests.detail.findChildren(IconButton)
        if button.accessibleName().startswith("Decide on a recusal") and button.isVisible()
    )
    button.click()
    (dialog,) = program.window.findChildren(RecordDialog)
    record = dialog.form.record()
    assert isinstance(record, Recusal)
    assert (record.person_id, record.subject) == (made.people[0], DOCUMENT)
    dialog.save()
    program.settle()
    assert "recused, did not vote" in _said(interests)
    assert interests.basis.wanting == ()


def test_nothing_to_declare_has_no_ballots(interests: InterestsPage, program: Program) -> None:
    interests.open_record("interest", 3)
    program.settle()
    assert "Ballots that it concerns" not in _said(interests)


def test_a_recusal_that_was_not_kept(program: Program, made: Poll) -> None:
    page = RecusalsPage(program.desk)
    program.show(page)
    page.open_record("recusal", 1)
    program.settle()
    assert page.basis.not_kept == (1,)
    said = _said(page)
    assert "voted although recused" in said
    assert "Patent or other rights" in said  # what the person declared in it
    assert unnamed(page) == []


def test_a_recusal_is_decided_by_keyboard_alone(interests: InterestsPage, program: Program) -> None:
    interests.open_record("interest", 1)
    program.settle()
    (button,) = (
        button
        for button in interests.detail.findChildren(IconButton)
        if button.accessibleName().startswith("Decide on a recusal") and button.isVisible()
    )
    interests.list.view.setFocus()
    program.press(Qt.Key.Key_Return)
    push(program, button.accessibleName())
    assert isinstance(at_keyboard().window(), RecordDialog)
    program.qtbot.keyClick(at_keyboard(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    program.settle()
    assert interests.basis.wanting == ()
