"""Sending a draft to experts: which file, to whom, when, by what way, on what terms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import headline
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.documents.records import Document
from stdcommittee.services.ballots.consultations import (
    Addressee,
    Sending,
    addressees,
    distribute,
    drafts_kept,
)
from stdcommittee.services.ballots.course import CourseStep, course
from stdcommittee.ui.dialogs.ballot_step import StepDialog
from stdcommittee.ui.dialogs.consultation_list import AddresseeList
from stdcommittee.ui.toolkit.asked import ChoiceBox
from stdcommittee.ui.toolkit.buttons import Button, LinkButton
from stdcommittee.ui.toolkit.choosing import ANY_FILE, ask_open
from stdcommittee.ui.toolkit.desk import Desk

_NAME_ONLY: Final = 0
_FROM_DISK: Final = -1
_WIDE: Final = 620  # px at 100 %


class DistributionDialog(StepDialog):
    """One draft goes out to those chosen; the reply dates follow from the office rules."""

    def __init__(
        self,
        desk: Desk,
        host: QWidget | None,
        ballot: Ballot,
        *,
        on_numbers: Callable[[], object] | None = None,
    ) -> None:
        """Make the form; `on_numbers` opens the one for numbers alone."""
        title = Message("Send the draft of “{title}” to experts", title=headline(ballot))
        super().__init__(desk, host, title, Message("Record as sent"))
        self._ballot = ballot
        self._file: Path | None = None
        self._kept: tuple[Document, ...] = ()
        self.body.addStrut(desk.look.px(_WIDE))
        self.document: ChoiceBox[int] = ChoiceBox(
            desk.look, Message("File"), on_choose=lambda _number: self._name_draft()
        )
        self._offer_files()
        pick = Button(desk.look, Message("Choose a file …"), on_click=self.ask_file)
        pick.setAutoDefault(False)
        self.add_field(Message("File"), _beside(self.document, pick))
        self.draft = self._add_line(Message("Draft"), ballot.document)
        self.day = self.add_day(Message("Sent on"))
        self.due = self.add_day(Message("Answers by"))
        self.due.show_value(_reply_day(desk, ballot))
        self.channel = self._add_line(Message("Sent through"))
        self.licence = self._add_line(Message("Terms of use"))
        self.list = AddresseeList(desk)
        self.body.insertWidget(self.body.count() - 1, self.list, 1)
        if on_numbers is not None:
            numbers = LinkButton(desk.look, Message("Only enter numbers …"), on_click=self.reject)
            numbers.clicked.connect(lambda _on: on_numbers())
            self.body.addWidget(numbers)
            self.numbers = numbers
        self.list.changed.connect(lambda: self.go.setEnabled(bool(self.list.chosen)))
        self.go.setEnabled(False)
        session, number = desk.session, ballot.id
        desk.read(
            self,
            lambda _progress: (addressees(session, number), drafts_kept(session, number)),
            self._offer,
        )
        self.document.setFocus()

    def work(self) -> Callable[[], object]:
        """Return the recording of the draft as sent."""
        session, number, to = self.desk.session, self._ballot.id, self.list.chosen
        chosen = self.document.value
        sending = Sending(
            draft=self.draft.text(),
            document_id=chosen if chosen is not None and chosen > _NAME_ONLY else None,
            file=self._file if chosen == _FROM_DISK else None,
            on=self.day_of(self.day),
            due=self.day_of(self.due),
            channel=self.channel.text(),
            licence=self.licence.text(),
        )
        return lambda: distribute(session, number, sending, to)

    def ask_file(self) -> None:
        """Ask for a file from disk; it is kept in the workspace once the draft is sent."""
        title = Message("File that was sent")
        path = ask_open(self.look, self.desk.memory, self, title, ANY_FILE)
        if path is not None:
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Send a file from disk."""
        self._file = path
        self._offer_files()
        self.document.choose(_FROM_DISK)
        self._name_draft()

    def _name_draft(self) -> None:
        """Call the draft as the file is called, unless it was given a name."""
        if self.draft.text().strip():
            return
        names = {item.id: item.name for item in self._kept}
        if self._file is not None:
            names[_FROM_DISK] = self._file.name
        self.draft.setText(names.get(self.document.value or _NAME_ONLY, ""))

    def _offer(self, found: tuple[tuple[Addressee, ...], tuple[Document, ...]]) -> None:
        self.list.offer(found[0])
        self._kept = found[1]
        self._offer_files()

    def _offer_files(self) -> None:
        choices: list[tuple[int, Text]] = [(_NAME_ONLY, Message("no file, only its name"))]
        choices += [(item.id, item.name) for item in self._kept]
        if self._file is not None:
            choices.append((_FROM_DISK, self._file.name))
        self.document.put(choices)

    def _add_line(self, label: Text, text: str = "") -> QLineEdit:
        line = QLineEdit(text)
        self.add_field(label, line)
        return line


def _beside(field: QWidget, button: QWidget) -> QWidget:
    pair = QWidget()
    box = QHBoxLayout(pair)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(field, 1)
    box.addWidget(button)
    pair.setFocusProxy(field)
    return pair


def _reply_day(desk: Desk, ballot: Ballot) -> str:
    """The day by which replies are expected, unless it is over."""
    today = desk.session.clock.today()
    passages = course(ballot, desk.session.rules, today).passages
    by = next(item.by for item in passages if item.step is CourseStep.CONSULT)
    return by.isoformat() if by is not None and by >= today else ""
