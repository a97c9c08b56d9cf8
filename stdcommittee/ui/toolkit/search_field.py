"""A field to filter or search in: icon, words, the key that leads here, a way to clear it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from stdcommittee.base.messages import Message, Text
from stdcommittee.ui.theme.tokens import ColourName, Gap, Size, Type
from stdcommittee.ui.toolkit.buttons import IconButton
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run, paint_runs, runs_width


class _Clear(IconButton):
    part = "clear"
    height_ = Size.PILL
    icon_size = Size.ICON_TEXT

    def ink(self) -> ColourName:
        return "muted"


class SearchField(QLineEdit):
    """Says what is looked for once typing pauses (`sought`); Esc clears it."""

    sought = Signal(str)

    def __init__(
        self,
        look: Look,
        placeholder: Text,
        *,
        icon: str = "filter",
        hint: str = "",
        pause: int = 150,
        parent: QWidget | None = None,
    ) -> None:
        """Make a field.

        Args:
            look: theme and language.
            placeholder: what the field is for; its name as well.
            icon: at its left.
            hint: the shortcut shown while it is empty.
            pause: how long typing must rest before `sought` is emitted, in ms.
            parent: the widget that owns it.
        """
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._hint = hint
        self._pause = QTimer(self, singleShot=True, interval=pause)
        self._pause.timeout.connect(self._seek)
        self._clear = _Clear(
            look, "close", Message("Clear the field"), on_click=self.clear, parent=self
        )
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.hide()
        look.language.bind(self, QLineEdit.setPlaceholderText, placeholder)
        look.language.name(self, placeholder)
        self.textChanged.connect(self._changed)
        look.follow(self, SearchField._dress)

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the shortcuts around while there is something to clear."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Escape
            and self.text()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear on Esc; an empty field leaves Esc to whoever is around it."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the clear button at the right edge."""
        super().resizeEvent(event)
        side = self._look.px(Size.PILL)
        inset = (self.height() - side) // 2
        self._clear.setGeometry(self.width() - side - inset, inset, side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the field, then icon and key cap."""
        super().paintEvent(_event)
        painter = QPainter(self)
        side = self._look.px(Gap.S)
        inside = self.rect().adjusted(side, 0, -side, 0)
        paint_runs(painter, inside, self._look, [Run(icon=self._icon, colour="muted")])
        if self._hint and not self.text():
            cap = self._cap()
            wide = runs_width(self._look, [cap])
            spot = QRect(inside.right() + 1 - wide, inside.top(), wide, inside.height())
            paint_runs(painter, spot, self._look, [cap])

    def _cap(self) -> Run:
        return Run(self._hint, "muted", type=Type.CAPTION, cap=True)

    def _seek(self) -> None:
        self.sought.emit(self.text())

    def _changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._pause.start()

    def _dress(self) -> None:
        look = self._look
        cap = runs_width(look, [self._cap()]) if self._hint else look.px(Size.PILL)
        self.setTextMargins(look.px(Size.ICON_TEXT + 6), 0, cap + look.px(Gap.XS), 0)
        self.update()
