from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from stdcommittee.ui.theme.following import follow


class Source(QObject):
    one = Signal()
    other = Signal()


def test_applies_now_and_at_each_signal(qtbot: QtBot) -> None:
    source, label = Source(), QLabel()
    qtbot.addWidget(label)
    heard: list[QLabel] = []
    follow(label, heard.append, source.one, source.other)
    source.one.emit()
    source.other.emit()
    assert heard == [label, label, label]


def test_ends_with_its_owner(qapp: QApplication, calls: Any) -> None:
    heard, hear = calls
    source, label = Source(), QLabel()
    follow(label, hear, source.one)
    label.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    heard.clear()
    source.one.emit()
    assert heard == []
