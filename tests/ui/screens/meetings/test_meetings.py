"""The meetings screen by keyboard: the list filled, marked with one key each, the quorum live."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.meetings.records import (
    Attendance,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Presence,
)
from stdcommittee.reports.forms.printing import FormFormat
from stdcommittee.ui.screens.meetings import SCREEN
from stdcommittee.ui.screens.meetings.page import MeetingsPage
from stdcommittee.ui.screens.meetings.register import RegisterPage
from stdcommittee.ui.theme.tokens import Scheme
from stdcommittee.ui.toolkit.buttons import LinkButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.detail import RELATED
from stdcommittee.ui.toolkit.labels import Phrase
from tests.figures import keep, kept
from tests.reports.forms.reading import said
from tests.ui.desks import Program
from tests.ui.seeing import unnamed

OWN = "SAC/TC 999"  # six members in the sample


@pytest.fixture
def meeting(program: Program) -> Meeting:
    session = program.desk.session
    day = session.clock.today() - dt.timedelta(days=1)
    return kept(
        session,
        Meeting(title="审查会", kind=MeetingKind.REVIEW, committee=OWN, begins=day),
    )


@pytest.fixture
def register(program: Program, meeting: Meeting) -> RegisterPage:
    page = MeetingsPage(program.desk)
    program.show(page)
    page.open_record("meeting", meeting.id)
    program.settle()
    found = page.page("meeting")
    assert isinstance(found, RegisterPage)
    return found


def _marks(program: Program) -> list[Presence]:
    with program.desk.session.reading() as reader:
        return [item.presence for item in reader.find(Attendance, order=("id",))]


def test_the_screen_is_known() -> None:
    assert (SCREEN.name, SCREEN.order, SCREEN.shows) == ("meetings", 70, ("meeting", "delegation"))


def test_marking_by_keyboard_alone(register: RegisterPage, program: Program) -> None:
    panel = register.detail.attendance
    register.detail.show_attendance()
    assert panel.fill.isVisible()
    panel.fill.setFocus()
    program.press(Qt.Key.Key_Space)
    program.settle()
    assert len(_marks(program)) == 6
    assert not panel.fill.isVisible()
    assert panel.table.hasFocus()
    for key in (Qt.Key.Key_P, Qt.Key.Key_P, Qt.Key.Key_E, Qt.Key.Key_A, Qt.Key.Key_P):
        program.press(key)
        program.settle()
    assert panel.quorum.text().startswith("2 members short")
    program.press(Qt.Key.Key_R)
    program.settle()
    assert panel.represented.hasFocus()
    program.type("Deputy 01")
    program.press(Qt.Key.Key_Return)
    program.settle()
    assert _marks(program) == [
        Presence.PRESENT,
        Presence.PRESENT,
        Presence.EXCUSED,
        Presence.ABSENT,
        Presence.PRESENT,
        Presence.REPRESENTED,
    ]
    with program.desk.session.reading() as reader:
        last = reader.find(Attendance, order=("-id",))[0]
    assert last.represented_by == "Deputy 01"
    assert panel.table.hasFocus()
    assert "3 of 6 voting members present, 5 needed" in panel.quorum.text()


def test_several_at_once_and_the_rest(register: RegisterPage, program: Program) -> None:
    panel = register.detail.attendance
    register.detail.show_attendance()
    panel.fill_from_roster()
    program.settle()
    panel.table.selectAll()
    program.press(Qt.Key.Key_A)
    program.settle()
    assert set(_marks(program)) == {Presence.ABSENT}
    panel.table.select_row(0)
    panel.focus_list()
    program.press(Qt.Key.Key_I)
    program.settle()
    assert panel.rest.isVisible()
    panel.rest.click()
    program.settle()
    assert _marks(program)[0] is Presence.PRESENT
    panel.table.select_row(5)
    program.press(Qt.Key.Key_Delete)
    program.settle()
    assert len(_marks(program)) == 5


def test_a_meeting_that_is_over_is_settled(register: RegisterPage, program: Program) -> None:
    assert [str(head.label) for head in register.list.model.heads] == [
        "Over, but still marked as planned"
    ]
    register.detail.settle(MeetingStatus.HELD)
    program.settle()
    assert [str(head.label) for head in register.list.model.heads] == ["Over"]
    with program.desk.session.reading() as reader:
        (stored,) = reader.find(Meeting)
    assert stored.status is MeetingStatus.HELD
    said = [phrase.text() for phrase in register.detail.findChildren(Phrase)]
    assert "Held, but neither notice nor minutes are attached." in said


def test_ballots_of_the_meeting_open(
    register: RegisterPage, program: Program, meeting: Meeting
) -> None:
    asked: list[tuple[str, int]] = []
    program.desk.record_asked.connect(lambda kind, number: asked.append((kind, number)))
    (number,) = keep(program.desk.session, Ballot(title="送审稿表决", meeting_id=meeting.id))
    program.settle()
    link = next(
        button
        for button in register.detail.findChildren(LinkButton)
        if button.text() == "送审稿表决"
    )
    link.click()
    assert asked == [("ballot", number)]


def test_the_signature_list_is_written(
    register: RegisterPage,
    program: Program,
    meeting: Meeting,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, kind in (("签到.pdf", FormFormat.PDF), ("签到.docx", FormFormat.DOCX)):
        target = tmp_path / name
        monkeypatch.setattr(
            "stdcommittee.ui.toolkit.choosing.ask_save", lambda *_, target=target: target
        )
        program.press(Qt.Key.Key_P, ctrl=True)
        program.settle()
        page = said(target.read_bytes(), kind)
        assert meeting.title.replace(" ", "") in page
        assert "委员01" in page


def test_every_control_has_a_name_in_both_languages(
    register: RegisterPage, program: Program
) -> None:
    panel = register.detail.attendance
    register.detail.show_attendance()
    panel.fill_from_roster()
    program.settle()
    for language in ("zh", "en"):
        program.desk.look.language.speak(language)
        assert unnamed(register) == []
    for scheme in (Scheme.DARK, Scheme.LIGHT):
        program.desk.look.theme.set_scheme(scheme)
        program.settle()


def test_a_new_meeting_has_nothing_of_the_one_before(
    register: RegisterPage, program: Program
) -> None:
    pane = register.detail
    bar = pane.tabs.bar
    before = [bar.tabText(place) for place in range(bar.count())]
    register.list.view.setFocus()
    program.press(Qt.Key.Key_N, ctrl=True)
    assert pane.editing
    new = [bar.tabText(place) for place in range(bar.count())]
    assert not any(letter.isdigit() for text in new for letter in text)
    assert not pane.attendance.isEnabled()
    pane.show_tab(RELATED)
    program.settle()
    assert not any(card.isVisible() for card in pane._related.findChildren(Card))
    program.press(Qt.Key.Key_Escape)
    program.settle()
    assert [bar.tabText(place) for place in range(bar.count())] == before
    assert pane.attendance.isEnabled()
