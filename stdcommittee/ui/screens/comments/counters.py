"""How far a round is: a bar of its answers, and how many there are of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from stdcommittee.base.messages import Joined, Message, Plural, Text
from stdcommittee.domain.comments.records import CommentRound
from stdcommittee.domain.comments.vocabulary import Disposition
from stdcommittee.services.comments import RoundStatistics
from stdcommittee.ui.screens.comments.dispositions import MARKS
from stdcommittee.ui.theme.tokens import ColourName, Gap, Tone
from stdcommittee.ui.toolkit.labels import Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.pill import Pill
from stdcommittee.ui.toolkit.runs import Run

_GAP: Final = 2.0  # px between two stretches
_FILLS: Final[dict[ColourName, ColourName]] = {"accent": "c3", "muted": "n3", "warn": "warnfill"}


class ShareBar(QWidget):
    """A bar whose stretches are shares of a whole; what is left is empty ground."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._parts: tuple[tuple[int, ColourName], ...] = ()
        self._whole = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.follow(self, ShareBar.updateGeometry)

    def set_parts(self, parts: Sequence[tuple[int, ColourName]], whole: int, says: Text) -> None:
        """Show stretches of a whole; `says` is the same in words."""
        self._parts, self._whole = tuple(parts), whole
        self._look.language.name(self, says)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return QSize(self._look.px(240), self._look.px(10))

    def minimumSizeHint(self) -> QSize:
        """Return the least size that can be read."""
        return QSize(self._look.px(80), self._look.px(10))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and stretches."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, high = self._look.theme, float(self.height())
        whole = QPainterPath()
        whole.addRoundedRect(QRectF(self.rect()), high / 2, high / 2)
        painter.fillPath(whole, theme.colour("n1"))
        left = 0.0
        for number, colour in self._parts:
            wide = self.width() * number / max(1, self._whole)
            stretch = QPainterPath()
            stretch.addRect(QRectF(left, 0, max(0.0, wide - _GAP), high))
            fill = theme.colour(_FILLS.get(colour, colour))
            painter.fillPath(stretch.intersected(whole), fill)
            left += wide


class Counters(QWidget):
    """One line over a round: how many are answered, and how."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.bar = ShareBar(look)
        self.counts = Phrase(look)
        self._unreasoned = Pill(look, "")
        self._asked = Phrase(look)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.bar)
        self._row.addWidget(self.counts, 1)
        self._row.addWidget(self._unreasoned)
        self._row.addWidget(self._asked)
        look.follow(self, Counters._dress)

    def show_round(self, found: CommentRound, statistics: RoundStatistics) -> None:
        """Show how far a round is."""
        answered = statistics.answered
        order = [item for item in Disposition if answered.get(item)]
        done = sum(answered.values())
        runs = [
            Run(str(done), bold=True),
            Run(Message("of {n} answered", n=statistics.total), "muted", lead=Gap.XS),
        ]
        said: list[Text] = []
        for item in order:
            mark = MARKS[item]
            runs += [
                Run(str(answered[item]), bold=True, icon=mark.icon, colour=mark.colour, lead=Gap.M),
                Run(mark.text, lead=Gap.XS),
            ]
            said.append(Message("{answer} {n}", answer=mark.text, n=answered[item]))
        runs += [
            Run(str(statistics.open), "warn", bold=True, lead=Gap.M),
            Run(Message("open"), lead=Gap.XS),
        ]
        self.counts.set_runs(*runs)
        parts = [(answered[item], MARKS[item].colour) for item in order]
        self.bar.set_parts(parts, statistics.total, Joined(tuple(said)))
        lacking = statistics.unreasoned
        missing = Plural("{n} without reason", "{n} without reasons", n=lacking)
        self._unreasoned.set_state(missing, "warning", Tone.WARN)
        self._unreasoned.setVisible(bool(lacking))
        asked = Message(
            "{sent} asked, {replied} replied, {commented} with comments",
            sent=found.sent,
            replied=found.replied,
            commented=found.commented,
        )
        self._asked.set_runs(*([Run(asked, "muted")] if found.sent else []))

    def _dress(self) -> None:
        px = self._look.px
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(Gap.M))
