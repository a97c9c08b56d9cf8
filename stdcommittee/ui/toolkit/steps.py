"""The step line: where something stands on a fixed way (consult, position, sent, result)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Joined, Message, Text
from stdcommittee.ui.theme.tokens import ColourName, Gap, Type
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run, paint_runs, runs_width

_MARK: Final = 14  # diameter of a step's mark
_LABEL: Final = 18


class StepState(Enum):
    """How a step stands; value: the word for it."""

    DONE = auto()
    NOW = auto()
    DUE = auto()  # due or missed
    AHEAD = auto()

    @property
    def word(self) -> Message:
        """What screen readers say."""
        return Message(_WORDS[self])


_WORDS: Final = {
    StepState.DONE: N_("done"),
    StepState.NOW: N_("now"),
    StepState.DUE: N_("due"),
    StepState.AHEAD: N_("ahead"),
}


@frozen
class Step:
    """One step: its state and the words under it."""

    label: Text
    state: StepState


class StepLine(QWidget):
    """Steps from left to right; the line is solid behind what is done, dotted ahead."""

    def __init__(
        self, look: Look, steps: Sequence[Step] = (), *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._steps: tuple[Step, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_steps(steps)
        look.follow(self, StepLine.updateGeometry)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show other steps."""
        self._steps = tuple(steps)
        said = (Message("{step}: {state}", step=s.label, state=s.state.word) for s in steps)
        self._look.language.name(self, Joined(tuple(said), "clause"))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that shows every label whole."""
        widest = max((runs_width(self._look, [_label(step)]) for step in self._steps), default=0)
        each = max(self._look.px(96), widest + self._look.px(Gap.S))
        return QSize(each * max(1, len(self._steps)), self._look.px(_MARK + 2 + _LABEL))

    def minimumSizeHint(self) -> QSize:
        """Return the least size that can still be read."""
        return QSize(self._look.px(48) * max(1, len(self._steps)), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint marks, lines and labels."""
        paint_steps(QPainter(self), self.rect(), self._look, self._steps)


def paint_steps(painter: QPainter, rect: QRect, look: Look, steps: Sequence[Step]) -> None:
    """Paint a step line into `rect` (for rows of tables as well)."""
    if not steps:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pitch = rect.width() / len(steps)
    side = look.px(_MARK)
    top = rect.top() + max(0, (rect.height() - look.px(_MARK + 2 + _LABEL)) // 2)
    for place, step in enumerate(steps):
        left = rect.left() + round(place * pitch)
        mark = QRectF(left + 1, top + 1, side - 2, side - 2)
        if place + 1 < len(steps):
            end = rect.left() + round((place + 1) * pitch)
            _paint_line(painter, look, mark, end, step.state)
        _paint_mark(painter, look, mark, step.state)
        room = QRect(left, top + side + look.px(2), round(pitch) - look.px(Gap.XS), look.px(_LABEL))
        paint_runs(painter, room, look, [_label(step)])
    painter.restore()


def _label(step: Step) -> Run:
    colours: dict[StepState, ColourName] = {StepState.DUE: "bad", StepState.AHEAD: "muted"}
    live = step.state in (StepState.NOW, StepState.DUE)
    return Run(step.label, colours.get(step.state, "text"), bold=live, type=Type.CAPTION)


def _paint_line(painter: QPainter, look: Look, mark: QRectF, end: float, state: StepState) -> None:
    done = state is StepState.DONE
    pen = QPen(look.theme.colour("accent" if done else "n2"), 2.0)
    if not done:
        pen.setDashPattern([1.5, 1.5])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    middle = mark.center().y()
    painter.drawLine(QPointF(mark.right() + 4, middle), QPointF(end - 3, middle))


def _paint_mark(painter: QPainter, look: Look, mark: QRectF, state: StepState) -> None:
    theme = look.theme
    ground = theme.colour("surface")
    if state is StepState.DONE:
        _disc(painter, mark, theme.colour("accentfill"))
        painter.setPen(_stroke(theme.colour("onaccent")))
        painter.drawPolyline([_at(mark, 0.28, 0.52), _at(mark, 0.44, 0.68), _at(mark, 0.73, 0.34)])
    elif state is StepState.DUE:
        _disc(painter, mark, theme.colour("bad"))
        painter.setPen(_stroke(ground))
        painter.drawLine(_at(mark, 0.5, 0.25), _at(mark, 0.5, 0.54))
        painter.drawPoint(_at(mark, 0.5, 0.76))
    else:
        now = state is StepState.NOW
        painter.setPen(QPen(theme.colour("accent" if now else "ctl"), 2.0 if now else 1.5))
        painter.setBrush(ground)
        painter.drawEllipse(mark)
        if now:
            inset = mark.width() * 0.3
            _disc(painter, mark.adjusted(inset, inset, -inset, -inset), theme.colour("accent"))


def _stroke(colour: QColor) -> QPen:
    return QPen(
        colour, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )


def _at(mark: QRectF, x: float, y: float) -> QPointF:
    return QPointF(mark.left() + x * mark.width(), mark.top() + y * mark.height())


def _disc(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(rect)
