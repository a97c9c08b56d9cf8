"""The command palette: every action and every record within a few letters (Ctrl+K)."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from stdcommittee.base.errors import Failure
from stdcommittee.base.messages import Message
from stdcommittee.ui.frame.actions import Action, Actions
from stdcommittee.ui.frame.entries import Entry, EntryModel, EntryPainter
from stdcommittee.ui.frame.matching import rank
from stdcommittee.ui.frame.searching import Search, Searching
from stdcommittee.ui.frame.shell import Found
from stdcommittee.ui.theme.tokens import Gap, Size, Type
from stdcommittee.ui.toolkit.keys import key_text
from stdcommittee.ui.toolkit.labels import Hairline, Label
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.overlay import Overlay
from stdcommittee.ui.toolkit.search_field import SearchField

_WIDTH: Final = 600
_ROWS: Final = 12  # in sight at a time
_ACTIONS: Final = 6  # shown at most when records are looked for as well
_HEAD: Final = 26
_PAUSE: Final = 120  # ms
Index = QModelIndex | QPersistentModelIndex


class Palette(Overlay):
    """A line to type in over a list of what it means."""

    record_chosen = Signal(object)  # the key of the record

    def __init__(self, look: Look, actions: Actions, search: Search, host: QWidget) -> None:
        super().__init__(look, host, veil=True)
        self._actions = actions
        self._found: list[Entry] = []
        self._searching = Searching(search, self)
        self._searching.found.connect(self._take_found)
        self._searching.failed.connect(self._take_failure)
        self.field = SearchField(
            look, Message("Search records, or type a command"), icon="search", pause=_PAUSE
        )
        self.field.setProperty("part", "bare")
        self.field.textChanged.connect(self._typed)
        self.field.sought.connect(self._searching.ask)
        self.field.installEventFilter(self)
        self.model = EntryModel(look, self)
        self.list = self._make_list()
        self._foot = Label(
            look,
            Message("↑↓ choose   Enter run or open   Esc close"),
            type_=Type.CAPTION,
            colour="muted",
        )
        self._foot.set_inset(Gap.L, 0, Gap.L, 0)
        self._box = QVBoxLayout(self.panel)
        self._box.setSpacing(0)
        self._line = QHBoxLayout()
        self._line.addWidget(self.field)
        self._box.addLayout(self._line)
        for part in (Hairline(), self.list, Hairline(), self._foot):
            self._box.addWidget(part)
        self.dismissed.connect(self._clear)

    def open(self, text: str = "") -> None:
        """Come into sight with a text to look for."""
        self._found = []
        self.appear(self.field)
        self.field.setText(text)
        self._fill()

    def close_search(self) -> None:
        """End the search that may still run, before the program ends."""
        self._searching.close()

    def arrange(self) -> None:
        """Place the panel under the top, as high as its lines need."""
        px = self.look.px
        self._box.setContentsMargins(1, 1, 1, 1)
        self.field.setFixedHeight(px(Size.TOP_BAR))
        self._line.setContentsMargins(px(Gap.S), 0, px(Gap.S), 0)
        self._foot.setFixedHeight(px(Size.TABLE_ROW))
        most = min(px(Size.LIST_ROW) * _ROWS, self.host.height() - px(Size.TOP_BAR + 120))
        self.list.setFixedHeight(max(px(Size.LIST_ROW), min(self.model.height() + 2, most)))
        wide = min(px(_WIDTH), self.host.width() - 2 * px(Gap.L))
        self.panel.setFixedWidth(wide)
        self.panel.adjustSize()
        self.panel.move((self.host.width() - wide) // 2, px(Gap.S))

    def step(self, event: QKeyEvent) -> bool:
        """Let the keys of the field move and choose in the list."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentIndex())
        elif key in _STEPS:
            self._step(_STEPS[Qt.Key(key)])
        else:
            return super().step(event)
        return True

    def _make_list(self) -> QListView:
        made = QListView()
        made.setModel(self.model)
        made.setItemDelegate(EntryPainter(self.look, self.model))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setMouseTracking(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.clicked.connect(self._choose)
        self.look.language.name(made, Message("Search results"))
        return made

    def _clear(self) -> None:
        self._searching.forget()
        self.field.clear()

    def _step(self, by: int) -> None:
        rows = [row for row, entry in enumerate(self.model.entries) if entry.choose is not None]
        if not rows:
            return
        row = self.list.currentIndex().row()
        at = rows.index(row) if row in rows else -1
        at = (at + by) % len(rows) if abs(by) == 1 else min(max(at + by, 0), len(rows) - 1)
        self._select(rows[at])

    def _select(self, row: int) -> None:
        index = self.model.index(row)
        self.list.setCurrentIndex(index)
        said = index.data(Qt.ItemDataRole.AccessibleTextRole)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, said))

    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        choose = self.model.entries[index.row()].choose
        if choose is not None:
            self.dismiss()
            choose()

    def _typed(self) -> None:
        if not self.field.text().strip():
            self._searching.forget()
        self._found = []
        self._fill()

    def _take_found(self, text: str, found: list[Found]) -> None:
        if text != self.field.text() or not self.isVisible():
            return
        self._found = []
        for _, group in groupby(found, key=lambda item: self.look.render(item.kind)):
            items = list(group)
            self._found.append(Entry(items[0].kind))
            self._found.extend(map(self._record_entry, items))
        self._fill()

    def _take_failure(self, text: str, failure: Failure) -> None:
        if text == self.field.text() and self.isVisible():
            self._found = [Entry(failure.what, failure.advice or "")]
            self._fill()

    def _record_entry(self, found: Found) -> Entry:
        return Entry(
            found.headline,
            found.byline,
            found.icon,
            choose=lambda: self.record_chosen.emit(found.key),
        )

    def _fill(self) -> None:
        text = self.field.text().strip()
        entries = [*self._action_entries(text), *self._found]
        if not entries:
            entries = [Entry(Message("Nothing found yet."))]
        kept = self.list.currentIndex().row()
        self.model.put(entries)
        self.arrange()
        self.list.setCurrentIndex(QModelIndex())
        if text and self._found and 0 <= kept < len(entries) and entries[kept].choose is not None:
            self._select(kept)
        else:
            self._step(1)

    def _action_entries(self, text: str) -> list[Entry]:
        ranked = []
        for place, action in enumerate(self._actions.offered()):
            if action.listed:
                label = self.look.render(Message(action.label))
                found = rank(text, label, action.label)
                if found is not None:
                    ranked.append((found, place, action))
        ranked.sort(key=lambda item: item[:2])
        shown = ranked[:_ACTIONS] if text else ranked
        head = [Entry(Message("Commands"))] if shown else []
        return [*head, *(self._action_entry(action) for _, _, action in shown)]

    def _action_entry(self, action: Action) -> Entry:
        return Entry(
            Message(action.label),
            icon=action.icon or "play",
            key=key_text(action.shortcut) if action.shortcut else "",
            choose=lambda: self._actions.trigger(action.id),
        )


_STEPS: Final = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_ROWS,
    Qt.Key.Key_PageDown: _ROWS,
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_Backtab: -1,
}
