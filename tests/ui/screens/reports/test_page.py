"""Reports: previewed live, issued after the list of checks, handed out byte by byte."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from stdcommittee.base.messages import Message
from stdcommittee.domain.documents.records import Document
from stdcommittee.domain.supervision.records import Answer, DutyStatus, IssuedReport
from stdcommittee.services.reports import Check, issue_report, preview, reprint
from stdcommittee.services.session import Session
from stdcommittee.services.supervision import answer_duty
from stdcommittee.storage.attachments import content
from stdcommittee.ui.screens.reports import new_report
from stdcommittee.ui.screens.reports.issued import IssuedReports
from stdcommittee.ui.screens.reports.new_report import NewReport
from stdcommittee.ui.screens.reports.page import ISSUED, ReportsPage
from stdcommittee.ui.theme.tokens import Scheme
from stdcommittee.ui.toolkit import choosing
from tests.ui.desks import Program
from tests.ui.seeing import unnamed

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(program: Program) -> ReportsPage:
    made = ReportsPage(program.desk)
    program.show(made)
    _wait_for_preview(made.new, program)
    return made


def _wait_for_preview(page: NewReport, program: Program) -> None:
    program.qtbot.waitUntil(
        lambda: (
            page.previewed is not None
            and page.previewed.asked == page.parameters.asked
            and page.issue_button.isEnabled()
        ),
        timeout=30_000,
    )
    program.settle()


def _say_yes(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, object]]:
    """Go on from the list before issuing; return what it said."""
    seen: list[tuple[str, object]] = []

    def confirm(*asked: Any) -> bool:
        seen.extend(asked[3])
        return True

    monkeypatch.setattr(new_report, "confirm_final", confirm)
    return seen


def _issued(session: Session) -> list[IssuedReport]:
    with session.reading() as reader:
        return reader.find(IssuedReport, order=("id",))


def test_the_preview_is_of_the_year_that_is_over(page: ReportsPage, program: Program) -> None:
    found = page.new.previewed
    assert found is not None
    assert (found.asked.period, found.asked.language) == ("2025", "zh")
    assert page.new.pages.pages == found.printed.pages
    program.qtbot.waitUntil(lambda: 1 in page.new.pages.drawn)
    assert found.printed.data == preview(program.desk.session, "2025").data
    assert _issued(program.desk.session) == []


def test_other_parameters_print_another_preview(page: ReportsPage, program: Program) -> None:
    before = page.new.previewed
    parameters = page.new.parameters
    parameters.language.choose("en")
    parameters._language("en")
    assert not page.new.issue_button.isEnabled()  # not while the preview is another one
    _wait_for_preview(page.new, program)
    assert page.new.previewed is not None
    assert before is not None
    assert page.new.previewed.printed.issue.language == "en"
    assert page.new.previewed.printed.data != before.printed.data


def test_the_preview_follows_what_is_saved(page: ReportsPage, program: Program) -> None:
    before = page.new.previewed
    assert before is not None
    answer_duty(
        program.desk.session, Answer(duty="0.1", period="2025", status=DutyStatus.MET, text="是")
    )
    program.qtbot.waitUntil(lambda: page.new.previewed is not before, timeout=30_000)
    assert page.new.previewed is not None
    status = page.new.previewed.printed.result.item("0.1").status
    assert status is DutyStatus.MET
    program.settle()


def test_pages_are_turned_by_keyboard(page: ReportsPage, program: Program) -> None:
    pages = page.new.pages
    pages.setFocus()
    said: list[tuple[int, int]] = []
    pages.page_changed.connect(lambda number, total: said.append((number, total)))
    program.qtbot.keyClick(pages, Qt.Key.Key_End)
    assert said[-1] == (pages.pages, pages.pages)
    program.qtbot.waitUntil(lambda: pages.pages in pages.drawn)
    program.qtbot.keyClick(pages, Qt.Key.Key_Home)
    program.qtbot.keyClick(pages, Qt.Key.Key_Right)
    assert said[-1] == (2, pages.pages)
    assert pages.accessibleName() == f"Page 2 of {pages.pages}"
    program.settle()


def test_issuing_writes_the_file_whose_hash_the_screen_shows(
    page: ReportsPage, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = _say_yes(monkeypatch)
    found = page.new.previewed
    assert found is not None
    page.new.parameters.language.setFocus()
    program.qtbot.keyClick(page.new.parameters.language, Qt.Key.Key_P, CONTROL)
    program.qtbot.waitUntil(lambda: bool(_issued(program.desk.session)), timeout=30_000)
    program.qtbot.waitUntil(lambda: page.issued.detail.kept is not None, timeout=30_000)
    program.settle()
    assert [text for _, text in seen] == [check.text for check in found.checks]
    (report,) = _issued(program.desk.session)
    with program.desk.session.reading() as reader:
        document = reader.get(Document, report.document_id or 0)
        assert document is not None
        data = content(reader, document)
    assert page.tabs.current == ISSUED
    shown = page.issued.detail.hashes["SHA-256"].text()
    assert shown == hashlib.sha256(data).hexdigest() == report.sha256
    assert page.issued.detail.hashes["SHA-256 of the data"].text() == report.data_sha256
    assert page.issued.detail._head._title.text() == report.number
    assert report.sha256[:12] in str(_line_of(page.issued, report.id))
    assert data[:5] == b"%PDF-"


def _line_of(page: IssuedReports, number: int) -> object:
    row = page.list.model.row_of(number)
    return page.list.model.lines(row)


def test_stepping_back_from_the_list_issues_nothing(
    page: ReportsPage, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new_report, "confirm_final", lambda *_: False)
    page.new.issue()
    program.settle()
    assert _issued(program.desk.session) == []


def test_a_failed_check_leaves_no_way_to_issue(
    page: ReportsPage, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        new_report,
        "preflight",
        lambda *_: (Check("bad", Message("The workspace is read-only.")),),
    )
    before = page.new.previewed
    page.new.reload()
    program.qtbot.waitUntil(lambda: page.new.previewed is not before, timeout=30_000)
    program.settle()
    assert not page.new.issue_button.isEnabled()
    page.new.issue()
    assert _issued(program.desk.session) == []


def test_a_reprint_has_equal_bytes(
    page: ReportsPage,
    program: Program,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = program.desk.session
    report, printed = issue_report(session, "2025")
    answer_duty(session, Answer(duty="0.1", period="2025", status=DutyStatus.UNMET, text="否"))
    page.open_record("report", report.id)
    program.settle()
    detail = page.issued.detail
    assert detail.kept is not None
    assert detail.kept.data == printed.data == reprint(session, report.id)
    assert detail.kept.whole
    target = folder / "reprint.pdf"
    monkeypatch.setattr(choosing, "ask_save", lambda *_: target)
    detail.save_button.click()
    program.qtbot.waitUntil(target.exists)
    program.settle()
    assert target.read_bytes() == printed.data
    detail.again_button.click()
    program.settle()
    names = [child.accessibleName() for child in program.window.findChildren(QWidget)]
    assert "Printed again: the same file, byte by byte." in names


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])
def test_it_stands_in_both_languages_and_all_themes(
    page: ReportsPage, program: Program, language: str, scheme: Scheme
) -> None:
    look = program.desk.look
    look.language.speak(language)
    look.theme.set_scheme(scheme)
    QApplication.processEvents()
    QTest.qWait(0)
    assert unnamed(page.new) == []
    assert not page.grab().isNull()
