"""One record in a form of its own: the parts of another record, and quick additions."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from stdcommittee.base.errors import Failure, Invalid
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import Record, kind_of
from stdcommittee.services.editing import Saved, save
from stdcommittee.services.values import Names
from stdcommittee.ui.theme.tokens import Gap
from stdcommittee.ui.toolkit.buttons import Button, PrimaryButton
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.form import Form
from stdcommittee.ui.toolkit.keys import key_text
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.questions import Question, Unsaved, ask_unsaved

_WIDTH, _HEIGHT = 620, 320


class RecordDialog(Question):
    """Edits a record and stores it; stays open while something is wrong with it."""

    def __init__(
        self,
        desk: Desk,
        host: QWidget | None,
        record: Record,
        names: Names,
        *,
        without: Collection[str] = (),
        title: Text = "",
        saved: Callable[[Saved], object] | None = None,
    ) -> None:
        """Make the dialog; fields in `without` keep what the record has."""
        kind = kind_of(record)
        name = kind.headline(record) if record.id else ""
        usual: Text = name or Message("New: {kind}", kind=Message(kind.label))
        super().__init__(desk.look, host, title or usual)
        self._desk = desk
        self._saved = saved
        self.form = Form(desk, kind, without=without)
        self.form.setMinimumSize(desk.look.px(_WIDTH), desk.look.px(_HEIGHT))
        self.body.addWidget(self.form)
        self._failure = Label(desk.look, colour="bad", wrap=True)
        self._failure.hide()
        self.body.addWidget(self._failure)
        self.go = PrimaryButton(
            desk.look, Message("Save"), hint=key_text("Ctrl+S"), on_click=self.save
        )
        self.go.setShortcut("Ctrl+S")
        self.add_answers(Button(desk.look, Message("Cancel"), on_click=self.reject), self.go)
        self.body.setSpacing(desk.look.px(Gap.S))
        self.form.show_record(record, names, focus=True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def save(self) -> None:
        """Store the record and close, or say what is wrong."""
        if not self.form.check():
            return
        session, record = self._desk.session, self.form.record()
        self.go.setEnabled(False)
        self._desk.write(
            self,
            Message("Saving"),
            lambda _progress: save(session, record),
            self._done,
            failed=self._refused,
        )

    def reject(self) -> None:
        """Close; unsaved text asks once."""
        if self.form.dirty:
            match ask_unsaved(self.look, self, Message("The record is not saved yet.")):
                case Unsaved.SAVE:
                    self.save()
                    return
                case Unsaved.STAY:
                    return
                case Unsaved.DISCARD:
                    pass
        super().reject()

    def _done(self, saved: Saved) -> None:
        if self._saved is not None:
            self._saved(saved)
        self.accept()

    def _refused(self, failure: Failure) -> None:
        self.go.setEnabled(True)
        if isinstance(failure, Invalid):
            self.form.show_problems(failure.problems)
        self._failure.set_text(failure.message)
        self._failure.show()


def edit_record(
    desk: Desk,
    host: QWidget | None,
    record: Record,
    names: Names | None = None,
    *,
    without: Collection[str] = (),
    saved: Callable[[Saved], object] | None = None,
) -> RecordDialog:
    """Open a record in a form over the window; it closes by itself once it is stored."""
    dialog = RecordDialog(desk, host, record, names or {}, without=without, saved=saved)
    dialog.open()
    return dialog
