"""Naming experts with our vote on a new work item."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.base.records import headline, kind_named
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.people.expert_records import ExpertRole
from stdcommittee.services.ballots.nominations import (
    Nominations,
    Nominee,
    load_of,
    nominate,
    nominations,
    withdraw_nomination,
)
from stdcommittee.services.search import Hit
from stdcommittee.ui.dialogs.ballot_checks import check_row
from stdcommittee.ui.dialogs.ballot_step import StepDialog
from stdcommittee.ui.toolkit.asked import ChoiceBox
from stdcommittee.ui.toolkit.buttons import LinkButton
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.form_suggestions import Suggestions
from stdcommittee.ui.toolkit.labels import Label, Phrase
from stdcommittee.ui.toolkit.runs import Run

_WIDE: Final = 600  # px at 100 %


class NominationsDialog(StepDialog):
    """Who is named so far, and a line to name another; it stays open for the next one."""

    def __init__(
        self, desk: Desk, host: QWidget | None, ballot: Ballot, found: Nominations
    ) -> None:
        title = Message("Experts named with our vote on “{title}”", title=headline(ballot))
        super().__init__(desk, host, title, Message("Name the expert"))
        self._ballot = ballot
        self._person = 0
        look = desk.look
        self.body.addStrut(look.px(_WIDE))
        named = QWidget()
        self._named = QVBoxLayout(named)
        self._named.setContentsMargins(0, 0, 0, 0)
        self.body.insertWidget(0, named)
        self.person = QLineEdit()
        look.language.bind(self.person, QLineEdit.setPlaceholderText, Message("Type to find"))
        self.add_field(Message("Person"), self.person)
        self._suggestions = Suggestions(desk, self.person, kind_named("person"), can_add=True)
        self._suggestions.taken.connect(self._take)
        self.person.textEdited.connect(self._typed)
        self.group: ChoiceBox[int] = ChoiceBox(
            look, Message("Working group"), [(item.id, item.reference) for item in found.groups]
        )
        self.add_field(Message("Working group"), self.group)
        self.role: ChoiceBox[ExpertRole] = ChoiceBox(
            look, Message("Role in the working group"), [(item, item.text) for item in ExpertRole]
        )
        self.add_field(Message("Role in the working group"), self.role)
        self._load = Label(look, colour="muted", wrap=True)
        self.body.addWidget(self._load)
        self.removing: list[LinkButton] = []
        self.show_nominations(found)
        self._typed("")
        self.person.setFocus()

    def work(self) -> Callable[[], object]:
        """Return the naming of whoever was picked."""
        session, ballot, person = self.desk.session, self._ballot.id, self._person
        group, role = self.group.value or 0, self.role.value or ExpertRole.EXPERT
        return lambda: nominate(session, ballot, person, group, role=role)

    def run(self) -> None:
        """Name the expert and wait for the next one."""
        work = self.work()
        self.go.setEnabled(False)
        self._write(work)

    def show_nominations(self, found: Nominations) -> None:
        """Show who is named, and what is missing."""
        while (item := self._named.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.removing = []
        for nominee in found.nominees:
            self._named.addWidget(self._row(nominee))
        if not found.nominees:
            none = Message("Nobody is named yet.")
            self._named.addWidget(Label(self.look, none, colour="muted"))
        for check in found.checks:
            self._named.addWidget(check_row(self.look, check))
        if not found.groups:
            missing = Message("This committee is not recorded; enter it among the members first.")
            self._named.addWidget(Label(self.look, missing, colour="warn", wrap=True))

    def _row(self, nominee: Nominee) -> QWidget:
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        item = nominee.registration
        name = Phrase(
            self.look,
            [
                Run(headline(nominee.person), bold=True, icon="user"),
                Run(nominee.group),
                Run(item.role.text, "muted"),
                Run(item.status.text, "muted"),
                Run(_loaded(nominee.load), "muted"),
            ],
        )
        box.addWidget(name, 1)
        session, ballot = self.desk.session, self._ballot.id
        take_back = partial(self._write, partial(withdraw_nomination, session, ballot, item.id))
        words = Message("Take back")
        button = LinkButton(self.look, words, on_click=take_back)
        spoken = Message("{step}: {what}", step=headline(nominee.person), what=words)
        self.look.language.name(button, spoken)
        self.removing.append(button)
        box.addWidget(button)
        return row

    def _typed(self, _text: str) -> None:
        self._person = 0
        self._load.set_text("")
        self.go.setEnabled(False)

    def _take(self, hit: Hit) -> None:
        self._person = hit.record.id
        self.go.setEnabled(self.group.value is not None)
        session, person = self.desk.session, self._person
        self.desk.read(
            self,
            lambda _progress: load_of(session, person),
            lambda load: self._load.set_text(_loaded(load)),
        )

    def _write(self, work: Callable[[], object]) -> None:
        session, number = self.desk.session, self._ballot.id

        def both() -> Nominations:
            work()
            return nominations(session, number)

        self.desk.write(
            self,
            Message("Saving"),
            lambda _progress: both(),
            self._written,
            failed=self._refused,
        )

    def _written(self, found: Nominations) -> None:
        self._failure.hide()
        self.person.clear()
        self._typed("")
        self.show_nominations(found)
        self.person.setFocus()


def _loaded(load: int) -> Text:
    if not load:
        return Message("no other registration")
    return Plural("registered in {n} group already", "registered in {n} groups already", n=load)
