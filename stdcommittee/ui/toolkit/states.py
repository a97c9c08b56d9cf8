"""What stands where records would be: none yet, still loading, or a failure."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stdcommittee.base.errors import Failure
from stdcommittee.base.messages import Message, Text
from stdcommittee.ui.theme.tokens import Gap, Size
from stdcommittee.ui.toolkit.buttons import Button, LinkButton, PrimaryButton
from stdcommittee.ui.toolkit.drawing import panel
from stdcommittee.ui.toolkit.labels import Label, Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run


class _State(QWidget):
    """Lines at the top left, where the first record would stand."""

    def __init__(self, look: Look, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.look = look
        self.box = QVBoxLayout(self)
        look.follow(self, _State._dress)

    def add_buttons(self, *buttons: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(self.look.px(Gap.S))
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self.box.addLayout(row)
        self.box.addStretch(1)

    def _dress(self) -> None:
        side = self.look.px(Gap.M)
        self.box.setContentsMargins(side, side, side, side)
        self.box.setSpacing(side)


class EmptyState(_State):
    """Says what belongs here and offers the first action; no picture."""

    def __init__(
        self,
        look: Look,
        sentence: Text,
        *,
        action: Text = "",
        on_action: Callable[[], object] | None = None,
        example: Text = "",
        on_example: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self.box.addWidget(Label(look, sentence, wrap=True))
        buttons: list[QWidget] = []
        if action:
            buttons.append(PrimaryButton(look, action, icon="add", on_click=on_action))
        if example:
            buttons.append(LinkButton(look, example, on_click=on_example))
        self.add_buttons(*buttons)


class FailureState(_State):
    """Says what happened, what was kept and what to do; the details can be copied."""

    def __init__(
        self,
        look: Look,
        failure: Failure,
        *,
        on_retry: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self.box.addWidget(
            Phrase(look, [Run(icon="warning", colour="bad"), Run(failure.what, "bad", bold=True)])
        )
        for text in (failure.kept, failure.advice):
            if text is not None:
                self.box.addWidget(Label(look, text, wrap=True))
        buttons: list[QWidget] = []
        if on_retry is not None:
            buttons.append(Button(look, Message("Try again"), icon="refresh", on_click=on_retry))
        buttons.append(copy_details_button(look, failure.message, failure.details))
        self.add_buttons(*buttons)


class LoadingState(QWidget):
    """Bars where rows will stand; they do not move."""

    def __init__(self, look: Look, *, rows: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows = rows
        look.language.name(self, Message("Loading …"))
        self.setMinimumHeight(look.px(Size.LIST_ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars, of changing lengths as text would have."""
        painter = QPainter(self)
        look, theme = self._look, self._look.theme
        pitch, thick, side = look.px(Size.LIST_ROW), look.px(10), look.px(Gap.M)
        room = self.width() - 2 * side
        for row in range(self._rows):
            top = row * pitch + (pitch - thick) // 2
            long = room * (55 + (row * 37) % 35) // 100
            panel(
                painter,
                QRect(side, top, long, thick),
                ground=theme.colour("n1"),
                radius=thick / 2,
            )


def copy_details_button(look: Look, message: Text, details: str) -> LinkButton:
    """Return a link that copies a message and its details, to be sent to whoever helps."""

    def copy() -> None:
        whole = "\n\n".join(filter(None, (look.render(message), details)))
        QGuiApplication.clipboard().setText(whole)

    button = LinkButton(look, Message("Copy details"), icon="copy", on_click=copy)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
