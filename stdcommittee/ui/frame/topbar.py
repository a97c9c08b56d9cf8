"""The bar at the top: committees at the left, search in the middle, New at the right.

Nothing else ever goes there.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QWidget

from stdcommittee.base.messages import Message, Plural
from stdcommittee.ui.frame.committees import CommitteeMenu
from stdcommittee.ui.frame.shell import CommitteeChoice
from stdcommittee.ui.theme.tokens import RADIUS, RADIUS_SMALL, Gap, Size, Type
from stdcommittee.ui.toolkit.buttons import Button
from stdcommittee.ui.toolkit.drawing import focus_ring, hairline, panel
from stdcommittee.ui.toolkit.keys import key_text
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run, paint_runs, runs_text, runs_width

_LOGO: Final = 20
_SEARCH: Final = 400
_SEARCH_LEAST: Final = 160


class CommitteeButton(QAbstractButton):
    """Says which committees are in view and opens the list of them."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._runs: list[Run] = []
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.follow(self, CommitteeButton._renew)

    def show_choice(self, choices: Sequence[CommitteeChoice], chosen: Collection[Hashable]) -> None:
        """Show the committees chosen: one by name, several by the first, all by their number."""
        taken = [choice for choice in choices if choice.key in chosen]
        if len(taken) > 1 and len(taken) == len(choices):
            text = Plural("{n} committee", "All {n} committees", n=len(taken))
            self._runs = [Run(text, bold=True)]
        elif taken:
            self._runs = _name(taken)
        else:
            self._runs = [Run(Message("No committee"), bold=True)]
        self._renew()

    def sizeHint(self) -> QSize:
        """Return the size that shows the whole name."""
        px = self._look.px
        wide = px(_LOGO + Gap.S + Gap.M + Size.ICON_TEXT) + runs_width(self._look, self._runs)
        return QSize(wide + 2 * px(Gap.XS), px(Size.CONTROL))

    def minimumSizeHint(self) -> QSize:
        """Return the size of mark and arrow with a few characters."""
        return QSize(self._look.px(120), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint mark, names and arrow."""
        painter = QPainter(self)
        theme, px = self._look.theme, self._look.px
        if self.underMouse():
            panel(painter, self.rect(), ground=theme.colour("n1"), radius=px(RADIUS))
        inside = self.rect().adjusted(px(Gap.XS), 0, -px(Gap.XS), 0)
        logo = QRect(inside.left(), (self.height() - px(_LOGO)) // 2, px(_LOGO), px(_LOGO))
        panel(painter, logo, ground=theme.colour("accentfill"), radius=px(RADIUS_SMALL))
        inset = px(3)
        theme.icon("layers", "onaccent").paint(painter, logo.adjusted(inset, inset, -inset, -inset))
        words = inside.adjusted(px(_LOGO + Gap.S), 0, -px(Size.ICON_TEXT + Gap.M), 0)
        paint_runs(painter, words, self._look, self._runs)
        end = min(words.right(), words.left() + runs_width(self._look, self._runs))
        arrow = QRect(end + px(Gap.M), 0, px(Size.ICON_TEXT), self.height())
        paint_runs(painter, arrow, self._look, [Run(icon="up-down", colour="muted")])
        if self.hasFocus():
            focus_ring(painter, self.rect(), theme)

    def _renew(self) -> None:
        name = runs_text(self._look, self._runs)
        said = self._look.render(Message("Committees: {names}", names=name))
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()


class SearchButton(QAbstractButton):
    """Looks like a field and opens the palette, at a click or with the first letter typed."""

    asked = Signal(str)  # what was typed already

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        look.language.name(self, Message("Search records, or type a command"))
        self.clicked.connect(self._ask)
        look.follow(self, SearchButton._dress)

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return QSize(self._look.px(_SEARCH), self._look.px(Size.CONTROL))

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(self._look.px(_SEARCH_LEAST), self._look.px(Size.CONTROL))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with the first letter typed."""
        text = event.text()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.asked.emit("")
        elif text and text.isprintable() and not text.isspace():
            self.asked.emit(text)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a field with icon, words and key cap."""
        painter = QPainter(self)
        theme, px, rect = self._look.theme, self._look.px, self.rect()
        panel(
            painter,
            rect,
            ground=theme.colour("surface"),
            border=theme.colour("line2"),
            radius=px(RADIUS),
        )
        inset = px(Gap.XS)
        base = rect.bottom()
        hairline(painter, inset, base, rect.width() - inset, base, theme.colour("ctl"))
        inside = rect.adjusted(px(10), 0, -px(Gap.S), 0)
        cap = Run(key_text("Ctrl+K"), "muted", type=Type.CAPTION, cap=True)
        wide = runs_width(self._look, [cap])
        spot = QRect(inside.right() + 1 - wide, 0, wide, rect.height())
        paint_runs(painter, spot, self._look, [cap])
        words = Run(Message("Search records, or type a command"), "muted", icon="search")
        room = inside.adjusted(0, 0, -wide - px(Gap.S), 0)
        paint_runs(painter, room, self._look, [words])
        if self.hasFocus():
            focus_ring(painter, rect, theme)

    def _ask(self) -> None:
        self.asked.emit("")

    def _dress(self) -> None:
        self.setMaximumWidth(self._look.px(_SEARCH))
        self.updateGeometry()
        self.update()


class TopBar(QFrame):
    """The three things at the top."""

    committees_chosen = Signal(list)
    search_asked = Signal(str)
    new_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._choices: tuple[CommitteeChoice, ...] = ()
        self._chosen: tuple[Hashable, ...] = ()
        self.setProperty("part", "bar")
        self.committees = CommitteeButton(look)
        self.committees.clicked.connect(self.open_committees)
        self.search = SearchButton(look)
        self.search.asked.connect(self.search_asked)
        self.new = Button(look, Message("New"), icon="add", hint=key_text("Ctrl+N"))
        self.new.clicked.connect(lambda _checked: self.new_asked.emit())
        self._row = QHBoxLayout(self)
        left, right = QHBoxLayout(), QHBoxLayout()
        left.addWidget(self.committees)
        left.addStretch(1)
        right.addStretch(1)
        right.addWidget(self.new)
        self._row.addLayout(left, 3)
        self._row.addWidget(self.search, 4)
        self._row.addLayout(right, 3)
        look.follow(self, TopBar._dress)

    def set_committees(
        self, choices: Sequence[CommitteeChoice], chosen: Collection[Hashable]
    ) -> None:
        """Say which committees there are and which are in view."""
        self._choices = tuple(choices)
        self._chosen = tuple(choice.key for choice in choices if choice.key in chosen)
        self.committees.show_choice(self._choices, self._chosen)

    def open_committees(self) -> CommitteeMenu:
        """Open the list of committees."""
        menu = CommitteeMenu(self._look, self.window(), self._choices, self._chosen)
        menu.taken.connect(self._take)
        below = QPoint(0, self.committees.height() + self._look.px(Gap.XS))
        menu.open_at(self.committees.mapTo(self.window(), below))
        return menu

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line under it."""
        super().paintEvent(event)
        base = self.height() - 1
        painter = QPainter(self)
        hairline(painter, 0, base, self.width(), base, self._look.theme.colour("line"))

    def _take(self, keys: list[Hashable]) -> None:
        self.set_committees(self._choices, keys)
        self.committees_chosen.emit(keys)

    def _dress(self) -> None:
        px = self._look.px
        self.setFixedHeight(px(Size.TOP_BAR))
        self._row.setContentsMargins(px(Gap.M), 0, px(Gap.M), 0)
        self._row.setSpacing(px(Gap.M))


def _name(taken: Sequence[CommitteeChoice]) -> list[Run]:
    first = taken[0]
    runs = [Run(first.code, bold=True)]
    if len(taken) > 1:
        runs.append(
            Run(Plural("+ {n} more", "+ {n} more", n=len(taken) - 1), bold=True, lead=Gap.XS)
        )
        return runs
    runs.append(Run(first.name, bold=True, lead=Gap.XS))
    if first.kind:
        runs.append(Run(first.kind, "muted"))
    return runs
