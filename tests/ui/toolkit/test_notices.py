from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from stdcommittee.base.errors import Refused
from stdcommittee.base.messages import Bilingual
from stdcommittee.ui.toolkit.buttons import IconButton, LinkButton
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.notices import Notices, Toast
from tests.ui.seeing import unnamed

FAILURE = Refused(
    Bilingual("没有写出。", "Not written."),
    kept=Bilingual("都在。", "All is kept."),
    advice=Bilingual("再试。", "Try again."),
)


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


@pytest.fixture
def said() -> list[object]:
    return []


@pytest.fixture
def notices(look: Look, host: QWidget, said: list[object]) -> Iterator[Notices]:
    made = Notices(look, host, foot=said.append)
    yield made
    for toast in made.toasts:
        toast.dismiss()


def texts(toast: Toast) -> list[str]:
    return [label.text() for label in toast.findChildren(Label)]


def test_what_was_done_goes_to_the_foot_bar(notices: Notices, said: list[object]) -> None:
    notices.say("Saved")
    assert said == ["Saved"]
    assert notices.toasts == ()


def test_failure_says_everything_and_stays_until_closed(
    notices: Notices, look: Look, qapp: QApplication
) -> None:
    toast = notices.failed(FAILURE)
    assert texts(toast) == ["Not written.", "All is kept. Try again."]
    assert not toast._fade.receivers("2timeout()")
    assert unnamed(toast) == []
    toast.findChildren(LinkButton)[0].click()
    assert qapp.clipboard().text() == "Not written. All is kept. Try again."
    toast.findChildren(IconButton)[0].click()
    assert notices.toasts == ()


def test_finished_job_goes_by_itself(notices: Notices, qtbot: QtBot) -> None:
    toast = notices.finished("Ready")
    toast._fade.setInterval(20)
    with qtbot.waitSignal(toast.closed):
        toast._fade.start()
    assert notices.toasts == ()


def test_notice_goes_only_once(notices: Notices, qapp: QApplication) -> None:
    toast = notices.finished("Ready")
    toast._fade.setInterval(1)
    gone: list[None] = []
    toast.closed.connect(lambda: gone.append(None))
    toast.dismiss()
    assert not toast._fade.isActive()
    qapp.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert not toast._fade.isActive()
    toast.dismiss()
    assert len(gone) == 1
    assert notices.toasts == ()


def test_finished_job_stays_while_the_pointer_rests_on_it(
    notices: Notices, qapp: QApplication
) -> None:
    toast = notices.finished("Ready")
    assert toast._fade.isActive()
    qapp.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast._fade.isActive()


def test_finished_job_offers_to_open_what_came_of_it(notices: Notices, calls: Any) -> None:
    heard, hear = calls
    toast = notices.finished("Ready", action="Open", on_action=lambda: hear("opened"))
    toast.findChildren(LinkButton)[0].click()
    assert heard == ["opened"]
    assert notices.toasts == ()


def test_toasts_stand_in_the_corner_one_over_the_other(notices: Notices, host: QWidget) -> None:
    first, second = notices.failed(FAILURE), notices.finished("Ready")
    assert first.geometry().right() == second.geometry().right() == 1000 - 16 - 1
    assert first.geometry().bottom() == 700 - 26 - 16 - 1
    assert second.geometry().bottom() < first.geometry().top()
    host.resize(800, 500)
    assert first.geometry().right() == 800 - 16 - 1
    assert first.geometry().bottom() == 500 - 26 - 16 - 1


def test_more_toasts_wait_for_their_turn(notices: Notices, host: QWidget) -> None:
    toasts = [notices.failed(FAILURE) for _ in range(5)]
    assert [toast.isVisibleTo(host) for toast in toasts] == [True, True, True, False, False]
    toasts[0].dismiss()
    assert [toast.isVisibleTo(host) for toast in toasts[1:]] == [True, True, True, False]


def test_toast_grows_with_its_text_and_the_zoom(notices: Notices, look: Look) -> None:
    short, long = notices.finished("Ready"), notices.finished("word " * 40)
    assert long.height() > short.height() + 40
    assert short.width() == long.width() == 320
    look.theme.set_zoom(150)
    assert short.width() == 480
