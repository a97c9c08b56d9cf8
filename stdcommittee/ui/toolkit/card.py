"""Cards hold one subject; section heads part a list into groups."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from stdcommittee.base.messages import Text
from stdcommittee.ui.theme.tokens import ColourName, Gap, Size, Tone, Type
from stdcommittee.ui.toolkit.drawing import hairline
from stdcommittee.ui.toolkit.labels import Hairline, Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.marking import set_problem
from stdcommittee.ui.toolkit.runs import Run


class Card(QFrame):
    """A subject with its title; rows in it are parted by lines, the card itself has one border."""

    def __init__(
        self,
        look: Look,
        title: Text = "",
        *,
        aside: Text = "",
        icon: str = "",
        tone: Tone = Tone.NEUTRAL,
        type_: Type = Type.BODY,
        parent: QWidget | None = None,
    ) -> None:
        """Make a card.

        Args:
            look: theme and language.
            title: the head line, bold; without one the card has no head.
            aside: muted words after the title.
            icon: before the title, in the colour of `tone`.
            tone: the meaning of the icon.
            type_: size of the title (`HEADING` for a verdict).
            parent: the widget that owns the card.
        """
        super().__init__(parent)
        self._look = look
        self._type = type_
        self.setProperty("part", "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        self._head = _Strip(look, Size.CARD_HEAD)
        self._title = Phrase(look)
        self._head.row.addWidget(self._title, 1)
        self._head_line = Hairline()
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._foot_line = Hairline()
        self._foot = _Strip(look, Size.CARD_HEAD)
        for part in (self._head, self._head_line):
            outer.addWidget(part)
        outer.addLayout(self._rows, 1)
        for part in (self._foot_line, self._foot):
            part.hide()
            outer.addWidget(part)
        self.set_title(title, aside=aside, icon=icon, tone=tone)

    def set_title(
        self, title: Text, *, aside: Text = "", icon: str = "", tone: Tone = Tone.NEUTRAL
    ) -> None:
        """Change the head line."""
        runs = [Run(icon=icon, colour=tone.text, icon_size=Size.ICON)] if icon else []
        runs.append(Run(title, bold=True, type=self._type))
        if aside:
            runs.append(Run(aside, "muted"))
        self._title.set_runs(*runs)
        self._head.setVisible(bool(title))
        self._head_line.setVisible(bool(title))

    def add_to_head(self, *widgets: QWidget) -> None:
        """Put widgets at the right of the title."""
        for widget in widgets:
            self._head.row.addWidget(widget)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Add a widget with the card's padding around it."""
        self._rows.addWidget(_padded(self._look, widget), stretch)

    def add_flush(self, widget: QWidget, stretch: int = 1) -> None:
        """Add a widget that reaches the card's edges: a table, a list."""
        self._rows.addWidget(widget, stretch)

    def add_row(self, widget: QWidget) -> None:
        """Add a row over the full width, parted from the one before by a line."""
        if self._rows.count():
            self._rows.addWidget(Hairline())
        self._rows.addWidget(_padded(self._look, widget, above=Gap.XS))

    def add_stretch(self) -> None:
        """Push what was added so far to the top."""
        self._rows.addStretch(1)

    def set_foot(self, *widgets: QWidget) -> None:
        """Put widgets into the foot: citation and edition, row counts; the first one stretches."""
        for place, widget in enumerate(widgets):
            self._foot.row.addWidget(widget, 0 if place else 1)
        self._foot_line.show()
        self._foot.show()

    def set_problem(self, *, problem: bool) -> None:
        """Draw the border red, for a subject that needs action."""
        set_problem(self, problem=problem)


class SectionHead(QWidget):
    """The head of a group in a list: icon, name, number, and a link at the right."""

    def __init__(
        self,
        look: Look,
        title: Text,
        *,
        icon: str = "",
        tone: Tone = Tone.NEUTRAL,
        count: int | None = None,
        aside: Text = "",
        link: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._phrase = Phrase(look)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._phrase, 1)
        if link is not None:
            self._row.addWidget(link)
        look.follow(self, SectionHead._dress)
        self.set_title(title, icon=icon, tone=tone, count=count, aside=aside)

    def set_title(
        self,
        title: Text,
        *,
        icon: str = "",
        tone: Tone = Tone.NEUTRAL,
        count: int | None = None,
        aside: Text = "",
    ) -> None:
        """Change what the head says."""
        colour: ColourName = "text" if tone is Tone.NEUTRAL else tone.text
        runs = [Run(icon=icon, colour=colour, icon_size=Size.ICON)] if icon else []
        runs.append(Run(title, bold=True))
        if count is not None:
            runs.append(Run(str(count), colour, bold=True))
        if aside:
            runs.append(Run(aside, "muted"))
        self._phrase.set_runs(*runs)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the raised ground and the line under it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.theme.colour("raised"))
        base = self.height() - 1
        hairline(painter, 0, base, self.width(), base, self._look.theme.colour("line"))

    def _dress(self) -> None:
        self.setFixedHeight(self._look.px(Size.GROUP_HEAD))
        side = self._look.px(Gap.M)
        self._row.setContentsMargins(side, 0, side, 0)


class PageHead(QWidget):
    """The head of a screen: title, what stands beside it, and its buttons at the right."""

    def __init__(self, look: Look, title: Text, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._title = Phrase(look)
        self._row = QHBoxLayout(self)
        self._beside = QHBoxLayout()
        self._row.addWidget(self._title)
        self._row.addLayout(self._beside)
        self._row.addStretch(1)
        self.set_title(title)
        look.follow(self, PageHead._dress)

    def set_title(self, title: Text, *, aside: Text = "") -> None:
        """Change the title and the muted words after it."""
        runs = [Run(title, bold=True, type=Type.TITLE)]
        if aside:
            runs.append(Run(aside, "muted", lead=Gap.M))
        self._title.set_runs(*runs)

    def add_beside(self, *widgets: QWidget) -> None:
        """Put pills and tags after the title; at most two pills."""
        for widget in widgets:
            self._beside.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def add_actions(self, *widgets: QWidget) -> None:
        """Put buttons at the right."""
        for widget in widgets:
            self._row.addWidget(widget)

    def _dress(self) -> None:
        self.setFixedHeight(self._look.px(Size.PAGE_HEAD))
        for layout in (self._row, self._beside):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(self._look.px(Gap.M))


class _Strip(QWidget):
    """The head or foot of a card: one row of a fixed height."""

    def __init__(self, look: Look, height: int) -> None:
        super().__init__()
        self._look = look
        self._height = height
        self.row = QHBoxLayout(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.follow(self, _Strip._dress)

    def _dress(self) -> None:
        side = self._look.px(Gap.M)
        self.row.setContentsMargins(side, 0, side, 0)
        self.row.setSpacing(self._look.px(Gap.S))
        self.setFixedHeight(self._look.px(self._height))


class _Padded(QWidget):
    def __init__(self, look: Look, inner: QWidget, above: int) -> None:
        super().__init__()
        self._look, self._above = look, above
        self._box = QVBoxLayout(self)
        self._box.addWidget(inner)
        look.follow(self, _Padded._dress)

    def _dress(self) -> None:
        side, above = self._look.px(Gap.M), self._look.px(self._above)
        self._box.setContentsMargins(side, above, side, above)


def _padded(look: Look, widget: QWidget, *, above: int = Gap.M) -> QWidget:
    return _Padded(look, widget, above)
