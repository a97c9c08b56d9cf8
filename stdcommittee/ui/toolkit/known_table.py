"""A table whose rows are all at hand: results of services rather than records of a kind.

    table = KnownTable(desk, columns, Message("Agenda"), stretch="what")
    table.show_rows({1: entry, 2: other}, heads)     # by a number that stays with each row
    table.opened.connect(…)                          # the number; Enter or a double click

What is chosen and what is in sight stay through `show_rows`.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu

from stdcommittee.base.messages import Text
from stdcommittee.ui.theme.tokens import Gap
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.table_columns import Column, Lines
from stdcommittee.ui.toolkit.table_model import Head, Listing, TableModel
from stdcommittee.ui.toolkit.table_painting import Ink
from stdcommittee.ui.toolkit.table_view import Shape, TableView

_MEASURED: Final = 400  # rows that widths are taken from
_WIDEST: Final = 2  # of the table's width, what one column may take at most: a half


class KnownTable(TableView):
    """Rows by number; columns as wide as what they say, one of them takes the rest."""

    def __init__(
        self,
        desk: Desk,
        columns: Sequence[Column],
        name: Text,
        *,
        stretch: str = "",
        headed: bool = True,
        lines: Callable[[Any], Lines] | None = None,
    ) -> None:
        """Make an empty table.

        Args:
            desk: the workspace.
            columns: what its cells say.
            name: what it is called by screen readers.
            stretch: the column that takes the room that is left.
            headed: whether the columns have a head.
            lines: shows rows as a list of two lines each instead.
        """
        self.rows = TableModel(desk, columns, lambda _ids: {}, lines)
        super().__init__(desk.look, self.rows)
        self.rows.setParent(self)
        self._desk = desk
        self._ink = Ink(desk.look)
        self._headed = headed and lines is None
        self._stretch = next(
            (place for place, column in enumerate(columns) if column.name == stretch), -1
        )
        desk.look.language.name(self, name)
        self.header.setSectionsMovable(False)
        self.header.setSectionsClickable(False)
        if lines is not None:
            self.set_shape(Shape.LIST)
        else:
            self.header.setStretchLastSection(self._stretch < 0)
        desk.look.follow(self, KnownTable._fit)

    def show_rows(self, rows: Mapping[int, Any], heads: Sequence[Head] = ()) -> None:
        """Show other rows, in their order; the user stays where he is."""
        standpoint = self.standpoint()
        self.put(Listing(array("q", rows), tuple(heads), rows), standpoint, {})
        self._fit()

    def row(self, number: int) -> Any:
        """Return the row of a number, or None."""
        return self.rows.known([number]).get(number)

    def add_menu(self, fill: Callable[[QMenu], object]) -> None:
        """Offer a menu for the chosen rows, by the right button or the menu key."""
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

        def open_menu(at: QPoint) -> None:
            menu = QMenu(self)
            menu.aboutToHide.connect(menu.deleteLater)
            fill(menu)
            menu.popup(self.viewport().mapToGlobal(at))

        self.customContextMenuRequested.connect(open_menu)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room that is left to the column that takes it."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """Make columns as wide as what they say."""
        self.header.setVisible(self._headed)
        if self.shape_ is Shape.LIST:
            return
        mode = QHeaderView.ResizeMode
        for place, _ in enumerate(self.rows.columns):
            if place == self._stretch:
                self.header.setSectionResizeMode(place, mode.Stretch)
                continue
            self.header.setSectionResizeMode(place, mode.Interactive)
            self.header.resizeSection(place, self._wide(place))

    def _wide(self, place: int) -> int:
        column = self.rows.columns[place]
        known = list(self.rows.known(self.rows.ids[:_MEASURED]).values())
        widest = max((self._ink.cell_width(column.cell(row)) for row in known), default=0)
        if self._headed:
            widest = max(widest, self._ink.width(column.label))
        padded = widest + self._look.px(Gap.XL if place == 0 else Gap.L) + 2
        return min(padded, max(self.viewport().width() // _WIDEST, self._look.px(48)))
