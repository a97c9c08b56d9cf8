"""Supervision: duties answered by keyboard, evidence by drop, findings raised and closed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from stdcommittee.base.conditions import Is
from stdcommittee.domain.documents.records import Evidence
from stdcommittee.domain.supervision.records import Answer, DutyStatus, Finding, FindingStatus
from stdcommittee.domain.supervision.result import Item
from stdcommittee.domain.supervision.statuses import SAID
from stdcommittee.services.session import Session
from stdcommittee.services.supervision import answer_duty, raise_finding
from stdcommittee.ui.dialogs.finding_form import FindingDialog
from stdcommittee.ui.screens.supervision import page as page_module
from stdcommittee.ui.screens.supervision.answer_card import ANSWERS
from stdcommittee.ui.screens.supervision.page import DUTIES, FINDINGS, SupervisionPage
from stdcommittee.ui.theme.tokens import Scheme
from stdcommittee.ui.toolkit.buttons import LinkButton
from stdcommittee.ui.toolkit.questions import Unsaved
from tests.ui.desks import Program
from tests.ui.seeing import unnamed

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(program: Program) -> SupervisionPage:
    made = SupervisionPage(program.desk)
    program.show(made)
    return made


def _items(page: SupervisionPage) -> tuple[Item, ...]:
    assert page.result is not None
    return page.result.owed


def _open(page: SupervisionPage) -> Item:
    """The first duty that neither data nor anybody answered."""
    return next(item for item in _items(page) if item.status is DutyStatus.OPEN)


def _judged(page: SupervisionPage) -> Item:
    """The first duty that the figures judge."""
    return next(item for item in _items(page) if item.computed in SAID)


def _status(page: SupervisionPage, duty: str) -> DutyStatus:
    assert page.result is not None
    return page.result.item(duty).status


def _answers(session: Session) -> list[Answer]:
    with session.reading() as reader:
        return reader.find(Answer)


def _undo_last(program: Program, page: SupervisionPage) -> None:
    session = program.desk.session
    with session.reading() as reader:
        last = reader.raw.execute("SELECT MAX(id) FROM operation").fetchone()[0]
    program.desk.write(page, "undo", lambda progress: session.undo(last, progress))
    program.settle()


def test_every_duty_that_is_owed_stands_in_the_list_by_article(page: SupervisionPage) -> None:
    rows = [page.list.table.row(number) for number in page.list.table.rows.ids]
    assert [row.item.duty.id for row in rows] == [item.duty.id for item in _items(page)]
    assert sum(head.count for head in page.list.table.rows.heads) == len(rows)


@pytest.mark.parametrize(
    ("key", "status"),
    [
        (Qt.Key.Key_1, DutyStatus.MET),
        (Qt.Key.Key_2, DutyStatus.PARTLY),
        (Qt.Key.Key_3, DutyStatus.UNMET),
        (Qt.Key.Key_4, DutyStatus.NONE),
    ],
)
def test_a_key_answers_a_duty_and_undo_takes_it_back(
    page: SupervisionPage, program: Program, key: Qt.Key, status: DutyStatus
) -> None:
    duty = _open(page).duty.id
    page.list.show_duty(duty)
    page.list.table.setFocus()
    program.qtbot.keyClick(page.list.table, key)
    program.settle()
    assert _status(page, duty) is status
    assert page.list.duty == duty  # the user stays where he was
    (answer,) = _answers(program.desk.session)
    assert (answer.duty, answer.period, answer.status) == (duty, "2026", status)
    assert (answer.answered, answer.answered_by) == (dt.date(2026, 6, 11), "委员01")
    assert page.detail.answer.buttons[status].isChecked()
    _undo_last(program, page)
    assert _status(page, duty) is DutyStatus.OPEN
    assert _answers(program.desk.session) == []
    assert not page.detail.answer.buttons[status].isChecked()


def test_the_next_unanswered_duty_by_key(page: SupervisionPage, program: Program) -> None:
    page.list.table.select_id(page.list.table.rows.ids[0])
    found = []
    for _ in range(3):
        program.qtbot.keyClick(page.list.table, Qt.Key.Key_J, CONTROL)
        found.append(page.list.duty)
    unanswered = [item.duty.id for item in _items(page) if item.status is DutyStatus.OPEN]
    start = unanswered.index(found[0])
    assert found == unanswered[start : start + 3]


def test_a_duty_that_does_not_apply_needs_a_reason(page: SupervisionPage, program: Program) -> None:
    duty = _open(page).duty.id
    page.list.show_duty(duty)
    page.list.table.setFocus()
    program.qtbot.keyClick(page.list.table, Qt.Key.Key_5)
    program.settle()
    assert _answers(program.desk.session) == []
    reason = page.detail.answer.reason
    assert reason.hasFocus()
    program.qtbot.keyClicks(reason, "no such work")
    program.qtbot.keyClick(reason, Qt.Key.Key_S, CONTROL)
    program.settle()
    (answer,) = _answers(program.desk.session)
    assert (answer.status, answer.reason) == (DutyStatus.NOT_APPLICABLE, "no such work")
    assert _status(page, duty) is DutyStatus.NOT_APPLICABLE


def test_figures_are_set_aside_only_with_a_reason(page: SupervisionPage, program: Program) -> None:
    item = _judged(page)
    page.list.show_duty(item.duty.id)
    card = page.detail.answer
    other = next(status for status in ANSWERS[:3] if status is not item.computed)
    card.answer(other)
    assert _answers(program.desk.session) == []
    card.reason.setText("the record came late")
    assert card.save()
    program.settle()
    (answer,) = _answers(program.desk.session)
    assert (answer.overrides, answer.reason) == (True, "the record came late")
    assert _status(page, item.duty.id) is other
    card.answer(item.computed)  # in line with the figures: nothing is set aside
    program.settle()
    (answer,) = _answers(program.desk.session)
    assert (answer.overrides, answer.reason) == (False, "")
    assert _status(page, item.duty.id) is item.computed


def test_statement_saved_by_key_goes_on_to_the_next(
    page: SupervisionPage, program: Program
) -> None:
    duty = _open(page).duty.id
    page.list.show_duty(duty)
    page.list.table.setFocus()
    program.qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    text = page.detail.answer.text
    assert text.hasFocus()
    program.qtbot.keyClicks(text, "kept on file")
    page.detail.answer.choose(DutyStatus.MET)
    assert page.detail.answer.dirty
    program.qtbot.keyClick(text, Qt.Key.Key_Return, CONTROL)
    program.settle()
    (answer,) = _answers(program.desk.session)
    assert (answer.duty, answer.text, answer.status) == (duty, "kept on file", DutyStatus.MET)
    assert page.list.duty != duty
    assert page.detail.answer.item is not None
    assert page.detail.answer.item.duty.id == page.list.duty
    assert not page.detail.answer.dirty


@pytest.mark.parametrize("said", list(Unsaved))
def test_text_that_is_not_saved_is_asked_about_once(
    page: SupervisionPage, program: Program, monkeypatch: pytest.MonkeyPatch, said: Unsaved
) -> None:
    asked = []

    def ask(look: object, host: object, what: object) -> Unsaved:
        asked.append(what)
        return said

    monkeypatch.setattr(page_module, "ask_unsaved", ask)
    first, second = _items(page)[0].duty.id, _items(page)[1].duty.id
    page.list.show_duty(first)
    program.settle()
    page.detail.answer.text.setPlainText("half a sentence")
    page.list.show_duty(second)
    program.settle()
    assert len(asked) == 1
    stays = said is Unsaved.STAY
    assert page.list.duty == (first if stays else second)
    shown = page.detail.answer.item
    assert shown is not None
    assert shown.duty.id == page.list.duty
    kept = [answer.text for answer in _answers(program.desk.session)]
    assert kept == (["half a sentence"] if said is Unsaved.SAVE else [])
    if stays:
        assert page.detail.answer.text.toPlainText() == "half a sentence"
        page.detail.answer.discard()


def test_a_statement_being_written_stays_when_something_else_is_saved(
    page: SupervisionPage, program: Program
) -> None:
    duty = _open(page).duty.id
    page.list.show_duty(duty)
    program.settle()
    page.detail.answer.text.setPlainText("half a sentence")
    raise_finding(program.desk.session, Finding(title="问题", duty=duty))
    program.settle()
    assert page.detail.answer.text.toPlainText() == "half a sentence"
    page.detail.answer.discard()


def test_filters_by_status_article_and_words(page: SupervisionPage, program: Program) -> None:
    chip = page.list.chips[DutyStatus.OPEN]
    chip.setFocus()
    program.qtbot.keyClick(chip, Qt.Key.Key_Space)
    rows = [page.list.table.row(number) for number in page.list.table.rows.ids]
    assert {row.item.status for row in rows} == {DutyStatus.OPEN}
    assert len(rows) == sum(item.status is DutyStatus.OPEN for item in _items(page))
    program.qtbot.keyClick(chip, Qt.Key.Key_Space)
    program.qtbot.keyClick(page, Qt.Key.Key_F, CONTROL)
    assert page.list.field.hasFocus()
    program.qtbot.keyClicks(page.list.field, "1.26")
    program.qtbot.waitUntil(lambda: len(page.list.table.rows.ids) == 1)
    page.list.clear()
    assert page.result is not None
    article = page.result.statistics()[1]
    page.list.article.choose(article.section)
    page.list._refilter()
    assert len(page.list.table.rows.ids) == article.owed


def test_a_duty_hidden_by_filters_is_brought_into_sight(
    page: SupervisionPage, program: Program
) -> None:
    page.list.chips[DutyStatus.NONE].setChecked(True)
    duty = _open(page).duty.id
    page.list.show_duty(duty)
    assert page.list.duty == duty
    assert not page.list.chips[DutyStatus.NONE].isChecked()


def test_another_period_and_edition(page: SupervisionPage, program: Program) -> None:
    assert page.period.take("2025")
    program.settle()
    assert page.result is not None
    assert page.result.period.name == "2025"
    page.edition.choose("self-supervision-draft-2024")
    values = [value for value, _ in page.edition._choices]
    page.edition.choose(values[-1])
    page._take_edition(values[-1])
    program.settle()
    assert page.result.head.id == values[-1]
    assert page._draft.isVisible() is not page.result.head.final
    assert not page.period.take("2027")  # has not begun
    assert program.failures == []
    assert page.period.period == "2025"


def test_files_dropped_become_evidence_and_leave_again(
    page: SupervisionPage, program: Program, folder: Path
) -> None:
    duty = _open(page).duty.id
    page.list.show_duty(duty)
    file = folder / "会议纪要.pdf"
    file.write_bytes(b"minutes")
    page.detail.attach([file])
    program.settle()
    (answer,) = _answers(program.desk.session)
    assert answer.status is DutyStatus.OPEN  # evidence alone answers nothing
    with program.desk.session.reading() as reader:
        assert reader.count(Evidence, Is("kind", "answer"), Is("record_id", answer.id)) == 1
    row = page.list.table.row(page.list.table.current_id)
    assert len(row.item.answer.evidence) == 1
    buttons = page.detail.findChildren(QPushButton)
    remove = next(b for b in buttons if b.accessibleName().startswith("Take 会议纪要.pdf"))
    remove.click()
    program.settle()
    with program.desk.session.reading() as reader:
        assert reader.count(Evidence) == 0


def test_each_record_behind_a_figure_opens(page: SupervisionPage, program: Program) -> None:
    assert page.result is not None
    opened: list[tuple[str, int]] = []
    program.desk.record_asked.connect(lambda kind, number: opened.append((kind, number)))
    item = next(
        item
        for item in _items(page)
        if any(page.result.figure(number).measure.counted for number in item.figures)
    )
    page.list.show_duty(item.duty.id)
    program.settle()
    measures = [page.result.figure(number).measure for number in item.figures]
    records = {(line.kind, line.record) for m in measures for line in m.counted if line.record}
    links = page.detail.findChildren(LinkButton)
    first = {page.desk.look.render(line.cells[0]) for m in measures for line in m.counted}
    shown = [link for link in links if link.text().replace("&&", "&") in first]
    assert shown
    for link in shown:
        link.click()
        assert opened.pop() in records


def test_a_finding_is_raised_from_a_duty(page: SupervisionPage, program: Program) -> None:
    duty = _open(page).duty.id
    page.list.show_duty(duty)
    program.settle()
    page.detail.finding_asked.emit(duty)
    (dialog,) = program.window.findChildren(FindingDialog)
    program.qtbot.waitUntil(dialog.isActiveWindow)
    program.qtbot.keyClick(dialog, Qt.Key.Key_S, CONTROL)
    program.settle()
    with program.desk.session.reading() as reader:
        (finding,) = reader.find(Finding)
    assert (finding.duty, finding.found) == (duty, dt.date(2026, 6, 11))
    assert page.result is not None
    assert [problem.record for problem in page.result.findings] == [finding.id]


def test_a_finding_is_closed_with_its_outcome_and_reopened(
    page: SupervisionPage, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    from stdcommittee.ui.dialogs import finding_outcome

    session = program.desk.session
    finding = raise_finding(session, Finding(title="问题", due=dt.date(2026, 6, 1)))
    program.settle()
    page.open_record("finding", finding.id)
    program.settle()
    assert page.tabs.current == FINDINGS
    assert page.findings.finding == finding
    page.findings.start_button.click()
    program.settle()
    monkeypatch.setattr(finding_outcome, "ask_outcome", lambda *_: "corrected")
    page.findings.close_button.click()
    program.settle()
    closed = page.findings.finding
    assert closed is not None
    assert (closed.status, closed.closed, closed.outcome) == (
        FindingStatus.CLOSED,
        dt.date(2026, 6, 11),
        "corrected",
    )
    assert page.findings.close_button.isHidden()
    page.findings.reopen_button.click()
    program.settle()
    assert page.findings.finding is not None
    assert page.findings.finding.closed is None


def test_an_answer_is_opened_in_its_own_period(page: SupervisionPage, program: Program) -> None:
    duty = _items(page)[7].duty.id
    answer = answer_duty(
        program.desk.session, Answer(duty=duty, period="2024", status=DutyStatus.MET)
    )
    page.tabs.show_page(FINDINGS)
    page.open_record("answer", answer.id)
    program.settle()
    assert page.tabs.current == DUTIES
    assert page.result is not None
    assert page.result.period.name == "2024"
    assert page.list.duty == duty


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])
def test_it_stands_in_both_languages_and_all_themes(
    page: SupervisionPage, program: Program, language: str, scheme: Scheme
) -> None:
    look = program.desk.look
    look.language.speak(language)
    look.theme.set_scheme(scheme)
    QApplication.processEvents()
    for part in (page.list, page.detail, page.period, page.edition):
        assert unnamed(part) == []
    assert not page.grab().isNull()


def test_list_and_duty_take_turns_where_there_is_no_room(
    page: SupervisionPage, program: Program
) -> None:
    program.window.resize(600, 500)
    program.settle()
    assert page.list.isVisible()
    assert not page.detail.isVisible()
    page.list.table.setFocus()
    program.qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    assert page.detail.isVisible()
    assert not page.list.isVisible()
    program.qtbot.keyClick(page.detail, Qt.Key.Key_Escape)
    assert page.list.isVisible()
