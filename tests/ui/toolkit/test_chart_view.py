from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from stdcommittee.domain.charts.columns import Column, Limit, columns
from stdcommittee.domain.charts.marks import (
    Bar,
    Chart,
    Label,
    Line,
    Mark,
    Measure,
    Role,
    Shape,
)
from stdcommittee.ui.theme.tokens import Scheme
from stdcommittee.ui.toolkit.chart_view import ChartView
from stdcommittee.ui.toolkit.look import Look
from tests.ui.seeing import count_of, seen

WIDTH = 400


def drawn(*marks: Mark) -> Any:
    return lambda width, measure, size: Chart(width, 100, marks, "What it shows")


def quarters(width: float, measure: Measure, size: float) -> Chart:
    bars = [Column(f"Q{n}", Fraction(n, 4), str(n), records=(n,)) for n in (1, 2, 3)]
    return columns(
        bars,
        width=width,
        measure=measure,
        height=100,
        limit=Limit(Fraction(3, 4), "3/4"),
        size=size,
        summary="Three quarters",
    )


def made(look: Look, qtbot: QtBot, layout: Any) -> ChartView:
    view = ChartView(look, layout)
    qtbot.addWidget(view)
    view.resize(WIDTH, 100)
    view.show()
    return view


def test_chart_takes_the_width_of_its_place(look: Look, qtbot: QtBot) -> None:
    view = made(look, qtbot, quarters)
    assert view.chart.width == WIDTH
    view.resize(700, 100)
    assert view.chart.width == 700
    assert (view.height(), view.accessibleName()) == (100, "Three quarters")


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])
@pytest.mark.parametrize(
    ("role", "colour"),
    [
        (Role.SERIES1, "c1"),
        (Role.SERIES2, "c2"),
        (Role.SERIES3, "c3"),
        (Role.SERIES4, "c4"),
        (Role.GOOD, "good"),
        (Role.WARN, "warnfill"),
        (Role.BAD, "bad"),
        (Role.NEUTRAL, "n2"),
    ],
)
def test_roles_become_colours_of_the_theme(
    look: Look, qtbot: QtBot, role: Role, colour: Any, scheme: Scheme
) -> None:
    look.theme.set_scheme(scheme)
    view = made(look, qtbot, drawn(Bar(x=10, y=10, width=40, height=20, role=role)))
    assert count_of(seen(view), look.theme.colour(colour), (11, 11, 49, 29)) == 38 * 18


def test_pale_bars_have_an_outline(look: Look, qtbot: QtBot) -> None:
    view = made(look, qtbot, drawn(Bar(x=10, y=10, width=40, height=20, role=Role.SERIES1)))
    assert count_of(seen(view), look.theme.colour("c3")) == 2 * 40 + 2 * 18


def test_plan_is_a_dashed_outline_without_ground(look: Look, qtbot: QtBot) -> None:
    plan = Bar(x=10, y=10, width=40, height=20, role=None, outline=Role.MUTED, dashed=True)
    image = seen(made(look, qtbot, drawn(plan)))
    top = count_of(image, look.theme.colour("muted"), (10, 10, 50, 11))
    assert 10 < top < 40
    assert count_of(image, look.theme.colour("muted"), (12, 12, 48, 28)) == 0


def test_lines_shapes_and_texts_are_painted(look: Look, qtbot: QtBot) -> None:
    marks = (
        Line(points=((10, 50), (110, 50)), role=Role.BAD, width=1),
        Shape(points=((200, 10), (220, 10), (210, 30)), role=Role.TEXT),
        Label(x=300, y=60, text="███", size=12, width=36, role=Role.GOOD, anchor="middle"),  # type: ignore[arg-type]
    )
    image = seen(made(look, qtbot, drawn(*marks)))
    assert count_of(image, look.theme.colour("bad"), (0, 45, 120, 55)) >= 98
    assert count_of(image, look.theme.colour("text"), (195, 5, 225, 35)) > 100
    assert count_of(image, look.theme.colour("good"), (280, 45, 320, 65)) > 50


def test_mark_opens_its_records_by_mouse(look: Look, qtbot: QtBot, calls: Any) -> None:
    heard, hear = calls
    bar = Bar(x=10, y=10, width=40, height=20, role=Role.SERIES3, records=("ballot", 7))
    plain = Bar(x=100, y=10, width=40, height=20, role=Role.SERIES3)
    view = made(look, qtbot, drawn(bar, plain))
    view.opened.connect(hear)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(30, 20))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(120, 20))
    QTest.mouseClick(view, Qt.MouseButton.RightButton, pos=QPoint(30, 20))
    assert heard == [("ballot", 7)]


def test_mark_opens_its_records_by_keyboard(look: Look, qtbot: QtBot, calls: Any) -> None:
    heard, hear = calls
    view = made(look, qtbot, quarters)
    view.opened.connect(hear)
    QTest.keyClick(view, Qt.Key.Key_Return)  # nothing is chosen yet
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Left, Qt.Key.Key_Return):
        QTest.keyClick(view, key)
    assert heard == [(1,), (3,)]


def move_pointer(view: QWidget, at: QPoint) -> None:
    """Tell a widget of the pointer, whatever other windows lie over it."""
    spot = QPointF(at)
    none, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    moved = QMouseEvent(QEvent.Type.MouseMove, spot, view.mapToGlobal(spot), none, none, keys)
    QApplication.sendEvent(view, moved)


def test_pointer_says_what_can_be_opened(look: Look, qtbot: QtBot) -> None:
    bar = Bar(x=10, y=10, width=40, height=20, role=Role.SERIES3, records=(7,))
    view = made(look, qtbot, drawn(bar))
    move_pointer(view, QPoint(30, 20))
    assert view.cursor().shape() is Qt.CursorShape.PointingHandCursor
    move_pointer(view, QPoint(200, 80))
    assert view.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_chart_is_laid_out_anew_for_zoom_and_language(look: Look, qtbot: QtBot) -> None:
    sizes: list[float] = []

    def layout(width: float, measure: Measure, size: float) -> Chart:
        sizes.append(size)
        assert measure("0", size, False) == pytest.approx(measure("0", size * 2, False) / 2)
        return Chart(width, size * 8)

    view = made(look, qtbot, layout)
    look.theme.set_zoom(200)
    assert (sizes[-1], view.height()) == (24, 192)
    before = len(sizes)
    look.language.speak("zh")
    assert len(sizes) > before
