"""A form generated from the declared fields of a record, group by group.

    form = Form(desk, kind_of(Project))
    form.show_record(project, names)      # names: what the records are called that it points to
    form.dirty                            # whether something was typed that is not saved
    form.record()                         # the record as it stands in the form
    form.show_problems(problems)          # by field name, in words, beside the fields

Saving belongs to whoever owns the form (`detail`): it asks `check`, then writes `record()`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from stdcommittee.base.fields import Field, FieldKind
from stdcommittee.base.messages import N_, Message, Text
from stdcommittee.base.records import Record, RecordType
from stdcommittee.services.citations import rules_behind
from stdcommittee.services.editing import computed_fields, problems_of
from stdcommittee.services.related import BY_WORD
from stdcommittee.services.values import Names
from stdcommittee.ui.frame.actions import Action
from stdcommittee.ui.theme.tokens import Gap
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.editors.text import TextEditor
from stdcommittee.ui.toolkit.form_row import FormRow
from stdcommittee.ui.toolkit.look import Look

_COLUMN: Final = 260  # px that a column of fields needs at least
_PAUSE: Final = 250  # ms after typing before the record is judged


class Form(QScrollArea):
    """All fields of a record that people fill in."""

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        kind: RecordType,
        *,
        without: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Make the form of a kind; fields in `without` keep the values that the record has."""
        super().__init__(parent)
        self._desk = desk
        self.kind = kind
        self._base: Record | None = None
        self._shown: Record | None = None  # the record as its editors gave it back at first
        self._rows: dict[str, FormRow] = {}
        self._groups: list[_Group] = []
        self._page = QWidget()
        self._page.setProperty("part", "page")
        self._box = QVBoxLayout(self._page)
        self.setWidget(self._page)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._judge)
        fields = [f for f in kind.fields if not f.hidden and f.name not in without]
        self._build([f for f in fields if f.kind is not FieldKind.DATA])
        desk.actions.declare(
            Action(
                id="rule",
                label=N_("Rule behind this field"),
                icon="book",
                run=self.show_rule,
                shortcut="F1",
            ),
            self,
        )
        desk.look.follow(self, Form._dress)

    @property
    def dirty(self) -> bool:
        """Whether something stands in the form that was not there when the record was shown."""
        if self._base is None:
            return False
        objected = any(row.touched and row.objection is not None for row in self._rows.values())
        return objected or self.record() != self._shown

    def show_record(self, record: Record, names: Names, *, focus: bool = False) -> None:
        """Show a record, new (id 0) or stored; what was typed before is gone."""
        self._base = record
        for name, row in self._rows.items():
            value = getattr(record, name)
            said = names.get((row.item.target, value), "") if row.item.target and value else ""
            row.editor.show_value(value, said)
            row.touched = False
            row.show_problem(None)
        self._shown = self.record()
        self._show_computed(record)
        if focus:
            self.focus_first()

    def record(self) -> Record:
        """Return the record as it stands in the form.

        Raises:
            RuntimeError: no record is shown.
        """
        if self._base is None:
            raise RuntimeError("the form shows no record")
        values: dict[str, Any] = {name: row.editor.value() for name, row in self._rows.items()}
        return dataclasses.replace(self._base, **values)

    def check(self) -> bool:
        """Say what is wrong beside the fields and go to the first; True where all is well."""
        for row in self._rows.values():
            row.touched = True
        problems = self._judge()
        if problems:
            self._go_to(next(name for name in self._rows if name in problems))
        return not problems

    def show_problems(self, problems: Mapping[str, Text]) -> None:
        """Say beside the fields what is wrong with them."""
        for name, row in self._rows.items():
            row.show_problem(problems.get(name))
        first = next((name for name in self._rows if name in problems), None)
        if first is not None:
            self._go_to(first)

    def focus_first(self) -> None:
        """Put the keyboard into the first field that can be filled in."""
        for row in self._rows.values():
            if row.editor.isEnabled():
                row.editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def row(self, name: str) -> FormRow:
        """Return the row of a field.

        Raises:
            KeyError: the form has no such field.
        """
        return self._rows[name]

    def show_rule(self) -> None:
        """Show the rule behind the field that has the keyboard, else all that this form cites."""
        from stdcommittee.ui.dialogs.rules import show_rules

        here = [row for row in self._rows.values() if row.rules and self._has_focus(row)]
        rows = here or [row for row in self._rows.values() if row.rules]
        show_rules(self._desk, self.window(), [rule for row in rows for rule in row.rules])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set fields in as many columns as there is room for."""
        super().resizeEvent(event)
        room = event.size().width() - self._desk.look.px(2 * Gap.M)
        columns = max(1, min(3, room // self._desk.look.px(_COLUMN)))
        for group in self._groups:
            group.arrange(columns)

    def _has_focus(self, row: FormRow) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and (row is focused or row.isAncestorOf(focused))

    def _build(self, fields: list[Field]) -> None:
        look, today = self._desk.look, self._desk.session.clock.today()
        by_group: dict[str, list[FormRow]] = {}
        for item in fields:
            rules = rules_behind(self._desk.session.rules, item.citation, today)
            row = FormRow(self._desk, item, rules)
            row.changed.connect(self._edited)
            row.rule_asked.connect(lambda row=row: self._show_rules_of(row))
            target = BY_WORD.get((self.kind.name, item.name))
            if target and isinstance(row.editor, TextEditor):
                row.editor.suggest(target)
            self._rows[item.name] = row
            by_group.setdefault(item.group, []).append(row)
        for label, rows in by_group.items():
            card = Card(look, Message(label) if len(by_group) > 1 else "")
            group = _Group(look, rows)
            card.add(group)
            self._groups.append(group)
            self._box.addWidget(card)
        self._box.addStretch(1)

    def _show_rules_of(self, row: FormRow) -> None:
        from stdcommittee.ui.dialogs.rules import show_rules

        show_rules(self._desk, self.window(), row.rules)

    def _edited(self) -> None:
        self._pause.start()
        self.changed.emit()

    def _judge(self) -> dict[str, Text]:
        """Say what is wrong with the fields that somebody touched, and return it."""
        if self._base is None:
            return {}
        record = self.record()
        problems = problems_of(record)
        for name, row in self._rows.items():
            objection = row.objection
            if objection is not None:
                problems[name] = objection
            row.show_problem(problems.get(name) if row.touched else None)
        self._show_computed(record)
        return {name: text for name, text in problems.items() if name in self._rows}

    def _show_computed(self, record: Record) -> None:
        computed = computed_fields(record, self._desk.session.rules)
        for name, row in self._rows.items():
            row.set_computed(computed=name in computed)

    def _go_to(self, name: str) -> None:
        row = self._rows[name]
        self.ensureWidgetVisible(row)
        row.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self) -> None:
        gap = self._desk.look.px(Gap.M)
        self._box.setContentsMargins(0, gap, 0, gap)
        self._box.setSpacing(gap)


class _Group(QWidget):
    """Rows in columns of equal width; a wide row takes all of them."""

    def __init__(self, look: Look, rows: list[FormRow]) -> None:
        super().__init__()
        self._look = look
        self._rows = rows
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.arrange(2)
        look.follow(self, _Group._dress)

    def arrange(self, columns: int) -> None:
        """Set the rows in so many columns."""
        if columns == self._columns:
            return
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 0)
        self._columns = columns
        while self._grid.count():
            self._grid.takeAt(0)
        line = column = 0
        for row in self._rows:
            if row.wide:
                line += bool(column)
                self._grid.addWidget(row, line, 0, 1, columns)
                line, column = line + 1, 0
                continue
            self._grid.addWidget(row, line, column)
            column += 1
            if column == columns:
                line, column = line + 1, 0
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def _dress(self) -> None:
        self._grid.setHorizontalSpacing(self._look.px(Gap.L))
        self._grid.setVerticalSpacing(self._look.px(Gap.M))
