"""Badges count what is due."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from stdcommittee.ui.theme.tokens import Gap, Size, Tone, Type
from stdcommittee.ui.toolkit.drawing import panel
from stdcommittee.ui.toolkit.labels import Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run, paint_runs, runs_width

_MOST: Final = 999
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter


class Badge(Phrase):
    """A number on a round ground; red only for what is overdue."""

    def __init__(
        self, look: Look, count: int, tone: Tone = Tone.NEUTRAL, *, parent: QWidget | None = None
    ) -> None:
        self._tone = tone
        super().__init__(look, align=_CENTRE, shrink=False, parent=parent)
        self.set_count(count, tone)

    def set_count(self, count: int, tone: Tone = Tone.NEUTRAL) -> None:
        """Show another number."""
        self._tone = tone
        self.set_runs(badge_run(count, tone))

    def _padding(self) -> int:
        return self.look.px(Gap.S)

    def _height(self) -> int:
        return self.look.px(Size.TAG)

    def _paint_ground(self, painter: QPainter) -> None:
        _paint_ground(painter, self.rect(), self.look, self._tone)


def badge_run(count: int, tone: Tone) -> Run:
    """Return what a badge says: nobody reads more than three digits."""
    return Run(f"{_MOST}+" if count > _MOST else str(count), tone.text, type=Type.CAPTION)


def paint_badge(painter: QPainter, rect: QRect, look: Look, count: int, tone: Tone) -> int:
    """Paint a badge at the right edge of `rect`, vertically in the middle; return its width."""
    run = badge_run(count, tone)
    wide, high = runs_width(look, [run]) + 2 * look.px(Gap.S), look.px(Size.TAG)
    spot = QRect(rect.right() + 1 - wide, rect.top() + (rect.height() - high) // 2, wide, high)
    _paint_ground(painter, spot, look, tone)
    paint_runs(painter, spot, look, [run], align=_CENTRE)
    return wide


def _paint_ground(painter: QPainter, rect: QRect, look: Look, tone: Tone) -> None:
    theme = look.theme
    panel(
        painter,
        rect,
        ground=theme.colour(tone.soft),
        border=theme.colour(tone.text) if theme.outlined else None,
        width=2.0,
        radius=rect.height() / 2,
    )
