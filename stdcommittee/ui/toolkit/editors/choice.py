"""One value of a vocabulary."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QVBoxLayout

from stdcommittee.base.fields import Choice, Field, FieldKind
from stdcommittee.base.messages import Message, Text
from stdcommittee.ui.toolkit.asked import ChoiceBox
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.form_editor import Editor, FieldEditor
from stdcommittee.ui.toolkit.marking import set_problem

_SHORTEST = 10  # characters in sight; a longer choice is cut rather than the form


class ChoiceEditor(FieldEditor):
    """A list that opens."""

    def __init__(self, desk: Desk, item: Field) -> None:
        super().__init__()
        choices: list[tuple[object, Text]] = [(None, "–")] if item.default is None else []
        known = [value for value in item.choices or () if isinstance(value, Choice)]
        choices += [(value, value.text) for value in known]
        self._values = [value for value, _ in choices]
        self.box = ChoiceBox(
            desk.look, Message(item.label), choices, on_choose=lambda _value: self.changed.emit()
        )
        short = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.box.setSizeAdjustPolicy(short)
        self.box.setMinimumContentsLength(_SHORTEST)
        self.setFocusProxy(self.box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)

    def value(self) -> object:
        """Return the chosen value."""
        return self.box.value

    def show_value(self, value: object, said: Text = "") -> None:
        """Choose a value."""
        self.box.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def set_marked(self, *, problem: bool) -> None:
        """Draw the border red, or as usual again."""
        set_problem(self.box, problem=problem)


EDITOR = Editor((FieldKind.CHOICE,), ChoiceEditor)
