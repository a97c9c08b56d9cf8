"""Yes or no."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from stdcommittee.base.fields import Field, FieldKind
from stdcommittee.base.messages import Message, Text
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.form_editor import Editor, FieldEditor
from stdcommittee.ui.toolkit.marking import set_problem


class FlagEditor(FieldEditor):
    """A box to tick."""

    def __init__(self, desk: Desk, item: Field) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.setFocusProxy(self.box)
        desk.look.language.bind(self.box, QCheckBox.setText, Message("yes"))
        desk.look.language.name(self.box, Message(item.label))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        self.box.toggled.connect(lambda _on: self.changed.emit())

    def value(self) -> object:
        """Return whether the box is ticked."""
        return self.box.isChecked()

    def show_value(self, value: object, said: Text = "") -> None:
        """Tick the box or not."""
        self.box.blockSignals(True)  # noqa: FBT003  (Qt's own)
        self.box.setChecked(bool(value))
        self.box.blockSignals(False)  # noqa: FBT003

    def set_marked(self, *, problem: bool) -> None:
        """Mark the box, or show it as usual again."""
        set_problem(self.box, problem=problem)


EDITOR = Editor((FieldKind.FLAG,), FlagEditor)
