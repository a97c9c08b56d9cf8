"""Tabs: pages of one subject, each with the number of what it holds."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from stdcommittee.base.messages import Text
from stdcommittee.ui.theme.tokens import RADIUS_SMALL, Gap, Size
from stdcommittee.ui.toolkit.drawing import focus_ring, hairline
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run, paint_runs, runs_text, runs_width


class TabBar(QTabBar):
    """The row of names; arrow keys go from one to the next."""

    def __init__(self, look: Look, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._labels: list[tuple[Text, int | None]] = []
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.follow(self, TabBar._renew)

    def add(self, label: Text, count: int | None = None) -> int:
        """Add a tab and return its place."""
        self._labels.append((label, count))
        return self.addTab(runs_text(self._look, self._runs(len(self._labels) - 1)))

    def set_count(self, place: int, count: int | None) -> None:
        """Change the number of a tab."""
        self._labels[place] = (self._labels[place][0], count)
        self._renew()

    def tabSizeHint(self, index: int) -> QSize:
        """Return the room of a tab, wide enough for its name in bold."""
        wide = runs_width(self._look, self._runs(index, bold=True))
        return QSize(wide + self._look.px(Gap.XL), self._look.px(Size.TABS))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return the same: names of tabs are never cut."""
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint names, the line under them, and the mark of the current one."""
        painter = QPainter(self)
        theme = self._look.theme
        base = self.height() - 1
        hairline(painter, 0, base, self.width(), base, theme.colour("line"))
        for place in range(self.count()):
            current = place == self.currentIndex()
            rect = self._text_rect(place)
            paint_runs(painter, rect, self._look, self._runs(place, bold=current))
            if current:
                mark = QRect(rect.left(), self.height() - 2, self._text_width(place), 2)
                painter.fillRect(mark, theme.colour("accent"))
                if self.hasFocus():
                    ring = self.tabRect(place).adjusted(0, 4, 1 - self._look.px(Gap.S), -4)
                    focus_ring(painter, ring, theme, radius=RADIUS_SMALL)

    def _text_rect(self, place: int) -> QRect:
        return self.tabRect(place).adjusted(self._look.px(Gap.XS), 0, 0, 0)

    def _text_width(self, place: int) -> int:
        return runs_width(self._look, self._runs(place, bold=True))

    def _runs(self, place: int, *, bold: bool = False) -> list[Run]:
        label, count = self._labels[place]
        runs = [Run(label, "text" if bold else "muted", bold=bold)]
        if count is not None:
            runs.append(Run(str(count), "muted", lead=Gap.XS))
        return runs

    def _renew(self) -> None:
        for place in range(self.count()):  # also makes the bar lay itself out again
            self.setTabText(place, runs_text(self._look, self._runs(place)))
        self.updateGeometry()
        self.update()


class Tabs(QWidget):
    """A tab bar over the page of the current tab; says which one was chosen."""

    chosen = Signal(str)

    def __init__(self, look: Look, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self.bar = TabBar(look)
        self._pages = QStackedWidget()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        box.addWidget(self._pages, 1)
        self.bar.currentChanged.connect(self._turn)

    def add(self, name: str, label: Text, page: QWidget, *, count: int | None = None) -> None:
        """Add a page under a name that code knows it by."""
        self._names.append(name)
        self._pages.addWidget(page)
        self.bar.add(label, count)

    def set_count(self, name: str, count: int | None) -> None:
        """Change the number of a tab."""
        self.bar.set_count(self._names.index(name), count)

    def forget_counts(self) -> None:
        """Leave all tabs without a number."""
        for place in range(len(self._names)):
            self.bar.set_count(place, None)

    def show_page(self, name: str) -> None:
        """Turn to a page."""
        self.bar.setCurrentIndex(self._names.index(name))

    @property
    def current(self) -> str:
        """The name of the page shown; empty while there is none."""
        place = self.bar.currentIndex()
        return self._names[place] if place >= 0 else ""

    def _turn(self, place: int) -> None:
        self._pages.setCurrentIndex(place)
        if place >= 0:
            self.chosen.emit(self._names[place])
