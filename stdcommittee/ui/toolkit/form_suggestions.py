"""Records offered under a line while somebody types in it."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import RecordType
from stdcommittee.services.search import Hit, hit_of, pick
from stdcommittee.ui.toolkit.desk import Desk

_PAUSE: Final = 150  # ms
_SHOWN: Final = 8
Index = QModelIndex | QPersistentModelIndex


class Suggestions(QObject):
    """Looks for records while somebody types, and says which one was taken.

    Where the kind allows it (everything but its name may be left open), the last line offers to
    add a record of the name typed.
    """

    taken = Signal(object)  # Hit

    def __init__(
        self, desk: Desk, line: QLineEdit, kind: RecordType, *, can_add: bool = False
    ) -> None:
        super().__init__(line)
        self._desk = desk
        self._line = line
        self._kind = kind
        self._can_add = can_add and _named_only(kind) and desk.read_only is None
        self._model = _Offers(desk, self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_SHOWN)
        self._popup = QListView()
        self._completer.setPopup(self._popup)
        self._completer.setWidget(line)
        desk.look.language.name(self._popup, Message(kind.plural))
        self._completer.activated[QModelIndex].connect(self._activated)  # type: ignore[index]
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look_up)
        line.textEdited.connect(self._typed)

    def _typed(self, _text: str) -> None:
        self._pause.start()

    def _look_up(self) -> None:
        words, session, kind = self._line.text(), self._desk.session, self._kind
        if not words.strip():
            self._popup.hide()
            return
        self._desk.read(
            self,
            lambda _progress: pick(session, kind, words),
            lambda hits: self._offer(words, hits),
            lane="pick",
        )

    def _offer(self, words: str, hits: list[Hit]) -> None:
        if words != self._line.text() or not self._line.hasFocus():
            return
        known = {self._desk.look.render(hit.headline) for hit in hits}
        add = words.strip() if self._can_add and words.strip() not in known else ""
        self._model.put(hits, add)
        if self._model.rowCount():
            self._completer.complete()
        else:
            self._popup.hide()

    def _activated(self, index: QModelIndex) -> None:
        hit = self._model.hit(index.row())
        if hit is not None:
            QTimer.singleShot(0, self, lambda: self.taken.emit(hit))  # after Qt wrote its text
        else:
            self._add(self._model.new_name)

    def _add(self, name: str) -> None:
        from stdcommittee.services.editing import save

        session, kind = self._desk.session, self._kind
        values: dict[str, Any] = {kind.key[0]: name}
        record = kind.cls(**values)
        self._desk.write(
            self,
            Message("Adding {name}", name=name),
            lambda _progress: hit_of(session, kind, save(session, record).record.id),
            self.taken.emit,
        )


class _Offers(QAbstractListModel):
    """The records offered, and the name that could be added."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._look = desk.look
        self._hits: list[Hit] = []
        self.new_name = ""

    def put(self, hits: list[Hit], new_name: str) -> None:
        """Offer other records."""
        self.beginResetModel()
        self._hits, self.new_name = hits, new_name
        self.endResetModel()

    def hit(self, row: int) -> Hit | None:
        """Return the record in a row, or None for the name that could be added."""
        return self._hits[row] if 0 <= row < len(self._hits) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (as Qt declares it)
        return 0 if parent.isValid() else len(self._hits) + bool(self.new_name)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = self.hit(index.row())
        if role == Qt.ItemDataRole.EditRole:
            return self.new_name if hit is None else self._look.render(hit.headline)
        if role == Qt.ItemDataRole.DisplayRole:
            said: Text
            if hit is None:
                said = Message("Add “{name}”", name=self.new_name)
                return self._look.render(said)
            return "   ".join(filter(None, map(self._look.render, (hit.headline, hit.byline))))
        if role == Qt.ItemDataRole.DecorationRole and hit is None:
            return self._look.theme.icon("add", "accent")
        return None


def _named_only(kind: RecordType) -> bool:
    required = [item for item in kind.fields if item.required]
    return len(kind.key) == 1 and [item.name for item in required] == list(kind.key)
