"""Choosing the committees to work on: one, several or all."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from stdcommittee.base.messages import Message
from stdcommittee.ui.frame.shell import CommitteeChoice
from stdcommittee.ui.theme.tokens import Gap, Size
from stdcommittee.ui.toolkit.buttons import LinkButton
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.search_field import SearchField

_WIDTH, _ROWS = 380, 10
Index = QModelIndex | QPersistentModelIndex


class _Model(QAbstractListModel):
    """The committees, each ticked or not."""

    def __init__(
        self, look: Look, choices: Sequence[CommitteeChoice], chosen: Collection[Hashable]
    ) -> None:
        super().__init__()
        self._look = look
        self.choices = tuple(choices)
        self.chosen = {choice.key for choice in choices if choice.key in chosen}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (as Qt declares it)
        return 0 if parent.isValid() else len(self.choices)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        choice = self.choices[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            words = (choice.code, choice.name, choice.kind)
            return "  ".join(filter(None, map(self._look.render, words)))
        if role == Qt.ItemDataRole.CheckStateRole:
            ticked = choice.key in self.chosen
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, self._look.px(Size.LIST_ROW))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        ticked = Qt.CheckState(value) is Qt.CheckState.Checked
        change = self.chosen.add if ticked else self.chosen.discard
        change(self.choices[index.row()].key)
        self.dataChanged.emit(index, index)
        return True


class CommitteeMenu(QFrame):
    """A list to choose from: Enter or a click takes one, ticks take several, a link takes all."""

    taken = Signal(list)  # the keys chosen, in the order of the list

    def __init__(
        self,
        look: Look,
        choices: Sequence[CommitteeChoice],
        chosen: Collection[Hashable],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("part", "float")
        self._before = frozenset(chosen)
        self._model = _Model(look, choices, chosen)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._model)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.field = SearchField(look, Message("Committee"), icon="search", pause=0)
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.list = QListView()
        self.list.setModel(self._shown)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(self._clicked)
        look.language.name(self.list, Message("Committees"))
        self.all = LinkButton(look, Message("All committees"), on_click=self._take_all)
        box = QVBoxLayout(self)
        for part in (self.field, self.list, self.all):
            box.addWidget(part)
        gap = look.px(Gap.S)
        box.setContentsMargins(gap, gap, gap, gap)
        box.setSpacing(gap)
        self.setFixedWidth(look.px(_WIDTH))
        self.list.setFixedHeight(look.px(Size.LIST_ROW) * min(_ROWS, max(1, len(choices))) + 2)
        self._narrow("")

    def open_at(self, corner: QPoint) -> None:
        """Show the list with its top left corner at a point of the screen."""
        self.move(corner)
        self.show()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows, Enter and Space in the field move, take and tick in the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def hideEvent(self, event: Any) -> None:
        """Take what was ticked when the list closes."""
        super().hideEvent(event)
        if self._model.chosen and frozenset(self._model.chosen) != self._before:
            self._give(self._model.chosen)

    def _key(self, event: QKeyEvent) -> bool:
        key, at = event.key(), self.list.currentIndex()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            row = at.row() + (1 if key == Qt.Key.Key_Down else -1)
            if 0 <= row < self._shown.rowCount():
                self.list.setCurrentIndex(self._shown.index(row, 0))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at.isValid():
            self._take(at)
            return True
        if key == Qt.Key.Key_Space and at.isValid() and not self.field.text():
            ticked = at.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
            state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
            self._shown.setData(at, state, Qt.ItemDataRole.CheckStateRole)
            return True
        return False

    def _narrow(self, text: str) -> None:
        self._shown.setFilterFixedString(text)
        self.list.setCurrentIndex(self._shown.index(0, 0))

    def _clicked(self, index: QModelIndex) -> None:
        box = self.list.visualRect(index)
        pointer = self.list.viewport().mapFromGlobal(self.cursor().pos())
        if pointer.x() > box.left() + box.height():  # not on the tick
            self._take(index)

    def _take(self, index: QModelIndex) -> None:
        row = self._shown.mapToSource(index).row()
        self._model.chosen = {self._model.choices[row].key}
        self.close()

    def _take_all(self) -> None:
        self._model.chosen = {choice.key for choice in self._model.choices}
        self.close()

    def _give(self, keys: Collection[Hashable]) -> None:
        self.taken.emit([choice.key for choice in self._model.choices if choice.key in keys])
