"""The model under every table and list: ids of all rows, and the few rows that are in sight.

A row costs eight bytes until it is looked at. Rows are read in the background when they come into
sight; until then their cells are empty. Heads of groups stand between the rows and cannot be
chosen.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Text
from stdcommittee.ui.theme.tokens import Tone
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.table_columns import Cell, Column, Lines, can_edit_in_place

Index = QModelIndex | QPersistentModelIndex
ReadRows = Callable[[Sequence[int]], Mapping[int, Any]]  # in a worker: rows by id

_KEPT: Final = 4_096  # rows that are remembered
_AHEAD: Final = 40  # rows read beyond those in sight
_READ: Final = 400  # rows read at a time at most
_PLAIN: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


@frozen
class Head:
    """The head of a group: the place of its first row among all ids, its name and number."""

    place: int
    label: Text
    count: int
    aside: Text = ""
    icon: str = ""
    tone: Tone = Tone.NEUTRAL


@frozen
class Listing:
    """What a list shows: all ids in order, the heads between them, and rows known already."""

    ids: array[int]
    heads: tuple[Head, ...] = ()
    rows: Mapping[int, Any] | None = None


class TableModel(QAbstractTableModel):
    """Rows by number, heads of groups included."""

    rows_read = Signal()
    edited = Signal(int, str, object)  # id, field and the value that somebody gave it

    def __init__(
        self,
        desk: Desk,
        columns: Sequence[Column],
        read: ReadRows,
        lines: Callable[[Any], Lines] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Make an empty model; `read` is called in a worker, `lines` gives a row of a list."""
        super().__init__(parent)
        self._desk = desk
        self._look = desk.look
        self.columns = tuple(columns)
        self._read = read
        self._lines = lines
        self._listing = Listing(array("q"))
        self._heads: list[int] = []  # row numbers of the heads
        self._rows: dict[int, Any] = {}
        self._wanted: set[int] = set()
        self._reading = False
        self._editable = False
        self._fetch = QTimer(self, singleShot=True, interval=0)
        self._fetch.timeout.connect(self._ask)
        desk.look.language.changed.connect(self._said_anew)

    @property
    def ids(self) -> array[int]:
        """The ids of all rows, in order."""
        return self._listing.ids

    @property
    def heads(self) -> tuple[Head, ...]:
        """The heads of groups."""
        return self._listing.heads

    def set_editable(self, *, editable: bool) -> None:
        """Allow editing cells in place, or not."""
        self._editable = editable

    def put(self, listing: Listing) -> None:
        """Show another list; rows that it brings along need not be read."""
        self.beginResetModel()
        self._listing = listing
        self._heads = [head.place + number for number, head in enumerate(listing.heads)]
        self._rows = dict(listing.rows or {})
        self._wanted.clear()
        self.endResetModel()

    def head_at(self, row: int) -> Head | None:
        """Return the head of a group that stands in a row, or None."""
        place = bisect_left(self._heads, row)
        found = place < len(self._heads) and self._heads[place] == row
        return self._listing.heads[place] if found else None

    def id_at(self, row: int) -> int:
        """Return the id in a row; 0 for a head or beyond the last row."""
        place = bisect_left(self._heads, row)
        if place < len(self._heads) and self._heads[place] == row:
            return 0
        at = row - place
        return self._listing.ids[at] if 0 <= at < len(self._listing.ids) else 0

    def row_of_place(self, place: int) -> int:
        """Return the row in which the id at a place among all ids stands."""
        return place + bisect_right([head.place for head in self._listing.heads], place)

    def row_of(self, record_id: int) -> int:
        """Return the row of an id; -1 where it is not in the list."""
        try:
            return self.row_of_place(self._listing.ids.index(record_id))
        except ValueError:
            return -1

    def row_data(self, row: int) -> Any:
        """Return what is known of a row, or None while it is being read."""
        number = self.id_at(row)
        if not number:
            return None
        found = self._rows.get(number)
        if found is None:
            self._wanted.add(row)
            if not self._fetch.isActive() and not self._reading:
                self._fetch.start()
        return found

    def cell(self, row: int, column: int) -> Cell:
        """Return what a cell says."""
        found = self.row_data(row)
        return _EMPTY if found is None else self.columns[column].cell(found)

    def lines(self, row: int) -> Lines | None:
        """Return a row as a list shows it, or None while it is being read."""
        found = self.row_data(row)
        if found is None or self._lines is None:
            return None
        return self._lines(found)

    def known(self, ids: Iterable[int]) -> dict[int, Any]:
        """Return the rows among some that are known."""
        return {number: self._rows[number] for number in ids if number in self._rows}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (as Qt declares it)
        """Return how many rows there are, heads included."""
        return 0 if parent.isValid() else len(self._listing.ids) + len(self._heads)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (as Qt declares it)
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the label of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._look.render(self.columns[section].label)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says, for copying, for the keyboard and for screen readers."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(index)
        if role == Qt.ItemDataRole.EditRole:
            found, item = self.row_data(index.row()), self.columns[index.column()].field
            return None if found is None or item is None else getattr(found.record, item.name)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Say that somebody gave a cell another value; it is shown once it is stored."""
        item = self.columns[index.column()].field
        number = self.id_at(index.row())
        if role != Qt.ItemDataRole.EditRole or item is None or not number:
            return False
        self.edited.emit(number, item.name, value)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that heads can be neither chosen nor edited."""
        if not self.id_at(index.row()):
            return Qt.ItemFlag.NoItemFlags
        if self._editable and can_edit_in_place(self.columns[index.column()]):
            return _PLAIN | Qt.ItemFlag.ItemIsEditable
        return _PLAIN

    def text(self, row: int, column: int) -> str:
        """Return what a cell says, in the language spoken."""
        head = self.head_at(row)
        if head is not None:
            return self._look.render(head.label) if column == 0 else ""
        return self._look.render(self.cell(row, column).text)

    def _said(self, index: Index) -> str:
        head = self.head_at(index.row())
        if head is not None:
            return f"{self._look.render(head.label)} {head.count}"
        lines = self.lines(index.row()) if index.column() == 0 else None
        if lines is None:
            return self.text(index.row(), index.column())
        parts = (lines.name, lines.state, lines.second, lines.aside)
        return " ".join(filter(None, (self._look.render(part.text) for part in parts)))

    def _ask(self) -> None:
        """Read the rows that were looked for, and some around them."""
        if self._reading or not self._wanted:
            return
        rows = sorted(self._wanted)
        self._wanted.clear()
        last = rows[-1]
        first = max(rows[0], last - _READ) - _AHEAD
        ids = [
            number
            for row in range(max(0, first), min(last + _AHEAD, self.rowCount()))
            if (number := self.id_at(row)) and number not in self._rows
        ]
        if not ids:
            return
        self._reading = True
        read = self._read
        self._desk.read(self, lambda _progress: read(ids), self._take, failed=self._lost)

    def _take(self, found: Mapping[int, Any]) -> None:
        self._reading = False
        if len(self._rows) > _KEPT:
            self._rows.clear()
        self._rows.update(found)
        self.rows_read.emit()
        if self._wanted:
            self._fetch.start()

    def _lost(self, failure: Any) -> None:
        self._reading = False
        self._desk.notices.failed(failure)

    def _said_anew(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        self.rows_read.emit()


_EMPTY: Final = Cell()
