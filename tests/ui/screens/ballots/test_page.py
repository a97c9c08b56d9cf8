"""The screen of ballots: the list, the head's next step, international courses, files."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, BallotStatus, Vote
from stdcommittee.domain.ballots.vocabulary import VoteValue
from stdcommittee.services.ballots import close_ballot, record_consultation, record_votes
from stdcommittee.services.ballots.course import CourseStep
from stdcommittee.services.session import Session
from stdcommittee.ui.dialogs.ballot_course import (
    ConsultationDialog,
    PositionDialog,
    ResultDialog,
    SentDialog,
)
from stdcommittee.ui.dialogs.ballot_form import BallotDialog
from stdcommittee.ui.dialogs.ballot_opening import OpeningDialog
from stdcommittee.ui.dialogs.consultation import DistributionDialog
from stdcommittee.ui.screens.ballots import SCREEN
from stdcommittee.ui.screens.ballots.page import BallotsPage
from stdcommittee.ui.screens.ballots.verdict import CriterionRow
from stdcommittee.ui.theme.tokens import Scheme
from stdcommittee.ui.toolkit.questions import Preflight, ReasonQuestion
from tests.ui.desks import Program
from tests.ui.screens.ballots.polls import (
    CLOSES,
    OPENED,
    answer,
    draft,
    foreign,
    lines,
    opened,
    shown,
    stored,
)
from tests.ui.screens.dropping import drop
from tests.ui.seeing import unnamed


def _vote(session: Session, ballot: Ballot, approvals: int) -> None:
    votes = [
        Vote(ballot_id=ballot.id, voter_id=line.voter.id, value=VoteValue.APPROVE)
        for line in lines(session, ballot.id)[:approvals]
    ]
    record_votes(session, ballot.id, votes)


def _dialog(program: Program) -> object:
    program.settle()
    return QApplication.activeModalWidget()


def test_both_kinds_stand_in_one_list_closing_first(program: Program) -> None:
    session = program.desk.session
    later = opened(session, "later", closes=dt.date(2026, 7, 1))
    abroad = foreign(session)
    over = opened(session, "over", closes=dt.date(2026, 6, 9))
    done = opened(session, "done")
    _vote(session, done, 6)
    close_ballot(session, done.id, dt.date(2026, 6, 11))
    prepared = draft(session, "prepared")
    page = BallotsPage(program.desk)
    program.show(page)
    assert list(page.list.model.ids) == [over.id, abroad.id, later.id, prepared.id, done.id]
    said = [str(head.label) for head in page.list.model.heads]
    assert said == ["To be closed", "Open for votes", "Being prepared", "Closed ballots"]


def test_a_row_says_what_is_left_and_what_is_met(program: Program) -> None:
    session = program.desk.session
    ballot, abroad = opened(session), foreign(session)
    _vote(session, ballot, 4)
    page = BallotsPage(program.desk)
    program.show(page)
    model = page.list.model
    said = model.lines(model.row_of(ballot.id))
    assert said is not None
    assert str(said.state.text) == "7 days left"
    assert str(said.second.text).endswith("4/6")
    assert str(said.aside.text) == "2/3 criteria met"
    said = model.lines(model.row_of(abroad.id))
    assert said is not None
    assert str(said.aside.text) == "Consultation by 2026-06-04"


def test_a_new_ballot_is_made_opened_and_stands_in_the_list(program: Program, qtbot: QtBot) -> None:
    page = BallotsPage(program.desk)
    program.show(page)
    program.desk.actions.trigger("new")
    dialog = _dialog(program)
    assert isinstance(dialog, BallotDialog)
    program.qtbot.keyClicks(dialog.focusWidget(), "Draft B")
    program.settle()
    assert dialog._checks.count() == 4  # days, rule, electorate, form
    dialog.opening.click()
    opening = _dialog(program)
    assert isinstance(opening, OpeningDialog)
    opening.day.take("2026-06-10")
    program.settle()
    opening.go.click()
    program.settle()
    assert page.detail.ballot is not None
    made = stored(program.desk.session, page.detail.ballot.id)
    assert (made.title, made.committee) == ("Draft B", "SAC/TC 999")
    assert (made.status, made.opened, made.electorate) == (
        BallotStatus.OPEN,
        dt.date(2026, 6, 10),
        6,
    )


def test_opening_on_a_day_that_does_not_fit_is_not_offered(program: Program) -> None:
    session = program.desk.session
    page = shown(program, draft(session, closes=dt.date(2026, 6, 5)))
    page.detail.next_button.click()
    dialog = _dialog(program)
    assert isinstance(dialog, OpeningDialog)
    assert not dialog.go.isEnabled()
    dialog.day.take("2026-06-05")
    program.settle()
    assert dialog.go.isEnabled()
    dialog.reject()


def test_a_draft_shows_who_could_vote_and_offers_no_entry(program: Program) -> None:
    page = shown(program, draft(program.desk.session))
    board = page.detail.board
    assert len(board.voters.model.ids) == 6
    assert board.voters.entry.isHidden()
    assert board.verdict.isHidden()
    assert board.checks.isVisible()


def test_closing_is_asked_with_its_checks(program: Program) -> None:
    session = program.desk.session
    ballot = opened(session)
    _vote(session, ballot, 4)
    page = shown(program, ballot)
    answer(lambda dialog: dialog.reject())
    page.detail.next_button.click()
    program.settle()
    assert stored(session, ballot.id).status is BallotStatus.OPEN
    answer(lambda dialog: dialog.go.click() if isinstance(dialog, Preflight) else None)
    page.detail.next_button.click()
    program.settle()
    assert stored(session, ballot.id).outcome is BallotOutcome.NOT_APPROVED
    assert page.detail.board.verdict.accessibleName() == "Result: Not approved"


def test_ending_without_decision_needs_a_reason(program: Program) -> None:
    session = program.desk.session
    ballot = opened(session)
    page = shown(program, ballot)

    def give(dialog: object) -> None:
        assert isinstance(dialog, ReasonQuestion)
        dialog.field.setPlainText("withdrawn by the author")
        dialog.go.click()

    answer(give)
    page.detail.end_undecided()
    program.settle()
    assert stored(session, ballot.id).status is BallotStatus.CANCELLED
    verdict = page.detail.board.verdict
    assert verdict.accessibleName() == "Closed without decision"
    assert not [row for row in verdict.findChildren(CriterionRow) if row.isVisible()]


def test_a_closed_ballot_is_taken_up_again_in_a_further_round(program: Program) -> None:
    session = program.desk.session
    ballot = opened(session)
    _vote(session, ballot, 6)
    close_ballot(session, ballot.id, dt.date(2026, 6, 11))
    page = shown(program, ballot)

    def give(dialog: object) -> None:
        assert isinstance(dialog, ReasonQuestion)
        dialog.field.setPlainText("a vote was miscounted")
        dialog.go.click()

    answer(give)
    page.detail.reopen()
    program.settle()
    again = page.detail.ballot
    assert again is not None
    assert (again.round, again.status) == (2, BallotStatus.OPEN)
    assert page.list.current_id == again.id != ballot.id


def test_consulting_says_why_it_is_refused_and_stays_open(program: Program) -> None:
    page = shown(program, foreign(program.desk.session))
    page.detail.next_button.click()
    sending = _dialog(program)
    assert isinstance(sending, DistributionDialog)
    sending.numbers.click()
    consult = _dialog(program)
    assert isinstance(consult, ConsultationDialog)
    consult.asked.take("5")
    consult.replied.take("7")
    consult.go.click()
    program.settle()
    assert consult._failure.text() == "7 replies, but 5 were asked. Nothing was changed."
    consult.replied.take("4")
    consult.go.click()
    program.settle()
    assert page.detail.ballot is not None
    assert (page.detail.ballot.asked, page.detail.ballot.replied) == (5, 4)


def test_position_sending_and_result_of_an_international_ballot(program: Program) -> None:
    session = program.desk.session
    ballot = foreign(session, closes=session.clock.today())
    record_consultation(session, ballot.id, asked=5, replied=4)
    page = shown(program, ballot)
    page.detail.next_button.click()
    position = _dialog(program)
    assert isinstance(position, PositionDialog)
    position.value.show_value(VoteValue.DISAPPROVE)
    assert not position.go.isEnabled()
    position.reason.setPlainText("7.4 contradicts Annex A")
    position.go.click()
    program.settle()
    page.detail.board.course.buttons[CourseStep.SENT].click()
    sent = _dialog(program)
    assert isinstance(sent, SentDialog)
    sent.comments.setChecked(True)
    sent.go.click()
    program.settle()
    page.detail.next_button.click()
    result = _dialog(program)
    assert isinstance(result, ResultDialog)
    result.outcome.show_value(BallotOutcome.APPROVED)
    result.go.click()
    program.settle()
    done, today = stored(session, ballot.id), session.clock.today()
    assert (done.position, done.sent, done.with_comments) == (VoteValue.DISAPPROVE, today, True)
    assert (done.outcome, done.closed) == (BallotOutcome.APPROVED, today)
    assert not page.detail.next_button.isVisible()
    assert not page.detail.board.course.buttons


def test_the_duty_to_vote_is_shown_per_committee(program: Program) -> None:
    session = program.desk.session
    missed = foreign(session, closes=dt.date(2026, 6, 9))
    page = shown(program, missed)
    duties = page.detail.board.duties
    assert duties.isVisible()
    assert duties.property("problem") == "true"


def test_what_is_frozen_is_not_in_the_form_of_an_open_ballot(program: Program) -> None:
    session = program.desk.session
    ballot = opened(session)
    shown(program, ballot)
    program.desk.actions.trigger("edit")
    dialog = _dialog(program)
    assert isinstance(dialog, BallotDialog)
    with pytest.raises(KeyError):
        dialog.form.row("rule")
    dialog.form.row("closes").editor.show_value(dt.date(2026, 6, 30), "")
    dialog.save()
    program.settle()
    changed = stored(session, ballot.id)
    assert (changed.closes, changed.opened) == (dt.date(2026, 6, 30), OPENED)
    assert changed.closes != CLOSES


def test_the_result_list_is_written(
    program: Program, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = program.desk.session
    ballot = opened(session)
    _vote(session, ballot, 2)
    page = shown(program, ballot)
    target = folder / "list.csv"
    monkeypatch.setattr("stdcommittee.ui.toolkit.choosing.ask_save", lambda *_: target)
    page.detail.list_button.click()
    program.settle()
    assert target.read_text("utf-8-sig").count("委员0") == 6


def test_a_list_dropped_on_the_screen_is_previewed(program: Program, folder: Path) -> None:
    from stdcommittee.ui.dialogs.import_preview import ImportPreview

    page = shown(program, opened(program.desk.session))
    votes = folder / "votes.csv"
    votes.write_text("委员,表决\n委员01,赞成\n委员02,反对\n", "utf-8")
    drop(page.list, votes)
    dialog = _dialog(program)
    assert isinstance(dialog, ImportPreview)
    dialog.reject()
    program.settle()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_control_has_a_name(program: Program, scheme: Scheme, language: str) -> None:
    session = program.desk.session
    ballot, abroad = opened(session), foreign(session)
    program.desk.look.theme.set_scheme(scheme)
    page = shown(program, ballot)
    program.desk.look.language.speak(language)
    assert unnamed(page) == []
    page.open_record("ballot", abroad.id)
    program.settle()
    assert unnamed(page) == []


def test_the_screen_is_found_by_the_window() -> None:
    assert (SCREEN.name, SCREEN.order, SCREEN.shows) == ("ballots", 40, ("ballot",))
