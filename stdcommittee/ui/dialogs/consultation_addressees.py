"""Sending a draft that went out already to more people."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import Message
from stdcommittee.domain.ballots.position_sheet import Distribution
from stdcommittee.services.ballots.consultations import (
    Addressee,
    add_addressees,
    addressees,
)
from stdcommittee.ui.dialogs.ballot_step import StepDialog
from stdcommittee.ui.dialogs.consultation_list import AddresseeList
from stdcommittee.ui.toolkit.desk import Desk


class AddresseesDialog(StepDialog):
    """Those who have not got a draft yet, none of them taken in at first."""

    def __init__(self, desk: Desk, host: QWidget | None, sending: Distribution) -> None:
        title = Message("More addressees for “{draft}”", draft=sending.consultation.draft)
        super().__init__(desk, host, title, Message("Add them"))
        self._sending = sending
        self.list = AddresseeList(desk)
        self.body.insertWidget(0, self.list, 1)
        self.list.changed.connect(lambda: self.go.setEnabled(bool(self.list.chosen)))
        self.go.setEnabled(False)
        session, ballot = desk.session, sending.consultation.ballot_id
        desk.read(self, lambda _progress: addressees(session, ballot), self._offer)
        self.list.line.setFocus()

    def work(self) -> Callable[[], object]:
        """Return the adding of those chosen."""
        session, number = self.desk.session, self._sending.consultation.id
        chosen = self.list.chosen
        return lambda: add_addressees(session, number, chosen)

    def _offer(self, known: tuple[Addressee, ...]) -> None:
        held = {reply.person_id for reply in self._sending.replies if reply.person_id}
        self.list.offer((who for who in known if who.person_id not in held), chosen=False)
