"""Whose workspace it is: name, kind, own committee, and what reports say of it."""

from __future__ import annotations

from stdcommittee.base.errors import Failure, Invalid
from stdcommittee.base.messages import Message
from stdcommittee.base.records import kind_of
from stdcommittee.domain.workspace.records import Unit
from stdcommittee.services.editing import Saved, save
from stdcommittee.ui.frame.actions import usual
from stdcommittee.ui.screens.settings.parts import SectionPage, read_only_note
from stdcommittee.ui.toolkit.buttons import Button, PrimaryButton
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.form import Form
from stdcommittee.ui.toolkit.keys import key_text
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.questions import Unsaved, ask_unsaved


class UnitSection(SectionPage):
    """A form for the one unit of a workspace."""

    def __init__(self, desk: Desk) -> None:
        told = Message("Its duties, alerts and documents follow from what is said here.")
        super().__init__(desk.look, Message("Unit"), told)
        self.desk = desk
        look = desk.look
        self.form = Form(desk, kind_of(Unit))
        self.save_ = PrimaryButton(
            look, Message("Save"), hint=key_text("Ctrl+S"), on_click=self.save
        )
        self.discard = Button(look, Message("Discard"), on_click=self.reload)
        self._failure = Label(look, colour="bad", wrap=True)
        self._failure.hide()
        self.add_actions(self.discard, self.save_)
        for part in (*read_only_note(desk), self._failure):
            self.box.addWidget(part)
        self.box.addWidget(self.form, 1)
        self.form.changed.connect(self._typed)
        self.form.setEnabled(desk.read_only is None)
        desk.actions.declare(usual("save", self.save), self)
        desk.watch(self, ("unit",), self._heard)
        self.reload()

    def reload(self) -> None:
        """Show what is stored; what was typed is gone."""
        session = self.desk.session
        self.desk.read(self, lambda _progress: session.unit(), self._show, lane="unit")

    def save(self) -> None:
        """Store what was typed, or say what is wrong with it."""
        if not self.form.dirty or not self.form.check():
            return
        session, record = self.desk.session, self.form.record()
        self.desk.write(
            self,
            Message("Saving the unit"),
            lambda _progress: save(session, record),
            self._saved,
            failed=self._refused,
        )

    def may_leave(self) -> bool:
        """Ask what to do with unsaved text, once."""
        if not self.form.dirty:
            return True
        match ask_unsaved(self.look, self.window(), Message("The unit is not saved yet.")):
            case Unsaved.SAVE:
                self.save()
                return self.form.check()
            case Unsaved.DISCARD:
                self.reload()
                return True
            case Unsaved.STAY:
                return False

    def _heard(self) -> None:
        if not self.form.dirty:
            self.reload()

    def _show(self, unit: Unit) -> None:
        self.form.show_record(unit, {})
        self._failure.hide()
        self._typed()

    def _typed(self) -> None:
        for button in (self.save_, self.discard):
            button.setEnabled(self.form.dirty)

    def _saved(self, saved: Saved) -> None:
        if isinstance(saved.record, Unit):
            self._show(saved.record)
        self.desk.session_changed.emit()

    def _refused(self, failure: Failure) -> None:
        if isinstance(failure, Invalid):
            self.form.show_problems(failure.problems)
        self._failure.set_text(failure.message)
        self._failure.show()
