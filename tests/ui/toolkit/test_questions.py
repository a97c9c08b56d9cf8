from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from stdcommittee.base.messages import Bilingual
from stdcommittee.ui.toolkit.buttons import Button
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.questions import (
    Check,
    Preflight,
    Question,
    ReasonQuestion,
    Unsaved,
    ask_reason,
    ask_unsaved,
    confirm_final,
)
from tests.ui.seeing import unnamed

TITLE = Bilingual("关闭投票", "Close the ballot")
MET: list[Check] = [("ok", "29 voters"), ("warn", "1 vote without reason")]
NOT_MET: list[Check] = [*MET, ("bad", "2 signatures missing")]


def when_asked(qapp: QApplication, do: Callable[[Any], object]) -> None:
    """Do something with the next question that opens."""

    def act() -> None:
        question = qapp.activeModalWidget()
        assert isinstance(question, Question)
        do(question)

    QTimer.singleShot(0, qapp, act)


def button(question: Question, text: str) -> Button:
    return next(each for each in question.findChildren(Button) if each.text() == text)


def test_final_action_goes_on_when_all_is_met(look: Look, qapp: QApplication) -> None:
    when_asked(qapp, lambda question: button(question, "Close it").click())
    assert confirm_final(look, None, TITLE, MET, "Close it") is True


@pytest.mark.parametrize("leave", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_keyboard_alone_never_does_what_is_final_by_accident(
    look: Look, qapp: QApplication, leave: Qt.Key
) -> None:
    def press(question: Question) -> None:
        QTest.keyClick(question, leave)
        question.reject()

    when_asked(qapp, press)
    assert confirm_final(look, None, TITLE, MET, "Close it") is False


def test_check_that_failed_leaves_no_way_on(look: Look, qtbot: QtBot) -> None:
    question = Preflight(look, None, TITLE, NOT_MET, "Close it")
    qtbot.addWidget(question)
    assert not question.go.isEnabled()
    said = [label.text() for label in question.findChildren(Label)]
    assert said[:4] == ["Close the ballot", "29 voters", "1 vote without reason", NOT_MET[2][1]]
    assert "1 check must be met first." in said
    assert unnamed(question) == []


def test_reason_is_needed_to_go_on(look: Look, qtbot: QtBot) -> None:
    question = ReasonQuestion(look, None, TITLE, "Both versions are kept.", "Reopen")
    qtbot.addWidget(question)
    QTest.keyClicks(question.field, "   ")
    assert not question.go.isEnabled()
    QTest.keyClicks(question.field, "late vote ")
    assert question.go.isEnabled()
    assert question.reason == "late vote"
    assert unnamed(question) == []


def test_reason_is_given_back(look: Look, qapp: QApplication) -> None:
    def answer(question: ReasonQuestion) -> None:
        question.field.setPlainText("late vote")
        question.go.click()

    when_asked(qapp, answer)
    assert ask_reason(look, None, TITLE, "Why?", "Reopen") == "late vote"
    when_asked(qapp, lambda question: button(question, "Cancel").click())
    assert ask_reason(look, None, TITLE, "Why?", "Reopen") is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [("Save", Unsaved.SAVE), ("Discard", Unsaved.DISCARD), ("Stay here", Unsaved.STAY)],
)
def test_unsaved_text_asks_once(look: Look, qapp: QApplication, text: str, answer: Unsaved) -> None:
    when_asked(qapp, lambda question: button(question, text).click())
    assert ask_unsaved(look, None, "The reason of comment 42 is not saved.") is answer


def test_closing_the_question_means_staying(look: Look, qapp: QApplication, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    when_asked(qapp, lambda question: question.close())
    assert ask_unsaved(look, host, "Not saved.") is Unsaved.STAY
