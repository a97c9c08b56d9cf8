"""Rows of a record's page: something that opens at the left, what is known of it at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from stdcommittee.base.messages import Text
from stdcommittee.ui.theme.tokens import ColourName, Gap, Type
from stdcommittee.ui.toolkit.buttons import IconButton, LinkButton
from stdcommittee.ui.toolkit.labels import Hairline, Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.page_area import PageArea
from stdcommittee.ui.toolkit.runs import Run


class Line(QWidget):
    """One row: icon and words, muted words after them, further words and buttons at the right."""

    def __init__(
        self,
        look: Look,
        text: Text,
        *,
        icon: str = "",
        icon_colour: ColourName | None = None,
        colour: ColourName = "text",
        aside: Text = "",
        right: Sequence[Run] = (),
        on_open: Callable[[], object] | None = None,
        buttons: Sequence[IconButton] = (),
    ) -> None:
        """Make a row; with `on_open` the words are a link. The icon may have its own colour."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(Gap.S))
        if icon:
            drawn = icon_colour or _icon_colour(colour)
            row.addWidget(Phrase(look, [Run(icon=icon, colour=drawn)], shrink=False))
        if on_open is not None:
            ink: ColourName = "accent" if colour == "text" else colour
            row.addWidget(LinkButton(look, text, colour=ink, shrink=True, on_click=on_open))
        else:
            row.addWidget(Phrase(look, [Run(text, colour)]))
        if aside:
            words = Phrase(look, [Run(aside, "muted")])
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            row.addWidget(words, 1)
        else:
            row.addStretch(1)
        if right:
            row.addWidget(Phrase(look, right, shrink=False))
        for button in buttons:
            row.addWidget(button)


class Page(PageArea):
    """A page of cards under each other that scrolls as a whole."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._look = look
        inner = QWidget()
        self._box = QVBoxLayout(inner)
        super().__init__(inner, parent)
        look.follow(self, Page._dress)

    def fill(self, widgets: Sequence[QWidget], *, stay: bool = False) -> None:
        """Show other cards; `stay` keeps the place that is in sight."""
        at = self.verticalScrollBar().value() if stay else 0
        while (item := self._box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for widget in widgets:
            self._box.addWidget(widget)
        self._box.addStretch(1)
        self.verticalScrollBar().setValue(at)

    def _dress(self) -> None:
        gap = self._look.px(Gap.M)
        self._box.setContentsMargins(0, gap, 0, gap)
        self._box.setSpacing(gap)


def stack(*widgets: QWidget, gap: int = 0) -> QWidget:
    """Return widgets under each other, parted by lines unless a gap is given."""
    whole = QWidget()
    box = QVBoxLayout(whole)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(gap)
    for place, widget in enumerate(widgets):
        if place and not gap:
            box.addWidget(Hairline())
        box.addWidget(widget)
    return whole


def caption(text: Text, colour: ColourName = "muted") -> Run:
    """Return a run in the small type."""
    return Run(text, colour, type=Type.CAPTION)


def _icon_colour(colour: ColourName) -> ColourName:
    return "muted" if colour == "text" else colour
