"""A whole number."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from stdcommittee.base.fields import Field, FieldKind
from stdcommittee.base.messages import Message, Text
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.form_editor import Editor, FieldEditor
from stdcommittee.ui.toolkit.marking import set_problem
from stdcommittee.ui.toolkit.number_field import NumberField


class NumberEditor(FieldEditor):
    """A field for figures; empty is nought, or nothing where the record allows it."""

    def __init__(self, desk: Desk, item: Field) -> None:
        super().__init__()
        self._empty = None if item.default is None else 0
        self.number = NumberField(desk.look, Message(item.label))
        self.setFocusProxy(self.number)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.number)
        self.number.line.textEdited.connect(lambda _text: self.changed.emit())
        self.number.changed.connect(lambda _value: self.changed.emit())

    def value(self) -> object:
        """Return the number."""
        typed = self.number.typed
        return self._empty if typed is None else typed

    def show_value(self, value: object, said: Text = "") -> None:
        """Show a number; nothing for nought."""
        self.number.show_value(value or None)

    def objection(self) -> Text | None:
        """Return why what was typed is no number, or None."""
        return self.number.problem

    def set_read_only(self, *, read_only: bool) -> None:
        """Allow editing, or only reading."""
        self.number.line.setReadOnly(read_only)

    def set_marked(self, *, problem: bool) -> None:
        """Draw the border red, or as usual again."""
        set_problem(self.number.line, problem=problem)


EDITOR = Editor((FieldKind.NUMBER,), NumberEditor)
