"""What a record has to do with others: a card for each way."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import Message
from stdcommittee.services.details import Details
from stdcommittee.services.related import RelatedGroup
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk, icon_of
from stdcommittee.ui.toolkit.detail_rows import Line
from stdcommittee.ui.toolkit.states import EmptyState


def related_cards(desk: Desk, details: Details) -> list[QWidget]:
    """Return a card for each group of related records: first what the record itself names."""
    groups = sorted(details.related, key=lambda group: not group.outgoing)
    if groups:
        return [_card(desk, group) for group in groups]
    card = Card(desk.look, Message("Related"))
    nothing = Message("Nothing points here yet, and this record names no other.")
    card.add_flush(EmptyState(desk.look, nothing), 0)
    return [card]


def _card(desk: Desk, group: RelatedGroup) -> Card:
    aside = f"{group.count}"
    if len(group.others) < group.count:
        aside = desk.look.render(
            Message("{shown} of {total}", shown=len(group.others), total=group.count)
        )
    card = Card(desk.look, group.label, aside=aside)
    for other in group.others:
        opening = partial(desk.open_record, other.kind.name, other.id) if other.id else None
        aside_text = other.byline if other.id else Message("not in this workspace")
        card.add_row(
            Line(
                desk.look,
                other.headline or Message(other.kind.label),
                icon=icon_of(other.kind),
                aside=aside_text,
                on_open=opening,
            )
        )
    return card
