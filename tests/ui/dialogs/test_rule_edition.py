"""Writing an own rule edition: tried while it is typed, saved only once it is one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from stdcommittee.services.own_rules import copy_of, own_editions, save_edition
from stdcommittee.ui.dialogs import rule_edition
from stdcommittee.ui.dialogs.rule_edition import RuleEditionDialog
from stdcommittee.ui.toolkit.questions import Unsaved
from tests.ui.desks import Program
from tests.ui.seeing import unnamed

MEASURES = "cn/tc-measures-2020"


def shown(program: Program, text: str, record: int = 0) -> RuleEditionDialog:
    dialog = RuleEditionDialog(program.desk, program.window, text, record)
    program.qtbot.addWidget(dialog)
    with program.qtbot.waitActive(dialog):
        dialog.show()
    program.settle()
    return dialog


def words(widget: QWidget) -> str:
    return " ".join(label.text() or label.accessibleName() for label in widget.findChildren(QLabel))


def tried(program: Program, dialog: RuleEditionDialog) -> None:
    program.qtbot.waitUntil(lambda: not dialog._pause.isActive())
    program.settle()


def test_a_copy_can_be_saved_by_keyboard(program: Program) -> None:
    session = program.desk.session
    dialog = shown(program, copy_of(session, MEASURES))
    assert unnamed(dialog) == []
    assert dialog.text.hasFocus()
    assert dialog.check.edition is not None
    assert len(dialog.check.cases) > 20
    assert "At its limits" in words(dialog.shown)
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    program.settle()
    assert dialog.result() == QDialog.DialogCode.Accepted
    (own,) = own_editions(session)
    assert own.edition is not None
    assert own.edition in session.rules.editions()


def test_an_edition_whose_days_overlap_is_told_which_counts(program: Program) -> None:
    session = program.desk.session
    text = copy_of(session, MEASURES)
    save_edition(session, text)
    earlier = text.replace("-own-", "-b-").replace("from = 2026-06-11", "from = 2026-01-01")
    dialog = shown(program, earlier)
    told = "From 2026-06-11 on “cn/tc-measures-2020-own-20260611” prevails over"
    assert told in words(dialog.shown)
    assert dialog.go.isEnabled()
    dialog.text.setPlainText(text.replace("-own-", "-b-"))
    tried(program, dialog)
    assert "also the first day of “cn/tc-measures-2020-own-20260611”" in words(dialog.shown)
    assert not dialog.go.isEnabled()
    dialog.text.document().setModified(False)


def test_what_is_wrong_is_said_with_its_line_which_can_be_gone_to(program: Program) -> None:
    text = copy_of(program.desk.session, MEASURES)
    dialog = shown(program, text)
    dialog.text.setPlainText(text.replace('least = "3/4"', "least = 0.75", 1))
    assert not dialog.go.isEnabled()
    tried(program, dialog)
    assert not dialog.go.isEnabled()
    line = text.splitlines().index('least = "3/4"') + 1
    assert dialog.check.line == line
    assert f"Line {line}" in words(dialog.shown)
    dialog._go_to(line)
    assert dialog.text.textCursor().selectedText() == "least = 0.75"
    dialog.text.setPlainText(text)
    tried(program, dialog)
    assert dialog.go.isEnabled()


@pytest.mark.parametrize(
    ("answer", "left"), [(Unsaved.STAY, False), (Unsaved.DISCARD, True), (Unsaved.SAVE, True)]
)
def test_text_that_was_typed_is_not_lost_silently(
    program: Program, monkeypatch: pytest.MonkeyPatch, answer: Unsaved, left: bool
) -> None:
    dialog = shown(program, copy_of(program.desk.session, MEASURES))
    asked: list[object] = []

    def ask(*parts: object) -> Unsaved:
        asked.append(parts)
        return answer

    monkeypatch.setattr(rule_edition, "ask_unsaved", ask)
    QTest.keyClick(dialog.text, Qt.Key.Key_End)
    QTest.keyClicks(dialog.text, " # ours")
    tried(program, dialog)
    dialog.reject()
    program.settle()
    assert len(asked) == 1
    assert dialog.isVisible() is not left
    assert len(own_editions(program.desk.session)) == (answer is Unsaved.SAVE)


def test_a_refusal_is_said_and_the_dialog_stays(program: Program) -> None:
    session = program.desk.session
    text = copy_of(session, MEASURES)
    first, second = shown(program, text), shown(program, text)
    first.save()
    program.settle()
    second.save()
    program.settle()
    assert second.isVisible()
    assert "Two rule editions have the same id." in words(second.shown)


def test_the_text_stands_above_what_is_said_where_there_is_no_room(program: Program) -> None:
    dialog = shown(program, copy_of(program.desk.session, MEASURES))
    beside = dialog.text.geometry().right() < dialog.shown.geometry().left()
    assert beside
    dialog.resize(500, 560)
    program.settle()
    assert dialog.text.geometry().bottom() < dialog.shown.geometry().top()
