"""Paints charts; their marks were laid out below, and open the records behind them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from stdcommittee.domain.charts.marks import Bar, Chart, Label, Line, Mark, Measure, Role, Shape
from stdcommittee.ui.theme.tokens import ColourName, Type
from stdcommittee.ui.toolkit.drawing import focus_ring
from stdcommittee.ui.toolkit.look import Look

Layout: TypeAlias = Callable[[float, Measure, float], Chart]  # width, measure, size of type in px

_COLOURS: Final[dict[Role, ColourName]] = {
    Role.SERIES1: "c1",
    Role.SERIES2: "c2",
    Role.SERIES3: "c3",
    Role.SERIES4: "c4",
    Role.GOOD: "good",
    Role.WARN: "warn",
    Role.BAD: "bad",
    Role.NEUTRAL: "n2",
    Role.TEXT: "text",
    Role.MUTED: "muted",
    Role.LINE: "line",
}
_FILLS: Final[dict[Role, ColourName]] = {Role.WARN: "warnfill"}
_PALE: Final = frozenset({Role.SERIES1, Role.SERIES2})  # too pale without an outline


class ChartView(QWidget):
    """A chart as wide as its place; a mark with records is opened by mouse or keyboard."""

    opened = Signal(object)  # the tuple of record references behind the mark

    def __init__(self, look: Look, layout: Layout, *, parent: QWidget | None = None) -> None:
        """Show the chart that `layout` returns for a width; it is asked again when that changes.

        `layout` renders its texts itself, and so is asked again too when the language changes.
        """
        super().__init__(parent)
        self._look = look
        self._layout = layout
        self._chart = Chart(0, 0)
        self._current = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.follow(self, ChartView._lay_out)

    @property
    def chart(self) -> Chart:
        """The chart shown."""
        return self._chart

    def set_layout(self, layout: Layout) -> None:
        """Show another chart."""
        self._layout = layout
        self._current = -1
        self._lay_out()

    def sizeHint(self) -> QSize:
        """Return the size of the chart."""
        return QSize(round(self._chart.width), round(self._chart.height))

    def minimumSizeHint(self) -> QSize:
        """Return the chart's height at a width that still shows something."""
        return QSize(self._look.px(160), round(self._chart.height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the chart out for the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the marks in their order."""
        painter = QPainter(self)
        for mark in self._chart.marks:
            _paint_mark(painter, mark, self._look)
        live = self._live()
        if self.hasFocus() and 0 <= self._current < len(live):
            box = _box(live[self._current]).adjusted(-3, -3, 3, 3)
            focus_ring(painter, box.toAlignedRect(), self._look.theme, radius=2)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer which marks can be opened."""
        live = self._chart.at(event.position().x(), event.position().y()) is not None
        shape = Qt.CursorShape.PointingHandCursor if live else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the records behind the mark under the pointer."""
        mark = self._chart.at(event.position().x(), event.position().y())
        if mark is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(mark.records)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from mark to mark with the arrow keys and open one with Enter."""
        live = self._live()
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and live:
            self._current = (self._current + step) % len(live) if self._current >= 0 else 0
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= self._current < len(
            live
        ):
            self.opened.emit(live[self._current].records)
        else:
            super().keyPressEvent(event)

    def _live(self) -> list[Mark]:
        seen = set()
        found = []
        for mark in self._chart.marks:  # bar and label of one thing are one stop
            if mark.records and mark.records not in seen:
                seen.add(mark.records)
                found.append(mark)
        return found

    def _lay_out(self) -> None:
        size = float(self._look.px(Type.CAPTION))
        self._chart = self._layout(float(max(self.width(), 1)), self._measure, size)
        self._look.language.name(self, self._chart.summary)
        high = round(self._chart.height)
        if self.minimumHeight() != high:
            self.setFixedHeight(high)
        self.update()

    def _measure(self, text: str, size: float, bold: bool) -> float:  # noqa: FBT001  (as Measure)
        font = self._look.theme.font(Type.CAPTION, bold=bold)
        scale = size / font.pixelSize()
        return QFontMetricsF(font).horizontalAdvance(text) * scale


def _paint_mark(painter: QPainter, mark: Mark, look: Look) -> None:
    match mark:
        case Bar():
            _paint_bar(painter, mark, look)
        case Line():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, _slanted(mark))
            pen = QPen(
                look.theme.colour(_COLOURS[mark.role]), max(1.0, mark.width * look.theme.zoom / 100)
            )
            if mark.dashed:
                pen.setDashPattern([4, 3])
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in mark.points]))
        case Shape():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.theme.colour(_COLOURS[mark.role]))
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in mark.points]))
        case Label():
            font = look.theme.font(Type.CAPTION, bold=mark.bold)
            font.setPixelSize(max(1, round(mark.size)))
            painter.setFont(font)
            painter.setPen(look.theme.colour(_COLOURS[mark.role]))
            painter.drawText(QPointF(mark.left, mark.y), mark.text)


def _paint_bar(painter: QPainter, mark: Bar, look: Look) -> None:
    theme = look.theme
    rect = QRectF(mark.x, mark.y, mark.width, mark.height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    if mark.role is not None:
        painter.fillRect(rect, theme.colour(_FILLS.get(mark.role, _COLOURS[mark.role])))
    outline = _COLOURS[mark.outline] if mark.outline is not None else None
    if outline is None and mark.role in _PALE:
        outline = "c3"
    if outline is not None and min(mark.width, mark.height) > 2:
        pen = QPen(theme.colour(outline), 1.0)
        if mark.dashed:
            pen.setDashPattern([3, 2.5])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(0, 0, -1, -1))


def _slanted(line: Line) -> bool:
    return any(
        a[0] != b[0] and a[1] != b[1] for a, b in zip(line.points, line.points[1:], strict=False)
    )


def _box(mark: Mark) -> QRectF:
    match mark:
        case Bar():
            return QRectF(mark.x, mark.y, mark.width, mark.height)
        case Label():
            return QRectF(mark.left, mark.y - mark.size, mark.width, mark.size * 1.25)
        case Line() | Shape():
            return QPolygonF([QPointF(x, y) for x, y in mark.points]).boundingRect()
