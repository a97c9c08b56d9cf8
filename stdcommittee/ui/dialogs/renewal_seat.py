"""The acts on a seat and on a P/O status, each entered in a small form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from stdcommittee.base.dates import add_months
from stdcommittee.base.errors import Refused
from stdcommittee.base.messages import Message, Text
from stdcommittee.domain.people.records import Membership, Participation, Role
from stdcommittee.services.people.seats import (
    change_role,
    change_status,
    end_seat,
    renew_seat,
)
from stdcommittee.ui.dialogs.ballot_step import StepDialog
from stdcommittee.ui.toolkit.asked import ChoiceBox
from stdcommittee.ui.toolkit.desk import Desk

_DAY = dt.timedelta(days=1)


class _SeatStep(StepDialog):
    """A form about one seat."""

    def __init__(
        self, desk: Desk, host: QWidget | None, seat: Membership, title: Text, action: Text
    ) -> None:
        super().__init__(desk, host, title, action)
        self._seat = seat


class RenewSeat(_SeatStep):
    """Another term for whoever holds a seat; right after this one, as long as the rules say."""

    def __init__(self, desk: Desk, host: QWidget | None, seat: Membership, name: Text) -> None:
        title = Message("Another term: {name}", name=name)
        super().__init__(desk, host, seat, title, Message("Add the term"))
        today = desk.session.clock.today()
        begins = seat.until + _DAY if seat.until is not None else today
        years = desk.session.rules.parameter("term.years", today).number
        self.since = self.add_day(Message("From"))
        self.until = self.add_day(Message("Term ends"))
        self.since.show_value(begins.isoformat())
        self.until.show_value((add_months(begins, 12 * years) - _DAY).isoformat())
        self.since.setFocus()

    def work(self) -> Callable[[], object]:
        """Return how the term is added."""
        session, seat = self.desk.session, self._seat.id
        since, until = self.day_of(self.since), self.day_of(self.until)
        return lambda: renew_seat(session, seat, _given(since), _given(until))


class EndSeat(_SeatStep):
    """Somebody leaves before the term ends; the reason is asked for."""

    def __init__(self, desk: Desk, host: QWidget | None, seat: Membership, name: Text) -> None:
        title = Message("Leaves the committee: {name}", name=name)
        super().__init__(desk, host, seat, title, Message("End the seat"))
        self.reason = QLineEdit()
        self.add_field(Message("Reason for leaving"), self.reason)
        self.on = self.add_day(Message("Left on"))
        self.reason.setFocus()

    def work(self) -> Callable[[], object]:
        """Return how the seat is ended."""
        session, seat, reason = self.desk.session, self._seat.id, self.reason.text()
        day = self.day_of(self.on)
        return lambda: end_seat(session, seat, _given(day), reason)


class ChangeRole(_SeatStep):
    """Another role from a day on, for the rest of the term."""

    def __init__(self, desk: Desk, host: QWidget | None, seat: Membership, name: Text) -> None:
        title = Message("Another role: {name}", name=name)
        super().__init__(desk, host, seat, title, Message("Change the role"))
        label = Message("Role")
        self.role: ChoiceBox[Role] = ChoiceBox(
            desk.look, label, [(role, role.text) for role in Role if role is not seat.role]
        )
        self.add_field(label, self.role)
        self.since = self.add_day(Message("From"))
        self.role.setFocus()

    def work(self) -> Callable[[], object]:
        """Return how the role is changed."""
        session, seat, role = self.desk.session, self._seat.id, self.role.value
        day = self.day_of(self.since)
        return lambda: change_role(session, seat, role or Role.MEMBER, _given(day))


class ChangeStatus(StepDialog):
    """P or O on an ISO or IEC committee from a day on; what a body was before ends."""

    def __init__(
        self, desk: Desk, host: QWidget | None, committee: int, reference: str, body: str
    ) -> None:
        title = Message("P or O on {committee}", committee=reference)
        super().__init__(desk, host, title, Message("Record the status"))
        self._committee = committee
        self.body_field = QLineEdit(body)
        self.add_field(Message("Member body"), self.body_field)
        label = Message("Status")
        self.status: ChoiceBox[Participation] = ChoiceBox(
            desk.look, label, [(item, item.text) for item in Participation]
        )
        self.add_field(label, self.status)
        self.since = self.add_day(Message("From"))
        (self.status if body else self.body_field).setFocus()

    def work(self) -> Callable[[], object]:
        """Return how the status is recorded."""
        session, committee = self.desk.session, self._committee
        body, status = self.body_field.text().strip(), self.status.value or Participation.P
        day = self.day_of(self.since)
        return lambda: change_status(session, committee, body, status, _given(day))


def _given(day: dt.date | None) -> dt.date:
    if day is None:
        raise Refused(Message("Give the day, such as 2026-01-05."))
    return day
