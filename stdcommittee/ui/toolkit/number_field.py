"""A field for a whole number."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Text
from stdcommittee.ui.toolkit.checked_field import CheckedField
from stdcommittee.ui.toolkit.look import Look

_NUMBER: Final = re.compile(r"[+-]?\d{1,15}")
_STEPS: Final = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class NumberField(CheckedField):
    """Takes a whole number within bounds, or nothing; arrow keys step it."""

    def __init__(
        self,
        look: Look,
        name: Text,
        *,
        least: int = 0,
        most: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._numbers = _Numbers(least, most)
        super().__init__(look, name, self._numbers, parent=parent)
        self.line.installEventFilter(self)

    @property
    def value(self) -> int | None:
        """The number; None when the field is empty or does not hold one."""
        value: int | None = self._value
        return value

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Step the number with the arrow keys, within its bounds."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self._step(step)
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        number = self._numbers.read(self.line.text())
        stepped = str(self._numbers.least if number is None else number + by)
        if self._numbers.objection(stepped) is None:
            self.take(stepped)


@frozen
class _Numbers:
    """Texts as whole numbers."""

    least: int
    most: int | None

    def read(self, text: str) -> int | None:
        """Return the number that a text means, or None."""
        plain = unicodedata.normalize("NFKC", text).replace(" ", "")
        return int(plain) if _NUMBER.fullmatch(plain) else None

    def write(self, value: int | None) -> str:
        """Return a number in figures; nothing for None."""
        return "" if value is None else str(value)

    def objection(self, text: str) -> Text | None:
        """Return why a text is no number that may stand here, or None."""
        if not text.strip():
            return None
        number = self.read(text)
        if number is None:
            return Message("“{value}” is not a whole number.", value=text)
        if number < self.least:
            return Message("The number must be at least {least}.", least=self.least)
        if self.most is not None and number > self.most:
            return Message("The number must be at most {most}.", most=self.most)
        return None
