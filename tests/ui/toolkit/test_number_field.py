from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.number_field import NumberField


def test_number_is_typed_and_stepped_but_never_scrolled(
    look: Look, qtbot: QtBot, qapp: QApplication
) -> None:
    field = NumberField(look, "Cycle", least=1, most=10)
    qtbot.addWidget(field)
    field.setValue(5)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == 6
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 120),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    qapp.sendEvent(field, wheel)
    assert field.value() == 6
    assert not wheel.isAccepted()
    field.setValue(99)
    assert field.value() == 10
