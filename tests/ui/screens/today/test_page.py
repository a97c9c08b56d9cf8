"""Today: every line opens its record; lines are seen or put off; charts open what they show."""

from __future__ import annotations

import datetime as dt

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Vote, Voter
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing, VoteValue
from stdcommittee.domain.comments.records import Comment, CommentRound
from stdcommittee.domain.supervision.records import AlertHandling, AlertMark, Finding
from stdcommittee.services.scope import Scope
from stdcommittee.services.session import Session
from stdcommittee.services.today import Part, agenda
from stdcommittee.ui.dialogs.snooze import SnoozeDialog
from stdcommittee.ui.frame.actions import Action
from stdcommittee.ui.screens.today.page import TodayPage
from stdcommittee.ui.theme.tokens import Scheme
from stdcommittee.ui.toolkit.desk import whole_of
from tests.ui.desks import Program
from tests.ui.seeing import unnamed

OWN = "SAC/TC 999"
TODAY = dt.date(2026, 6, 11)


@pytest.fixture
def busy(sample: Session) -> Session:
    """The sample with a ballot that closes, one that closed, comments and a finding."""
    with sample.writing("work") as uow:
        for title, closes, status in (
            ("开放", TODAY + dt.timedelta(days=5), BallotStatus.OPEN),
            ("已关闭", TODAY - dt.timedelta(days=60), BallotStatus.CLOSED),
        ):
            open_ = Ballot(
                title=title, kind=BallotKind.DRAFT, committee=OWN, status=BallotStatus.OPEN
            )
            ballot = uow.add(open_)
            for number in range(1, 5):
                seat = uow.add(
                    Voter(
                        ballot_id=ballot.id,
                        name=f"委员{number:02d}",
                        standing=Standing.MEMBER,
                    )
                )
                if number > 1:
                    vote = Vote(ballot_id=ballot.id, voter_id=seat.id, value=VoteValue.APPROVE)
                    uow.add(vote)
            closed = closes if status is BallotStatus.CLOSED else None
            uow.change(
                Ballot(
                    id=ballot.id,
                    title=title,
                    kind=BallotKind.DRAFT,
                    committee=OWN,
                    status=status,
                    closes=closes,
                    closed=closed,
                )
            )
        around = uow.add(CommentRound(title="征求意见", closes=dt.date(2026, 5, 1)))
        for _ in range(3):
            uow.add(Comment(round_id=around.id, comment="意见"))
        uow.add(Finding(title="问题", due=TODAY - dt.timedelta(days=2)))
    return sample


@pytest.fixture
def page(busy: Session, program: Program) -> TodayPage:
    made = TodayPage(program.desk)
    program.show(made)
    return made


def _opened(program: Program) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    program.desk.record_asked.connect(lambda kind, number: found.append((kind, number)))
    return found


def test_every_line_opens_its_record(page: TodayPage, program: Program) -> None:
    """Enter on a line asks for the record that it names, and that record is there."""
    opened = _opened(program)
    table = page.agenda.table
    agenda = page.agenda.agenda
    assert agenda is not None
    for part in Part:
        page.agenda.show_part(part)
        shown = [table.row(number) for number in table.rows.ids]
        assert [(e.kind, e.record) for e in shown] == [(e.kind, e.record) for e in agenda.of(part)]
        for number, entry in zip(table.rows.ids, shown, strict=True):
            table.select_id(number)
            program.qtbot.keyClick(table, Qt.Key.Key_Return)
            assert opened.pop() == (entry.kind, entry.record)
            key = (entry.kind, entry.record)
            assert whole_of(program.desk.session, key, (entry.kind,)) == key
    assert {entry.part for entry in agenda.entries} >= {Part.OVERDUE, Part.DUE, Part.WAITING}


def test_a_report_that_is_due_leads_to_the_reports(page: TodayPage, program: Program) -> None:
    """Late in January the annual report of the year before is due."""
    session = program.desk.session
    went: list[str] = []
    opened = _opened(program)
    table = page.agenda.table
    page.agenda.show_agenda(agenda(session, Scope(), dt.date(2026, 1, 28)))
    number = next(n for n in table.rows.ids if table.row(n).kind == "unit")
    table.select_id(number)
    program.qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened == [("unit", 1)]  # without such a screen the unit itself
    go = Action(id="go.reports", label="Reports", run=lambda: went.append("reports"))
    program.desk.actions.declare(go)
    program.qtbot.keyClick(table, Qt.Key.Key_Return)
    assert went == ["reports"]


def test_a_double_click_opens_as_well(page: TodayPage, program: Program) -> None:
    opened = _opened(program)
    table = page.agenda.table
    number = table.rows.ids[0]
    entry = table.row(number)
    at = table.visualRect(table.rows.index(table.rows.row_of(number), 1)).center()
    program.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    program.qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened == [(entry.kind, entry.record)]


def test_the_heads_count_all_and_show_the_first(page: TodayPage, program: Program) -> None:
    agenda = page.agenda.agenda
    assert agenda is not None
    for head in page.agenda.table.rows.heads:
        part = next(part for part in Part if part.text == head.label)
        assert head.count == len(agenda.of(part))
    for part, chip in page.agenda.chips.items():
        assert str(agenda.count(part)) in [str(run.text) for run in chip.contents()]


