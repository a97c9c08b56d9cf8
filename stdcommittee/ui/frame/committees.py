"""Choosing the committees to work on: one, several or all."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from stdcommittee.base.messages import Message
from stdcommittee.ui.frame.shell import CommitteeChoice
from stdcommittee.ui.theme.tokens import Gap, Size
from stdcommittee.ui.toolkit.buttons import LinkButton
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.overlay import Overlay
from stdcommittee.ui.toolkit.search_field import SearchField

_WIDTH, _ROWS = 380, 10
KEY: Final = Qt.ItemDataRole.UserRole
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
        self.ticked_last: Hashable = None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (as Qt declares it)
        return 0 if parent.isValid() else len(self.choices)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        choice = self.choices[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            words = (choice.code, choice.name, choice.kind)
            return "  ".join(filter(None, map(self._look.render, words)))
        if role == KEY:
            return choice.key
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
        self.ticked_last = self.choices[index.row()].key
        change(self.ticked_last)
        self.dataChanged.emit(index, index)
        return True


class CommitteeMenu(Overlay):
    """A list to choose from: Enter or a click takes one, ticks take several, a link takes all."""

    taken = Signal(list)  # the keys chosen, in the order of the list

    def __init__(
        self,
        look: Look,
        host: QWidget,
        choices: Sequence[CommitteeChoice],
        chosen: Collection[Hashable],
    ) -> None:
        super().__init__(look, host, veil=False)
        self._before_keys = frozenset(chosen)
        self._corner = QPoint()
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
        self.all.installEventFilter(self)
        box = QVBoxLayout(self.panel)
        for part in (self.field, self.list, self.all):
            box.addWidget(part)
        gap = look.px(Gap.S)
        box.setContentsMargins(gap, gap, gap, gap)
        box.setSpacing(gap)
        self.dismissed.connect(self._give)
        self._narrow("")

    def open_at(self, corner: QPoint) -> None:
        """Show the list with its top left corner at a point of the host."""
        self._corner = corner
        self.appear(self.field)

    def arrange(self) -> None:
        """Place the list under the button, as high as it needs and the window allows."""
        px = self.look.px
        rows = min(_ROWS, max(1, len(self._model.choices)))
        most = self.host.height() - self._corner.y() - px(120)
        self.list.setFixedHeight(max(px(Size.LIST_ROW), min(px(Size.LIST_ROW) * rows + 2, most)))
        self.panel.setFixedWidth(min(px(_WIDTH), self.host.width() - 2 * px(Gap.S)))
        self.panel.adjustSize()
        self.panel.move(self._corner)

    def step(self, event: QKeyEvent) -> bool:
        """Let arrows, Enter and Space in the field move, take and tick in the list."""
        key, at = event.key(), self.list.currentIndex()
        if self.all.hasFocus():
            return super().step(event)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            row = at.row() + (1 if key == Qt.Key.Key_Down else -1)
            if 0 <= row < self._shown.rowCount():
                self.list.setCurrentIndex(self._shown.index(row, 0))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at.isValid():
            self._take(at)
        elif key == Qt.Key.Key_Space and at.isValid() and not self.field.text():
            ticked = at.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
            state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
            self._shown.setData(at, state, Qt.ItemDataRole.CheckStateRole)
            self._model.ticked_last = None
        else:
            return super().step(event)
        return True

    def _narrow(self, text: str) -> None:
        self._shown.setFilterFixedString(text)
        self.list.setCurrentIndex(self._shown.index(0, 0))

    def _clicked(self, index: QModelIndex) -> None:
        if self._model.ticked_last == index.data(KEY):
            self._model.ticked_last = None  # the click was on the tick itself
            return
        self._take(index)

    def _take(self, index: QModelIndex) -> None:
        self._model.chosen = {index.data(KEY)}
        self.dismiss()

    def _take_all(self) -> None:
        self._model.chosen = {choice.key for choice in self._model.choices}
        self.dismiss()

    def _give(self) -> None:
        chosen = self._model.chosen
        if chosen and frozenset(chosen) != self._before_keys:
            self.taken.emit([choice.key for choice in self._model.choices if choice.key in chosen])
        self.deleteLater()
