"""The switch above: members, people, organisations, committees; each page built when first seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from stdcommittee.base.messages import Message, Text
from stdcommittee.ui.screens.members.committees import CommitteesPage
from stdcommittee.ui.screens.members.people import OrganizationsPage, PeoplePage
from stdcommittee.ui.screens.members.roster import RosterPage
from stdcommittee.ui.theme.tokens import Gap
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.labels import Hairline
from stdcommittee.ui.toolkit.records_page import RecordsPage
from stdcommittee.ui.toolkit.tabs import TabBar

_PAGES: Final[dict[str, tuple[Text, Callable[[Desk], RecordsPage]]]] = {
    "membership": (Message("Members"), RosterPage),
    "person": (Message("People"), PeoplePage),
    "organization": (Message("Organisations"), OrganizationsPage),
    "committee": (Message("Committees"), CommitteesPage),
}
_REMEMBERED: Final = "members/page"


class MembersPage(QWidget):
    """Four kinds of record under one switch."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._built: dict[str, RecordsPage] = {}
        self.bar = TabBar(desk.look)
        for label, _ in _PAGES.values():
            self.bar.add(label)
        desk.look.language.name(self.bar, Message("What is listed"))
        strip = QFrame()
        strip.setProperty("part", "surface")
        self._row = QHBoxLayout(strip)
        self._row.addWidget(self.bar)
        self._stack = QStackedWidget()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in (strip, Hairline(), self._stack):
            box.addWidget(part, 1 if part is self._stack else 0)
        remembered = desk.memory.recall(_REMEMBERED)
        self.turn_to(remembered if remembered in _PAGES else "membership")
        self.bar.currentChanged.connect(lambda place: self.turn_to(list(_PAGES)[place]))
        desk.look.follow(self, MembersPage._dress)

    @property
    def current(self) -> RecordsPage:
        """The page in sight."""
        return self.page(list(_PAGES)[self.bar.currentIndex()])

    def page(self, name: str) -> RecordsPage:
        """Return the page of a kind, built if it was not yet.

        Raises:
            KeyError: there is none for that kind.
        """
        if name not in self._built:
            _, build = _PAGES[name]
            self._built[name] = build(self.desk)
            self._stack.addWidget(self._built[name])
        return self._built[name]

    def turn_to(self, name: str) -> None:
        """Show the page of a kind."""
        self.bar.setCurrentIndex(list(_PAGES).index(name))
        self._stack.setCurrentWidget(self.page(name))
        self.desk.memory.keep(_REMEMBERED, name)

    def open_record(self, kind: str, record_id: int) -> None:
        """Turn to the page of a kind and bring one of its records into sight."""
        if kind in _PAGES:
            self.turn_to(kind)
            self.page(kind).open_record(kind, record_id)

    def may_leave(self) -> bool:
        """Ask what to do with unsaved text on any of the pages, and tell whether to go on."""
        return all(page.may_leave() for page in self._built.values())

    def _dress(self) -> None:
        self._row.setContentsMargins(self.desk.look.px(Gap.M), 0, 0, 0)
