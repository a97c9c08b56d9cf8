"""A field for several lines that ends with Ctrl+Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from stdcommittee.base.messages import Text
from stdcommittee.ui.toolkit.look import Look


class WordsField(QPlainTextEdit):
    """Ctrl+Enter ends the text, Esc leaves it, Tab goes on to the next field."""

    finished = Signal()
    escaped = Signal()

    def __init__(self, look: Look, name: Text) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        look.language.name(self, name)

    @property
    def text(self) -> str:
        """What was written, without blanks around it."""
        return self.toPlainText().strip()

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the shortcuts around."""
        overriding = event.type() == QEvent.Type.ShortcutOverride
        if overriding and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End with Ctrl+Enter, leave with Esc."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
