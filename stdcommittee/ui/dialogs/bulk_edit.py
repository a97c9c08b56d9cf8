"""One value for one field of many records, with what it would change before it does.

    edit_together(desk, window, kind, ids, like=current, field="ccs")

The field starts with the value of one of the records. What would change is worked out in the
background as often as the value changes; doing it is one operation, which undo takes back.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from stdcommittee.base.errors import Failure
from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.base.records import RecordType
from stdcommittee.services.bulk_preview import (
    BulkPreview,
    bulk_fields,
    preview_bulk,
)
from stdcommittee.services.citations import rules_behind
from stdcommittee.services.editing import change_bulk, plan_bulk
from stdcommittee.services.lists import ListRow, read_rows
from stdcommittee.services.related import BY_WORD
from stdcommittee.ui.theme.tokens import Gap
from stdcommittee.ui.toolkit.asked import ChoiceBox
from stdcommittee.ui.toolkit.buttons import Button, PrimaryButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.editors.text import TextEditor
from stdcommittee.ui.toolkit.form_row import FormRow
from stdcommittee.ui.toolkit.labels import Label, Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.questions import Question
from stdcommittee.ui.toolkit.runs import Run

_PAUSE: Final = 200  # ms after typing before the value is tried
_WIDTH, _HIGH = 560, 220  # px at 100 %, for what would change
_LEAST: Final = 80  # px that it is high at least, so that the whole fits a small screen
_NOTHING: Final = Message("nothing")


class BulkEdit(Question):
    """Field, value, and what it would change."""

    def __init__(
        self,
        desk: Desk,
        host: QWidget | None,
        kind: RecordType,
        ids: Sequence[int],
        like: ListRow,
        field: str = "",
    ) -> None:
        """Ask for a field and its value; `like` is the record whose values stand there first."""
        title = Plural("Edit {n} record together", "Edit {n} records together", n=len(ids))
        super().__init__(desk.look, host, title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk, self.kind, self.ids = desk, kind, tuple(ids)
        self.preview: BulkPreview | None = None
        self._like = like
        self._asked = 0  # grows with each value, so that an old answer is known
        fields = {item.name: Message(item.label) for item in bulk_fields(kind)}
        look = desk.look
        self.body.addWidget(Label(look, Message("Field"), colour="muted"))
        self.field = ChoiceBox(look, Message("Field"), tuple(fields.items()), on_choose=self._take)
        self.body.addWidget(self.field)
        self._place = QVBoxLayout()
        self.body.addLayout(self._place)
        self.outcome = Outcome(look)
        card = Card(look, Message("What would change"))
        card.add(self.outcome)
        self.body.addWidget(card)
        self._problem = Label(look, colour="bad", wrap=True)
        self._problem.hide()
        self.body.addWidget(self._problem)
        self.go = PrimaryButton(look, Message("Change"), hint="Ctrl ↵", on_click=self.apply)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.apply)
        self.cancel = Button(look, Message("Cancel"), on_click=self.reject)
        self.add_answers(self.cancel, self.go)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._try)
        self.field.choose(field if field in fields else next(iter(fields)))
        self.row = self._row()
        self._show_row()

    def apply(self) -> None:
        """Give the records the value, as one operation."""
        if self.preview is None or not self.go.isEnabled():
            return
        session, kind, ids = self.desk.session, self.kind, self.ids
        field, value = self.row.item.name, self.row.editor.value()
        self._wait(changing=True)
        self.desk.write(
            self,
            Plural("Changing {n} record", "Changing {n} records", n=self.preview.changes),
            lambda progress: change_bulk(
                session, kind, field, plan_bulk(session, kind, ids, field, value, progress)
            ),
            lambda _touched: self.accept(),
            failed=self._failed,
        )

    def _take(self, _field: str) -> None:
        """Ask for the value of another field."""
        self._place.removeWidget(self.row)
        self.row.hide()
        self.row.deleteLater()
        self.row = self._row()
        self._show_row()

    def _row(self) -> FormRow:
        """Return the chosen field with the value that it has in the record to start from."""
        desk, item = self.desk, self.kind.by_name[self.field.value or ""]
        row = FormRow(
            desk,
            item,
            rules_behind(desk.session.rules, item.citation, desk.session.clock.today()),
        )
        target = BY_WORD.get((self.kind.name, item.name))
        if target and isinstance(row.editor, TextEditor):
            row.editor.suggest(target)
        value = getattr(self._like.record, item.name)
        row.editor.show_value(value, self._like.names.get((item.target, value), ""))
        row.rule_asked.connect(self._show_rules)
        row.changed.connect(self._edited)
        return row

    def _show_row(self) -> None:
        self._place.addWidget(self.row)
        QWidget.setTabOrder(self.field, self.row)
        self._try()

    def _show_rules(self) -> None:
        from stdcommittee.ui.dialogs.rules import show_rules

        show_rules(self.desk, self, self.row.rules)

    def _edited(self) -> None:
        self._wait()
        self._pause.start()

    def _try(self) -> None:
        """Work out what the value would change."""
        self._pause.stop()
        self._wait()
        self.row.show_problem(None)  # the editor says by itself what is no value
        if self.row.objection is not None:
            return
        session, kind, ids = self.desk.session, self.kind, self.ids
        field, value = self.row.item.name, self.row.editor.value()
        self.desk.read(
            self,
            lambda progress: preview_bulk(session, kind, ids, field, value, progress),
            partial(self._show_preview, self._asked),
            lane="preview",
            what=Message("Trying the value"),
            failed=self._failed,
        )

    def _show_preview(self, asked: int, preview: BulkPreview) -> None:
        if asked != self._asked:  # somebody typed on meanwhile
            return
        self.preview = preview
        self.outcome.show_preview(preview)
        self.go.set_text(
            Plural("Change {n} record", "Change {n} records", n=preview.changes)
            if preview.changes
            else Message("Nothing to change")
        )
        self.go.setEnabled(preview.changes > 0)

    def _wait(self, *, changing: bool = False) -> None:
        """Let nothing be done while it is not known what it would do, or while it is done."""
        self.go.setEnabled(False)
        self.field.setEnabled(not changing)
        self.row.setEnabled(not changing)
        self._problem.hide()
        self._asked += 1
        if not changing:
            self.preview = None

    def _failed(self, failure: Failure) -> None:
        """Say why it could not be done; the dialog stays."""
        self.field.setEnabled(True)
        self.row.setEnabled(True)
        self.go.setEnabled(self.preview is not None)
        self._problem.set_text(failure.message)
        self._problem.show()


class Outcome(QScrollArea):
    """How many records change, and the first of them line by line."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        look.language.name(self, Message("What would change"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        inner = QWidget()
        inner.setProperty("part", "page")
        self.counts = Phrase(look)
        self._lines = QGridLayout()
        self._lines.setColumnStretch(0, 2)
        self._lines.setColumnStretch(1, 3)
        self.phrases: list[Phrase] = []
        self._rows = 0
        self._box = QVBoxLayout(inner)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self.counts)
        self._box.addLayout(self._lines)
        self._box.addStretch(1)
        self.setWidget(inner)
        look.follow(self, Outcome._dress)

    def show_preview(self, preview: BulkPreview) -> None:
        """Show what a value would do."""
        self.counts.set_runs(*_counts(preview))
        for widget in self.phrases:
            self._lines.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.phrases.clear()
        self._rows = 0
        for line in preview.lines:
            arrow = Run("→", "muted", lead=Gap.XS)
            before = Run(line.before or _NOTHING, "muted")
            after = Run(line.after or _NOTHING, "text" if line.after else "muted", bold=True)
            self._add(Run(line.name), [before, arrow, after])
        self._add_rest(preview.changes - len(preview.lines))
        for name, reason in preview.reasons:
            self._add(Run(name), [Run(reason, "bad", icon="warning")])
        self._add_rest(preview.refused - len(preview.reasons))

    def sizeHint(self) -> QSize:
        """Return room for most of what there may be to say."""
        return QSize(self._look.px(_WIDTH), self._look.px(_HIGH))

    def _add_rest(self, rest: int) -> None:
        if rest > 0:
            said = Plural("{n} further record", "{n} further records", n=rest)
            self._add(Run(said, "muted"), [])

    def _add(self, name: Run, runs: Sequence[Run]) -> None:
        for column, phrase in enumerate((Phrase(self._look, [name]), Phrase(self._look, runs))):
            self._lines.addWidget(phrase, self._rows, column)
            self.phrases.append(phrase)
        self._rows += 1

    def _dress(self) -> None:
        px = self._look.px
        self._box.setSpacing(px(Gap.S))
        self._lines.setHorizontalSpacing(px(Gap.M))
        self._lines.setVerticalSpacing(px(Gap.XS))
        self.setMinimumSize(px(_WIDTH), px(_LEAST))


