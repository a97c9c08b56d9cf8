"""The consultation on a ballot's page: answers by keyboard, the log of drafts, its numbers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stdcommittee.domain.ballots.position_records import Reply
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome
from stdcommittee.domain.ballots.vocabulary import VoteValue
from stdcommittee.services.ballots import record_result
from stdcommittee.services.ballots.consultations import (
    Addressee,
    Sending,
    consultation_log,
    distribute,
)
from stdcommittee.services.session import Session
from stdcommittee.ui.dialogs.consultation_addressees import AddresseesDialog
from stdcommittee.ui.screens.ballots.international_replies import RepliesCard
from stdcommittee.ui.toolkit.labels import Phrase
from stdcommittee.ui.toolkit.table_model import Head
from tests.services.ballots.committee import TODAY
from tests.ui.desks import Program
from tests.ui.screens.ballots.polls import foreign, shown, stored
from tests.ui.seeing import unnamed

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SENT = dt.date(2026, 6, 8)
PEOPLE = [Addressee(f"专家1{n}", "某公司") for n in range(4)]


def replies(session: Session, ballot: Ballot) -> list[Reply]:
    with session.reading() as reader:
        return [reply for item in consultation_log(reader, ballot.id) for reply in item.replies]


def consulted(program: Program, tmp_path: Path, **values: object) -> tuple[Ballot, RepliesCard]:
    """A ballot about which four were asked, in sight."""
    session = program.desk.session
    ballot = foreign(session, **values)
    file = tmp_path / "draft.pdf"
    file.write_bytes(b"draft")
    sending = Sending(file=file, on=SENT, channel="e-mail", licence="for comment only")
    distribute(session, ballot.id, sending, PEOPLE)
    card = shown(program, ballot).detail.board.replies
    card.table.setFocus()
    return ballot, card


def said(card: RepliesCard) -> list[str]:
    return [phrase.text() for phrase in card.findChildren(Phrase) if not phrase.isHidden()]


def test_answers_by_keyboard_one_after_the_other(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    ballot, card = consulted(program, tmp_path)
    assert unnamed(card) == []
    qtbot.keyClick(card.table, KEY.Key_A)
    qtbot.keyClick(card.table, KEY.Key_N)
    assert card.entry.words.hasFocus()
    qtbot.keyClicks(card.entry.words, "7.3")
    qtbot.keyClick(card.entry.words, KEY.Key_Return, CTRL)
    qtbot.keyClick(card.table, KEY.Key_K)
    qtbot.keyClicks(card.entry.words, "3.1")
    qtbot.keyClick(card.entry.words, KEY.Key_Return, CTRL)
    program.settle()
    found = replies(program.desk.session, ballot)
    assert [(item.value, item.text) for item in found] == [
        (VoteValue.APPROVE, ""),
        (VoteValue.DISAPPROVE, "7.3"),
        (None, "3.1"),
        (None, ""),
    ]
    assert [item.replied is None for item in found] == [False, False, False, True]
    now = stored(program.desk.session, ballot.id)
    assert (now.asked, now.replied) == (4, 3)
    words = "Approve 1, Disapprove 1, Comments only 1, 1 without reply"
    assert f"Consultation {words}" in said(card)
    assert card.table.current_id == found[3].id


def test_the_same_answer_for_those_selected(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    ballot, card = consulted(program, tmp_path)
    qtbot.keyClick(card.table, KEY.Key_A, CTRL)
    assert "Same answer for 4" in said(card)
    qtbot.keyClick(card.table, KEY.Key_B)
    qtbot.keyClicks(card.entry.words, "no expertise")
    card.entry.day.take("2026-06-09")
    card.entry.save_button.click()
    program.settle()
    found = {
        (item.value, item.text, item.replied) for item in replies(program.desk.session, ballot)
    }
    assert found == {(VoteValue.ABSTAIN, "no expertise", dt.date(2026, 6, 9))}


def test_taken_back_and_taken_off(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    ballot, card = consulted(program, tmp_path)
    first = replies(program.desk.session, ballot)[0].id
    qtbot.keyClick(card.table, KEY.Key_A)
    program.settle()
    for left in (4, 3):
        card.table.select_id(first)
        qtbot.keyClick(card.table, KEY.Key_Delete)
        program.settle()
        now = stored(program.desk.session, ballot.id)
        assert (now.asked, now.replied) == (left, 0)


def test_a_refused_answer_is_told_and_the_addressee_stays(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    ballot, card = consulted(program, tmp_path)
    first = card.table.current_id
    card.entry.day.take("2026-06-05")
    qtbot.keyClick(card.table, KEY.Key_A)
    program.settle()
    assert stored(program.desk.session, ballot.id).replied == 0
    assert card.table.current_id == first


def test_the_log_says_which_file_went_how_and_on_what_terms(
    program: Program, tmp_path: Path
) -> None:
    _, card = consulted(program, tmp_path)
    below = next(text for text in said(card) if "SHA-256" in text)
    assert below.startswith("2026-06-08, e-mail, for comment only, SHA-256 ")
    assert "draft.pdf 0/4 replied" in said(card)
    card.adding[0].click()
    program.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AddresseesDialog)
    dialog.reject()


def test_several_drafts_part_the_list(program: Program, tmp_path: Path) -> None:
    session = program.desk.session
    ballot, card = consulted(program, tmp_path)
    assert card.table.rows.heads == ()
    distribute(session, ballot.id, Sending(draft="revised"), PEOPLE[:1])
    program.settle()
    shown_: tuple[Head, ...] = tuple(card.table.rows.heads)
    heads = [(str(head.label), head.count) for head in shown_]
    assert heads == [("draft.pdf", 4), ("revised", 1)]
    page = shown(program, ballot)
    table = page.detail.board.replies.table
    assert table.current_id == replies(session, ballot)[0].id


def test_a_closed_ballot_takes_no_answers(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    ballot, card = consulted(program, tmp_path, closes=TODAY)
    record_result(program.desk.session, ballot.id, BallotOutcome.APPROVED)
    program.settle()
    assert card.isVisible()
    assert card.entry.isHidden()
    assert card.adding == []
    qtbot.keyClick(card.table, KEY.Key_A)
    program.settle()
    assert stored(program.desk.session, ballot.id).replied == 0


def test_without_addressees_on_record_the_card_is_away(program: Program) -> None:
    page = shown(program, foreign(program.desk.session))
    assert page.detail.board.replies.isHidden()
