"""The facts of a record: a card for each group of its fields, side by side."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from stdcommittee.base.fields import Field, FieldKind
from stdcommittee.base.messages import Message
from stdcommittee.services.details import Details
from stdcommittee.services.values import value_text
from stdcommittee.ui.theme.tokens import Gap
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.facts import Fact, Facts
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.look import Look

_COLUMN = 280  # px that a card needs at least


def fact_cards(desk: Desk, details: Details, without: Collection[str] = ()) -> list[QWidget]:
    """Return the cards of a record's filled fields, and one for each long text."""
    by_group: dict[str, list[Field]] = {}
    long = []
    for item in details.kind.fields:
        if item.hidden or item.name in without or item.kind is FieldKind.DATA:
            continue
        if value_text(item, getattr(details.record, item.name), details.names) == "":
            continue
        if item.kind is FieldKind.LONG:
            long.append(item)
        else:
            by_group.setdefault(item.group, []).append(item)
    cards: list[QWidget] = []
    small = [
        _card(desk, details, group if len(by_group) > 1 else "", fields)
        for group, fields in by_group.items()
    ]
    if small:
        cards.append(Columns(desk.look, small))
    cards += [_long(desk, details, item) for item in long]
    return cards


def _card(desk: Desk, details: Details, title: str, fields: Sequence[Field]) -> Card:
    card = Card(desk.look, Message(title) if title else "")
    card.add(Facts(desk.look, [_fact(desk, details, item) for item in fields]))
    card.add_stretch()
    return card


def _fact(desk: Desk, details: Details, item: Field) -> Fact:
    text = value_text(item, getattr(details.record, item.name), details.names)
    for group in details.related:
        if group.outgoing and group.field == item.name:
            other = group.others[0]
            if other.id:
                opening = partial(desk.open_record, other.kind.name, other.id)
                return Fact(Message(item.label), text, on_open=opening)
    return Fact(Message(item.label), text)


def _long(desk: Desk, details: Details, item: Field) -> Card:
    card = Card(desk.look, Message(item.label))
    text = value_text(item, getattr(details.record, item.name), details.names)
    card.add(Label(desk.look, text, wrap=True, selectable=True))
    return card


class Columns(QWidget):
    """Cards side by side in equal widths, in as many columns as there is room for."""

    def __init__(self, look: Look, cards: Sequence[QWidget], *, most: int = 3) -> None:
        super().__init__()
        self._look = look
        self._cards = list(cards)
        self._most = min(most, len(self._cards))
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._arrange(self._most)
        look.follow(self, Columns._dress)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the cards in as many columns as fit."""
        super().resizeEvent(event)
        fitting = max(1, event.size().width() // self._look.px(_COLUMN))
        self._arrange(min(self._most, fitting))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 0)
        self._columns = columns
        while self._grid.count():
            self._grid.takeAt(0)
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def _dress(self) -> None:
        self._grid.setSpacing(self._look.px(Gap.M))
