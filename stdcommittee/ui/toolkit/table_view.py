"""A table that can also be a list: one view, one model, two ways to paint a row."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Any, Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from stdcommittee.base.frozen import frozen
from stdcommittee.ui.theme.tokens import Size
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.table_editing import EditingPainter
from stdcommittee.ui.toolkit.table_header import TableHeader
from stdcommittee.ui.toolkit.table_model import Listing, TableModel
from stdcommittee.ui.toolkit.table_painting import Ink, LinePainter, RowPainter

_MOST_KEPT: Final = 2_000  # selected rows that stay selected when the list changes
_COPIED: Final = 10_000  # rows that are copied at most
_ROWS: Final = QItemSelectionModel.SelectionFlag.Rows
_Clear: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect
_HEAD: Final = 28


class Shape(Enum):
    """How rows are shown."""

    TABLE = "table"
    LIST = "list"


@frozen
class Standpoint:
    """Where the user is in a list: what is chosen, and which row is on top, by id."""

    current: int = 0
    selected: tuple[int, ...] = ()
    top: int = 0
    offset: int = 0  # px of the top row that are out of sight
    everything: bool = False  # all rows are selected, however many

    @property
    def ids(self) -> set[int]:
        """All ids that matter."""
        return {*self.selected, self.current, self.top} - {0}


class TableView(QTableView):
    """Rows with a current one and a selection, known by their ids."""

    current_changed = Signal(int)  # id; 0 for none
    selection_changed = Signal()
    opened = Signal(int)  # Enter or a double click
    escaped = Signal()

    def __init__(self, look: Look, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._table = model
        self._shape = Shape.TABLE
        self._hidden: frozenset[int] = frozenset()
        self._settling = False
        self.setModel(model)
        self.header = TableHeader(look, model.columns, self)
        self.setHorizontalHeader(self.header)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setCornerWidget(QWidget())
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        ink = Ink(look)
        self._painters: dict[Shape, RowPainter] = {
            Shape.TABLE: EditingPainter(ink, model, self),
            Shape.LIST: LinePainter(ink, model, self),
        }
        self.setItemDelegate(self._painters[Shape.TABLE])
        self.selectionModel().currentRowChanged.connect(self._current_moved)
        self.selectionModel().selectionChanged.connect(self._selection_moved)
        self.doubleClicked.connect(self._double_clicked)
        self.entered.connect(self._hover)
        model.rows_read.connect(self.viewport().update)
        look.follow(self, TableView._dress)

    @property
    def shape_(self) -> Shape:
        """How the rows are shown now."""
        return self._shape

    @property
    def current_id(self) -> int:
        """The id of the current row; 0 for none."""
        return self._table.id_at(self.currentIndex().row())

    def set_shape(self, shape: Shape) -> None:
        """Show the rows in another way; place and selection stay."""
        if shape is self._shape:
            return
        standpoint = self.standpoint()
        self._shape = shape
        self.setItemDelegate(self._painters[shape])
        self._dress()
        self._return_to(standpoint, {})

    def put(self, listing: Listing, standpoint: Standpoint, places: Mapping[int, int]) -> None:
        """Show another list and return to a standpoint.

        Args:
            listing: what to show.
            standpoint: where the user was.
            places: where the ids of the standpoint are among the new ids; missing ones are gone.
        """
        self._settling = True
        before = self.current_id
        self._table.put(listing)
        self._set_heads()
        self._return_to(standpoint, places)
        self._settling = False
        self.selection_changed.emit()
        if self.current_id != before:
            self.current_changed.emit(self.current_id)

    def standpoint(self) -> Standpoint:
        """Return where the user is."""
        row = self.rowAt(0)
        top = self._table.id_at(row)
        if not top and row >= 0:  # the head of a group is on top
            row, top = row + 1, self._table.id_at(row + 1)
        offset = -self.rowViewportPosition(row) if top else 0
        every = self._table.rowCount()
        if every > 1 and self._ranges() == [(0, every - 1)]:
            return Standpoint(self.current_id, (), top, offset, everything=True)
        return Standpoint(self.current_id, tuple(self._selected(_MOST_KEPT)), top, offset)

    def select_id(self, record_id: int) -> bool:
        """Make a record the current row, and tell whether it is in the list."""
        row = self._table.row_of(record_id)
        if row < 0:
            return False
        self.select_row(row)
        return True

    def select_row(self, row: int) -> None:
        """Make a row the current and only selected one, and bring it into sight."""
        index = self._table.index(row, self._first_column())
        self.selectionModel().setCurrentIndex(index, _Clear | _ROWS)
        self.scrollTo(index)

    def selected_ids(self) -> list[int]:
        """Return the ids of all selected rows, in the order of the list."""
        return self._selected(len(self._table.ids))

    def selected_count(self) -> int:
        """Return how many rows are selected, without listing them."""
        rows = sum(bottom - top + 1 for top, bottom in self._ranges())
        return rows if rows <= 1 or not self._table.heads else len(self.selected_ids())

    def hide_columns(self, hidden: Iterable[int]) -> None:
        """Show every column but these when the rows are shown as a table."""
        self._hidden = frozenset(hidden)
        self._apply_columns()

    def shown_columns(self) -> list[int]:
        """Return the columns in sight, from left to right."""
        order = [self.header.logicalIndex(place) for place in range(self.header.count())]
        return [column for column in order if not self.header.isSectionHidden(column)]

    def table_columns(self) -> list[int]:
        """Return the columns of the table from left to right, also while it is a list."""
        if self._shape is Shape.TABLE:
            return self.shown_columns()
        order = (self.header.logicalIndex(place) for place in range(self.header.count()))
        return [column for column in order if column not in self._hidden]

    def copy(self) -> int:
        """Copy the selected rows as a table that spreadsheets take; return how many."""
        columns = self.table_columns()
        model = self._table
        lines = ["\t".join(model.headerData(c, Qt.Orientation.Horizontal) for c in columns)]
        rows = [row for row in map(model.row_of, self._selected(_COPIED)) if row >= 0]
        lines += ["\t".join(_plain(model.text(row, c)) for c in columns) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))
        return len(rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, copy with Ctrl+C; the rest is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_id:
            self.opened.emit(self.current_id)
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: Any) -> None:
        """Forget the row under the pointer."""
        self._set_hovered(-1)
        super().leaveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Keep track of the row under the pointer."""
        self._set_hovered(self.rowAt(int(event.position().y())))
        super().mouseMoveEvent(event)

    def _selected(self, most: int) -> list[int]:
        found: list[int] = []
        for top, bottom in self._ranges():
            for row in range(top, bottom + 1):
                number = self._table.id_at(row)
                if number:
                    found.append(number)
                    if len(found) >= most:
                        return found
        return list(dict.fromkeys(found))

    def _ranges(self) -> list[tuple[int, int]]:
        """Return the first and last rows of each run of selected rows, from the top."""
        selection = self.selectionModel().selection()
        return sorted({(item.top(), item.bottom()) for item in _each(selection)})

    def _first_column(self) -> int:
        return next(iter(self.shown_columns()), 0)

    def _return_to(self, standpoint: Standpoint, places: Mapping[int, int]) -> None:
        def row_of(number: int) -> int:
            place = places.get(number)
            return self._table.row_of(number) if place is None else self._table.row_of_place(place)

        rows = {number: row_of(number) for number in standpoint.ids}
        column = self._first_column()
        chosen = sorted(row for n in standpoint.selected if (row := rows.get(n, -1)) >= 0)
        if standpoint.everything:
            self.selectAll()
        else:
            self._select_rows(chosen)
        model = self.selectionModel()
        current = rows.get(standpoint.current, -1)
        if current >= 0:
            index = self._table.index(current, column)
            model.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        top = rows.get(standpoint.top, -1)
        if top >= 0:
            self.scrollTo(
                self._table.index(top, column), QAbstractItemView.ScrollHint.PositionAtTop
            )
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + standpoint.offset)

    def _select_rows(self, rows: Sequence[int]) -> None:
        """Select rows given in order; neighbours become one range."""
        selection = QItemSelection()
        last = len(self._table.columns) - 1
        start = 0
        for place in range(1, len(rows) + 1):
            if place == len(rows) or rows[place] != rows[place - 1] + 1:
                first = self._table.index(rows[start], 0)
                selection.select(first, self._table.index(rows[place - 1], last))
                start = place
        self.selectionModel().select(selection, _Clear | _ROWS)

    def _current_moved(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._settling:
            self.current_changed.emit(self.current_id)

    def _selection_moved(self) -> None:
        if not self._settling:
            self.selection_changed.emit()

    def _double_clicked(self, index: QModelIndex) -> None:
        number = self._table.id_at(index.row())
        if number:
            self.opened.emit(number)

    def _hover(self, index: QModelIndex) -> None:
        self._set_hovered(index.row())

    def _set_hovered(self, row: int) -> None:
        painter = self._painters[self._shape]
        if painter.hovered != row:
            painter.hovered = row
            self.viewport().update()

    def _row_height(self) -> int:
        tall = self._shape is Shape.LIST
        return self._look.px(Size.LIST_ROW_TALL if tall else Size.TABLE_ROW)

    def _set_heads(self) -> None:
        rows = self.verticalHeader()
        for number, head in enumerate(self._table.heads):
            rows.resizeSection(head.place + number, self._look.px(_HEAD))

    def _apply_columns(self) -> None:
        as_list = self._shape is Shape.LIST
        first = self.header.logicalIndex(0)
        for column in range(len(self._table.columns)):
            hidden = column != first if as_list else column in self._hidden
            self.header.setSectionHidden(column, hidden)

    def _dress(self) -> None:
        self._apply_columns()
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(self._row_height())
        self._set_heads()
        self.header.setVisible(self._shape is Shape.TABLE)
        off = self._shape is Shape.LIST
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if off else policy.ScrollBarAsNeeded
        )
        self.viewport().update()


def places_of(ids: array[int], wanted: Iterable[int]) -> dict[int, int]:
    """Return where some ids stand among all of them; for a worker, since the list may be long."""
    looked_for = set(wanted)
    if not looked_for:
        return {}
    if len(looked_for) <= 4:
        return {number: place for number in looked_for if (place := _index(ids, number)) >= 0}
    return {number: place for place, number in enumerate(ids) if number in looked_for}


def _index(ids: array[int], number: int) -> int:
    try:
        return ids.index(number)
    except ValueError:
        return -1


def _each(selection: QItemSelection) -> Iterable[QItemSelectionRange]:
    return (selection.at(place) for place in range(selection.count()))


def _plain(text: str) -> str:
    return " ".join(text.split())


def window_around(ids: Sequence[int], places: Iterable[int], rows: int = 60) -> list[int]:
    """Return the ids that will be in sight: around the given places, or the first ones."""
    found: dict[int, None] = dict.fromkeys(ids[:rows])
    for place in places:
        found.update(dict.fromkeys(ids[max(0, place - rows // 2) : place + rows]))
    return list(found)
