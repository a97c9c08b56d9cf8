"""One value of a vocabulary."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QComboBox, QVBoxLayout

from stdcommittee.base.fields import Field, FieldKind
from stdcommittee.base.messages import Message, Text
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.form_editor import Editor, FieldEditor
from stdcommittee.ui.toolkit.marking import set_problem


class ChoiceEditor(FieldEditor):
    """A list that opens; the wheel passes it by, so that scrolling a form changes nothing."""

    def __init__(self, desk: Desk, item: Field) -> None:
        super().__init__()
        self._item = item
        self._look = desk.look
        self.box = QComboBox()
        self.setFocusProxy(self.box)
        desk.look.language.name(self.box, Message(item.label))
        self._values: list[object] = [None] if item.default is None else []
        self._values += list(item.choices or ())
        for _ in self._values:
            self.box.addItem("")
        self.box.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        self.box.activated.connect(lambda _place: self.changed.emit())
        desk.look.follow(self, ChoiceEditor._say)

    def value(self) -> object:
        """Return the chosen value."""
        return self._values[self.box.currentIndex()] if self._values else None

    def show_value(self, value: object, said: Text = "") -> None:
        """Choose a value."""
        self.box.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def set_marked(self, *, problem: bool) -> None:
        """Draw the border red, or as usual again."""
        set_problem(self.box, problem=problem)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the wheel scroll the form."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _say(self) -> None:
        for place, value in enumerate(self._values):
            text = "–" if value is None else self._look.render(value.text)  # type: ignore[attr-defined]
            self.box.setItemText(place, text)


EDITOR = Editor((FieldKind.CHOICE,), ChoiceEditor)
