"""A list of records with everything around it: title, filters, rows, counts, states.

    pane = ListPane(desk, SPEC)
    pane.current_changed.connect(detail.show_record)     # an id; 0 for none
    pane.opened.connect(…)                               # Enter or a double click
    pane.add_to_menu(action)                             # further things that can be done here

The pane builds its list in the background, again after each write that touches its kind, when
other committees come into view, and when filters or order change; selection and scroll stay.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from stdcommittee.base.errors import Failure
from stdcommittee.base.messages import Message, Text
from stdcommittee.services.scope import in_scope
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.filter_bar import FilterBar
from stdcommittee.ui.toolkit.filter_state import Conditions, Filters
from stdcommittee.ui.toolkit.list_frame import ListFrame
from stdcommittee.ui.toolkit.list_loading import Counted, Loaded, Wanted, count, load
from stdcommittee.ui.toolkit.list_many import ManyRows
from stdcommittee.ui.toolkit.list_menu import ListMenu
from stdcommittee.ui.toolkit.list_spec import ListSpec, Section
from stdcommittee.ui.toolkit.list_state import ListState, SavedViews, state_from
from stdcommittee.ui.toolkit.states import EmptyState
from stdcommittee.ui.toolkit.table_columns import Column
from stdcommittee.ui.toolkit.table_model import TableModel
from stdcommittee.ui.toolkit.table_view import Shape, Standpoint, TableView

_SETTLE: Final = 400  # ms before an arrangement is remembered


class ListPane(ListFrame):
    """One list."""

    current_changed = Signal(int)
    opened = Signal(int)
    first_asked = Signal()  # the first action of the empty state
    example_asked = Signal()
    value_given = Signal(object, str, object)  # record, field and value, edited in place
    shape_changed = Signal(object)

    def __init__(self, desk: Desk, spec: ListSpec, parent: QWidget | None = None) -> None:
        self.desk = desk
        self.spec = spec
        self.state = state_from(
            desk.memory.recall(f"list/{spec.name}"),
            ListState(shape=Shape.LIST if spec.as_list else Shape.TABLE),
        )
        self.views = SavedViews(desk.memory, spec.name)
        self.further_keys: tuple[Text, ...] = ()  # those of whoever has the list
        self._total = 0
        self._loaded = False
        self._reading = False
        self._awaited = 0  # a record to be shown once the list has it
        self.model = TableModel(
            desk, spec.columns, lambda ids: spec.rows(desk.session, ids), spec.lines
        )
        self.model.set_editable(editable=spec.editable and desk.read_only is None)
        self.view = TableView(desk.look, self.model)
        filters = FilterBar(desk.look, spec.kind, spec.chips)
        super().__init__(desk.look, spec.title, filters, self.view, parent)
        self.model.setParent(self)
        desk.look.language.name(self.view, spec.title)
        self.many = ManyRows(self)
        self.menu = ListMenu(self)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE)
        self._settle.timeout.connect(self._keep)
        self._connect()
        self._arrange()
        self.reload()

    @property
    def current_id(self) -> int:
        """The id of the record in sight; 0 for none."""
        return self.view.current_id

    @property
    def total(self) -> int:
        """How many records there are without any filter."""
        return self._total

    def selected_ids(self) -> list[int]:
        """Return the ids of the selected records, in the order of the list."""
        return self.view.selected_ids()

    def row(self, record_id: int) -> Any:
        """Return what is known of a row, or None."""
        return self.model.known([record_id]).get(record_id)

    def conditions(self) -> Conditions:
        """Return what every record in the list meets now, filters included."""
        return (*self._base(), *self._filter_conditions())

    def order(self) -> tuple[str, ...]:
        """Return the fields that the list is sorted by now."""
        column = self._sorted_column()
        if column is None:
            return self.spec.order
        return tuple(f"-{name}" if self.state.reverse else name for name in column.order)

    def shown_columns(self) -> list[Column]:
        """Return the columns that the table has, from left to right, also shown as a list."""
        return [self.spec.columns[place] for place in self.view.table_columns()]

    def hidden_columns(self) -> frozenset[str]:
        """Return the names of the columns that are not shown."""
        if self.state.hidden is None:
            return frozenset(column.name for column in self.spec.columns if not column.shown)
        return frozenset(self.state.hidden)

    def reload(self) -> None:
        """Build the list again in the background; the user stays where he is."""
        standpoint = self.view.standpoint()
        if not self._loaded:
            standpoint = Standpoint(self.state.current, (self.state.current,), 0)
        sections: tuple[Section, ...] = ()
        if self._sorted_column() is None and self.spec.sections is not None:
            sections = tuple(self.spec.sections())
        wanted = Wanted(self._base(), self._filter_conditions(), self.order(), sections, standpoint)
        session, spec = self.desk.session, self.spec
        self.desk.read(
            self,
            lambda progress: load(session, spec, wanted, progress),
            self._take,
            lane="list",
            what=Message("Reading {list}", list=spec.title),
            failed=self._take_failure,
        )
        self._reading = True
        self._count()

    def show_record(self, record_id: int) -> None:
        """Bring a record into sight, now or once the list has it.

        Filters that hide it are taken off. Whoever chooses another record or sets a filter
        meanwhile stays there.
        """
        self._awaited = record_id
        if not self._loaded:
            self.state = dataclasses.replace(self.state, current=record_id)
        elif self.view.current_id == record_id or self.view.select_id(record_id):
            self._awaited = 0
        elif self.filters.filters and not self._reading:
            self.filters.clear()

    def set_state(self, state: ListState) -> None:
        """Arrange the list in another way."""
        self.state = dataclasses.replace(state, current=self.view.current_id)
        self._arrange()
        self._keep_soon()
        self.reload()

    def set_shape(self, shape: Shape) -> None:
        """Show list or table."""
        if shape is not self.state.shape:
            self.state = dataclasses.replace(self._noted(), shape=shape)
            self._arrange()
            self._keep_soon()
            self.shape_changed.emit(shape)

    def toggle_shape(self) -> None:
        """Show the other of list and table."""
        self.set_shape(Shape.LIST if self.state.shape is Shape.TABLE else Shape.TABLE)

    def sort(self, column: str, *, reverse: bool = False) -> None:
        """Sort by a column; "" is the list's own order."""
        self.state = dataclasses.replace(self._noted(), sort=column, reverse=reverse)
        self._show_order()
        self._keep_soon()
        self.reload()

    def show_columns(self, hidden: Sequence[str]) -> None:
        """Show every column but these."""
        self.state = dataclasses.replace(self._noted(), hidden=tuple(hidden))
        self._arrange()
        self._keep_soon()

    def focus_filter(self) -> None:
        """Put the keyboard into the filter."""
        self.filters.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.field.selectAll()

    def edit_cell(self) -> bool:
        """Edit the current cell where it stands, and tell whether it can be."""
        index = self.view.currentIndex()
        if self.state.shape is not Shape.TABLE or not self.view.hasFocus():
            return False
        if not self.model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        self.view.edit(index)
        return True

    def add_to_menu(self, *actions: QAction) -> None:
        """Put further actions at the top of the menu."""
        self.menu.extra.extend(actions)

    def _connect(self) -> None:
        self.shape_button.clicked.connect(lambda _checked: self.toggle_shape())
        self.more_button.clicked.connect(lambda _checked: self.menu.open(self.more_button))
        self.order_link.clicked.connect(lambda _checked: self.menu.open_orders(self.order_link))
        self.filters.changed.connect(self._filtered)
        self.view.current_changed.connect(self._current_moved)
        self.view.selection_changed.connect(self._say_counts)
        self.view.opened.connect(self.opened)
        self.view.header.sorted_by.connect(self._header_clicked)
        self.view.header.menu_asked.connect(lambda: self.menu.open_columns(self.view.header))
        for moved in (self.view.header.sectionResized, self.view.header.sectionMoved):
            moved.connect(self._header_arranged)
        self.model.edited.connect(self._edited)
        kinds = {self.spec.kind.name, *self.spec.also}
        self.desk.watch(self, kinds, self.reload)
        if self.spec.scoped:
            self.desk.scope_changed.connect(self.reload)

    def _base(self) -> Conditions:
        scoped = in_scope(self.spec.kind, self.desk.scope) if self.spec.scoped else ()
        return (*self.spec.base(), *scoped)

    def _filter_conditions(self) -> Conditions:
        return self.state.filters.conditions(self.spec.kind, self.filters.own)

    def _sorted_column(self) -> Column | None:
        named = (c for c in self.spec.columns if c.name == self.state.sort and c.order)
        return next(named, None)

    def _count(self) -> None:
        session, spec, base = self.desk.session, self.spec, self._base()
        filters, own = self.state.filters, self.filters.own
        fields = self.filters.counted_fields()
        self.desk.read(
            self,
            lambda _progress: count(session, spec, base, filters, fields, own),
            self._take_counts,
            lane="counts",
        )

    def _take(self, loaded: Loaded) -> None:
        standpoint, awaited = loaded.standpoint, self._awaited
        now = self.view.standpoint()
        if self._loaded and now.current != standpoint.current:  # somebody moved on meanwhile
            standpoint = Standpoint(now.current, (now.current,), now.top, now.offset)
        self._loaded, self._reading = True, False
        self.view.put(loaded.listing, standpoint, loaded.places)
        if not self.view.current_id and len(self.model.ids):
            self.view.select_row(1 if self.model.heads else 0)
        self._show_content()
        self._say_counts()
        if awaited:
            self.show_record(awaited)

    def _take_counts(self, counted: Counted) -> None:
        self._total = counted.total
        self.filters.set_counts(counted.fields, counted.own)
        self._show_content()
        self._say_counts()

    def _take_failure(self, failure: Failure) -> None:
        self._reading = False
        self.show_failure(failure, self.reload)

    def _show_content(self) -> None:
        if not self._loaded:
            return
        if len(self.model.ids):
            self.show_rows()
        else:
            self.show_instead(self._empty_state())

    def _empty_state(self) -> QWidget:
        if self.state.filters:
            return EmptyState(
                self.look,
                Message("Nothing here meets the filter."),
                action=Message("Show everything"),
                on_action=self.filters.clear,
            )
        empty = self.spec.empty
        if empty is None:
            return EmptyState(self.look, Message("Nothing here yet."))
        return EmptyState(
            self.look,
            empty.sentence,
            action=empty.action if self.desk.read_only is None else "",
            on_action=self.first_asked.emit,
            example=empty.example,
            on_example=self.example_asked.emit,
        )

    def _say_counts(self) -> None:
        selected = self.view.selected_count()
        self.say_counts(len(self.model.ids), self._total, selected)
        self.many.offer(selected)
        order = self._sorted_column()
        said = self.spec.order_said
        self.order_link.set_text(
            said if order is None else Message("by {column}", column=order.label)
        )
        self.say_keys(*self.further_keys, *self.many.keys)

    def _filtered(self, filters: Filters) -> None:
        if filters:
            self._awaited = 0
        self.state = dataclasses.replace(self._noted(), filters=filters)
        self._keep_soon()
        self.reload()

    def _current_moved(self, record_id: int) -> None:
        self._awaited = 0
        self._keep_soon()
        self.current_changed.emit(record_id)

    def _header_clicked(self, logical: int) -> None:
        name = self.spec.columns[logical].name
        again = self.state.sort == name
        self.sort("" if again and self.state.reverse else name, reverse=again)

    def _header_arranged(self) -> None:
        if self.state.shape is Shape.TABLE and self._loaded:
            self._keep_soon()

    def _edited(self, record_id: int, field: str, value: object) -> None:
        row = self.row(record_id)
        if row is not None:
            self.value_given.emit(row.record, field, value)

    def _arrange(self) -> None:
        """Give view and filters the state."""
        header, columns = self.view.header, self.spec.columns
        self._settle.blockSignals(True)  # noqa: FBT003  (Qt's own)
        places = {column.name: place for place, column in enumerate(columns)}
        self.filters.set_filters(self.state.filters)
        self.view.set_shape(self.state.shape)
        for visual, name in enumerate(n for n in self.state.columns if n in places):
            header.moveSection(header.visualIndex(places[name]), visual)
        for place, column in enumerate(columns):
            wide = self.state.widths.get(column.name, column.width)
            header.resizeSection(place, self.look.px(wide))
        self.view.hide_columns(places[name] for name in self.hidden_columns() if name in places)
        self.show_as(table=self.state.shape is Shape.TABLE)
        self._show_order()
        self._say_counts()
        self._settle.blockSignals(False)  # noqa: FBT003

    def _show_order(self) -> None:
        column = self._sorted_column()
        place = None if column is None else self.spec.columns.index(column)
        self.view.header.show_order(place, reverse=self.state.reverse)
        self._say_counts()

    def _noted(self) -> ListState:
        """Return the state with what the user did to columns and selection by hand."""
        state = dataclasses.replace(self.state, current=self.view.current_id or self.state.current)
        if state.shape is not Shape.TABLE or not self._loaded:
            return state
        header, columns = self.view.header, self.spec.columns
        order = tuple(columns[header.logicalIndex(n)].name for n in range(header.count()))
        zoom = self.look.theme.zoom
        shown = self.view.shown_columns()
        last = shown[-1] if shown else -1  # as wide as there is room
        widths = {
            **self.state.widths,
            **{
                columns[place].name: header.sectionSize(place) * 100 // zoom
                for place in shown
                if place != last
            },
        }
        return dataclasses.replace(state, columns=order, widths=widths)

    def _keep_soon(self) -> None:
        self._settle.start()

    def _keep(self) -> None:
        self.state = self._noted()
        self.desk.memory.keep(f"list/{self.spec.name}", self.state.to_text())

    def hideEvent(self, event: Any) -> None:
        """Remember the arrangement before the screen goes out of sight."""
        if self._settle.isActive():
            self._settle.stop()
            self._keep()
        super().hideEvent(event)
