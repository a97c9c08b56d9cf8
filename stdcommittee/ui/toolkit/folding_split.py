"""Two panes side by side, or one at a time where there is no room for both."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import Message
from stdcommittee.ui.toolkit.buttons import IconButton
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.memory import Memory
from stdcommittee.ui.toolkit.split import SplitView

_BOTH: Final = 760  # px at 100 % from which both panes have room


class FoldingSplit(SplitView):
    """A first pane that chooses and a second one that shows; narrow, they take turns."""

    folded = Signal(bool)

    def __init__(
        self,
        look: Look,
        memory: Memory,
        name: str,
        first: QWidget,
        second: QWidget,
        *,
        width: int,
        both: int = _BOTH,
    ) -> None:
        """Make a view; `width` is that of the first pane, `both` from where on both are shown."""
        super().__init__(look, memory, name, widths=(width, 0))
        self._first_pane, self._second_pane = first, second
        self._both = both
        self._narrow = False
        self._ahead = False
        self.addWidget(first)
        self.addWidget(second)
        look.follow(self, FoldingSplit._fold)

    @property
    def narrow(self) -> bool:
        """Whether the panes take turns."""
        return self._narrow

    def show_first(self) -> None:
        """Turn to the first pane."""
        self._ahead = False
        self._turn()

    def show_second(self) -> None:
        """Turn to the second pane."""
        self._ahead = True
        self._turn()

    def back_button(self) -> IconButton:
        """Return a button for the second pane that turns back; in sight only while narrow."""
        button = IconButton(
            self.look, "chevron-left", Message("Back to the list"), on_click=self.show_first
        )
        button.setVisible(False)
        self.folded.connect(button.setVisible)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether both panes have room."""
        super().resizeEvent(event)
        self._fold()

    def showEvent(self, event: QShowEvent) -> None:
        """See whether both panes have room, now that there is some."""
        super().showEvent(event)
        self._fold()

    def _fold(self) -> None:
        if not self.isVisible():
            return  # how much room there is is not known yet
        narrow = self.width() < self.look.px(self._both)
        if narrow is not self._narrow:
            self._narrow = narrow
            self._turn()
            self.folded.emit(narrow)

    def _turn(self) -> None:
        focused = self.window().focusWidget()
        self._first_pane.setVisible(not (self._narrow and self._ahead))
        self._second_pane.setVisible(self._ahead or not self._narrow)
        if self._narrow and focused is not None and not focused.isVisible():
            shown = self._second_pane if self._ahead else self._first_pane
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
