"""Delegations on screen: prepared from a meeting, people put in, lines of the checklist done."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from stdcommittee.domain.meetings.records import Delegate, Delegation, Meeting, MeetingKind
from stdcommittee.domain.people.records import Person
from stdcommittee.ui.screens.meetings.page import MeetingsPage
from stdcommittee.ui.toolkit.labels import Phrase
from stdcommittee.ui.toolkit.records_page import RecordsPage
from tests.figures import keep, kept
from tests.ui.desks import Program
from tests.ui.keyboard import push
from tests.ui.seeing import unnamed


@pytest.fixture
def meeting(program: Program) -> Meeting:
    session = program.desk.session
    begins = session.clock.today() + dt.timedelta(days=40)
    return kept(
        session,
        Meeting(
            title="全会", kind=MeetingKind.INTERNATIONAL, committee="ISO/TC 211", begins=begins
        ),
    )


@pytest.fixture
def page(program: Program, meeting: Meeting) -> MeetingsPage:
    made = MeetingsPage(program.desk)
    program.show(made)
    program.desk.record_asked.connect(made.open_record)
    made.open_record("meeting", meeting.id)
    program.settle()
    return made


def press(within: RecordsPage, name: str) -> None:
    """Press the visible button of that name, as the keyboard would."""
    button = next(
        found
        for found in within.findChildren(QAbstractButton)
        if name in (found.text(), found.accessibleName()) and found.isVisible()
    )
    button.click()


def records(page: MeetingsPage, kind: str) -> RecordsPage:
    found = page.page(kind)
    assert isinstance(found, RecordsPage)
    return found


def said(within: RecordsPage) -> list[str]:
    return [phrase.text() for phrase in within.detail.findChildren(Phrase) if phrase.isVisible()]


def test_from_meeting_to_checklist(page: MeetingsPage, program: Program) -> None:
    press(records(page, "meeting"), "Prepare the delegation")
    program.settle()
    delegations = records(page, "delegation")
    assert delegations.isVisible()
    assert any("0 of 8 done" in text for text in said(delegations))
    press(delegations, "Brief: done today")
    program.settle()
    with program.desk.session.reading() as reader:
        (item,) = reader.find(Delegation)
    assert item.brief == program.desk.session.clock.today()
    assert any("1 of 8 done" in text for text in said(delegations))
    assert unnamed(delegations) == []


def test_people_are_picked_by_typing(page: MeetingsPage, program: Program) -> None:
    keep(program.desk.session, Person(name="Zhang San"))
    press(records(page, "meeting"), "Prepare the delegation")
    program.settle()
    delegations = records(page, "delegation")
    line = next(
        found
        for found in delegations.detail.findChildren(QLineEdit)
        if found.accessibleName() == "Add a person"
    )
    line.setFocus()
    program.qtbot.keyClicks(line, "Zhang")
    program.qtbot.wait(250)
    program.settle()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    program.qtbot.keyClick(popup, Qt.Key.Key_Down)
    program.qtbot.keyClick(popup, Qt.Key.Key_Return)
    program.settle()
    with program.desk.session.reading() as reader:
        (delegate,) = reader.find(Delegate)
        (item,) = reader.find(Delegation)
    assert (delegate.name, item.head) == ("Zhang San", "Zhang San")
    press(delegations, "Zhang San took part")
    program.settle()
    with program.desk.session.reading() as reader:
        assert reader.find(Delegate)[0].attended
    press(delegations, "Remove Zhang San")
    program.settle()
    with program.desk.session.reading() as reader:
        assert reader.find(Delegate) == []


def test_a_delegation_is_prepared_by_keyboard_alone(page: MeetingsPage, program: Program) -> None:
    records(page, "meeting").list.view.setFocus()
    program.press(Qt.Key.Key_Return)
    push(program, "Prepare the delegation")
    delegations = records(page, "delegation")
    assert delegations.isVisible()
    delegations.list.view.setFocus()
    program.press(Qt.Key.Key_Return)
    push(program, "Registration: done today")
    with program.desk.session.reading() as reader:
        (item,) = reader.find(Delegation)
    assert item.registered == program.desk.session.clock.today()
