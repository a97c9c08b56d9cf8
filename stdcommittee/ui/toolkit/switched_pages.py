"""Several pages under one switch; each is built when it is first seen.

    class MeetingsPage(SwitchedPages):
        def __init__(self, desk): super().__init__(desk, PAGES, name="meetings")

Pages are known by a name, for pages of records the kind that they show. Under a name of their own
several pages can stand together: they have a second switch below the first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, Union

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from stdcommittee.base.messages import Message, Text
from stdcommittee.ui.theme.tokens import Gap
from stdcommittee.ui.toolkit.desk import Desk, OpensRecords
from stdcommittee.ui.toolkit.labels import Hairline
from stdcommittee.ui.toolkit.records_page import RecordsPage
from stdcommittee.ui.toolkit.tabs import TabBar

_LISTED: Final = Message("What is listed")

Build = Callable[[Desk], QWidget]
Pages = Mapping[str, tuple[Text, Union[Build, "Pages"]]]


class SwitchedPages(QWidget):
    """One page in sight, the others a key away; the last one seen is remembered."""

    def __init__(self, desk: Desk, pages: Pages, *, name: str, says: Text = _LISTED) -> None:
        """Make the switch; `name` tells it from others in what is remembered.

        `says` is what the switch is called to those who do not see it.
        """
        super().__init__()
        self.desk = desk
        self._name = name
        self._offered = dict(pages)
        self._homes = {page: tab for tab in pages for page in (tab, *_within(pages, tab))}
        self._built: dict[str, QWidget] = {}
        self.bar = TabBar(desk.look)
        for label, _ in self._offered.values():
            self.bar.add(label)
        desk.look.language.name(self.bar, says)
        strip = QFrame()
        strip.setProperty("part", "surface")
        self._row = QHBoxLayout(strip)
        self._row.addWidget(self.bar)
        self._line = Hairline()
        self._stack = QStackedWidget()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in (strip, self._line, self._stack):
            box.addWidget(part, 1 if part is self._stack else 0)
        remembered = desk.memory.recall(self._remembered)
        self.turn_to(remembered if remembered in self._homes else next(iter(self._offered)))
        self.bar.currentChanged.connect(lambda place: self.turn_to(list(self._offered)[place]))
        desk.look.follow(self, SwitchedPages._dress)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the pages, in the order of the switch."""
        return tuple(
            page for tab in self._offered for page in _within(self._offered, tab) or (tab,)
        )

    def page(self, name: str) -> QWidget:
        """Return a page, built if it was not yet; of pages that stand together their switch.

        Raises:
            KeyError: there is none of that name.
        """
        tab = self._homes[name]
        if tab not in self._built:
            self._built[tab] = self._build(tab)
            self._stack.addWidget(self._built[tab])
        found = self._built[tab]
        return found.page(name) if isinstance(found, SwitchedPages) and name != tab else found

    def turn_to(self, name: str) -> None:
        """Show a page; of pages that stand together the one seen last."""
        tab = self._homes[name]
        shown = self.page(tab)
        if isinstance(shown, SwitchedPages) and name != tab:
            shown.turn_to(name)
        self.bar.setCurrentIndex(list(self._offered).index(tab))
        self._stack.setCurrentWidget(shown)
        self._line.setVisible(not isinstance(shown, SwitchedPages))  # one below both switches
        self.desk.memory.keep(self._remembered, tab)

    def open_record(self, kind: str, record_id: int) -> None:
        """Turn to the page of a kind and bring one of its records into sight."""
        if kind in self._homes:
            self.turn_to(kind)
            page = self.page(kind)
            if isinstance(page, OpensRecords):
                page.open_record(kind, record_id)

    def may_leave(self) -> bool:
        """Ask what to do with unsaved text on any of the pages, and tell whether to go on."""
        pages = self._built.values()
        return all(p.may_leave() for p in pages if isinstance(p, (RecordsPage, SwitchedPages)))

    @property
    def _remembered(self) -> str:
        return f"{self._name}/page"

    def _build(self, tab: str) -> QWidget:
        label, build = self._offered[tab]
        if isinstance(build, Mapping):
            return SwitchedPages(self.desk, build, name=f"{self._name}/{tab}", says=label)
        return build(self.desk)

    def _dress(self) -> None:
        self._row.setContentsMargins(self.desk.look.px(Gap.M), 0, 0, 0)


def _within(pages: Pages, tab: str) -> tuple[str, ...]:
    """Return the names of the pages that stand together under a name."""
    _, build = pages[tab]
    return tuple(build) if isinstance(build, Mapping) else ()
