"""The lines of the palette, and how they are painted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Text
from stdcommittee.ui.theme.tokens import ColourName, Gap, Size, Type
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run, paint_runs, runs_text, runs_width

_HEAD: Final = 26
Index = QModelIndex | QPersistentModelIndex


@frozen
class Entry:
    """One line: something to choose, or (without `choose`) the head of a group."""

    title: Text
    detail: Text = ""
    icon: str = ""
    key: str = ""
    choose: Callable[[], object] | None = None
    colour: ColourName = "text"

    def runs(self) -> list[Run]:
        """Return what stands on the line."""
        if self.choose is None:
            return [Run(self.title, "muted", type=Type.CAPTION)]
        runs = [Run(self.title, self.colour, icon=self.icon, icon_size=Size.ICON)]
        if self.detail:
            runs.append(Run(self.detail, "muted", type=Type.CAPTION))
        return runs


class EntryModel(QAbstractListModel):
    """The lines shown."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self.entries: list[Entry] = []

    def put(self, entries: list[Entry]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def height(self) -> int:
        """Return the height of all lines, in px."""
        return sum(self._height(entry) for entry in self.entries)

    def _height(self, entry: Entry) -> int:
        return self._look.px(_HEAD if entry.choose is None else Size.LIST_ROW)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (as Qt declares it)
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a line says, and how high it is."""
        entry = self.entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return runs_text(self._look, [*entry.runs(), Run(entry.key)])
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, self._height(entry))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that heads cannot be chosen."""
        if self.entries[index.row()].choose is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class EntryPainter(QStyledItemDelegate):
    """Paints the lines."""

    def __init__(self, look: Look, model: EntryModel) -> None:
        super().__init__(model)
        self._look = look
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line: ground, words, key at the right."""
        look, theme = self._look, self._look.theme
        entry = self._model.entries[index.row()]
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("sel"))
            painter.fillRect(
                QRect(rect.left(), rect.top(), 3, rect.height()), theme.colour("accent")
            )
        elif option.state & QStyle.StateFlag.State_MouseOver and entry.choose is not None:
            painter.fillRect(rect, theme.colour("hover"))
        inside = rect.adjusted(look.px(Gap.L), 0, -look.px(Gap.M), 0)
        if entry.key:
            cap = Run(entry.key, "muted", type=Type.CAPTION, cap=True)
            wide = runs_width(look, [cap])
            spot = QRect(inside.right() + 1 - wide, rect.top(), wide, rect.height())
            paint_runs(painter, spot, look, [cap])
            inside.adjust(0, 0, -wide - look.px(Gap.M), 0)
        paint_runs(painter, inside, look, entry.runs())
        painter.restore()
