"""Votes entered by keyboard."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stdcommittee.domain.ballots.records import BallotOutcome, BallotStatus, Mode
from stdcommittee.domain.ballots.vocabulary import Answer, BallotKind, VoteValue
from stdcommittee.domain.people.records import Committee, Membership, Person, Role
from stdcommittee.services.ballots import cancel_ballot, meter
from stdcommittee.services.history import newest_operation, undo_last
from stdcommittee.storage.history import ActorStamp
from stdcommittee.ui.screens.ballots.timeline import TimelineDialog
from stdcommittee.ui.toolkit.questions import Preflight
from tests.ui.desks import Program
from tests.ui.screens.ballots.polls import OWN, answer, lines, opened, shown, stored

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def test_votes_by_keyboard_give_the_verdict_of_the_services(program: Program, qtbot: QtBot) -> None:
    session = program.desk.session
    ballot = opened(session)
    page = shown(program, ballot)
    board = page.detail.board
    view, entry = board.voters.view, board.voters.entry
    for _ in range(4):
        qtbot.keyClick(view, KEY.Key_A)
    qtbot.keyClick(view, KEY.Key_N)
    assert entry.reason.hasFocus()
    qtbot.keyClicks(entry.reason, "Annex B is missing")
    qtbot.keyClick(entry.reason, KEY.Key_Return, CTRL)
    qtbot.keyClick(view, KEY.Key_B)
    program.settle()

    votes = [line.vote.value for line in lines(session, ballot.id) if line.vote]
    approve = VoteValue.APPROVE
    assert votes == [approve] * 4 + [VoteValue.DISAPPROVE, VoteValue.ABSTAIN]
    now = meter(session, ballot.id)
    assert now.verdict is not None
    assert page.detail.sheet is not None
    assert page.detail.sheet.meter.verdict == now.verdict
    assert board.verdict.accessibleName() == "If it closed now: Approved"

    answer(lambda dialog: dialog.go.click() if isinstance(dialog, Preflight) else dialog.reject())
    page.detail.close_ballot()
    program.settle()
    closed = stored(session, ballot.id)
    assert closed.status is BallotStatus.CLOSED
    assert closed.outcome is BallotOutcome.APPROVED
    assert closed.verdict == now.verdict.to_json()
    assert board.verdict.accessibleName() == "Result: Approved"
    assert board.voters.entry.isHidden()
    assert not program.failures


def test_every_criterion_says_its_exact_figures(program: Program, qtbot: QtBot) -> None:
    session = program.desk.session
    page = shown(program, opened(session))
    view = page.detail.board.voters.view
    for _ in range(5):
        qtbot.keyClick(view, KEY.Key_A)
    program.settle()
    from stdcommittee.ui.screens.ballots.verdict import CriterionRow
    from stdcommittee.ui.toolkit.meter import Meter

    rows = [r for r in page.detail.board.verdict.findChildren(CriterionRow) if r.isVisible()]
    said = [row.findChildren(Meter)[0].accessibleName() for row in rows]
    assert said == [
        "Participation: 5/6 ≥ 3/4, met",
        "Approval: 5/5 ≥ 2/3, met",
        "Opposition: 0/5 ≤ 1/4, met",
    ]


def test_a_vote_is_changed_withdrawn_and_undone(program: Program, qtbot: QtBot) -> None:
    session = program.desk.session
    ballot = opened(session)
    page = shown(program, ballot)
    voters = page.detail.board.voters
    first = lines(session, ballot.id)[0].voter.id
    before = newest_operation(session)
    qtbot.keyClick(voters.view, KEY.Key_A)
    voters.choose(first)
    qtbot.keyClick(voters.view, KEY.Key_B)
    program.settle()
    line = lines(session, ballot.id)[0]
    assert line.vote is not None
    assert line.vote.value is VoteValue.ABSTAIN
    assert [vote.value for vote in line.earlier] == [VoteValue.APPROVE]

    voters.choose(first)
    qtbot.keyClick(voters.view, KEY.Key_Delete)
    program.settle()
    assert not lines(session, ballot.id)[0].voted
    undo_last(session, before)
    program.settle()
    assert lines(session, ballot.id)[0].voted
    assert voters._lines[first].line.voted


def test_a_negative_vote_without_words_is_shown_as_lacking_reasons(
    program: Program, qtbot: QtBot
) -> None:
    session = program.desk.session
    ballot = opened(session)
    page = shown(program, ballot)
    voters = page.detail.board.voters
    first = lines(session, ballot.id)[0]
    qtbot.keyClick(voters.view, KEY.Key_N)
    qtbot.keyClick(voters.entry.reason, KEY.Key_Return, CTRL)
    program.settle()
    vote = lines(session, ballot.id)[0].vote
    assert vote is not None
    assert vote.reasons is Answer.NO
    assert voters._unreasoned == {first.voter.id}

    voters.choose(first.voter.id)
    qtbot.keyClick(voters.view, KEY.Key_Return)
    qtbot.keyClicks(voters.entry.reason, "later")
    qtbot.keyClick(voters.entry.reason, KEY.Key_Return, CTRL)
    program.settle()
    given = lines(session, ballot.id)[0]
    assert given.vote is not None
    assert given.vote.reason == "later"
    assert given.earlier == ()
    assert not voters._unreasoned


def test_selected_voters_get_one_answer_as_one_operation(program: Program, qtbot: QtBot) -> None:
    session = program.desk.session
    ballot = opened(session)
    page = shown(program, ballot)
    view = page.detail.board.voters.view
    before = newest_operation(session)
    view.selectAll()
    qtbot.keyClick(view, KEY.Key_A)
    program.settle()
    assert all(line.voted for line in lines(session, ballot.id))
    assert newest_operation(session) == before + 1


def test_a_refused_vote_is_told_and_the_voter_stays(program: Program, qtbot: QtBot) -> None:
    session = program.desk.session
    ballot = opened(session)
    page = shown(program, ballot)
    voters = page.detail.board.voters
    first = voters.view.current_id
    voters.entry.day.line.setText("2026-05-01")
    qtbot.keyClick(voters.view, KEY.Key_A)
    program.settle()
    assert not any(line.voted for line in lines(session, ballot.id))
    assert len(program.desk.notices.toasts) == 1
    assert voters.view.current_id == first


def test_chips_and_heads_narrow_and_sort(program: Program, qtbot: QtBot) -> None:
    session = program.desk.session
    page = shown(program, opened(session))
    voters = page.detail.board.voters
    for key in (KEY.Key_A, KEY.Key_A, KEY.Key_B):
        qtbot.keyClick(voters.view, key)
    program.settle()
    voters._chips["silent"].click()
    assert len(voters.model.ids) == 3
    voters._chips["all"].click()
    column = next(n for n, item in enumerate(voters.model.columns) if item.name == "vote")
    voters.view.header.sorted_by.emit(column)
    said = [voters.model.text(row, column) for row in range(6)]
    assert said == sorted(said)


def test_words_being_written_survive_a_vote_that_comes_in(program: Program, qtbot: QtBot) -> None:
    from stdcommittee.services.ballots import record_vote

    session = program.desk.session
    ballot = opened(session)
    page = shown(program, ballot)
    voters = page.detail.board.voters
    qtbot.keyClick(voters.view, KEY.Key_N)
    qtbot.keyClicks(voters.entry.reason, "half a sen")
    last = lines(session, ballot.id)[-1].voter.id
    record_vote(session, last, VoteValue.APPROVE)
    program.settle()
    assert voters.entry.reason.text == "half a sen"
    assert voters.entry.chosen is VoteValue.DISAPPROVE


def test_a_vote_on_behalf_is_compared_by_somebody_else(program: Program, qtbot: QtBot) -> None:
    session = program.desk.session
    ballot = opened(session)
    page = shown(program, ballot)
    board = page.detail.board
    voters = board.voters
    voters.entry.behalf.setText("委员05")
    qtbot.keyClick(voters.view, KEY.Key_A)
    program.settle()
    (vote,) = [line.vote for line in lines(session, ballot.id) if line.vote]
    assert (vote.behalf, vote.mode) == ("委员05", Mode.WRITTEN)
    assert len(meter(session, ballot.id).unchecked) == 1
    voters.narrow("unchecked")
    assert list(voters.model.ids) == [vote.voter_id]
    session.actor = ActorStamp("委员02", id=2)
    qtbot.keyClick(voters.view, KEY.Key_K)
    program.settle()
    (vote,) = [line.vote for line in lines(session, ballot.id) if line.vote]
    assert vote.checked_by == "委员02"
    assert list(voters.model.ids) == []


def test_columns_are_shown_and_hidden(program: Program) -> None:
    voters = shown(program, opened(program.desk.session)).detail.board.voters
    names = [column.name for column in voters.model.columns]
    assert voters.view.isColumnHidden(names.index("position"))
    voters.columns.show_column("position", True)
    assert not voters.view.isColumnHidden(names.index("position"))
    voters.columns.ask()
    voters.columns.show_column("position", False)
    assert voters.view.isColumnHidden(names.index("position"))


def test_only_a_ballot_by_correspondence_has_the_conditional_no(program: Program) -> None:
    session = program.desk.session
    plain = shown(program, opened(session)).detail.board.voters
    assert VoteValue.DISAPPROVE_UNLESS not in plain._answers()
    other = opened(session, "函审稿", kind=BallotKind.CORRESPONDENCE)
    assert VoteValue.DISAPPROVE_UNLESS in shown(program, other).detail.board.voters._answers()


def test_who_has_no_vote_is_passed_over_and_not_missing(program: Program, qtbot: QtBot) -> None:
    session = program.desk.session
    with session.writing("an adviser") as uow:
        own = next(item for item in uow.reader.find(Committee) if item.reference == OWN)
        adviser = uow.add(Person(name="顾问01"))
        since = dt.date(2021, 1, 1)
        role = Role.ADVISER
        uow.add(Membership(committee_id=own.id, person_id=adviser.id, role=role, since=since))
    ballot = opened(session)
    voters = shown(program, ballot).detail.board.voters
    assert len(voters.model.ids) == 7
    qtbot.keyClick(voters.view, KEY.Key_A, CTRL)
    qtbot.keyClick(voters.view, KEY.Key_A)
    program.settle()
    assert sum(line.voted for line in lines(session, ballot.id)) == 6
    state = next(n for n, item in enumerate(voters.model.columns) if item.name == "state")
    assert "Adviser" in [voters.model.text(row, state) for row in range(7)]
    voters._chips["silent"].click()
    assert len(voters.model.ids) == 0
    assert not program.failures


def test_enter_shows_the_course_of_a_vote_that_cannot_be_entered(
    program: Program, qtbot: QtBot
) -> None:
    session = program.desk.session
    ballot = opened(session)
    cancel_ballot(session, ballot.id, "no quorum")
    view = shown(program, ballot).detail.board.voters.view
    program.activate()
    qtbot.keyClick(view, KEY.Key_Return)
    program.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TimelineDialog)
    dialog.reject()
