"""The clause tree of a round: undecided and all comments of each part of the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QVBoxLayout, QWidget

from stdcommittee.base.messages import Message
from stdcommittee.domain.comments.outline import Chapter
from stdcommittee.ui.theme.tokens import ColourName, Gap, Size
from stdcommittee.ui.toolkit.card import SectionHead
from stdcommittee.ui.toolkit.look import Look

_FIRST: Final = Qt.ItemDataRole.UserRole
_END: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ClauseTree(QWidget):
    """Leads to the first comment of a part; follows the comment that is shown."""

    chosen = Signal(int)  # the id of the first comment of a part

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._chapters: tuple[Chapter, ...] = ()
        self._following = False
        self.view = QTreeView()
        self.model = QStandardItemModel(0, 2, self.view)
        self.view.setModel(self.model)
        self.view.setHeaderHidden(True)
        self.view.setRootIsDecorated(True)
        self.view.setUniformRowHeights(True)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.view.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        look.language.name(self.view, Message("Clauses"))
        head = SectionHead(look, Message("Clauses"), aside=Message("undecided/all"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(head)
        box.addWidget(self.view, 1)
        self.view.selectionModel().currentChanged.connect(self._moved)
        look.follow(self, ClauseTree._dress)

    def show_chapters(self, chapters: Sequence[Chapter]) -> None:
        """Show a tree; what was folded stays folded while the parts are the same."""
        folded = {self._path(index) for index in self._indexes() if not self.view.isExpanded(index)}
        known = {self._path(index) for index in self._indexes()}
        current = self._path(self.view.currentIndex())
        self._chapters = tuple(chapters)
        self._following = True
        self.model.removeRows(0, self.model.rowCount())
        for chapter in chapters:
            self.model.appendRow(self._items(chapter))
        for index in self._indexes():
            path = self._path(index)
            self.view.setExpanded(index, path not in folded if path in known else True)
            if path == current:
                self.view.setCurrentIndex(index)
        self._following = False

    def follow(self, record_id: int, order: Sequence[int]) -> None:
        """Make the part current that a comment belongs to."""
        places = {number: place for place, number in enumerate(order)}
        wanted = places.get(record_id)
        if wanted is None:
            return
        best: QModelIndex | None = None
        for index in self._indexes():
            if places.get(index.data(_FIRST), wanted + 1) <= wanted:
                best = index
        if best is not None and best != self.view.currentIndex():
            self._following = True
            self.view.setCurrentIndex(best)
            self._following = False

    def _items(self, chapter: Chapter) -> list[QStandardItem]:
        name = QStandardItem(self._look.render(chapter.label))
        name.setData(chapter.first, _FIRST)
        count = QStandardItem(f"{chapter.undecided}/{chapter.total}")
        count.setTextAlignment(_END)
        count.setData(chapter.first, _FIRST)
        colour: ColourName = "warn" if chapter.undecided else "muted"
        count.setForeground(self._look.theme.colour(colour))
        for below in chapter.below:
            name.appendRow(self._items(below))
        return [name, count]

    def _indexes(self, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
        """Yield the first column of every row, in document order."""
        root = parent if parent is not None else QModelIndex()
        for row in range(self.model.rowCount(root)):
            index = self.model.index(row, 0, root)
            yield index
            yield from self._indexes(index)

    def _path(self, index: QModelIndex) -> tuple[str, ...]:
        names = []
        while index.isValid():
            names.append(str(index.siblingAtColumn(0).data()))
            index = index.parent()
        return tuple(reversed(names))

    def _moved(self, current: QModelIndex) -> None:
        first = current.siblingAtColumn(0).data(_FIRST)
        if first and not self._following:
            self.chosen.emit(first)

    def _dress(self) -> None:
        px = self._look.px
        self.view.setIndentation(px(Gap.M))
        high, side = px(Size.TABLE_ROW) - px(Gap.XS), px(Gap.S)
        self.view.setStyleSheet(
            f"QTreeView::item {{ min-height: {high}px; padding-right: {side}px; }}"
        )
        self.show_chapters(self._chapters)
