"""One line of text; where it names another record, records are offered while typing."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from stdcommittee.base.fields import Field, FieldKind
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import kind_named
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.form_editor import Editor, FieldEditor
from stdcommittee.ui.toolkit.form_suggestions import Suggestions
from stdcommittee.ui.toolkit.marking import set_problem


class TextEditor(FieldEditor):
    """A line."""

    def __init__(self, desk: Desk, item: Field) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.setFocusProxy(self.line)
        desk.look.language.name(self.line, Message(item.label))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.line)
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        self._suggestions: Suggestions | None = None
        self._desk = desk

    def suggest(self, kind: str) -> None:
        """Offer records of a kind while typing; what is taken is their reference."""
        self._suggestions = Suggestions(self._desk, self.line, kind_named(kind))
        self._suggestions.taken.connect(self._take)

    def value(self) -> object:
        """Return what stands in the line, without blanks around it."""
        return self.line.text().strip()

    def show_value(self, value: object, said: Text = "") -> None:
        """Show a text."""
        self.line.setText(str(value or ""))
        self.line.setCursorPosition(0)

    def set_read_only(self, *, read_only: bool) -> None:
        """Allow editing, or only reading and copying."""
        self.line.setReadOnly(read_only)

    def set_marked(self, *, problem: bool) -> None:
        """Draw the border red, or as usual again."""
        set_problem(self.line, problem=problem)

    def _take(self, hit: object) -> None:
        reference = getattr(getattr(hit, "record", None), "reference", "")
        if reference:
            self.line.setText(reference)
            self.changed.emit()


EDITOR = Editor((FieldKind.TEXT,), TextEditor)
