"""Which columns of the table of votes are shown."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtWidgets import QMenu

from stdcommittee.base.messages import Message
from stdcommittee.ui.toolkit.buttons import IconButton
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.table_model import TableModel
from stdcommittee.ui.toolkit.table_view import TableView


class ColumnChoice(IconButton):
    """Offers the columns of a table in a menu; those hidden at first are named."""

    def __init__(
        self, look: Look, view: TableView, model: TableModel, hidden: Collection[str]
    ) -> None:
        super().__init__(look, "columns", Message("Columns"), on_click=self.ask)
        self._view, self._model = view, model
        self.hidden = set(hidden)
        self._apply()

    def ask(self) -> None:
        """Open the menu under the button."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for column in self._model.columns:
            action = menu.addAction(self.look.render(column.label))
            action.setCheckable(True)
            action.setChecked(column.name not in self.hidden)
            action.toggled.connect(partial(self.show_column, column.name))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def show_column(self, name: str, shown: bool) -> None:  # noqa: FBT001  (a signal's)
        """Show a column, or hide it."""
        (self.hidden.discard if shown else self.hidden.add)(name)
        self._apply()

    def _apply(self) -> None:
        names = [column.name for column in self._model.columns]
        self._view.hide_columns([names.index(name) for name in names if name in self.hidden])
