"""Another record, picked by typing part of what it is called."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from stdcommittee.base.fields import Field, FieldKind
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import kind_named
from stdcommittee.services.search import Hit
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.form_editor import Editor, FieldEditor
from stdcommittee.ui.toolkit.form_suggestions import Suggestions
from stdcommittee.ui.toolkit.marking import set_problem


class LinkEditor(FieldEditor):
    """A line that holds a record; what is typed but not picked is no value."""

    def __init__(self, desk: Desk, item: Field) -> None:
        super().__init__()
        self._desk = desk
        self._kind = kind_named(item.target)
        self._id = 0
        self._said: Text = ""
        self.line = QLineEdit()
        self.setFocusProxy(self.line)
        look = desk.look
        look.language.name(self.line, Message(item.label))
        look.language.bind(self.line, QLineEdit.setPlaceholderText, Message("Type to find"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.line)
        self._suggestions = Suggestions(desk, self.line, self._kind, can_add=True)
        self._suggestions.taken.connect(self._take)
        self.line.textEdited.connect(self._typed)
        look.follow(self, LinkEditor._say)

    def value(self) -> object:
        """Return the id of the record, or None."""
        return self._id or None

    def show_value(self, value: object, said: Text = "") -> None:
        """Show a record by what it is called."""
        self._id = value if isinstance(value, int) else 0
        self._said = said if self._id else ""
        self._say()

    def objection(self) -> Text | None:
        """Return that nothing was picked for what was typed, or None."""
        text = self.line.text().strip()
        if not text or self._id:
            return None
        return Message(
            "No record was picked for “{text}”. Choose one of those offered while typing.",
            text=text,
        )

    def set_read_only(self, *, read_only: bool) -> None:
        """Allow editing, or only reading and copying."""
        self.line.setReadOnly(read_only)

    def set_marked(self, *, problem: bool) -> None:
        """Draw the border red, or as usual again."""
        set_problem(self.line, problem=problem)

    def _typed(self, _text: str) -> None:
        self._id = 0
        self.changed.emit()

    def _take(self, hit: Hit) -> None:
        self.show_value(hit.record.id, hit.headline)
        self.changed.emit()

    def _say(self) -> None:
        if self._id:
            self.line.setText(self._desk.look.render(self._said))
            self.line.setCursorPosition(0)


EDITOR = Editor((FieldKind.LINK,), LinkEditor)
