"""The screen: all operations at the left, the one chosen at the right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from stdcommittee.base.errors import Failure
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message, Plural, Text
from stdcommittee.services.history import (
    Found,
    OperationRow,
    Wanted,
    find_operations,
    read_rows,
)
from stdcommittee.services.session import Session
from stdcommittee.ui.dialogs.check_report import check_workspace
from stdcommittee.ui.frame.actions import Action, usual
from stdcommittee.ui.screens.history.filters import HistoryFilters
from stdcommittee.ui.screens.history.operation import OperationPane
from stdcommittee.ui.theme.tokens import Gap, Size, Type
from stdcommittee.ui.toolkit.buttons import Button
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_history import ICONS
from stdcommittee.ui.toolkit.labels import Hairline, Phrase
from stdcommittee.ui.toolkit.runs import Run
from stdcommittee.ui.toolkit.split import SplitView
from stdcommittee.ui.toolkit.states import EmptyState, FailureState, LoadingState
from stdcommittee.ui.toolkit.table_columns import Cell, Column, Lines
from stdcommittee.ui.toolkit.table_model import Head, Listing, TableModel
from stdcommittee.ui.toolkit.table_view import (
    Shape,
    Standpoint,
    TableView,
    places_of,
    window_around,
)

_LIST: Final = 440  # px at 100 %
_DAY: Final = len("2026-01-05")


@frozen
class _Loaded:
    found: Found
    standpoint: Standpoint
    places: Mapping[int, int]
    rows: Mapping[int, OperationRow]


class HistoryPage(QWidget):
    """Lists operations, newest first, however many; shows, undoes and checks them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.look = desk, desk.look
        self._by_day = True
        self.filters = HistoryFilters(self.look)
        self.model = TableModel(desk, [_COLUMN], self._read, self._lines, self)
        self.view = TableView(self.look, self.model)
        self.view.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.look.language.name(self.view, Message("Operations"))
        self.detail = OperationPane(desk)
        self.check = Button(
            self.look, Message("Check …"), icon="shield", on_click=self.check_history
        )
        self._failure: QWidget = QWidget()
        self._lay_out()
        self.view.set_shape(Shape.LIST)
        self.view.current_changed.connect(self._choose)
        self.view.opened.connect(lambda _id: self._enter())
        self.filters.changed.connect(self.reload)
        desk.watch(self, (), self._renew)
        self._settle = QTimer(self, singleShot=True, interval=60)
        self._settle.timeout.connect(lambda: self.detail.show_operation(self.view.current_id))
        self._declare()
        self.reload()

    def reload(self) -> None:
        """Read the list again; what is chosen stays."""
        session, wanted = self.desk.session, self.filters.wanted
        standpoint, said = self.view.standpoint(), self.look.render
        self.desk.read(
            self,
            lambda _progress: _load(session, wanted, standpoint, said),
            self._take,
            lane="list",
            what=Message("Reading the history"),
            failed=self._lost,
        )

    def check_history(self) -> None:
        """Check the whole workspace against its history."""
        check_workspace(self.desk, self.window())

    def _renew(self) -> None:
        self.reload()
        self.detail.reload()

    def _choose(self, _number: int) -> None:
        self._settle.start()

    def _enter(self) -> None:
        undo = self.detail.undo
        if undo is not None:
            undo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, loaded: _Loaded) -> None:
        found = loaded.found
        bar = self.view.verticalScrollBar()
        on_top = not bar.value()
        self._by_day = all(len(span.label) == _DAY for span in found.spans) and bool(found.spans)
        self.filters.show_counts(found)
        listing = Listing(found.ids, _heads(found), loaded.rows)
        self.view.put(listing, loaded.standpoint, loaded.places)
        if on_top:
            bar.setValue(0)  # what was done just now comes into sight
        if found.ids and not self.view.current_id:
            self.view.select_row(1 if found.spans else 0)
        elif not found.ids:
            self._settle.start()
        self._say(len(found.ids), found.total)
        self._states.setCurrentWidget(self.view if found.ids else self._empty)

    def _lost(self, failure: Failure) -> None:
        self._states.removeWidget(self._failure)
        self._failure.deleteLater()
        self._failure = FailureState(self.look, failure, on_retry=self.reload)
        self._states.addWidget(self._failure)
        self._states.setCurrentWidget(self._failure)

    def _say(self, shown: int, total: int) -> None:
        counted: Text = (
            Plural("{n} operation", "{n} operations", n=total)
            if shown == total
            else Message("{shown} of {total}", shown=shown, total=total)
        )
        self._count.set_runs(Run(counted, "muted", type=Type.CAPTION))

    def _read(self, ids: Any) -> Mapping[int, OperationRow]:
        return read_rows(self.desk.session, ids)

    def _lines(self, row: OperationRow) -> Lines:
        operation = row.operation
        at = operation.at.strftime("%H:%M" if self._by_day else "%Y-%m-%d %H:%M")
        who: Text = operation.actor.name
        if operation.reason:
            who = Message("{name}: {reason}", name=operation.actor.name, reason=operation.reason)
        aside = Cell(Plural("{n} record", "{n} records", n=operation.changes), "muted")
        if row.undone:
            aside = Cell(Message("undone"), "warn", icon="undo")
        elif operation.final:
            aside = Cell(Message("final"), "accent", icon="lock")
        return Lines(
            Cell(operation.message, icon=ICONS[operation.kind]),
            Cell(at, "muted"),
            Cell(who, "muted"),
            aside,
        )

    def _declare(self) -> None:
        actions = self.desk.actions
        actions.declare(usual("filter", self._focus_filter), self)
        actions.declare(usual("open", self._enter), self.view)
        actions.declare(usual("back", self._back), self)
        check = Action(
            id="history.check",
            label=N_("Check the workspace against its history"),
            icon="shield",
            run=self.check_history,
        )
        actions.declare(check, self)

    def _focus_filter(self) -> None:
        self.filters.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.words.selectAll()

    def _back(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._states = QStackedWidget()
        self._empty = EmptyState(
            self.look,
            Message("Nothing here meets the filter."),
            action=Message("Show everything"),
            on_action=self.filters.clear,
        )
        for state in (LoadingState(self.look, rows=12), self.view, self._empty):
            self._states.addWidget(state)
        self._count = Phrase(self.look)
        left = QFrame()
        left.setProperty("part", "surface")
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self._head = QHBoxLayout()
        said = Run(Message("History"), bold=True, type=Type.TITLE)
        title = Phrase(self.look, [said], shrink=False)
        self._head.addWidget(title)
        self._head.addWidget(self._count)
        self._head.addStretch(1)
        self._head.addWidget(self.check)
        box.addLayout(self._head)
        for part in (self.filters, Hairline()):
            box.addWidget(part)
        box.addWidget(self._states, 1)
        self.split = SplitView(self.look, self.desk.memory, "history", widths=(_LIST, 0))
        self.split.addWidget(left)
        self.split.addWidget(self.detail)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.split)
        self.look.follow(self, HistoryPage._dress)

    def _dress(self) -> None:
        px = self.look.px
        self._head.setContentsMargins(px(Gap.M), px(Gap.S), px(Gap.M), px(Gap.S))
        self._head.setSpacing(px(Gap.M))
        self._count.setMinimumHeight(px(Size.CONTROL))


_COLUMN: Final = Column(name="operation", label=Message("Operation"), cell=lambda _row: Cell())


def _load(session: Session, wanted: Wanted, standpoint: Standpoint, said: Any) -> _Loaded:
    found = find_operations(session, wanted, said)
    places = places_of(found.ids, standpoint.ids)
    near = [places[n] for n in (standpoint.top, standpoint.current) if n in places]
    rows = read_rows(session, window_around(found.ids, near))
    return _Loaded(found, standpoint, places, rows)


def _heads(found: Found) -> tuple[Head, ...]:
    heads, place = [], 0
    for span in found.spans:
        heads.append(Head(place, span.label, span.count))
        place += span.count
    return tuple(heads)
