"""What the marks of the project timeline mean."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Joined, Message, Text
from stdcommittee.ui.theme.tokens import ColourName, Gap, Size, Type
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run, paint_runs, runs_width

_SIDE: Final = 10


@frozen
class Sign:
    """One entry: a filled box, a dashed one, a limit or a former limit, and its word."""

    text: Text
    kind: Literal["box", "plan", "limit", "former"]
    colour: ColourName = "c3"


SIGNS: Final = (
    Sign(Message("drafting"), "box", "c1"),
    Sign(Message("comments"), "box", "c2"),
    Sign(Message("review"), "box", "c3"),
    Sign(Message("approval"), "box", "c4"),
    Sign(Message("time left"), "plan"),
    Sign(Message("limit"), "limit", "text"),
    Sign(Message("before extension"), "former", "n3"),
)


class Legend(QWidget):
    """Signs in a line; those for which `fit` leaves no room are left out from the end."""

    def __init__(self, look: Look, signs: tuple[Sign, ...] = SIGNS) -> None:
        super().__init__()
        self._look = look
        self._signs = signs
        self._room = 0
        said = Joined(tuple(sign.text for sign in signs))
        look.language.name(self, Message("Legend: {signs}", signs=said))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.follow(self, Legend._renew)

    def fit(self, room: int) -> None:
        """Show the signs that fit into some width."""
        self._room = room
        self._renew()

    def sizeHint(self) -> QSize:
        """Return the room for the signs shown."""
        return QSize(sum(map(self._wide, self._shown())), self._look.px(Size.PILL))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the signs that fit."""
        painter = QPainter(self)
        x = 0
        for sign in self._shown():
            self._paint(painter, x, sign)
            x += self._wide(sign)

    def _shown(self) -> list[Sign]:
        shown = list(self._signs)
        while shown and sum(map(self._wide, shown)) > self._room:
            shown.pop()
        return shown

    def _wide(self, sign: Sign) -> int:
        words = runs_width(self._look, [_words(sign)])
        return words + self._look.px(_SIDE + Gap.XS + Gap.S)

    def _paint(self, painter: QPainter, x: int, sign: Sign) -> None:
        look, theme = self._look, self._look.theme
        side = look.px(_SIDE)
        box = QRectF(x, (self.height() - side) / 2, side, side)
        match sign.kind:
            case "box":
                painter.fillRect(box, theme.colour(sign.colour))
                painter.setPen(QPen(theme.colour("c3"), 1.0))
                painter.drawRect(box.adjusted(0, 0, -1, -1))
            case "plan":
                pen = QPen(theme.colour("c3"), 1.0, Qt.PenStyle.DashLine)
                pen.setDashPattern([3, 2.5])
                painter.setPen(pen)
                painter.drawRect(box.adjusted(0, 0, -1, -1))
            case _:
                self._paint_tick(painter, box, sign)
        room = QRect(x + side + look.px(Gap.XS), 0, self.width(), self.height())
        paint_runs(painter, room, look, [_words(sign)])

    def _paint_tick(self, painter: QPainter, box: QRectF, sign: Sign) -> None:
        colour = self._look.theme.colour(sign.colour)
        middle = box.center().x()
        painter.setPen(QPen(colour, 1.5))
        painter.drawLine(QPointF(middle, box.top()), QPointF(middle, box.bottom()))
        if sign.kind == "limit":
            half = box.width() * 0.3
            top = box.top() - 1
            corners = [
                QPointF(middle - half, top),
                QPointF(middle + half, top),
                QPointF(middle, top + half),
            ]
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPolygon(QPolygonF(corners))
            painter.restore()

    def _renew(self) -> None:
        self.updateGeometry()
        self.update()


def _words(sign: Sign) -> Run:
    return Run(sign.text, "muted", type=Type.CAPTION)
