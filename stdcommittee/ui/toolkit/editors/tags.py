"""Several short texts in one line, parted by commas or semicolons of any width."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from stdcommittee.base.fields import Field, FieldKind
from stdcommittee.base.messages import Message, Text
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.form_editor import Editor, FieldEditor
from stdcommittee.ui.toolkit.marking import set_problem

_PARTED: Final = re.compile(r"[,;\n\uff0c\uff1b\u3001]")


class TagsEditor(FieldEditor):
    """A line of several texts."""

    def __init__(self, desk: Desk, item: Field) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.setFocusProxy(self.line)
        desk.look.language.name(self.line, Message(item.label))
        desk.look.language.bind(
            self.line, QLineEdit.setPlaceholderText, Message("Several, parted by commas")
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.line)
        self.line.textEdited.connect(lambda _text: self.changed.emit())

    def value(self) -> object:
        """Return the texts in their order, each once."""
        parts = (part.strip() for part in _PARTED.split(self.line.text()))
        return tuple(dict.fromkeys(part for part in parts if part))

    def show_value(self, value: object, said: Text = "") -> None:
        """Show texts."""
        self.line.setText(", ".join(map(str, value)) if isinstance(value, tuple) else "")

    def set_read_only(self, *, read_only: bool) -> None:
        """Allow editing, or only reading and copying."""
        self.line.setReadOnly(read_only)

    def set_marked(self, *, problem: bool) -> None:
        """Draw the border red, or as usual again."""
        set_problem(self.line, problem=problem)


EDITOR = Editor((FieldKind.TAGS,), TagsEditor)
