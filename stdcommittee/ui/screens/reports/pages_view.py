"""The pages of a document under each other; those in sight are drawn in the background."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from stdcommittee.base.messages import Message
from stdcommittee.services.pages import Picture, page_picture, page_sizes
from stdcommittee.ui.theme.tokens import Gap
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.drawing import focus_ring

_KEPT: Final = 16  # pictures that are remembered
_WIDEST: Final = 900  # px at 100 % that a page is wide at most
_SETTLE: Final = 80  # ms that scrolling must rest before pages are drawn


class PagesView(QScrollArea):
    """Shows a PDF document; says which page is in sight."""

    page_changed = Signal(int, int)  # its number from 1, and how many there are

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._data = b""
        self._edition = 0
        self._sheets = _Sheets(self)
        self._page = 0
        self.setWidget(self._sheets)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE)
        self._settle.timeout.connect(self._draw)
        desk.look.language.name(self, Message("Pages"))
        desk.look.follow(self, PagesView._arrange)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._sheets.sizes)

    @property
    def drawn(self) -> tuple[int, ...]:
        """The pages that are drawn, by number from 1."""
        return tuple(sorted(number + 1 for number in self._sheets.pictures))

    def show_document(self, data: bytes) -> None:
        """Show a document; the place that is in sight stays."""
        self._data = data
        self._edition += 1
        if not data:
            self._take(self._edition, ())
            return
        edition = self._edition
        self.desk.read(
            self,
            lambda _progress: page_sizes(data),
            lambda sizes: self._take(edition, sizes),
            lane="sizes",
        )

    def show_page(self, number: int) -> None:
        """Bring a page (from 1) into sight."""
        if 0 < number <= self.pages:
            self.verticalScrollBar().setValue(self._sheets.place_of(number - 1).top())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from page to page and to the ends."""
        match Qt.Key(event.key()):
            case Qt.Key.Key_Home:
                self.show_page(1)
            case Qt.Key.Key_End:
                self.show_page(self.pages)
            case Qt.Key.Key_Right:
                self.show_page(self._page + 1)
            case Qt.Key.Key_Left:
                self.show_page(self._page - 1)
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring that says where the keyboard is."""
        super().paintEvent(event)
        if self.hasFocus():
            focus_ring(QPainter(self.viewport()), self.viewport().rect(), self.desk.look.theme)

    def _take(self, edition: int, sizes: Sequence[tuple[float, float]]) -> None:
        if edition != self._edition:
            return
        self._sheets.put(sizes)
        self._arrange()
        self._page = 0
        self._scrolled()

    def _arrange(self) -> None:
        room = self.viewport().width() - 2 * self.desk.look.px(Gap.M)
        self._sheets.fit(max(80, min(room, self.desk.look.px(_WIDEST))))
        self._settle.start()

    def _scrolled(self, _value: int = 0) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        page = self._sheets.page_at(middle)
        if page != self._page and self.pages:
            self._page = page
            said = Message("Page {n} of {total}", n=page, total=self.pages)
            self.desk.look.language.name(self, said)
            self.page_changed.emit(page, self.pages)
        self._settle.start()

    def _draw(self) -> None:
        """Draw the first page in sight that is not drawn yet; the next follows."""
        top = self.verticalScrollBar().value()
        seen = QRect(0, top, self._sheets.width(), self.viewport().height())
        wanted = [
            number
            for number in range(self.pages)
            if self._sheets.place_of(number).intersects(seen) and not self._sheets.is_drawn(number)
        ]
        if not wanted:
            return
        data, edition, number = self._data, self._edition, wanted[0]
        wide = round(self._sheets.page_width * self.devicePixelRatioF())
        self.desk.read(
            self,
            lambda _progress: page_picture(data, number, wide),
            lambda picture: self._take_picture(edition, picture),
            lane="page",
        )

    def _take_picture(self, edition: int, picture: Picture) -> None:
        if edition == self._edition:
            self._sheets.take(picture)
            self._draw()


class _Sheets(QWidget):
    """The pages as they lie under each other."""

    def __init__(self, view: PagesView) -> None:
        super().__init__()
        self._look = view.desk.look
        self.sizes: tuple[tuple[float, float], ...] = ()
        self.pictures: OrderedDict[int, tuple[int, QImage]] = OrderedDict()
        self.page_width = 0
        self._tops: list[int] = []

    def put(self, sizes: Sequence[tuple[float, float]]) -> None:
        self.sizes = tuple(sizes)
        self.pictures.clear()
        self.page_width = 0
        self.update()

    def fit(self, width: int) -> None:
        """Make pages as wide as said."""
        if width == self.page_width:
            return
        self.page_width = width
        gap = self._look.px(Gap.M)
        self._tops = []
        y = gap
        for place in range(len(self.sizes)):
            self._tops.append(y)
            y += self._high(place) + gap
        self.setFixedSize(width + 2 * gap, max(y, 1))
        self.update()

    def place_of(self, number: int) -> QRect:
        gap = self._look.px(Gap.M)
        return QRect(gap, self._tops[number], self.page_width, self._high(number))

    def page_at(self, y: int) -> int:
        """Return the number (from 1) of the page at a height; 0 while there is none."""
        return sum(top <= y for top in self._tops)

    def is_drawn(self, number: int) -> bool:
        return number in self.pictures and self.pictures[number][0] == self.page_width

    def take(self, picture: Picture) -> None:
        image = QImage(
            picture.pixels,
            picture.width,
            picture.height,
            picture.stride,
            QImage.Format.Format_RGB32,
        ).copy()
        self.pictures[picture.number] = (self.page_width, image)
        self.pictures.move_to_end(picture.number)
        while len(self.pictures) > _KEPT:
            self.pictures.popitem(last=False)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        theme = self._look.theme
        for number in range(len(self.sizes)):
            place = self.place_of(number)
            if not place.intersects(event.rect()):
                continue
            known = self.pictures.get(number)
            if known is None:
                painter.fillRect(place, Qt.GlobalColor.white)
            else:
                painter.drawImage(place, known[1])
            painter.setPen(theme.colour("line2"))
            painter.drawRect(place.adjusted(0, 0, -1, -1))

    def _high(self, number: int) -> int:
        wide, high = self.sizes[number]
        return round(self.page_width * high / wide)
