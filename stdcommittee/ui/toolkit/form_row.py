"""One field of a form: label above, editor, and below it what is wrong and the rule behind it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stdcommittee.base.fields import Field
from stdcommittee.base.messages import Message, Text
from stdcommittee.domain.rules import Parameter
from stdcommittee.ui.theme.tokens import Gap, Type
from stdcommittee.ui.toolkit.buttons import LinkButton
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.form_editor import FieldEditor, editor_for
from stdcommittee.ui.toolkit.labels import Label, Phrase
from stdcommittee.ui.toolkit.pill import Tag
from stdcommittee.ui.toolkit.runs import Run


class FormRow(QWidget):
    """Shows, edits and judges one field."""

    changed = Signal()
    rule_asked = Signal()

    def __init__(self, desk: Desk, item: Field, rules: Sequence[Parameter] = ()) -> None:
        """Make the row of a field; `rules` are the parameters that it cites."""
        super().__init__()
        self._look = look = desk.look
        self.item = item
        self.rules = tuple(rules)
        self.editor: FieldEditor = editor_for(desk, item)
        self.wide = self.editor.wide
        self.touched = False
        self._computed = False
        self._label = Phrase(look)
        self._problem = Label(look, type_=Type.CAPTION, colour="bad", wrap=True)
        self._problem.hide()
        self._help = Label(look, type_=Type.CAPTION, colour="muted", wrap=True)
        self._help.set_text(Message(item.help) if item.help else "")
        if not item.help:
            self._help.hide()  # shown with the row; alone it would be a window for a moment
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._head = QHBoxLayout()
        self._head.addWidget(self._label, 1)
        self._box.addLayout(self._head)
        self._box.addWidget(self.editor)
        self._box.addWidget(self._problem)
        self._box.addWidget(self._help)
        if self.rules:
            self._add_rule()
        self._box.addStretch(1)
        self.setFocusProxy(self.editor)
        self.editor.changed.connect(self._edited)
        look.follow(self, FormRow._dress)

    @property
    def objection(self) -> Text | None:
        """Why what was typed is no value, or None."""
        return self.editor.objection()

    def set_computed(self, *, computed: bool) -> None:
        """Let the field be edited, or only shown because it follows from others."""
        self._computed = computed
        self.editor.set_read_only(read_only=computed)
        self._say_label()

    def show_problem(self, problem: Text | None) -> None:
        """Say below the field what is wrong with it; None takes the sentence away."""
        own = self.objection
        said = problem if own is None else None  # the editor says its own below itself
        self._problem.set_text(said or "")
        self._problem.setVisible(said is not None)
        self.editor.set_marked(problem=problem is not None or own is not None)
        self._look.language.bind(self.editor, QWidget.setAccessibleDescription, said or "")

    def _edited(self) -> None:
        self.touched = True
        self.changed.emit()

    def _say_label(self) -> None:
        runs = [Run(Message(self.item.label), "muted")]
        if self.item.required:
            runs.append(Run(Message("required"), "muted", type=Type.CAPTION, lead=Gap.XS))
        if self._computed:
            runs.append(Run(Message("computed"), "muted", type=Type.CAPTION, lead=Gap.XS))
        self._label.set_runs(*runs)

    def _add_rule(self) -> None:
        look, first = self._look, self.rules[0]
        line = QHBoxLayout()
        link = LinkButton(look, Message("Rule: {citation}", citation=first.citation), icon="book")
        link.clicked.connect(lambda _checked: self.rule_asked.emit())
        line.addWidget(link)
        if any(rule.provisional for rule in self.rules):
            line.addWidget(Tag(look, Message("provisional"), provisional=True))
        line.addStretch(1)
        self._box.addLayout(line)

    def _dress(self) -> None:
        self._box.setSpacing(self._look.px(2))
        self._say_label()
