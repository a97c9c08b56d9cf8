"""Several lines of text."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout

from stdcommittee.base.fields import Field, FieldKind
from stdcommittee.base.messages import Message, Text
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.form_editor import Editor, FieldEditor
from stdcommittee.ui.toolkit.marking import set_problem

_HEIGHT = 84


class LongEditor(FieldEditor):
    """A field of several lines; Tab leaves it."""

    wide = True

    def __init__(self, desk: Desk, item: Field) -> None:
        super().__init__()
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(desk.look.px(_HEIGHT))
        self.setFocusProxy(self.text)
        desk.look.language.name(self.text, Message(item.label))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.text)
        self.text.textChanged.connect(self.changed)

    def value(self) -> object:
        """Return the text, without blanks around it."""
        return self.text.toPlainText().strip()

    def show_value(self, value: object, said: Text = "") -> None:
        """Show a text."""
        self.text.blockSignals(True)  # noqa: FBT003  (Qt's own)
        self.text.setPlainText(str(value or ""))
        self.text.blockSignals(False)  # noqa: FBT003

    def set_read_only(self, *, read_only: bool) -> None:
        """Allow editing, or only reading and copying."""
        self.text.setReadOnly(read_only)

    def set_marked(self, *, problem: bool) -> None:
        """Draw the border red, or as usual again."""
        set_problem(self.text, problem=problem)


EDITOR = Editor((FieldKind.LONG,), LongEditor)
