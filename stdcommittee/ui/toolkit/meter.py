"""A bar with the limit that it is held against; the same mark everywhere."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from stdcommittee.base.messages import Text
from stdcommittee.ui.theme.tokens import ColourName, Tone
from stdcommittee.ui.toolkit.look import Look

_TICK: Final = 2.0  # width of the limit tick
_CLEAR: Final = 1.5  # ground kept free on both sides of it
_ABOVE: Final = 4.0  # how far it stands out above and below
_THICK, _THIN = 10, 7


class Meter(QWidget):
    """How far something is, on a scale from 0 to 1, and the limit as a tick across."""

    def __init__(
        self,
        look: Look,
        *,
        thin: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._thickness = _THIN if thin else _THICK
        self._value: Fraction | None = None
        self._limit: Fraction | None = None
        self._fill: ColourName = Tone.NEUTRAL.fill
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.follow(self, Meter.updateGeometry)

    def set_value(
        self,
        value: Fraction | None,
        *,
        limit: Fraction | None = None,
        tone: Tone = Tone.NEUTRAL,
        says: Text = "",
    ) -> None:
        """Show a value; outside 0 to 1 the bar is empty or full, None leaves it empty.

        Args:
            value: the share reached.
            limit: where the tick stands.
            tone: what the bar means.
            says: the same in words, for those who cannot see it.
        """
        self._value, self._limit, self._fill = value, limit, tone.fill
        self._look.language.name(self, says)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return QSize(self._look.px(160), self._look.px(self._thickness + 2 * _ABOVE))

    def minimumSizeHint(self) -> QSize:
        """Return the least size that can still be read."""
        return QSize(self._look.px(40), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, bar and tick."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_meter(
            painter,
            QRectF(self.rect()),
            self._look,
            self._value,
            limit=self._limit,
            fill=self._fill,
            thickness=self._thickness,
        )


def paint_meter(
    painter: QPainter,
    rect: QRectF,
    look: Look,
    value: Fraction | None,
    *,
    limit: Fraction | None,
    fill: ColourName,
    thickness: int = _THIN,
) -> None:
    """Paint a meter in the middle of `rect`, over its whole width (for rows of tables as well)."""
    theme = look.theme
    thick = theme.px(thickness)
    bar = QRectF(rect.left(), rect.center().y() - thick / 2, rect.width(), thick)
    whole = QPainterPath()
    whole.addRoundedRect(bar, thick / 2, thick / 2)
    gap = None
    if limit is not None:
        at = bar.left() + float(_inside(limit)) * (bar.width() - _TICK) + _TICK / 2
        gap = QRectF(at - _TICK / 2 - _CLEAR, bar.top(), _TICK + 2 * _CLEAR, thick)
        cleared = QPainterPath()
        cleared.addRect(gap)
        whole = whole.subtracted(cleared)
    painter.fillPath(whole, theme.colour("n1"))
    if value is not None and value > 0:
        long = max(float(_inside(value)) * bar.width(), float(thick))
        reached = QPainterPath()
        reached.addRoundedRect(QRectF(bar.left(), bar.top(), long, thick), thick / 2, thick / 2)
        painter.fillPath(reached.intersected(whole), theme.colour(fill))
    if gap is not None:
        above = theme.px(_ABOVE)
        top_left = QPointF(gap.center().x() - _TICK / 2, gap.top() - above)
        tick = QRectF(top_left, QPointF(top_left.x() + _TICK, gap.bottom() + above))
        painter.fillRect(tick, theme.colour("text"))


def _inside(value: Fraction) -> Fraction:
    return min(max(value, Fraction(0)), Fraction(1))
