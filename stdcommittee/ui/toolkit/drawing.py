"""Strokes that several widgets share, in the theme's terms."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from stdcommittee.ui.theme.theme import Theme
from stdcommittee.ui.theme.tokens import RADIUS


def panel(
    painter: QPainter,
    rect: QRect | QRectF,
    *,
    ground: QColor | None = None,
    border: QColor | None = None,
    width: float = 1.0,
    radius: float = 0.0,
    dashed: bool = False,
) -> None:
    """Paint a rounded rectangle; its border lies wholly inside `rect`."""
    area = QRectF(rect)
    pen = QPen(Qt.PenStyle.NoPen)
    if border is not None:
        pen = QPen(border, width)
        if dashed:
            pen.setDashPattern([3.0 / width, 2.5 / width])
        inset = width / 2
        area.adjust(inset, inset, -inset, -inset)
        radius = max(0.0, radius - inset)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(QBrush(ground) if ground is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area, radius, radius)
    painter.restore()


def focus_ring(
    painter: QPainter, rect: QRect, theme: Theme, *, radius: float = RADIUS, inset: int = 0
) -> None:
    """Paint the ring that says where the keyboard is: 2 px, never left out."""
    area = rect.adjusted(inset, inset, -inset, -inset)
    panel(painter, area, border=theme.colour("accent"), width=2.0, radius=theme.px(radius))


def baseline(metrics: QFontMetricsF, rect: QRect) -> int:
    """Return where text stands so that its capitals lie in the middle of `rect`.

    Fonts with Chinese have much room above and little below, so that the middle of their lines
    lies higher than what is seen as the middle of the words.
    """
    return round(rect.top() + (rect.height() + metrics.capHeight()) / 2)


def lift(metrics: QFontMetricsF) -> int:
    """Return by how many pixels Qt sets a line lower than `baseline` does."""
    return round((metrics.ascent() - metrics.descent() - metrics.capHeight()) / 2)


def hairline(painter: QPainter, x1: int, y1: int, x2: int, y2: int, colour: QColor) -> None:
    """Paint a line of 1 px along whole pixels."""
    painter.fillRect(QRect(x1, y1, max(1, x2 - x1), max(1, y2 - y1)), colour)
