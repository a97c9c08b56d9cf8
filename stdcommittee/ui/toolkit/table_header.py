"""The head of a table: labels, the arrow of the order in force, columns moved and sized by hand."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from stdcommittee.base.messages import Message
from stdcommittee.ui.theme.tokens import Gap, Size, Type
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run, paint_runs, runs_width
from stdcommittee.ui.toolkit.table_columns import Column

_NARROWEST: Final = 40


class TableHeader(QHeaderView):
    """Says by which column the rows are sorted, and lets the user choose another."""

    sorted_by = Signal(int)
    menu_asked = Signal()

    def __init__(self, look: Look, columns: tuple[Column, ...], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._columns = columns
        self._order: tuple[int, bool] | None = None  # column, and whether reversed
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setStretchLastSection(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        look.language.name(self, Message("Columns"))
        self.sectionClicked.connect(self._clicked)
        look.follow(self, TableHeader._dress)

    def show_order(self, column: int | None, *, reverse: bool = False) -> None:
        """Show by which column the rows are sorted (None: by none of them)."""
        self._order = None if column is None else (column, reverse)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the height of a table's head."""
        return QSize(super().sizeHint().width(), self._look.px(Size.TABLE_ROW))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Paint one label."""
        theme, px = self._look.theme, self._look.px
        painter.save()
        painter.fillRect(rect, theme.colour("raised"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line"))
        column = self._columns[logical]
        lead = px(Gap.M) if self.visualIndex(logical) == 0 else px(Gap.S)
        inside = rect.adjusted(lead, 0, -px(Gap.S), -1)
        end = Qt.AlignmentFlag.AlignRight if column.figures else Qt.AlignmentFlag.AlignLeft
        paint_runs(painter, inside, self._look, self._runs(logical), align=end)
        painter.restore()

    def sectionSizeFromContents(self, logical: int) -> QSize:
        """Return the room that a label needs."""
        wide = runs_width(self._look, self._runs(logical)) + self._look.px(Gap.L)
        return QSize(wide, self._look.px(Size.TABLE_ROW))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the choice of columns."""
        self.menu_asked.emit()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keyboard to the rows: columns are sorted by the menu or by pointing."""
        event.ignore()

    def _runs(self, logical: int) -> list[Run]:
        column = self._columns[logical]
        sorted_here = self._order is not None and self._order[0] == logical
        runs = [Run(column.label, "text" if sorted_here else "muted", type=Type.CAPTION)]
        if sorted_here and self._order is not None:
            icon = "sort-down" if self._order[1] else "sort-up"
            runs.append(Run(icon=icon, colour="text", icon_size=12, lead=Gap.XS))
        return runs

    def _clicked(self, logical: int) -> None:
        if self._columns[logical].order:
            self.sorted_by.emit(logical)

    def _dress(self) -> None:
        self.setFixedHeight(self._look.px(Size.TABLE_ROW))
        self.setMinimumSectionSize(self._look.px(_NARROWEST))
        self.viewport().update()
