"""Pills say the state of a record, tags a neutral fact."""

from __future__ import annotations

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import Text
from stdcommittee.ui.theme.tokens import RADIUS_SMALL, Gap, Size, Tone, Type
from stdcommittee.ui.toolkit.drawing import panel
from stdcommittee.ui.toolkit.labels import Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run


class Pill(Phrase):
    """A state: icon and word on a soft ground. At most two stand beside a title."""

    def __init__(
        self,
        look: Look,
        text: Text,
        icon: str = "",
        tone: Tone = Tone.NEUTRAL,
        *,
        parent: QWidget | None = None,
    ) -> None:
        self._tone = tone
        super().__init__(look, shrink=False, parent=parent)
        self.set_state(text, icon, tone)

    def set_state(self, text: Text, icon: str = "", tone: Tone = Tone.NEUTRAL) -> None:
        """Show another state."""
        self._tone = tone
        self.set_runs(Run(text, tone.text, icon=icon))

    def _padding(self) -> int:
        return self.look.px(Gap.S)

    def _height(self) -> int:
        return self.look.px(Size.PILL)

    def _paint_ground(self, painter: QPainter) -> None:
        theme = self.look.theme
        panel(
            painter,
            self.rect(),
            ground=theme.colour(self._tone.soft),
            border=theme.colour(self._tone.text) if theme.outlined else None,
            width=2.0,
            radius=theme.px(RADIUS_SMALL),
        )


class Tag(Phrase):
    """A neutral fact in an outline; dashed while it is provisional or only suggested."""

    def __init__(
        self, look: Look, text: Text, *, provisional: bool = False, parent: QWidget | None = None
    ) -> None:
        self._provisional = provisional
        super().__init__(look, shrink=False, parent=parent)
        self.set_fact(text, provisional=provisional)

    def set_fact(self, text: Text, *, provisional: bool = False) -> None:
        """Show another fact."""
        self._provisional = provisional
        self.set_runs(Run(text, "muted", type=Type.CAPTION))

    def _padding(self) -> int:
        return self.look.px(6)

    def _height(self) -> int:
        return self.look.px(Size.TAG)

    def _paint_ground(self, painter: QPainter) -> None:
        theme = self.look.theme
        panel(
            painter,
            self.rect(),
            border=theme.colour("line2"),
            radius=theme.px(RADIUS_SMALL),
            dashed=self._provisional,
        )
