"""Papers of the roster: the list of members as of a day, and the registration form of a seat."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message, Text
from stdcommittee.ui.frame.actions import usual
from stdcommittee.ui.toolkit.buttons import IconButton
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.papers import Offer, open_offers, save_paper

_LOOK_TOLD: Final = Message("That the identity number was looked at stands in the history.")


@frozen
class InSight:
    """What is printed of: a committee on a day, and a seat.

    A number of 0 stands for none; `identity`: whether the identity number of who sits is sealed.
    """

    committee: int
    reference: Text
    on: dt.date
    seat: int
    name: Text
    identity: bool


class RosterPapers:
    """Prints what belongs to the roster in sight; by a button in the list's head and by Ctrl+P."""

    def __init__(self, desk: Desk, owner: QWidget, shown: Callable[[], InSight]) -> None:
        self._desk = desk
        self._owner = owner
        self._shown = shown
        self.button = IconButton(
            desk.look, "print", Message("Print (Ctrl+P)"), on_click=self.open_menu
        )
        label = N_("Print the roster or a registration form")
        desk.actions.declare(usual("print", self.open_menu, label=label), owner)

    def offers(self) -> Iterator[Offer]:
        """Return what can be printed now."""
        shown = self._shown()
        if shown.committee:
            values = {"committee": shown.reference, "day": shown.on}
            yield Message("Roster of {committee}, {day} …", **values), self.roster
            yield (
                Message("Roster of {committee}, {day}, with contact data …", **values),
                partial(self.roster, contacts=True),
            )
        if shown.seat:
            yield Message("Registration form: {name} …", name=shown.name), self.registration
            if shown.identity and self._desk.read_only is None:
                yield (
                    Message(
                        "Registration form with the identity number: {name} …", name=shown.name
                    ),
                    self.registration_unsealed,
                )

    def open_menu(self) -> None:
        """Open the menu of what can be printed, or say what to choose first."""
        offers = list(self.offers())
        if offers:
            open_offers(self._desk.look, self.button, offers)
        else:
            self._desk.notices.say(Message("Choose a seat first: nothing is in sight to print."))

    def roster(self, *, contacts: bool = False) -> None:
        """Print the roster as of the day shown."""
        from stdcommittee.services.people.papers import print_roster

        session, shown = self._desk.session, self._shown()
        save_paper(
            self._desk,
            self._owner,
            Message("Roster"),
            Message("{committee} {day}", committee=shown.reference, day=shown.on),
            lambda kind, language: print_roster(
                session, shown.committee, shown.on, kind, language, contacts=contacts
            ),
        )

    def registration(self) -> None:
        """Print the registration form of the seat, the identity number left to be written."""
        from stdcommittee.services.people.papers import print_registration

        session, shown = self._desk.session, self._shown()
        save_paper(
            self._desk,
            self._owner,
            Message("Registration form"),
            shown.name,
            lambda kind, language: print_registration(session, shown.seat, kind, language),
        )

    def registration_unsealed(self) -> None:
        """Print the registration form with the sealed number, which counts as a look at it."""
        from stdcommittee.services.people.papers import print_registration_unsealed

        session, shown = self._desk.session, self._shown()
        save_paper(
            self._desk,
            self._owner,
            Message("Registration form"),
            shown.name,
            lambda kind, language: print_registration_unsealed(session, shown.seat, kind, language),
            recorded=_LOOK_TOLD,
        )