def test_seen_by_key_goes_on_to_the_next_line(page: TodayPage, program: Program) -> None:
    table = page.agenda.table
    first, second = table.rows.ids[0], table.rows.ids[1]
    table.select_id(first)
    table.setFocus()
    entry = table.row(first)
    program.qtbot.keyClick(table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    program.settle()
    assert table.row(first).seen
    assert table.current_id == second
    with program.desk.session.reading() as reader:
        (mark,) = reader.find(AlertMark)
        assert mark.alert == entry.alert.token
        assert mark.handling is AlertHandling.SEEN


def test_putting_off_needs_a_day_ahead_and_a_reason(page: TodayPage, program: Program) -> None:
    table = page.agenda.table
    number = table.rows.ids[0]
    record = table.row(number).record
    table.select_id(number)
    table.setFocus()
    program.qtbot.keyClick(table, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = program.window.findChildren(SnoozeDialog)
    program.qtbot.waitUntil(dialog.isActiveWindow)
    assert unnamed(dialog) == []
    dialog.until.line.setText("2026-06-11")
    dialog.put_off()
    assert dialog.isVisible()
    dialog.until.line.setText("2026年7月1日")
    dialog.put_off()
    assert dialog.isVisible()  # no reason yet
    program.qtbot.keyClicks(dialog.reason, "waiting for the answer")
    program.qtbot.keyClick(dialog.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    program.settle()
    assert not shiboken6.isValid(dialog)
    agenda = page.agenda.agenda
    assert agenda is not None
    (entry,) = agenda.of(Part.PUT_OFF)
    assert (entry.record, entry.due) == (record, dt.date(2026, 7, 1))
    page.agenda.show_part(Part.PUT_OFF)
    table.select_id(table.rows.ids[0])
    program.qtbot.mouseClick(page.agenda.again_button, Qt.MouseButton.LeftButton)
    program.settle()
    assert page.agenda.agenda.of(Part.PUT_OFF) == ()  # type: ignore[union-attr]


def test_undo_takes_back_that_a_line_was_seen(page: TodayPage, program: Program) -> None:
    table = page.agenda.table
    first = table.rows.ids[0]
    table.select_id(first)
    page.agenda.mark_seen()
    program.settle()
    with program.desk.session.reading() as reader:
        last = reader.raw.execute("SELECT MAX(id) FROM operation").fetchone()[0]
    session = program.desk.session
    program.desk.write(page, "undo", lambda progress: session.undo(last, progress))
    program.settle()
    assert not table.row(first).seen


def test_a_lane_of_the_timeline_opens_its_project(page: TodayPage, program: Program) -> None:
    opened = _opened(program)
    chart = page.courses.chart
    chart.setFocus()
    program.qtbot.keyClick(chart, Qt.Key.Key_Down)
    program.qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert opened == [("project", 1)]
    assert len([m for m in chart.chart.marks if m.records]) > 2


def test_a_draft_s_bar_opens_its_round(page: TodayPage, program: Program) -> None:
    opened = _opened(program)
    chart = page.drafts.chart
    bar = next(mark for mark in chart.chart.marks if mark.records)
    at = QPoint(round(bar.x) + 2, round(bar.y) + 2)  # type: ignore[union-attr]
    program.qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=at)
    assert opened == [("comment_round", 1)]


def test_a_quarter_shows_the_voters_behind_it(
    page: TodayPage, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    from stdcommittee.ui.dialogs import duty_records

    shown = []
    monkeypatch.setattr(
        duty_records, "show_measure", lambda desk, host, measure, title: shown.append(measure)
    )
    chart = page.quarters.chart
    chart.setFocus()
    program.qtbot.keyClick(chart, Qt.Key.Key_Left)
    program.qtbot.keyClick(chart, Qt.Key.Key_Right)
    chart.opened.emit((("quarter", 20262),))
    (measure,) = shown
    assert (measure.numerator, measure.denominator) == (3, 4)


def test_a_closing_ballot_opens(page: TodayPage, program: Program) -> None:
    opened = _opened(program)
    table = page.closing.table
    table.select_id(table.rows.ids[0])
    program.qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened == [("ballot", table.rows.ids[0])]


def test_an_empty_day_says_so(program: Program, session: Session) -> None:
    with session.writing("empty") as uow:
        from stdcommittee.base.records import all_kinds

        for kind in reversed(all_kinds()):
            if kind.area in ("portfolio", "people"):
                for number in uow.reader.ids(kind):
                    uow.remove(kind.cls, number)
    page = TodayPage(program.desk)
    program.show(page)
    assert page.agenda.table.isHidden()
    assert not page.courses.chart.isVisible()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])
def test_it_stands_in_both_languages_and_all_themes(
    page: TodayPage, program: Program, language: str, scheme: Scheme
) -> None:
    look = program.desk.look
    look.language.speak(language)
    look.theme.set_scheme(scheme)
    QApplication.processEvents()
    assert unnamed(page) == []
    assert not page.grab().isNull()


def test_parts_stand_under_each_other_at_200_per_cent(page: TodayPage, program: Program) -> None:
    program.desk.look.theme.set_zoom(200)
    QApplication.processEvents()
    assert page.courses.mapTo(page, QPoint(0, 0)).y() > page.agenda.height()
    assert page.agenda.width() <= page.width()
