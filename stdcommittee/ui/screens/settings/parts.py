"""What the sections of the settings are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Text
from stdcommittee.ui.theme.tokens import Gap, Type
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_rows import Page
from stdcommittee.ui.toolkit.labels import Label, Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run

_CONTROL: Final = 220  # px at 100 % of the controls at the right
_NARROW: Final = 420  # px under which they stand below


@frozen(kw_only=True)
class Section:
    """One line at the left of the settings, and how its page is made."""

    name: str
    label: str  # message id
    icon: str
    build: Callable[[Desk], Any]


class SectionPage(QWidget):
    """A title with its buttons, a sentence, and below them cards that scroll."""

    def __init__(self, look: Look, title: Text, told: Text = "") -> None:
        super().__init__()
        self.look = look
        self.page = Page(look)
        self._head = QHBoxLayout()
        self._title = Phrase(look, [Run(title, bold=True, type=Type.TITLE)])
        self._head.addWidget(self._title, 1)
        self.box = QVBoxLayout(self)
        self.box.addLayout(self._head)
        if told:
            self.box.addWidget(Label(look, told, colour="muted", wrap=True))
        look.follow(self, SectionPage._dress)

    def add_actions(self, *widgets: QWidget) -> None:
        """Put buttons at the right of the title."""
        for widget in widgets:
            self._head.addWidget(widget)

    def show_page(self, widgets: Sequence[QWidget] = ()) -> None:
        """Let the cards stand below the title."""
        if self.box.indexOf(self.page) < 0:
            self.box.addWidget(self.page, 1)
        self.page.fill(widgets, stay=True)

    def _dress(self) -> None:
        px = self.look.px
        self.box.setContentsMargins(px(Gap.XL), px(Gap.M), px(Gap.XL), 0)
        self.box.setSpacing(px(Gap.S))
        self._head.setSpacing(px(Gap.S))


class SettingRow(QWidget):
    """What can be set at the left, with a sentence about it; the control at the right."""

    def __init__(self, look: Look, label: Text, told: Text, control: QWidget) -> None:
        super().__init__()
        self._look, self._control = look, control
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(Label(look, label))
        if told:
            texts.addWidget(Label(look, told, type_=Type.CAPTION, colour="muted", wrap=True))
        self._row.addLayout(texts, 1)
        self._row.addWidget(control)
        look.follow(self, SettingRow._dress)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the control below the words where there is no room beside them."""
        super().resizeEvent(event)
        beside = event.size().width() >= self._look.px(_NARROW)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def _dress(self) -> None:
        px = self._look.px
        self._row.setContentsMargins(0, px(Gap.XS), 0, px(Gap.XS))
        self._row.setSpacing(px(Gap.L))
        self._control.setMinimumWidth(px(_CONTROL))


def read_only_note(desk: Desk) -> list[QWidget]:
    """Return a line that says why nothing can be changed, or nothing."""
    if desk.read_only is None:
        return []
    said = Message("Nothing can be changed here: {why}", why=desk.read_only)
    return [Label(desk.look, said, colour="warn", wrap=True)]