def _counts(preview: BulkPreview) -> list[Run]:
    changes, same, refused = preview.changes, preview.unchanged, preview.refused
    said: Text = Plural("{n} will change", "{n} will change", n=changes)
    runs = [Run(said, "accent" if changes else "muted", bold=True)]
    if same:
        has = Plural("{n} has this value already", "{n} have this value already", n=same)
        runs.append(Run(has, "muted", lead=Gap.L))
    if refused:
        cannot = Plural("{n} cannot take it", "{n} cannot take it", n=refused)
        runs.append(Run(cannot, "bad", icon="warning", lead=Gap.L))
    return runs


def edit_together(
    desk: Desk,
    host: QWidget,
    kind: RecordType,
    ids: Sequence[int],
    *,
    like: int = 0,
    field: str = "",
) -> None:
    """Open the dialog on some records once the one to start from is read.

    Args:
        desk: the workspace.
        host: the window that it is about.
        kind: what the records are.
        ids: the records.
        like: the one whose values stand there first; the first one where it is none of them.
        field: the field asked for first.
    """
    session = desk.session
    first = like if like in ids else ids[0]

    def show(rows: Sequence[ListRow]) -> None:
        if rows:
            dialog: QDialog = BulkEdit(desk, host, kind, ids, rows[0], field)
            dialog.open()

    desk.read(host, lambda _progress: read_rows(session, kind, [first]), show, lane="bulk edit")
