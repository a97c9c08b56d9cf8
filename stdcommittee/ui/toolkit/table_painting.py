"""How rows are painted: cells of a table, and the two lines of a list.

Painting is the one thing done for every row at every frame, so that fonts, metrics and colours are
looked up once and kept until the theme changes.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from stdcommittee.base.messages import Text
from stdcommittee.ui.theme.tokens import RADIUS_SMALL, ColourName, Gap, Size, Type
from stdcommittee.ui.toolkit.drawing import focus_ring, panel
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run, paint_runs
from stdcommittee.ui.toolkit.table_columns import Cell, Lines
from stdcommittee.ui.toolkit.table_model import Head, TableModel

_BAR: Final = 3  # of the selected row, at its left
_ELIDE: Final = Qt.TextElideMode.ElideRight
_SELECTED: Final = QStyle.StateFlag.State_Selected
Index = QModelIndex | QPersistentModelIndex


class Ink:
    """Fonts, metrics and colours in force, kept until theme or language change."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self._fonts: dict[tuple[Type, bool], tuple[QFont, QFontMetrics, int]] = {}
        self._colours: dict[ColourName, QColor] = {}
        look.theme.changed.connect(self.renew)

    def renew(self) -> None:
        """Look everything up again."""
        self._fonts.clear()
        self._colours.clear()

    def colour(self, name: ColourName) -> QColor:
        """Return a colour by its token."""
        found = self._colours.get(name)
        if found is None:
            found = self._colours[name] = self.look.theme.colour(name)
        return found

    def font(self, type_: Type, *, bold: bool) -> tuple[QFont, QFontMetrics, int]:
        """Return a font with its metrics and the height of its capitals."""
        key = (type_, bold)
        found = self._fonts.get(key)
        if found is None:
            font = self.look.theme.font(type_, bold=bold)
            metrics = QFontMetrics(font)
            found = self._fonts[key] = (font, metrics, metrics.capHeight())
        return found

    def width(self, text: Text, type_: Type = Type.BODY, *, bold: bool = False) -> int:
        """Return the width of a text in one line."""
        words = self.look.render(text)
        return self.font(type_, bold=bold)[1].horizontalAdvance(words) if words else 0

    def write(
        self,
        painter: QPainter,
        rect: QRect,
        cell: Cell,
        *,
        type_: Type = Type.BODY,
        bold: bool = False,
        end: bool = False,
        colour: ColourName | None = None,
    ) -> None:
        """Write icon and words into a line, cut with an ellipsis where the room is short."""
        ink = colour or cell.colour
        left, room = rect.left(), rect.width()
        words = self.look.render(cell.text).partition("\n")[0]
        font, metrics, caps = self.font(type_, bold=bold or cell.bold)
        if end:
            wide = self.cell_width(cell, type_, bold=bold)
            left += max(0, room - wide)
            room = min(room, wide)
        if cell.icon:
            side = self.look.px(Size.ICON_TEXT)
            spot = QRect(left, rect.top() + (rect.height() - side) // 2, side, side)
            self.look.theme.icon(cell.icon, ink).paint(painter, spot)
            left, room = left + side + self.look.px(6), room - side - self.look.px(6)
        if words and room > 0:
            painter.setFont(font)
            painter.setPen(self.colour(ink))
            base = rect.top() + (rect.height() + caps + 1) // 2
            if metrics.horizontalAdvance(words) > room:
                words = metrics.elidedText(words, _ELIDE, room)
            painter.drawText(QPointF(left, base), words)

    def cell_width(self, cell: Cell, type_: Type = Type.BODY, *, bold: bool = False) -> int:
        """Return the width of icon and words."""
        wide = self.width(cell.text, type_, bold=bold or cell.bold)
        if cell.icon:
            wide += self.look.px(Size.ICON_TEXT) + (self.look.px(6) if wide else 0)
        return wide


class RowPainter(QStyledItemDelegate):
    """What cells and list rows share: ground, line under it, mark of the selected row, heads."""

    def __init__(self, ink: Ink, model: TableModel, view: QTableView) -> None:
        super().__init__(view)
        self.ink = ink
        self.look = ink.look
        self.model = model
        self.view = view
        self.hovered = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a size that fits every row; rows are as high as the view says."""
        return QSize(self.look.px(64), self.look.px(Size.TABLE_ROW))

    def ground(self, painter: QPainter, rect: QRect, index: Index, *, selected: bool) -> None:
        """Paint ground, accent bar and the line under a row."""
        if selected:
            painter.fillRect(rect, self.ink.colour("sel"))
            if self._is_first(index):
                bar = QRect(rect.left(), rect.top(), self.look.px(_BAR), rect.height())
                painter.fillRect(bar, self.ink.colour("accent"))
        elif index.row() == self.hovered:
            painter.fillRect(rect, self.ink.colour("hover"))
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, self.ink.colour("line"))

    def paint_head(self, painter: QPainter, rect: QRect, head: Head) -> None:
        """Paint the head of a group over the whole width of the view."""
        whole = QRect(0, rect.top(), self.view.viewport().width(), rect.height())
        painter.save()
        painter.setClipping(False)
        painter.fillRect(whole, self.ink.colour("raised"))
        line = QRect(0, whole.bottom(), whole.width(), 1)
        painter.fillRect(line, self.ink.colour("line"))
        colour: ColourName = "text" if not head.icon else head.tone.text
        runs = [Run(head.label, bold=True, icon=head.icon, colour=colour)]
        runs.append(Run(str(head.count), "muted"))
        if head.aside:
            runs.append(Run(head.aside, "muted"))
        side = self.look.px(Gap.M)
        paint_runs(painter, whole.adjusted(side, 0, -side, 0), self.look, runs)
        painter.restore()

    def paint_waiting(self, painter: QPainter, rect: QRect, row: int) -> None:
        """Paint a bar where words will stand once the row is read."""
        thick = self.look.px(8)
        long = rect.width() * (45 + row * 37 % 40) // 100
        spot = QRect(rect.left(), rect.center().y() - thick // 2, long, thick)
        panel(painter, spot, ground=self.ink.colour("n1"), radius=thick / 2)

    def ring(self, painter: QPainter, rect: QRect) -> None:
        """Paint the ring that says where the keyboard is."""
        focus_ring(painter, rect, self.look.theme, radius=RADIUS_SMALL, inset=1)

    def _is_first(self, index: Index) -> bool:
        return self.view.horizontalHeader().visualIndex(index.column()) == 0


class CellPainter(RowPainter):
    """Paints the cells of a table."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        rect: QRect = option.rect
        row = index.row()
        head = self.model.head_at(row)
        if head is not None:
            if self._is_first(index):
                self.paint_head(painter, rect, head)
            return
        selected = bool(option.state & _SELECTED)
        self.ground(painter, rect, index, selected=selected)
        side = self.look.px(Gap.S)
        lead = self.look.px(Gap.M) if self._is_first(index) else side
        inside = rect.adjusted(lead, 0, -side, -1)
        if self.model.row_data(row) is None:
            self.paint_waiting(painter, inside, row)
            return
        column = self.model.columns[index.column()]
        self.ink.write(painter, inside, self.model.cell(row, index.column()), end=column.figures)
        if self.view.hasFocus() and self.view.currentIndex() == index:
            self.ring(painter, rect)


class LinePainter(RowPainter):
    """Paints the rows of a list: name and state, and a second line under them."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        rect: QRect = option.rect
        row = index.row()
        head = self.model.head_at(row)
        if head is not None:
            self.paint_head(painter, rect, head)
            return
        selected = bool(option.state & _SELECTED)
        self.ground(painter, rect, index, selected=selected)
        px = self.look.px
        inside = rect.adjusted(px(Gap.M), px(6), -px(Gap.M), -px(6))
        half = inside.height() // 2
        upper = QRect(inside.left(), inside.top(), inside.width(), half)
        lower = QRect(inside.left(), inside.top() + half, inside.width(), half)
        lines = self.model.lines(row)
        if lines is None:
            self.paint_waiting(painter, upper, row)
            self.paint_waiting(painter, lower, row + 1)
            return
        self._paint_lines(painter, upper, lower, lines, selected=selected)
        if self.view.hasFocus() and self.view.currentIndex().row() == row:
            self.ring(painter, rect)

    def _paint_lines(
        self, painter: QPainter, upper: QRect, lower: QRect, lines: Lines, *, selected: bool
    ) -> None:
        rest = self._at_end(painter, upper, lines.state, Type.BODY)
        self.ink.write(painter, rest, lines.name, bold=selected)
        rest = self._at_end(painter, lower, lines.aside, Type.CAPTION)
        self.ink.write(painter, rest, lines.second, colour="muted", type_=Type.CAPTION)

    def _at_end(self, painter: QPainter, line: QRect, cell: Cell, type_: Type) -> QRect:
        """Write a cell at the end of a line and return the room that is left before it."""
        wide = self.ink.cell_width(cell, type_)
        if not wide:
            return line
        wide = min(wide, line.width() * 3 // 5)
        spot = QRect(line.right() + 1 - wide, line.top(), wide, line.height())
        self.ink.write(painter, spot, cell, type_=type_, end=True)
        return line.adjusted(0, 0, -wide - self.look.px(Gap.S), 0)
