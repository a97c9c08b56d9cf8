"""The history: found, read page by page, narrowed, undone, checked."""

from __future__ import annotations

import dataclasses
import datetime as dt
from array import array

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stdcommittee.base.clock import Clock
from stdcommittee.base.records import kind_of
from stdcommittee.domain.portfolio.records import Standard
from stdcommittee.services.actors import add_actor, switch
from stdcommittee.services.editing import remove, save
from stdcommittee.services.history import OperationKind, Span
from stdcommittee.services.session import Session
from stdcommittee.ui.dialogs.check_report import CheckQuestion
from stdcommittee.ui.screens.history import SCREEN
from stdcommittee.ui.screens.history.page import HistoryPage, _heads
from tests.ui.desks import Program
from tests.ui.seeing import unnamed
from tests.workspaces import standard


@pytest.fixture
def page(program: Program) -> HistoryPage:
    made = SCREEN.build(program.desk)
    assert isinstance(made, HistoryPage)
    program.show(made)
    return made


def first(session: Session) -> Standard:
    with session.reading() as reader:
        found = reader.first(Standard)
    assert found is not None
    return found


def change(session: Session, title: str) -> None:
    save(session, dataclasses.replace(first(session), title_en=title))


def names(page: HistoryPage) -> list[str]:
    rows = [row for row in range(page.model.rowCount()) if page.model.id_at(row)]
    found = [page.model.lines(row) for row in rows]
    return [str(lines.name.text) for lines in found if lines is not None]


def test_the_newest_stands_on_top_and_is_shown(page: HistoryPage, program: Program) -> None:
    assert names(page) == ["portfolio", "people", "Workspace created"]
    assert page.detail._shown is not None
    assert str(page.detail._shown.operation.message) == "portfolio"
    assert unnamed(page) == []


def test_what_is_done_meanwhile_comes_in_and_nothing_jumps(
    page: HistoryPage, program: Program
) -> None:
    page.view.select_row(2)
    program.settle()
    chosen = page.view.current_id
    change(program.desk.session, "Other")
    program.settle()
    assert len(names(page)) == 4
    assert page.view.current_id == chosen


def test_undo_by_keyboard(page: HistoryPage, program: Program) -> None:
    session = program.desk.session
    before = first(session).title_en
    change(session, "Other")
    program.settle()
    page.view.setFocus()
    page.view.select_row(1)
    program.settle()
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert page.detail.undo is not None
    assert page.detail.undo.hasFocus()
    QTest.keyClick(page.detail.undo, Qt.Key.Key_Space)
    program.settle()
    assert first(session).title_en == before
    assert page.detail._shown is not None
    assert page.detail._shown.undone_by == session.workspace.operations(limit=1)[0].id
    assert "undone already" in str(page.detail._shown.refusal)
    QTest.keyClick(page.detail, Qt.Key.Key_Escape)
    lines = page.model.lines(2)
    assert lines is not None
    assert str(lines.aside.text) == "undone"


def test_a_refusal_is_said_in_words_beside_the_button(page: HistoryPage, program: Program) -> None:
    session = program.desk.session
    change(session, "Other")
    change(session, "Third")
    program.settle()
    page.view.select_row(2)
    program.settle()
    assert page.detail.undo is not None
    page.detail.undo.click()
    program.settle()
    assert page.detail.refusal.isVisible()
    newest = session.workspace.operations(limit=1)[0].id
    assert f"Undo operation {newest}" in page.detail.refusal.text()
    assert first(session).title_en == "Third"
    assert page.detail.undo.isEnabled()


def test_the_beginning_offers_no_undo_but_says_why(page: HistoryPage, program: Program) -> None:
    page.view.select_row(3)
    program.settle()
    assert page.detail._shown is not None
    assert "cannot be undone" in str(page.detail._shown.refusal)
    assert page.detail.undo is None


