"""Rounds of a matter beside each other."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QApplication

from stdcommittee.domain.ballots.records import Vote
from stdcommittee.domain.ballots.vocabulary import VoteValue
from stdcommittee.services.ballots import close_ballot, record_votes, reopen_ballot
from stdcommittee.services.session import Session
from stdcommittee.ui.dialogs.ballot_form import BallotDialog
from stdcommittee.ui.screens.ballots.rounds import RoundsDialog
from tests.ui.desks import Program
from tests.ui.screens.ballots.polls import lines, opened, shown
from tests.ui.seeing import unnamed

YES, NO = VoteValue.APPROVE, VoteValue.DISAPPROVE


def _vote(session: Session, ballot: int, *values: VoteValue) -> None:
    votes = [
        Vote(ballot_id=ballot, voter_id=line.voter.id, value=value)
        for line, value in zip(lines(session, ballot), values, strict=False)
    ]
    record_votes(session, ballot, votes)


def test_both_tallies_are_shown_and_who_changed(program: Program) -> None:
    session = program.desk.session
    ballot = opened(session)
    _vote(session, ballot.id, YES, YES, YES, NO, NO, NO)
    close_ballot(session, ballot.id, dt.date(2026, 6, 11))
    again = reopen_ballot(session, ballot.id, "miscounted")
    _vote(session, again.id, YES, YES, YES, YES, YES)
    page = shown(program, again)
    board = page.detail.board
    assert board.rounds.isVisibleTo(board)
    program.desk.actions.trigger("ballot-rounds")
    program.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RoundsDialog)
    assert [str(head.label) for head in dialog.table.rows.heads] == [
        "Changed from the round before",
        "Unchanged",
    ]
    assert [head.count for head in dialog.table.rows.heads] == [2, 4]
    assert unnamed(dialog) == []
    dialog.reject()


def test_the_next_round_is_prepared_in_the_form(program: Program) -> None:
    session = program.desk.session
    ballot = opened(session)
    page = shown(program, ballot)
    assert not page.detail.board.rounds.isVisibleTo(page.detail.board)
    program.desk.actions.trigger("ballot-next-round")
    program.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BallotDialog)
    record = dialog.form.record()
    assert (record.id, getattr(record, "round", 0)) == (0, 2)
    dialog.save()
    program.settle()
    assert page.detail.ballot is not None
    assert page.detail.ballot.round == 2
