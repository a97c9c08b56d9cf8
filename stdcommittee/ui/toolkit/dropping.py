"""Files let go over a widget."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """Lets a widget take files; lives as long as the widget."""

    def __init__(
        self,
        widget: QWidget,
        dropped: Callable[[list[Path]], object],
        *,
        welcome: Callable[[], bool] = lambda: True,
    ) -> None:
        """Call `dropped` with the files let go over a widget while they are `welcome`."""
        super().__init__(widget)
        self._dropped = dropped
        self._welcome = welcome
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files, leave everything else to the widget."""
        entering = event.type() in (QEvent.Type.DragEnter, QEvent.Type.DragMove)
        if not entering and event.type() != QEvent.Type.Drop:
            return super().eventFilter(watched, event)
        if not isinstance(event, QDropEvent) or not self._welcome():
            return super().eventFilter(watched, event)
        files = files_in(event.mimeData())
        if not files:
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if not entering:
            self._dropped(files)
        return True


def files_in(data: QMimeData) -> list[Path]:
    """Return the files that are dragged; folders and links to the net are not among them."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.is_file()]
