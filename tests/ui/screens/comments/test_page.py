"""The screen of comments: answers by keyboard, nothing lost, the filled form out again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stdcommittee.domain.comments.records import Comment, CommentRound
from stdcommittee.domain.comments.vocabulary import Disposition
from stdcommittee.services.comments import answer_comments, comments_of
from stdcommittee.services.history import newest_operation, undo_last
from stdcommittee.services.session import Session
from stdcommittee.ui.screens.comments import SCREEN
from stdcommittee.ui.screens.comments.page import CommentsPage
from stdcommittee.ui.theme.tokens import Scheme
from tests.ui.desks import Program
from tests.ui.screens.dropping import drop
from tests.ui.seeing import unnamed

CTRL = Qt.KeyboardModifier.ControlModifier
CLAUSES = ("A.1", "6.2", "3", "", "3.4", "6.2.1", "10")


def make_round(session: Session, number: int, title: str = "征求意见稿") -> CommentRound:
    """A round with comments all over the document, in the order of their file."""
    with session.writing("round") as uow:
        found = uow.add(
            CommentRound(title=title, committee="SAC/TC 999", closes=dt.date(2026, 4, 28))
        )
        uow.add_many(
            [
                Comment(
                    round_id=found.id,
                    position=place,
                    raw_id=f"CN-{place:03d}",
                    body="某研究院",
                    clause=CLAUSES[place % len(CLAUSES)],
                    types=("te",) if place % 2 else ("ed",),
                    comment=f"Remark {place}",
                    proposed_change="Better so" if place % 2 else "",
                )
                for place in range(number)
            ]
        )
    return found


def of(session: Session, found: CommentRound) -> list[Comment]:
    with session.reading() as reader:
        return comments_of(reader, found.id)


def shown(program: Program) -> CommentsPage:
    page = CommentsPage(program.desk)
    program.show(page)
    page.table.view.setFocus()
    return page


def test_twenty_comments_are_answered_by_keyboard_and_undone(
    program: Program, qtbot: QtBot
) -> None:
    session = program.desk.session
    found = make_round(session, 20)
    before = newest_operation(session)
    page = shown(program)
    assert page.table.current_id == of(session, found)[0].id
    for key in "AAIOWTDUVM":
        qtbot.keyClick(page.table.view, key)
    for key in "PN" * 5:
        qtbot.keyClick(page.table.view, key)
        assert page.answer.reason.hasFocus()
        qtbot.keyClicks(page.answer.reason, "see 5.2")
        qtbot.keyClick(page.answer.reason, Qt.Key.Key_Return, CTRL)
        assert page.table.view.hasFocus()
    program.settle()
    after = of(session, found)
    given = [item.disposition for item in after]
    accepted = Disposition.ACCEPTED
    assert given[:4] == [accepted, accepted, Disposition.ACCEPTED_IN_PRINCIPLE, Disposition.NOTED]
    assert given[10:] == [Disposition.PARTIALLY_ACCEPTED, Disposition.NOT_ACCEPTED] * 5
    assert {item.reason for item in after[10:]} == {"see 5.2"}
    assert None not in given
    assert page.sheet is not None
    assert page.sheet.statistics.open == 0

    for _ in range(20):
        undo_last(session, before)
    program.settle()
    assert {item.disposition for item in of(session, found)} == {None}
    assert page.sheet.statistics.open == 20
    assert not program.failures


def test_a_rejection_is_saved_only_with_its_reason(program: Program, qtbot: QtBot) -> None:
    session = program.desk.session
    found = make_round(session, 3)
    page = shown(program)
    qtbot.keyClick(page.table.view, "N")
    assert page.answer.reason.hasFocus()
    assert page.answer.reason.property("problem") == "true"
    assert not page.answer.next_button.isEnabled()
    qtbot.keyClick(page.answer.reason, Qt.Key.Key_Return, CTRL)
    program.settle()
    assert of(session, found)[0].disposition is None
    qtbot.keyClicks(page.answer.reason, "out of scope")
    assert page.answer.next_button.isEnabled()
    qtbot.keyClick(page.answer.reason, Qt.Key.Key_Return, CTRL)
    program.settle()
    first, second, _ = of(session, found)
    assert (first.disposition, first.reason) == (Disposition.NOT_ACCEPTED, "out of scope")
    assert page.table.current_id == second.id


def test_selected_comments_are_answered_as_one_operation(program: Program, qtbot: QtBot) -> None:
    session = program.desk.session
    found = make_round(session, 5)
    page = shown(program)
    before = newest_operation(session)
    page.table.view.selectAll()
    qtbot.keyClick(page.table.view, "N")
    qtbot.keyClicks(page.answer.reason, "decided before")
    qtbot.keyClick(page.answer.reason, Qt.Key.Key_Return, CTRL)
    program.settle()
    assert {item.reason for item in of(session, found)} == {"decided before"}
    assert newest_operation(session) == before + 1
    undo_last(session, before)
    program.settle()
    assert {item.disposition for item in of(session, found)} == {None}


def test_an_answer_is_taken_back_by_del(program: Program, qtbot: QtBot) -> None:
    session = program.desk.session
    found = make_round(session, 2)
    page = shown(program)
    qtbot.keyClick(page.table.view, "A")
    program.settle()
    page.table.choose(of(session, found)[0].id)
    qtbot.keyClick(page.table.view, Qt.Key.Key_Delete)
    program.settle()
    assert of(session, found)[0].disposition is None


def test_the_next_open_comment_is_found_around_the_end(program: Program, qtbot: QtBot) -> None:
    session = program.desk.session
    found = make_round(session, 5)
    comments = of(session, found)
    answer_comments(session, [comments[1].id, comments[4].id], Disposition.ACCEPTED)
    page = shown(program)
    program.activate()
    qtbot.keyClick(page.table.view, Qt.Key.Key_Down, CTRL)
    assert page.table.current_id == comments[2].id
    qtbot.keyClick(page.table.view, Qt.Key.Key_Down, CTRL)
    qtbot.keyClick(page.table.view, Qt.Key.Key_Down, CTRL)
    assert page.table.current_id == comments[0].id
    qtbot.keyClick(page.table.view, Qt.Key.Key_Up, CTRL)
    assert page.table.current_id == comments[3].id


def test_a_reason_begun_waits_until_one_comes_back(program: Program, qtbot: QtBot) -> None:
    session = program.desk.session
    found = make_round(session, 3)
    comments = of(session, found)
    page = shown(program)
    qtbot.keyClick(page.table.view, "N")
    qtbot.keyClicks(page.answer.reason, "half")
    page.table.choose(comments[1].id)
    assert (page.answer.reason.text, page.answer.chosen) == ("", None)
    page.table.choose(comments[0].id)
    assert (page.answer.reason.text, page.answer.chosen) == ("half", Disposition.NOT_ACCEPTED)
    assert page.answer.unsaved
    answer_comments(session, [comments[2].id], Disposition.ACCEPTED)
    program.settle()
    assert page.answer.reason.text == "half"
    page.answer.forget_drafts()
    assert page.may_leave()  # without a question


def test_the_tree_counts_and_leads(program: Program) -> None:
    session = program.desk.session
    found = make_round(session, 14)
    comments = of(session, found)
    page = shown(program)
    model = page.tree.model
    said = [(model.item(row, 0).text(), model.item(row, 1).text()) for row in range(5)]
    assert said == [
        ("Whole document", "2/2"),
        ("3", "4/4"),
        ("6", "4/4"),
        ("10", "2/2"),
        ("Annex A", "2/2"),
    ]
    page.tree.view.setCurrentIndex(model.item(2, 0).index())
    assert page.table.current_id == next(c.id for c in comments if c.clause.startswith("6"))
    page.table.choose(comments[-1].id)
    assert page.tree.view.currentIndex().data() == "A.1"
    answer_comments(session, [comments[0].id], Disposition.ACCEPTED)
    program.settle()
    assert model.item(0, 1).text() == "1/2"


def test_words_and_chips_narrow_the_table(program: Program, qtbot: QtBot) -> None:
    session = program.desk.session
    found = make_round(session, 12)
    answer_comments(session, [of(session, found)[0].id], Disposition.PENDING_REVIEW)
    page = shown(program)
    page.table.choose(of(session, found)[-1].id)
    page.table.chips["pending"].click()
    assert of(session, found)[0].id in page.table.order
    assert len(page.table.order) == 2  # and the one in hand
    page.table.chips["pending"].click()
    program.desk.actions.trigger("filter")
    qtbot.keyClicks(page.table.search, "remark 11")
    qtbot.waitUntil(lambda: len(page.table.order) <= 2)
    page.table.choose(of(session, found)[3].id)
    assert len(page.table.order) == 12


def test_a_comment_is_opened_in_its_round(program: Program) -> None:
    session = program.desk.session
    first, second = make_round(session, 3, "甲"), make_round(session, 3, "乙")
    page = shown(program)
    for found in (first, second):
        wanted = of(session, found)[1]
        page.open_record("comment", wanted.id)
        program.settle()
        assert page.table.current_id == wanted.id
        assert page.rounds.currentText().startswith(found.title)


def test_the_form_is_written_with_its_answers(
    program: Program, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = program.desk.session
    found = make_round(session, 4)
    answer_comments(
        session, [of(session, found)[0].id], Disposition.NOT_ACCEPTED, reason="已在 5.2 规定"
    )
    shown(program)
    for ending in ("docx", "xlsx", "csv"):
        target = folder / f"form.{ending}"
        monkeypatch.setattr(
            "stdcommittee.ui.toolkit.choosing.ask_save", lambda *_, target=target: target
        )
        assert program.desk.actions.trigger("comment-export")
        program.settle()
        assert target.stat().st_size > 200
    assert "已在 5.2 规定" in (folder / "form.csv").read_text("utf-8-sig")


def test_without_rounds_the_screen_says_what_belongs_here_and_takes_files(
    program: Program, folder: Path
) -> None:
    from stdcommittee.ui.dialogs.import_preview import ImportPreview

    page = shown(program)
    assert page._stack.currentWidget() is page._empty
    form = folder / "ISO_DIS 19156.csv"
    form.write_text("MB/NC,Clause/Subclause,Type of comment,Comments\nCN-1,3,te,Why?\n", "utf-8")
    drop(page, form)
    program.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportPreview)
    dialog.reject()
    program.settle()


def test_a_new_round_comes_into_sight(program: Program, qtbot: QtBot) -> None:
    from stdcommittee.ui.dialogs.record import RecordDialog

    page = shown(program)
    program.desk.actions.trigger("new")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RecordDialog)
    qtbot.keyClicks(dialog.focusWidget(), "Draft for comment")
    dialog.save()
    program.settle()
    assert page.sheet is not None
    assert page.sheet.round.title == "Draft for comment"


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_control_has_a_name(program: Program, scheme: Scheme, language: str) -> None:
    make_round(program.desk.session, 4)
    program.desk.look.theme.set_scheme(scheme)
    page = shown(program)
    program.desk.look.language.speak(language)
    assert unnamed(page) == []


def test_the_screen_is_found_by_the_window() -> None:
    assert (SCREEN.name, SCREEN.order, SCREEN.shows) == (
        "comments",
        50,
        ("comment_round", "comment"),
    )
