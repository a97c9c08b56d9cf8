"""A day, or where the field allows it a month or a year; typed as people write dates."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QVBoxLayout

from stdcommittee.base.fields import Field, FieldKind
from stdcommittee.base.messages import Message, Text
from stdcommittee.ui.toolkit.date_field import DateField
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.form_editor import Editor, FieldEditor
from stdcommittee.ui.toolkit.marking import set_problem


class DateEditor(FieldEditor):
    """A field for a date."""

    def __init__(self, desk: Desk, item: Field) -> None:
        super().__init__()
        self._partial = item.kind is FieldKind.PARTIAL
        self.date = DateField(desk.look, Message(item.label), partial=self._partial)
        self.setFocusProxy(self.date)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.date)
        self.date.line.textEdited.connect(lambda _text: self.changed.emit())

    def value(self) -> object:
        """Return the date: a text for a partial one, else a day or None."""
        typed = str(self.date.typed)
        if self._partial:
            return typed
        return dt.date.fromisoformat(typed) if typed else None

    def show_value(self, value: object, said: Text = "") -> None:
        """Show a date in ISO form."""
        self.date.show_value(value.isoformat() if isinstance(value, dt.date) else str(value or ""))

    def objection(self) -> Text | None:
        """Return why what was typed is no date, or None."""
        return self.date.problem

    def set_read_only(self, *, read_only: bool) -> None:
        """Allow editing, or only reading."""
        self.date.line.setReadOnly(read_only)

    def set_marked(self, *, problem: bool) -> None:
        """Draw the border red, or as usual again."""
        set_problem(self.date.line, problem=problem)


EDITOR = Editor((FieldKind.DATE, FieldKind.PARTIAL), DateEditor)
