"""A field for a whole number."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox, QWidget

from stdcommittee.base.messages import Text
from stdcommittee.ui.theme.tokens import Gap
from stdcommittee.ui.toolkit.look import Look

_MOST = 2_147_483_647


class NumberField(QSpinBox):
    """Takes a whole number, typed or stepped by arrow keys; scrolling over it changes nothing."""

    def __init__(
        self,
        look: Look,
        name: Text,
        *,
        least: int = 0,
        most: int = _MOST,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setRange(least, most)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        look.language.name(self, name)
        look.follow(self, NumberField._dress)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page around."""
        event.ignore()

    def _dress(self) -> None:
        self.lineEdit().setTextMargins(self._look.px(Gap.S), 0, 0, 0)
