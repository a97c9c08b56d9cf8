"""The menus of a list: shape, columns, order, saved views, and what is done to many rows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from stdcommittee.base.messages import Message, Text
from stdcommittee.ui.toolkit.list_state import ListState
from stdcommittee.ui.toolkit.table_view import Shape

if TYPE_CHECKING:
    from stdcommittee.ui.toolkit.list_pane import ListPane


class ListMenu:
    """Makes the menus of a list when they are asked for."""

    def __init__(self, pane: ListPane) -> None:
        self._pane = pane
        self.extra: list[QAction] = []

    def open(self, below: QWidget) -> QMenu:
        """Open everything that can be done with the list."""
        menu = self._new()
        for action in self.extra:
            menu.addAction(action)
        if self.extra:
            menu.addSeparator()
        many = self._pane.many.entries()
        for said, run in many:
            self._add(menu, said, run)
        if many:
            menu.addSeparator()
        table = self._pane.state.shape is Shape.TABLE
        said = Message("Show as a list") if table else Message("Show as a table")
        self._add(menu, said, self._pane.toggle_shape)
        self._fill_columns(menu.addMenu(self._say(Message("Columns"))))
        self._fill_orders(menu.addMenu(self._say(Message("Order"))))
        self._fill_views(menu.addMenu(self._say(Message("Views"))))
        return _popup(menu, below)

    def open_columns(self, below: QWidget) -> QMenu:
        """Open the choice of columns."""
        menu = self._new()
        self._fill_columns(menu)
        return _popup(menu, below)

    def open_orders(self, below: QWidget) -> QMenu:
        """Open the choice of orders."""
        menu = self._new()
        self._fill_orders(menu)
        return _popup(menu, below)

    def _fill_columns(self, menu: QMenu) -> None:
        hidden = self._pane.hidden_columns()
        for column in self._pane.spec.columns:
            entry = self._add(menu, column.label, partial(self._toggle_column, column.name))
            entry.setCheckable(True)
            entry.setChecked(column.name not in hidden)
        menu.addSeparator()
        self._add(menu, Message("As at first"), self._columns_as_at_first)

    def _fill_orders(self, menu: QMenu) -> None:
        state = self._pane.state
        usual = self._add(menu, Message("The usual order"), lambda: self._pane.sort(""))
        usual.setCheckable(True)
        usual.setChecked(not state.sort)
        for column in self._pane.spec.columns:
            if column.order:
                again = state.sort == column.name
                entry = self._add(
                    menu,
                    column.label,
                    partial(self._pane.sort, column.name, reverse=again and not state.reverse),
                )
                entry.setCheckable(True)
                entry.setChecked(again)

    def _fill_views(self, menu: QMenu) -> None:
        views = self._pane.views
        for name in views.names():
            self._add(menu, name, partial(self._apply, name))
        if views.names():
            menu.addSeparator()
        self._add(menu, Message("Save this view…"), self._save)
        for name in views.names():
            self._add(menu, Message("Forget “{view}”", view=name), partial(views.drop, name))

    def _toggle_column(self, name: str) -> None:
        hidden = set(self._pane.hidden_columns()) ^ {name}
        every = [column.name for column in self._pane.spec.columns]
        if len(hidden) < len(every):
            self._pane.show_columns([other for other in every if other in hidden])

    def _columns_as_at_first(self) -> None:
        state = self._pane.state
        self._pane.set_state(
            ListState(state.shape, state.sort, state.reverse, filters=state.filters)
        )

    def _apply(self, name: str) -> None:
        self._pane.set_state(self._pane.views.get(name, self._pane.state))

    def _save(self) -> None:
        from stdcommittee.ui.dialogs.naming import ask_name

        name = ask_name(
            self._pane.look,
            self._pane.window(),
            Message("Save this view"),
            Message("Name of the view"),
        )
        if name:
            self._pane.views.put(name, self._pane.state)

    def _new(self) -> QMenu:
        menu = QMenu(self._pane)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _add(self, menu: QMenu, text: Text, run: Callable[[], object]) -> QAction:
        action = menu.addAction(self._say(text))
        action.triggered.connect(lambda _checked=False: run())
        return action

    def _say(self, text: Text) -> str:
        return self._pane.look.render(text).replace("&", "&&")


def _popup(menu: QMenu, below: QWidget) -> QMenu:
    menu.popup(below.mapToGlobal(QPoint(0, below.height())))
    return menu
