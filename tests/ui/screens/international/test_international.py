"""ISO and IEC work on screen: proposals from desk to desk, ranking, notices by one key."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from stdcommittee.domain.portfolio.proposal_records import (
    ImportantStandard,
    Proposal,
    ProposalStage,
    ProposalStep,
    StageNotice,
)
from stdcommittee.services.portfolio.proposals import take_in
from stdcommittee.ui.screens.international import SCREEN
from stdcommittee.ui.screens.international.notices import NoticesPage
from stdcommittee.ui.screens.international.page import InternationalPage
from stdcommittee.ui.screens.international.turnaround import TurnaroundPage
from stdcommittee.ui.theme.tokens import Scheme
from stdcommittee.ui.toolkit.labels import Phrase
from stdcommittee.ui.toolkit.records_page import RecordsPage
from tests.figures import day, keep, kept
from tests.indicators.test_notices import ballot
from tests.ui.desks import Program
from tests.ui.keyboard import push, reach, while_asked, write
from tests.ui.seeing import unnamed


@pytest.fixture
def page(program: Program) -> InternationalPage:
    made = InternationalPage(program.desk)
    program.show(made)
    program.desk.record_asked.connect(made.open_record)
    return made


def records(page: InternationalPage, kind: str) -> RecordsPage:
    page.turn_to(kind)
    found = page.page(kind)
    assert isinstance(found, RecordsPage)
    return found


def press(within: RecordsPage, name: str) -> None:
    next(
        found
        for found in within.findChildren(QAbstractButton)
        if name in (found.text(), found.accessibleName()) and found.isVisible()
    ).click()


def steps(program: Program) -> list[tuple[ProposalStage, dt.date | None, bool]]:
    with program.desk.session.reading() as reader:
        found = reader.find(ProposalStep, order=("id",))
    return [(item.stage, item.left, item.returned) for item in found]


def test_the_screen_is_known() -> None:
    assert (SCREEN.name, SCREEN.order) == ("international", 45)
    assert SCREEN.shows == ("proposal", "important_standard", "stage_notice")


def test_a_proposal_goes_from_desk_to_desk(
    page: InternationalPage, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = program.desk.session.clock.today()
    item = kept(program.desk.session, Proposal(title="提案"))
    proposals = records(page, "proposal")
    page.open_record("proposal", item.id)
    program.settle()
    press(proposals, "Received today")
    program.settle()
    press(proposals, "Passed on today: Competent department")
    program.settle()
    assert steps(program) == [
        (ProposalStage.AUDIT, today, False),
        (ProposalStage.MINISTRY, None, False),
    ]
    monkeypatch.setattr(
        "stdcommittee.ui.screens.international.proposals.ask_reason", lambda *_: "补充材料"
    )
    press(proposals, "Send back …")
    program.settle()
    assert steps(program)[-1] == (ProposalStage.MINISTRY, today, True)
    press(proposals, "Received today")
    program.settle()
    assert len(steps(program)) == 3
    press(proposals, "Remove Counterpart unit")
    program.settle()
    assert len(steps(program)) == 2
    assert unnamed(proposals) == []


def test_new_proposal_by_keyboard(page: InternationalPage, program: Program) -> None:
    proposals = records(page, "proposal")
    proposals.list.view.setFocus()
    program.press(Qt.Key.Key_N, ctrl=True)
    program.type("Reality")
    program.press(Qt.Key.Key_S, ctrl=True)
    program.settle()
    with program.desk.session.reading() as reader:
        (made,) = reader.find(Proposal)
    assert made.title == "Reality"


def test_turnaround_follows_and_opens(page: InternationalPage, program: Program) -> None:
    session = program.desk.session
    item = kept(session, Proposal(title="提案"))
    page.turn_to("turnaround")
    program.settle()
    table = page.page("turnaround")
    assert isinstance(table, TurnaroundPage)
    assert "no proposal decided yet" in table.figures.text()
    take_in(session, item.id, day("2026-05-11"))
    take_in(session, item.id, day("2026-06-10"))
    program.settle()
    assert "1 step above its limit" in table.figures.text()
    assert "Counterpart unit: 22 of 20" in table.medians.text()
    assert "SAC: none yet" in table.medians.text()
    table.table.select_row(0)
    table.table.setFocus()
    program.press(Qt.Key.Key_Return)
    program.settle()
    assert page.page("proposal").isVisible()
    assert unnamed(table) == []


def test_important_standards_are_ranked(page: InternationalPage, program: Program) -> None:
    session = program.desk.session
    low, high = keep(
        session,
        ImportantStandard(reference="ISO 1", trade=1),
        ImportantStandard(reference="ISO 2", trade=5),
    )
    importance = records(page, "important_standard")
    program.settle()
    assert list(importance.list.model.ids) == [high, low]
    assert [str(head.label) for head in importance.list.model.heads] == [
        "5 of 25 points",
        "1 of 25 points",
    ]
    importance.open_record("important_standard", low)
    program.settle()
    said = [phrase.text() for phrase in importance.detail.findChildren(Phrase)]
    assert "No Chinese expert is registered for its project or committee" in said
    assert unnamed(importance) == []


def test_a_mark_above_five_is_refused_beside_its_field(
    page: InternationalPage, program: Program
) -> None:
    importance = records(page, "important_standard")
    importance.new()
    form = importance.detail._form
    assert form is not None
    form.row("reference").editor.show_value("ISO 1")
    form.row("trade").editor.show_value(6)
    assert not importance.detail.save()
    form.row("trade").editor.show_value(5)
    assert importance.detail.save()
    program.settle()
    with program.desk.session.reading() as reader:
        (made,) = reader.find(ImportantStandard)
    assert (made.trade, made.listed) == (5, program.desk.session.clock.today())


def test_notices_are_recorded_by_one_key(page: InternationalPage, program: Program) -> None:
    session = program.desk.session
    keep(session, ballot("ISO/DIS 1", "2026-05-01"), ballot("ISO/DIS 2", "2026-06-01"))
    notices = records(page, "stage_notice")
    assert isinstance(notices, NoticesPage)
    program.settle()
    assert "2 notices to be sent" in notices.owed.head.text()
    notices.owed.table.select_row(1)
    notices.owed.table.setFocus()
    program.press(Qt.Key.Key_S)
    program.settle()
    with session.reading() as reader:
        (sent,) = reader.find(StageNotice)
    assert (sent.document, sent.noticed) == ("ISO/DIS 2", session.clock.today())
    assert "1 notice to be sent" in notices.owed.head.text()
    notices.owed.record()
    program.settle()
    assert not notices.owed.table.isVisible()
    assert notices.list.total == 2
    assert unnamed(notices) == []


def test_an_owed_notice_opens_what_tells_of_it(page: InternationalPage, program: Program) -> None:
    (number,) = keep(program.desk.session, ballot("ISO/DIS 1", "2026-05-01"))
    asked: list[tuple[str, int]] = []
    program.desk.record_asked.connect(lambda kind, record: asked.append((kind, record)))
    notices = records(page, "stage_notice")
    assert isinstance(notices, NoticesPage)
    program.settle()
    notices.owed.table.setFocus()
    program.press(Qt.Key.Key_Return)
    assert asked == [("ballot", number)]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_every_page_opens(
    page: InternationalPage, program: Program, language: str, scheme: Scheme
) -> None:
    program.desk.look.language.speak(language)
    program.desk.look.theme.set_scheme(scheme)
    for name in ("proposal", "turnaround", "important_standard", "stage_notice"):
        page.turn_to(name)
        program.settle()
        assert page.page(name).isVisible()
    program.desk.look.language.speak("en")


def test_a_proposal_goes_on_and_back_by_keyboard_alone(
    page: InternationalPage, program: Program
) -> None:
    today = program.desk.session.clock.today()
    item = kept(program.desk.session, Proposal(title="提案"))
    page.open_record("proposal", item.id)
    program.settle()
    records(page, "proposal").list.view.setFocus()
    program.press(Qt.Key.Key_Return)
    push(program, "Received today")
    push(program, "Passed on today: Competent department")
    button = reach(program, "Send back …")

    def answer() -> None:
        write(program, "outline wanting")
        program.qtbot.keyClick(reach(program, "Send back"), Qt.Key.Key_Space)

    while_asked(answer)
    program.qtbot.keyClick(button, Qt.Key.Key_Space)
    program.settle()
    assert steps(program) == [
        (ProposalStage.AUDIT, today, False),
        (ProposalStage.MINISTRY, today, True),
    ]
