"""A point in time: set by the program, only shown."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QVBoxLayout

from stdcommittee.base.fields import Field, FieldKind
from stdcommittee.base.messages import Text
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.form_editor import Editor, FieldEditor
from stdcommittee.ui.toolkit.labels import Label


class MomentEditor(FieldEditor):
    """A date and time that stays as it is."""

    def __init__(self, desk: Desk, item: Field) -> None:
        super().__init__()
        self._value: object = None
        self._label = Label(desk.look, "–", selectable=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._label)

    def value(self) -> object:
        """Return the moment shown."""
        return self._value

    def show_value(self, value: object, said: Text = "") -> None:
        """Show a moment."""
        self._value = value
        shown = value.strftime("%Y-%m-%d %H:%M") if isinstance(value, dt.datetime) else "–"
        self._label.set_text(shown)

    def set_marked(self, *, problem: bool) -> None:
        """Show the moment in the colour of a problem, or as usual again."""
        self._label.set_colour("bad" if problem else "text")


EDITOR = Editor((FieldKind.MOMENT,), MomentEditor)
