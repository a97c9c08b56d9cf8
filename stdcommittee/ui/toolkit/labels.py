"""Texts that stand still: paragraphs, and single lines in several styles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from stdcommittee.base.messages import Text
from stdcommittee.ui.theme.tokens import ColourName, Type
from stdcommittee.ui.toolkit.drawing import lift
from stdcommittee.ui.toolkit.language import set_tip
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run, paint_runs, runs_text, runs_width

_SELECTABLE: Final = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)
_LINE_HEIGHTS: Final = {Type.CAPTION: 18, Type.BODY: 20, Type.HEADING: 22, Type.TITLE: 28}


def line_height(type_: Type) -> int:
    """Return the height of one line of a type size, in px at 100 %."""
    return _LINE_HEIGHTS[type_]


class Label(QLabel):
    """A text in one style, taken literally; wraps and can be selected if wanted."""

    def __init__(
        self,
        look: Look,
        text: Text = "",
        *,
        type_: Type = Type.BODY,
        bold: bool = False,
        colour: ColourName = "text",
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._type = type_
        self._bold = bold
        self._colour: ColourName = colour
        self._inset = (0, 0, 0, 0)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if not wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if selectable:
            self.setTextInteractionFlags(_SELECTABLE)
        look.follow(self, Label._dress)
        self.set_text(text)

    def set_text(self, text: Text) -> None:
        """Say another text."""
        self._look.language.bind(self, QLabel.setText, text)

    def set_colour(self, colour: ColourName) -> None:
        """Change the colour of the text."""
        self._colour = colour
        self._dress()

    def set_inset(self, left: int, top: int, right: int, bottom: int) -> None:
        """Keep room around the text, in px at 100 %."""
        self._inset = (left, top, right, bottom)
        self._dress()

    def _dress(self) -> None:
        theme = self._look.theme
        font = theme.font(self._type, bold=self._bold)
        self.setFont(font)
        left, top, right, bottom = (theme.px(side) if side else 0 for side in self._inset)
        lifted = 2 * lift(QFontMetricsF(font))  # set the line as runs beside it are
        self.setContentsMargins(left, top, right, bottom + lifted)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, theme.colour(self._colour))
        self.setPalette(palette)


class Phrase(QLabel):
    """One line of runs; cut with an ellipsis where the room is short, whole in its tip then."""

    def __init__(
        self,
        look: Look,
        runs: Sequence[Run] = (),
        *,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        shrink: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Show runs; `shrink` allows the layout to make the line shorter than its text."""
        super().__init__(parent)
        self.look = look
        self._runs = tuple(runs)
        self._align = align
        self._shrink = shrink
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy.Policy.Preferred if shrink else QSizePolicy.Policy.Fixed
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        look.follow(self, Phrase._renew)

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs shown."""
        return self._runs

    def set_runs(self, *runs: Run) -> None:
        """Show other runs."""
        self._runs = runs
        self._renew()

    def sizeHint(self) -> QSize:
        """Return the size that shows every run whole."""
        tallest = max((line_height(run.type) for run in self._runs), default=20)
        return QSize(
            runs_width(self.look, self._runs) + 2 * self._padding(),
            max(self.look.px(tallest), self._height()),
        )

    def minimumSizeHint(self) -> QSize:
        """Return the least size: a few characters where the line may shrink."""
        hint = self.sizeHint()
        if self._shrink:
            hint.setWidth(min(hint.width(), self.look.px(24)))
        return hint

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and runs."""
        painter = QPainter(self)
        self._paint_ground(painter)
        inside = self.rect().adjusted(self._padding(), 0, -self._padding(), 0)
        whole = paint_runs(painter, inside, self.look, self._runs, align=self._align)
        painter.end()
        tip = "" if whole else self.text()
        if self._shrink and self.toolTip() != tip:
            set_tip(self, tip)

    def _padding(self) -> int:
        return 0

    def _height(self) -> int:
        return 0

    def _paint_ground(self, painter: QPainter) -> None:
        """Paint what lies under the runs; nothing here."""

    def _renew(self) -> None:
        self.setText(runs_text(self.look, self._runs))
        self.updateGeometry()
        self.update()


class Hairline(QFrame):
    """A line of 1 px that parts things; lying by default."""

    def __init__(self, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "hairline")
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
