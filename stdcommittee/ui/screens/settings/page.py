"""The screen: sections at the left, the one chosen at the right."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from stdcommittee.base.messages import N_, Message
from stdcommittee.ui.frame.actions import Action
from stdcommittee.ui.frame.rail import RailItem
from stdcommittee.ui.frame.screens import Leavable
from stdcommittee.ui.screens.settings.acting import ActingPeople
from stdcommittee.ui.screens.settings.appearance import Appearance
from stdcommittee.ui.screens.settings.backups import Backups
from stdcommittee.ui.screens.settings.days import WorkingDays
from stdcommittee.ui.screens.settings.parts import Section
from stdcommittee.ui.screens.settings.protection import Protection
from stdcommittee.ui.screens.settings.rules import RulesSection
from stdcommittee.ui.screens.settings.unit import UnitSection
from stdcommittee.ui.theme.tokens import Gap, Type
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.labels import Hairline, Phrase
from stdcommittee.ui.toolkit.runs import Run

SECTIONS: Final = (
    Section(name="appearance", label=N_("Appearance"), icon="palette", build=Appearance),
    Section(name="acting", label=N_("Acting persons"), icon="user", build=ActingPeople),
    Section(name="unit", label=N_("Unit"), icon="users", build=UnitSection),
    Section(name="rules", label=N_("Rules"), icon="book", build=RulesSection),
    Section(name="days", label=N_("Working days"), icon="calendar", build=WorkingDays),
    Section(name="backups", label=N_("Backups"), icon="save", build=Backups),
    Section(name="file", label=N_("Workspace file"), icon="shield", build=Protection),
)
_SHOWS: Final = {"actor": "acting", "unit": "unit"}
_WIDTH: Final = 188  # px at 100 % of the sections at the left
_KEY: Final = "settings/section"


class SettingsPage(QWidget):
    """Builds each section when it is first asked for and remembers the last one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.look = desk, desk.look
        self.current = ""
        self._sections = {section.name: section for section in SECTIONS}
        self._built: dict[str, QWidget] = {}
        self.items: dict[str, RailItem] = {}
        self._stack = QStackedWidget()
        self._lay_out()
        self._declare()
        last = desk.memory.recall(_KEY)
        self.show_section(last if last in self._sections else SECTIONS[0].name)

    def section(self, name: str) -> QWidget:
        """Return the page of a section, built if it was not yet.

        Raises:
            KeyError: there is no such section.
        """
        if name not in self._built:
            made: QWidget = self._sections[name].build(self.desk)
            self._built[name] = made
            self._stack.addWidget(made)
        return self._built[name]

    def show_section(self, name: str) -> None:
        """Show a section, unless the present one holds unsaved text and the user stays.

        Raises:
            KeyError: there is no such section.
        """
        if name != self.current and self.may_leave():
            self._stack.setCurrentWidget(self.section(name))
            self.current = name
            self.desk.memory.keep(_KEY, name)
        for other, item in self.items.items():
            item.setChecked(other == self.current)

    def open_record(self, kind: str, record_id: int) -> None:
        """Show the section in which records of a kind are kept."""
        if kind in _SHOWS:
            self.show_section(_SHOWS[kind])

    def may_leave(self) -> bool:
        """Ask what to do with unsaved text, once, and tell whether to go on."""
        present = self._built.get(self.current)
        return present.may_leave() if isinstance(present, Leavable) else True

    def _step(self, by: int) -> None:
        items = list(self.items.values())
        at = next((place for place, item in enumerate(items) if item.hasFocus()), 0)
        items[(at + by) % len(items)].setFocus(Qt.FocusReason.TabFocusReason)

    def _declare(self) -> None:
        for section in SECTIONS:
            self.desk.actions.declare(
                Action(
                    id=f"settings.{section.name}",
                    label=section.label,
                    icon=section.icon,
                    run=partial(self.show_section, section.name),
                ),
                self,
            )

    def _lay_out(self) -> None:
        left = QFrame()
        left.setProperty("part", "surface")
        self._column = QVBoxLayout(left)
        title = Run(Message("Settings"), bold=True, type=Type.TITLE)
        self._column.addWidget(Phrase(self.look, [title], shrink=False))
        for section in SECTIONS:
            item = RailItem(self.look, Message(section.label), section.icon)
            item.clicked.connect(lambda _=False, name=section.name: self.show_section(name))
            item.stepped.connect(self._step)
            self.items[section.name] = item
            self._column.addWidget(item)
        self._column.addStretch(1)
        self._left = left
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part, stretch in ((left, 0), (Hairline(upright=True), 0), (self._stack, 1)):
            row.addWidget(part, stretch)
        self.look.follow(self, SettingsPage._dress)

    def _dress(self) -> None:
        px = self.look.px
        self._left.setFixedWidth(px(_WIDTH))
        self._column.setContentsMargins(px(Gap.M), px(Gap.S), px(Gap.M), px(Gap.S))
        self._column.setSpacing(px(2))