def test_narrowing_by_person_kind_record_day_and_words(page: HistoryPage, program: Program) -> None:
    session = program.desk.session
    other = add_actor(session, "委员02")
    switch(session, other.id)
    change(session, "Other")
    session.undo(session.workspace.operations(limit=1)[0].id)
    program.settle()
    filters = page.filters
    filters.person.choose("委员02")
    filters.person.activated.emit(filters.person.currentIndex())
    program.settle()
    assert [name.partition(":")[0] for name in names(page)] == [
        "Undone",
        "Standard “GB/T 90001—2023”",
    ]
    filters.kinds[OperationKind.UNDO].click()
    program.settle()
    assert len(names(page)) == 1
    filters.clear()
    program.settle()
    assert len(names(page)) == 6
    filters.record.choose("project")
    filters.record.activated.emit(filters.record.currentIndex())
    program.settle()
    assert names(page) == ["portfolio"]
    filters.clear()
    filters.since.take("2026-6-12")
    program.settle()
    assert names(page) == []
    assert page._states.currentWidget() is page._empty
    filters.since.take("")
    filters.until.take("2026-06-11")
    program.settle()
    assert len(names(page)) == 6
    QTest.keyClicks(filters.words, "added")
    program.qtbot.wait(300)
    program.settle()
    assert names(page) == ["Acting person “委员02” added"]


def test_a_date_that_is_none_narrows_nothing(page: HistoryPage, program: Program) -> None:
    page.filters.since.take("2026-13-45")
    program.settle()
    assert len(names(page)) == 3
    assert page.filters.since.problem is not None


def test_months_stand_for_days_where_rows_say_the_day(page: HistoryPage, program: Program) -> None:
    found = dataclasses.replace(
        _found(page), ids=array("q", [3, 2, 1]), spans=(Span("2026-06", 2), Span("2026-05", 1))
    )
    assert [(head.place, head.label, head.count) for head in _heads(found)] == [
        (0, "2026-06", 2),
        (2, "2026-05", 1),
    ]


def _found(page: HistoryPage):  # type: ignore[no-untyped-def]
    from stdcommittee.services.history import Wanted, find_operations

    return find_operations(page.desk.session, Wanted())


def test_long_operations_are_written_out_bit_by_bit(page: HistoryPage, program: Program) -> None:
    from stdcommittee.ui.screens.history.changes import ChangeCard

    session = program.desk.session
    with session.writing("many") as uow:
        uow.add_many([standard(100 + n) for n in range(30)])
    program.settle()
    page.view.select_row(1)
    program.settle()
    assert len(_cards(page)) == 8
    page.detail._write_more()
    program.settle()
    assert len(_cards(page)) == 16
    assert isinstance(_cards(page)[0], ChangeCard)


def _cards(page: HistoryPage) -> list[object]:
    from stdcommittee.ui.screens.history.changes import ChangeCard

    return [card for card in page.detail.findChildren(ChangeCard) if card.isVisible()]


def test_a_removed_record_is_still_named_and_an_unfilled_change_is_said(
    page: HistoryPage, program: Program
) -> None:
    session = program.desk.session
    record = first(session)
    remove(session, kind_of(Standard), [record.id])
    program.settle()
    page.view.select_row(1)
    program.settle()
    found = page.detail._shown
    assert found is not None
    named = [str(change.name) for change in found.changes if change.kind_name == "standard"]
    assert record.reference in named[0]


def test_the_check_opens_over_the_window(page: HistoryPage, program: Program) -> None:
    assert program.desk.actions.trigger("history.check")
    program.settle()
    question = program.window.findChildren(CheckQuestion)[0]
    assert question.view.report is not None
    assert question.view.report.ok
    question.accept()


def test_the_language_changes_what_stands_there(page: HistoryPage, program: Program) -> None:
    page.look.language.speak("zh")
    program.settle()
    page.look.theme.set_zoom(200)
    program.settle()
    assert names(page)
    assert page.view.current_id


def test_read_only_shows_everything_and_undoes_nothing(page: HistoryPage, program: Program) -> None:
    program.desk.session.workspace.read_only = "Opened for reading."
    page.detail.reload()
    program.settle()
    assert page.detail.undo is None
    program.desk.session.workspace.read_only = None


def test_operations_of_several_days_have_heads(program: Program) -> None:
    session = program.desk.session
    later = Clock(session.clock.now() + dt.timedelta(days=1))
    session.workspace.clock = later
    change(session, "Tomorrow")
    page = HistoryPage(program.desk)
    program.show(page)
    assert [head.label for head in page.model.heads] == ["2026-06-12", "2026-06-11"]
    lines = page.model.lines(1)
    assert lines is not None
    assert str(lines.state.text) == "09:30"
