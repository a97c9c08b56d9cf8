"""Small forms that carry out one use case: they stay open and say why while it is refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from stdcommittee.base.dates import read_day
from stdcommittee.base.errors import Failure
from stdcommittee.base.messages import Message, Text
from stdcommittee.ui.theme.tokens import Gap, Size
from stdcommittee.ui.toolkit.buttons import Button, PrimaryButton
from stdcommittee.ui.toolkit.date_field import DateField
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.questions import Question

_WIDTH: Final = 440  # px at 100 %


class StepDialog(Question):
    """A title, labelled fields with the day last, and one button that does it."""

    def __init__(self, desk: Desk, host: QWidget | None, title: Text, action: Text) -> None:
        super().__init__(desk.look, host, title)
        self.desk = desk
        self.body.addStrut(desk.look.px(_WIDTH))  # so that sentences are not set narrow
        self._fields = QFormLayout()
        self._fields.setContentsMargins(0, 0, 0, 0)
        self._fields.setSpacing(desk.look.px(Gap.S))
        self._fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.body.addLayout(self._fields)
        self._failure = Label(desk.look, colour="bad", wrap=True)
        self._failure.hide()
        self.body.addWidget(self._failure)
        self.go = PrimaryButton(desk.look, action, on_click=self.run)
        self.go.setDefault(True)
        self.cancel = Button(desk.look, Message("Cancel"), on_click=self.reject)
        for answer in (self.cancel, self.go):
            answer.setAutoDefault(True)  # Enter presses the one that has the keyboard
        self.add_answers(self.cancel, self.go)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def add_field(self, label: Text, field: QWidget) -> None:
        """Add a field under its label."""
        caption = Label(self.look, label, colour="muted")
        caption.setMinimumHeight(self.look.px(Size.CONTROL))  # level with a field of one line
        caption.setBuddy(field)
        self.look.language.name(field, label)
        if isinstance(field, QComboBox):
            self.look.language.name(field.view(), label)
        self._fields.addRow(caption, field)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first field; the answers come after everything else."""
        last = self.previousInFocusChain()
        if last is not None and last is not self.go:
            QWidget.setTabOrder(last, self.cancel)
            QWidget.setTabOrder(self.cancel, self.go)
        if self.focusWidget() in (None, self.cancel, self.go):
            self._begin()
        super().showEvent(event)

    def _begin(self) -> None:
        """Put the keyboard into the first field that takes it."""
        for row in range(self._fields.rowCount()):
            item = self._fields.itemAt(row, QFormLayout.ItemRole.FieldRole)
            field = item.widget() if item is not None else None
            if field is not None and field.isEnabled():
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def add_day(self, label: Text) -> DateField:
        """Add a field for a day, today at first."""
        field = DateField(self.look, label)
        field.show_value(self.desk.session.clock.today().isoformat())
        self.add_field(label, field)
        return field

    def day_of(self, field: DateField) -> dt.date | None:
        """Return the day in a field; None where it is empty."""
        return read_day(str(field.typed)) if field.typed else None

    def work(self) -> Callable[[], object]:
        """Return what is done with the fields as they are now."""
        raise NotImplementedError

    def run(self) -> None:
        """Do it and close, or say what stands in the way."""
        run = self.work()
        self.go.setEnabled(False)
        self.desk.write(
            self,
            Message("Saving"),
            lambda _progress: run(),
            lambda _done: self.accept(),
            failed=self._refused,
        )

    def _refused(self, failure: Failure) -> None:
        self.go.setEnabled(True)
        self._failure.set_text(failure.message)
        self._failure.show()
