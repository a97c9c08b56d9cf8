"""Panes side by side whose widths are remembered."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from stdcommittee.base.messages import Message
from stdcommittee.ui.theme.tokens import Gap
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.memory import Memory

_STEPS: Final = {
    Qt.Key.Key_Left: -Gap.L,
    Qt.Key.Key_Up: -Gap.L,
    Qt.Key.Key_Right: Gap.L,
    Qt.Key.Key_Down: Gap.L,
}


class SplitView(QSplitter):
    """Panes with a movable line between them; widths come back at the next start."""

    def __init__(
        self,
        look: Look,
        memory: Memory,
        name: str,
        *,
        widths: tuple[int, ...],
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
        parent: QWidget | None = None,
    ) -> None:
        """Make a view.

        Args:
            look: theme and language.
            memory: where widths are kept.
            name: of this view among all, for the memory.
            widths: of the panes at first, in px at 100 %; 0 takes what is left.
            orientation: how the panes stand.
            parent: the widget that owns the view.
        """
        super().__init__(orientation, parent)
        self.look = look
        self._memory = memory
        self._key = f"split/{name}"
        self._first = widths
        self._restored = False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._settled = QTimer(self, singleShot=True, interval=400)
        self._settled.timeout.connect(self._keep)
        self.splitterMoved.connect(self._moved)

    def createHandle(self) -> QSplitterHandle:
        """Return a handle that the keyboard can move as well."""
        return _Handle(self.orientation(), self)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the remembered widths when first shown, when the room is known."""
        super().showEvent(event)
        if not self._restored:
            self._restored = True
            self._restore()

    def _restore(self) -> None:
        kept = self._memory.recall(self._key)
        sizes = [int(part) for part in kept.split(",") if part.isdecimal()]
        if len(sizes) != self.count():
            sizes = [self.look.px(width) if width else 0 for width in self._first]
        for place, width in enumerate(self._first):
            self.setStretchFactor(place, 0 if width else 1)
        whole = self.width() if self.orientation() is Qt.Orientation.Horizontal else self.height()
        rest = max(0, whole - sum(sizes))
        self.setSizes([size or rest for size in sizes])

    def _moved(self) -> None:
        self._settled.start()

    def _keep(self) -> None:
        kept = [
            str(size if first else 0)
            for size, first in zip(self.sizes(), self._first, strict=False)
        ]
        self._memory.keep(self._key, ",".join(kept))


class _Handle(QSplitterHandle):
    """The line between two panes: arrow keys move it, focus shows it."""

    def __init__(self, orientation: Qt.Orientation, split: SplitView) -> None:
        super().__init__(orientation, split)
        self._split = split
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        split.look.language.name(self, Message("Border between two panes, moved by arrow keys"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        margins = self.contentsMargins()  # a thin handle reaches beyond its line, to be caught
        across = self.orientation() is Qt.Orientation.Horizontal
        line = self.x() + margins.left() if across else self.y() + margins.top()
        self.moveSplitter(line + step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._split.look.theme
        lit = self.hasFocus() or self.underMouse()
        rect = self.rect()
        if not lit and self.orientation() is Qt.Orientation.Horizontal:
            rect.adjust(rect.width() // 2, 0, rect.width() // 2 + 1 - rect.width(), 0)
        elif not lit:
            rect.adjust(0, rect.height() // 2, 0, rect.height() // 2 + 1 - rect.height())
        QPainter(self).fillRect(rect, theme.colour("accent" if lit else "line"))
