"""Sending a draft to experts: chosen, typed, left out, all by keyboard."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from stdcommittee.domain.ballots.position_sheet import Distribution
from stdcommittee.services.ballots.consultations import consultation_log
from stdcommittee.services.session import Session
from stdcommittee.ui.dialogs.consultation import DistributionDialog
from tests.services.ballots.abroad import TODAY, abroad, foreign
from tests.ui.desks import Program
from tests.ui.dialogs.abroad import KEY, focused, gone, press, tab_to, up, write
from tests.ui.seeing import unnamed


def log(session: Session, ballot: int) -> tuple[Distribution, ...]:
    with session.reading() as reader:
        return consultation_log(reader, ballot)


def test_a_draft_goes_out_by_keyboard(program: Program) -> None:
    session = program.desk.session
    abroad(session)
    ballot = foreign(session)
    dialog = DistributionDialog(program.desk, program.window, ballot)
    up(program, dialog)
    assert unnamed(dialog) == []
    assert [who.name for who in dialog.list.chosen] == ["专家01", "专家02", "专家04"]
    assert dialog.draft.text() == "ISO/DIS 99127"
    assert dialog.due.typed == "2026-06-11"
    tab_to(program, dialog.channel)
    write(program, "e-mail")
    tab_to(program, dialog.licence)
    write(program, "for comment only")
    tab_to(program, dialog.list.table)
    press(program, KEY.Key_Down)
    press(program, KEY.Key_Space)
    tab_to(program, dialog.list.line)
    write(program, "专家11，某大学")
    press(program, KEY.Key_Return)
    program.settle()
    assert dialog.isVisible()
    tab_to(program, dialog.go)
    press(program, KEY.Key_Space)
    program.settle()
    assert gone(dialog)
    (sent,) = log(session, ballot.id)
    assert [(item.name, item.organization) for item in sent.replies] == [
        ("专家01", "某研究院"),
        ("专家04", "某研究院"),
        ("专家11", "某大学"),
    ]
    made = sent.consultation
    assert (made.channel, made.licence, made.sent) == ("e-mail", "for comment only", TODAY)


def test_a_file_gives_the_draft_its_name_unless_it_has_one(
    program: Program, tmp_path: Path
) -> None:
    session = program.desk.session
    ballot = foreign(session, document="")
    dialog = DistributionDialog(program.desk, program.window, ballot)
    up(program, dialog)
    file = tmp_path / "draft.pdf"
    file.write_bytes(b"draft")
    dialog.take_file(file)
    assert dialog.draft.text() == "draft.pdf"
    assert not dialog.go.isEnabled()
    dialog.list.line.setFocus()
    write(program, "专家11")
    press(program, KEY.Key_Return)
    dialog.go.click()
    program.settle()
    (sent,) = log(session, ballot.id)
    assert sent.document is not None
    assert sent.document.name == "draft.pdf"


def test_a_document_that_is_kept_is_offered(program: Program, tmp_path: Path) -> None:
    session = program.desk.session
    ballot = foreign(session)
    file = tmp_path / "draft.pdf"
    file.write_bytes(b"draft")
    for chosen in range(2):
        dialog = DistributionDialog(program.desk, program.window, ballot)
        up(program, dialog)
        if chosen:
            assert dialog.document.hasFocus() or focused() is dialog.document
            press(program, KEY.Key_Down)
        else:
            dialog.take_file(file)
        dialog.list.line.setText(f"专家1{chosen}")
        dialog.list.line.returnPressed.emit()
        dialog.go.click()
        program.settle()
    first, second = log(session, ballot.id)
    assert first.document == second.document
    assert first.document is not None


def test_a_refusal_is_said_and_the_form_stays(program: Program) -> None:
    ballot = foreign(program.desk.session)
    dialog = DistributionDialog(program.desk, program.window, ballot)
    up(program, dialog)
    dialog.list.line.setText("专家11")
    dialog.list.line.returnPressed.emit()
    dialog.due.take((TODAY - dt.timedelta(days=1)).isoformat())
    dialog.go.click()
    program.settle()
    assert dialog.isVisible()
    assert "before it is sent" in dialog._failure.text()


def test_numbers_alone_are_entered_elsewhere(program: Program) -> None:
    asked: list[bool] = []
    ballot = foreign(program.desk.session)
    dialog = DistributionDialog(
        program.desk, program.window, ballot, on_numbers=lambda: asked.append(True)
    )
    up(program, dialog)
    dialog.numbers.click()
    program.settle()
    assert (asked, gone(dialog)) == ([True], True)
