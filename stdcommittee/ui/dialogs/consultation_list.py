"""Choosing who gets a draft: those we know, marked with the space bar, and others by typing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Joined, Message, Plural
from stdcommittee.base.records import kind_named
from stdcommittee.services.ballots.consultations import Addressee, addressee_of
from stdcommittee.services.search import Hit
from stdcommittee.ui.frame.actions import Action
from stdcommittee.ui.theme.tokens import Gap, Size
from stdcommittee.ui.toolkit.buttons import LinkButton
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.form_suggestions import Suggestions
from stdcommittee.ui.toolkit.known_table import KnownTable
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.table_columns import Cell, Column

_ROWS: Final = 5  # in sight
_COMMAS: Final = ("\uff0c", "\u3001", "\uff1b", ";")


@frozen
class _Offer:
    """Somebody who may be asked, and whether he is."""

    who: Addressee
    chosen: bool


class AddresseeList(QWidget):
    """Those who may be asked; the space bar takes one in or leaves him out."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._offers: dict[int, _Offer] = {}
        look = desk.look
        self._count = Label(look, colour="muted")
        self._all = LinkButton(look, Message("All"), on_click=lambda: self._mark_all(chosen=True))
        self._none = LinkButton(
            look, Message("None"), on_click=lambda: self._mark_all(chosen=False)
        )
        self.table = KnownTable(desk, _COLUMNS, Message("Addressees"), stretch="known")
        self.line = _NameLine()
        look.language.name(self.line, Message("Add an addressee"))
        hint = Message("Add: type a name, or “name, unit” and Enter")
        look.language.bind(self.line, QLineEdit.setPlaceholderText, hint)
        self._suggestions = Suggestions(desk, self.line, kind_named("person"))
        self._suggestions.taken.connect(self._take)
        self.line.returnPressed.connect(self._add_typed)
        self.table.opened.connect(lambda number: self._mark([number]))
        self.table.clicked.connect(self._clicked)
        mark = Action(
            id="addressee-mark",
            label=N_("Take in or leave out"),
            run=lambda: self._mark(self.table.selected_ids()),
            shortcut="Space",
            in_focus=True,
            listed=False,
        )
        desk.actions.declare(mark, self.table)
        self._lay_out()
        look.follow(self, AddresseeList._dress)

    @property
    def chosen(self) -> list[Addressee]:
        """Those who get the draft."""
        return [offer.who for offer in self._offers.values() if offer.chosen]

    def offer(self, known: Iterable[Addressee], *, chosen: bool = True) -> None:
        """Offer those we know; who was added by hand stays."""
        added = [offer for offer in self._offers.values() if not offer.who.known_as]
        offers = [*(_Offer(who, chosen) for who in known), *added]
        self._offers = dict(enumerate(offers, 1))
        self._show()

    def add(self, who: Addressee) -> None:
        """Add somebody, or take in whoever is there already."""
        for number, offer in self._offers.items():
            same = (offer.who.name, offer.who.organization) == (who.name, who.organization)
            if same or (who.person_id is not None and who.person_id == offer.who.person_id):
                self._offers[number] = _Offer(offer.who, chosen=True)
                self._show(number)
                return
        number = len(self._offers) + 1
        self._offers[number] = _Offer(who, chosen=True)
        self._show(number)

    def _take(self, hit: Hit) -> None:
        session, number = self._desk.session, hit.record.id
        self.line.clear()
        self._desk.read(
            self,
            lambda _progress: addressee_of(session, number),
            lambda who: self.add(who) if who is not None else None,
        )

    def _add_typed(self) -> None:
        popup = QApplication.activePopupWidget()
        if isinstance(popup, QListView) and popup.currentIndex().isValid():
            return  # a person offered is being taken
        text = self.line.text()
        for sign in _COMMAS:
            text = text.replace(sign, ",")
        name, _, unit = text.partition(",")
        if name.strip():
            self.line.clear()
            self.add(Addressee(name.strip(), unit.strip()))

    def _clicked(self) -> None:
        """Let a click on the mark do what the space bar does."""
        if self.table.currentIndex().column() == 0:
            self._mark([self.table.current_id])

    def _mark(self, numbers: Sequence[int]) -> None:
        known = [number for number in numbers if number in self._offers]
        chosen = not all(self._offers[number].chosen for number in known)
        for number in known:
            self._offers[number] = _Offer(self._offers[number].who, chosen)
        self._show()

    def _mark_all(self, *, chosen: bool) -> None:
        for number, offer in self._offers.items():
            self._offers[number] = _Offer(offer.who, chosen)
        self._show()

    def _show(self, current: int = 0) -> None:
        self.table.show_rows(self._offers)
        if current:
            self.table.select_id(current)
        elif self._offers and not self.table.current_id:
            self.table.select_row(0)
        n = len(self.chosen)
        self._count.set_text(
            Plural("{n} of {all} chosen", "{n} of {all} chosen", n=n, all=len(self._offers))
        )
        self.changed.emit()

    def _lay_out(self) -> None:
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(self._count, 1)
        head.addWidget(self._all)
        head.addWidget(self._none)
        self._box.addLayout(head)
        self._box.addWidget(self.table, 1)
        self._box.addWidget(self.line)

    def _dress(self) -> None:
        px = self._desk.look.px
        self._box.setSpacing(px(Gap.XS))
        self.table.setMinimumHeight((_ROWS + 1) * px(Size.TABLE_ROW))


class _NameLine(QLineEdit):
    """A line whose Enter adds a name and does not end the dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter from the dialog's main button; names on offer get it first."""
        super().keyPressEvent(event)
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and QApplication.activePopupWidget() is None:
            event.accept()


def _mark_cell(row: _Offer) -> Cell:
    if row.chosen:
        return Cell(Message("gets it"), "good", icon="check")
    return Cell(Message("left out"), "muted", icon="minus")


def _known_cell(row: _Offer) -> Cell:
    if not row.who.known_as:
        return Cell(Message("added here"), "muted")
    return Cell(Joined(row.who.known_as), "muted")


_COLUMNS: Final = (
    Column(name="mark", label=Message("Draft"), cell=_mark_cell),
    Column(name="name", label=Message("Name"), cell=lambda row: Cell(row.who.name)),
    Column(name="unit", label=Message("Unit"), cell=lambda row: Cell(row.who.organization)),
    Column(name="known", label=Message("Known as"), cell=_known_cell),
)
