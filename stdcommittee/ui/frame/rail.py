"""The rail at the left: the screens, what is due in each, and where we are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from stdcommittee.base.messages import Message, Text
from stdcommittee.ui.frame.screens import ScreenDescriptor, in_rail_order
from stdcommittee.ui.theme.tokens import RADIUS, ColourName, Gap, Size, Tone
from stdcommittee.ui.toolkit.badge import badge_run, paint_badge
from stdcommittee.ui.toolkit.drawing import focus_ring, hairline, panel
from stdcommittee.ui.toolkit.language import set_tip
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run, paint_runs, runs_width

_BAR: Final = 3
_BAR_HIGH: Final = 18
_DOT: Final = 6
_LOWEST: Final = 26  # of a line, before the rail starts to scroll
_WIDEST: Final = 220  # a rail with long labels and large badges


class RailItem(QAbstractButton):
    """One line of the rail."""

    stepped = Signal(int)  # to the line so many further

    def __init__(self, look: Look, label: Text, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._label = label
        self._icon = icon
        self._count = 0
        self._tone = Tone.NEUTRAL
        self._narrow = False
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        look.follow(self, RailItem._renew)

    @property
    def badge(self) -> tuple[int, Tone]:
        """The number shown and its meaning."""
        return self._count, self._tone

    def set_badge(self, count: int, tone: Tone) -> None:
        """Show how much is due here; 0 shows nothing."""
        self._count, self._tone = count, tone
        self._renew()

    def set_label(self, label: Text, icon: str) -> None:
        """Show another label and icon."""
        self._label, self._icon = label, icon
        self._renew()

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the icon alone, or the label too."""
        self._narrow = narrow
        self._renew()

    def sizeHint(self) -> QSize:
        """Return the size of the line."""
        px = self._look.px
        if self._narrow:
            return QSize(px(Size.RAIL_NARROW - 2 * Gap.XS), px(Size.RAIL_ITEM_NARROW))
        words = runs_width(self._look, [Run(self._label, bold=True)])
        wide = px(11 + Size.ICON_RAIL + 9) + words + px(Gap.S)
        if self._count:
            wide += runs_width(self._look, [badge_run(self._count, self._tone)])
            wide += px(2 * Gap.S + Gap.S)
        return QSize(max(wide, px(Size.RAIL_WIDE - 2 * Gap.S)), px(Size.RAIL_ITEM))

    def minimumSizeHint(self) -> QSize:
        """Return the height to which a low window may press the line."""
        return QSize(0, self._look.px(_LOWEST))

    def nextCheckState(self) -> None:
        """Leave the mark alone: the window decides which screen is current."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter as with Space; arrows go along the rail."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint block, bar, icon, label and badge."""
        painter = QPainter(self)
        theme, px = self._look.theme, self._look.px
        rect = self.rect()
        if self.isChecked():
            ground = theme.colour("surface")
            border = theme.colour("accent") if theme.outlined else None
            panel(painter, rect, ground=ground, border=border, radius=px(RADIUS))
            high = px(_BAR_HIGH)
            bar = QRectF(0, (rect.height() - high) / 2, px(_BAR), high)
            panel(painter, bar, ground=theme.colour("accent"), radius=px(_BAR) / 2)
        elif self.underMouse():
            panel(painter, rect, ground=theme.colour("n1"), radius=px(RADIUS))
        if self._narrow:
            self._paint_narrow(painter, rect)
        else:
            self._paint_wide(painter, rect)
        if self.hasFocus():
            focus_ring(painter, rect, theme, inset=1)

    def _ink(self) -> ColourName:
        return "accent" if self.isChecked() else "muted"

    def _paint_wide(self, painter: QPainter, rect: QRect) -> None:
        px = self._look.px
        inside = rect.adjusted(px(11), 0, -px(Gap.S), 0)
        if self._count:
            wide = paint_badge(painter, inside, self._look, self._count, self._tone)
            inside.adjust(0, 0, -wide - px(Gap.XS), 0)
        self._paint_icon(painter, inside)
        words = inside.adjusted(px(Size.ICON_RAIL + 9), 0, 0, 0)
        run = Run(self._label, bold=self.isChecked())
        paint_runs(painter, words, self._look, [run])

    def _paint_narrow(self, painter: QPainter, rect: QRect) -> None:
        px = self._look.px
        inside = rect.adjusted((rect.width() - px(Size.ICON_RAIL)) // 2, 0, 0, 0)
        self._paint_icon(painter, inside)
        if self._count:
            dot = px(_DOT)
            spot = QRect(inside.left() + px(Size.ICON_RAIL) - dot // 2, rect.top() + dot, dot, dot)
            colour = self._look.theme.colour(self._tone.text)
            panel(painter, spot, ground=colour, radius=dot / 2)

    def _paint_icon(self, painter: QPainter, rect: QRect) -> None:
        paint_runs(
            painter,
            rect,
            self._look,
            [Run(icon=self._icon, colour=self._ink(), icon_size=Size.ICON_RAIL)],
        )

    def _renew(self) -> None:
        label = self._look.render(self._label)
        said = label
        if self._count:
            due = Message("{label}, {count} due", label=label, count=self._count)
            said = self._look.render(due)
        self.setText(label.replace("&", "&&"))
        self.setAccessibleName(said)
        set_tip(self, said if self._narrow else "")
        self.updateGeometry()
        self.update()


class Rail(QFrame):
    """All lines; wide with labels or narrow with icons."""

    chosen = Signal(str)
    folded = Signal(bool)

    def __init__(
        self, look: Look, screens: Sequence[ScreenDescriptor], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._narrow = False
        self._items: dict[str, RailItem] = {}
        self.setProperty("part", "bar")
        self._upper = QVBoxLayout()
        self._lower = QVBoxLayout()
        for descriptor in in_rail_order(screens):
            item = RailItem(look, Message(descriptor.label), descriptor.icon)
            item.clicked.connect(lambda _=False, name=descriptor.name: self.chosen.emit(name))
            self._items[descriptor.name] = item
            box = self._upper if descriptor.place == "main" else self._lower
            box.addWidget(item)
        self._fold = RailItem(look, Message("Collapse"), "collapse")
        self._fold.setCheckable(False)
        self._fold.clicked.connect(self.toggle)
        self._lower.addWidget(self._fold)
        for line in (*self._items.values(), self._fold):
            line.stepped.connect(self._step)
        self._lay_out()
        look.follow(self, Rail._dress)

    @property
    def narrow(self) -> bool:
        """Whether the rail shows icons alone."""
        return self._narrow

    def item(self, name: str) -> RailItem:
        """Return the line of a screen.

        Raises:
            KeyError: the rail has no such screen.
        """
        return self._items[name]

    def set_badge(self, name: str, count: int, tone: Tone) -> None:
        """Show how much is due on a screen.

        Raises:
            KeyError: the rail has no such screen.
        """
        self._items[name].set_badge(count, tone)
        self._dress()

    def set_current(self, name: str) -> None:
        """Mark the screen in sight."""
        for other, item in self._items.items():
            item.setChecked(other == name)

    def set_narrow(self, *, narrow: bool) -> None:
        """Fold the rail to icons, or open it."""
        self._narrow = narrow
        for item in (*self._items.values(), self._fold):
            item.set_narrow(narrow=narrow)
        fold = (Message("Expand"), "expand") if narrow else (Message("Collapse"), "collapse")
        self._fold.set_label(*fold)
        self._dress()
        self.folded.emit(narrow)

    def toggle(self) -> None:
        """Fold or open."""
        self.set_narrow(narrow=not self._narrow)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line at the right."""
        super().paintEvent(event)
        edge = self.width() - 1
        painter = QPainter(self)
        hairline(painter, edge, 0, edge, self.height(), self._look.theme.colour("line"))

    def _step(self, by: int) -> None:
        lines = [*self._items.values(), self._fold]
        at = next((place for place, line in enumerate(lines) if line.hasFocus()), 0)
        lines[(at + by) % len(lines)].setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("part", "page")
        page.setLayout(self._upper)
        self._upper.addStretch(1)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # wheel and keys
        self._outer = QVBoxLayout(self)
        self._outer.setSpacing(0)
        self._outer.addWidget(area, 1)
        self._outer.addLayout(self._lower)

    def _dress(self) -> None:
        px = self._look.px
        side = px(Gap.XS if self._narrow else Gap.S)
        self._outer.setContentsMargins(0, px(Gap.S), 1, px(Gap.S))
        for box in (self._upper, self._lower):
            box.setContentsMargins(side, 0, side, 0)
            box.setSpacing(px(2))
        widest = max(item.sizeHint().width() for item in (*self._items.values(), self._fold))
        wide = px(Size.RAIL_NARROW) if self._narrow else widest + 2 * px(Gap.S)
        self.setFixedWidth(min(wide, px(_WIDEST)))
