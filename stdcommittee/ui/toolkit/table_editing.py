"""Editing a cell where it stands: short texts, dates and choices."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyleOptionViewItem, QWidget

from stdcommittee.base.dates import read_day, read_partial
from stdcommittee.base.fields import Field, FieldKind
from stdcommittee.ui.toolkit.marking import set_problem
from stdcommittee.ui.toolkit.table_painting import CellPainter

Index = QModelIndex | QPersistentModelIndex


class EditingPainter(CellPainter):
    """Paints cells, and makes an editor for the one that is being edited."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a field or a list of choices."""
        item = self._field(index)
        editor: QWidget
        if item.choices is not None:
            editor = _choices(item, self.look.render, parent)
        else:
            editor = QLineEdit(parent)
        self.look.language.name(editor, self.model.columns[index.column()].label)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the present value."""
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(_stored(value))))
            QTimer.singleShot(0, editor, editor.showPopup)
        elif isinstance(editor, QLineEdit):
            text = value.isoformat() if isinstance(value, dt.date) else str(value or "")
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over the new value; a text that is no date is left alone."""
        item = self._field(index)
        if isinstance(editor, QComboBox):
            value = _chosen(item, editor.currentData())
        elif isinstance(editor, QLineEdit):
            text = editor.text().strip()
            value, readable = _read(item, text)
            if not readable:
                set_problem(editor, problem=True)
                return
        else:
            return
        if value != index.data(Qt.ItemDataRole.EditRole):
            model.setData(index, value, Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Lay the editor over its cell."""
        editor.setGeometry(option.rect)

    def _field(self, index: Index) -> Field:
        item = self.model.columns[index.column()].field
        if item is None:
            raise TypeError(index.column())
        return item


def _choices(item: Field, render: Any, parent: QWidget) -> QComboBox:
    editor = QComboBox(parent)
    if item.default is None:
        editor.addItem("", "")
    for member in item.choices or ():
        editor.addItem(render(member.text), str(member))
    return editor


def _stored(value: object) -> str:
    return "" if value is None else str(value)


def _chosen(item: Field, stored: object) -> object:
    if item.choices is None or (not stored and item.default is None):
        return None
    return item.choices(str(stored))


def _read(item: Field, text: str) -> tuple[object, bool]:
    if item.kind is FieldKind.DATE:
        day = read_day(text)
        return day, day is not None or not text
    if item.kind is FieldKind.PARTIAL:
        partial = read_partial(text)
        return partial or "", partial is not None or not text
    return text, True
