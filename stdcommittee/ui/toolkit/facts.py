"""Facts of a record: what it is called at the left, what it is at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Text
from stdcommittee.ui.theme.tokens import ColourName, Gap, Size, Tone
from stdcommittee.ui.toolkit.buttons import LinkButton
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.look import Look


@frozen
class Fact:
    """One line; with `on_open` the value is a link, with `widget` it stands for the value."""

    label: Text
    value: Text = ""
    tone: Tone = Tone.NEUTRAL
    on_open: Callable[[], object] | None = None
    widget: QWidget | None = None


class Facts(QWidget):
    """A grid of facts whose values can be selected and copied."""

    def __init__(
        self, look: Look, facts: Sequence[Fact] = (), *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        look.follow(self, Facts._dress)
        self.set_facts(facts)

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """Show other facts."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        for row, fact in enumerate(facts):
            label = Label(self._look, fact.label, colour="muted")
            value = self._value(fact)
            self._look.language.name(value, fact.value if fact.on_open else fact.label)
            label.setBuddy(value)
            label.set_inset(0, 1, 0, 0)  # on the line of links beside it
            self._grid.setRowMinimumHeight(row, self._look.px(Size.LINK))
            self._grid.addWidget(label, row, 0, top)
            link = isinstance(value, LinkButton)
            self._grid.addWidget(value, row, 1, top if link else Qt.AlignmentFlag.AlignTop)

    def _value(self, fact: Fact) -> QWidget:
        if fact.widget is not None:
            return fact.widget
        colour: ColourName = "text" if fact.tone is Tone.NEUTRAL else fact.tone.text
        if fact.on_open is not None:
            colour = "accent" if fact.tone is Tone.NEUTRAL else colour
            return LinkButton(self._look, fact.value, colour=colour, on_click=fact.on_open)
        value = Label(self._look, fact.value or "–", colour=colour, wrap=True, selectable=True)
        value.set_inset(LinkButton.padding, 1, 0, 0)
        return value

    def _dress(self) -> None:
        self._grid.setHorizontalSpacing(self._look.px(Gap.M))
        self._grid.setVerticalSpacing(self._look.px(1))
