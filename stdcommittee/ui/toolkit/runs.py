"""Lines of text in several styles: bold figures, muted units, an icon, a key cap.

Most of what the window says is such a line; buttons, pills, chips and rows all paint it here.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Text
from stdcommittee.ui.theme.tokens import RADIUS_SMALL, ColourName, Gap, Size, Type
from stdcommittee.ui.toolkit.drawing import baseline, panel
from stdcommittee.ui.toolkit.look import Look

_ICON_GAP: Final = 6
_CAP_PADDING: Final = 6
_START: Final = Qt.AlignmentFlag.AlignLeft
_END: Final = Qt.AlignmentFlag.AlignRight
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter


@frozen
class Run:
    """A stretch of one style; `lead` is the space before it when something precedes."""

    text: Text = ""
    colour: ColourName = "text"
    bold: bool = False
    type: Type = Type.BODY
    icon: str = ""
    cap: bool = False  # a key cap
    lead: int = Gap.S
    icon_size: int = Size.ICON_TEXT


def fraction(
    value: Text, operator: Text, threshold: Text, *, type_: Type = Type.HEADING
) -> list[Run]:
    """Return the runs of a criterion: exact value bold, operator muted, threshold regular."""
    return [
        Run(value, bold=True, type=type_),
        Run(operator, "muted", type=type_, lead=Gap.XS),
        Run(threshold, type=type_, lead=Gap.XS),
    ]


def runs_text(look: Look, runs: Sequence[Run]) -> str:
    """Return what the runs say, as one plain line."""
    return " ".join(filter(None, (look.render(run.text) for run in runs)))


def runs_width(look: Look, runs: Sequence[Run]) -> int:
    """Return the width that the runs need, in px."""
    return sum(_lead(look, run, place) + _width(look, run) for place, run in enumerate(runs))


def paint_runs(
    painter: QPainter,
    rect: QRect,
    look: Look,
    runs: Sequence[Run],
    *,
    align: Qt.AlignmentFlag = _START,
) -> bool:
    """Paint runs in one line, vertically in the middle, and tell whether all of them fitted.

    Where the room is short the last run that begins in it is cut with an ellipsis.
    """
    spare = rect.width() - runs_width(look, runs)
    x = rect.left()
    if spare > 0 and align == _END:
        x += spare
    elif spare > 0 and align == _CENTRE:
        x += spare // 2
    for place, run in enumerate(runs):
        x += _lead(look, run, place)
        room = rect.right() + 1 - x
        if room <= 0:
            return False
        _paint(painter, QRect(x, rect.top(), room, rect.height()), look, run)
        x += _width(look, run)
    return spare >= 0


def _lead(look: Look, run: Run, place: int) -> int:
    return look.px(run.lead) if place and run.lead else 0


def _width(look: Look, run: Run) -> int:
    text = look.render(run.text)
    wide = look.px(run.icon_size) if run.icon else 0
    if run.icon and text:
        wide += look.px(_ICON_GAP)
    if text:
        wide += ceil(look.theme.width(text, run.type, bold=run.bold))
    return wide + (2 * look.px(_CAP_PADDING) if run.cap else 0)


def _paint(painter: QPainter, rect: QRect, look: Look, run: Run) -> None:
    theme, text = look.theme, look.render(run.text)
    if run.cap:
        _paint_cap(painter, rect, look, run)
        rect = rect.adjusted(theme.px(_CAP_PADDING), 0, 0, 0)
    if run.icon:
        side = theme.px(run.icon_size)
        spot = QRect(rect.left(), rect.top() + (rect.height() - side) // 2, side, side)
        theme.icon(run.icon, run.colour).paint(painter, spot)
        rect = rect.adjusted(side + theme.px(_ICON_GAP), 0, 0, 0)
    if text:
        font = theme.font(run.type, bold=run.bold)
        painter.setFont(font)
        painter.setPen(theme.colour(run.colour))
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, rect.width()))
        painter.drawText(QPointF(rect.left(), baseline(metrics, rect)), shown)


def _paint_cap(painter: QPainter, rect: QRect, look: Look, run: Run) -> None:
    high = look.px(Size.TAG)
    top = rect.top() + (rect.height() - high) // 2
    panel(
        painter,
        QRect(rect.left(), top, _width(look, run), high),
        border=look.theme.colour("line2"),
        radius=look.px(RADIUS_SMALL),
    )
