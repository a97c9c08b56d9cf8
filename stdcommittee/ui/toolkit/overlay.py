"""A panel over the window: no window of its own, so that input methods work in it as elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from stdcommittee.ui.toolkit.look import Look


class Overlay(QWidget):
    """Lies over the whole host while open; a click beside its panel or Esc closes it."""

    dismissed = Signal()

    def __init__(self, look: Look, host: QWidget, *, veil: bool) -> None:
        """Make a closed overlay; `veil` steps the window behind it back a little."""
        super().__init__(host)
        self.look = look
        self.host = host
        self._veil = veil
        self._before: QWidget | None = None
        self.panel = QFrame(self)
        self.panel.setProperty("part", "float")
        host.installEventFilter(self)
        self.hide()

    def appear(self, first: QWidget) -> None:
        """Come into sight and give the keyboard to a widget of the panel."""
        self._before = self.host.focusWidget()
        self._cover()
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Go out of sight; the keyboard returns to where it was."""
        if self.isHidden():
            return
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.dismissed.emit()

    def arrange(self) -> None:
        """Place the panel; called whenever the host has another size."""

    def step(self, event: QKeyEvent) -> bool:
        """Handle a key that `watch` intercepted, and tell whether it was meant for the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep up with the host's size, and let the panel have its keys before shortcuts do."""
        if watched is self.host:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._cover()
        elif isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() in _OWN_KEYS:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self.step(event)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close at a click beside the panel."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the veil."""
        if self._veil:
            colour = QColor(self.look.theme.colour("window"))
            colour.setAlpha(140)
            QPainter(self).fillRect(self.rect(), colour)

    def _cover(self) -> None:
        self.setGeometry(self.host.rect())
        self.arrange()


_OWN_KEYS = (
    Qt.Key.Key_Escape,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)
