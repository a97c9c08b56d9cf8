"""Cards about people: the seats they hold, what is sealed of them, which duplicates they have."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import headline, kind_of
from stdcommittee.domain.people.integrity_records import SealedDetail, SealedKind
from stdcommittee.domain.people.merging import Mergeable
from stdcommittee.domain.people.records import Membership
from stdcommittee.services.people.rosters import SeatRow
from stdcommittee.ui.toolkit.buttons import Button, IconButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_rows import Line, caption
from stdcommittee.ui.toolkit.flow import FlowLayout


def seats_card(desk: Desk, rows: Sequence[SeatRow], title: Text, *, of: str) -> Card:
    """Return the card of some seats, each called by its person or its committee (`of`)."""
    card = Card(desk.look, title, aside=str(len(rows)) if rows else "")
    for row in rows:
        seat = row.record
        if not isinstance(seat, Membership):
            continue
        number = seat.person_id if of == "person" else seat.committee_id
        right = [caption(seat.party.text)]
        if row.said:
            right.append(caption(row.said))
        card.add_row(
            Line(
                desk.look,
                row.names.get((of, number), ""),
                icon="user" if of == "person" else "users",
                aside=seat.role.text,
                right=right,
                on_open=partial(desk.open_record, "membership", seat.id),
            )
        )
    if not rows:
        card.add(Line(desk.look, Message("None yet."), colour="muted"))
    return card


def sealed_card(desk: Desk, person: int, name: Text, details: Sequence[SealedDetail]) -> Card:
    """Return the card of what is sealed of somebody: that it is there, never what it is."""
    look = desk.look
    card = Card(look, Message("Sealed details"))
    for item in details:
        card.add_row(_sealed_line(desk, card, item, name))
    if not details:
        nothing = Message("No identity number and no photo is kept.")
        card.add(Line(look, nothing, colour="muted"))
    standing = {item.kind for item in details if item.erased is None}
    if desk.read_only is None and len(standing) < len(SealedKind):

        def seal() -> None:
            from stdcommittee.ui.dialogs.sealed_detail import SealDetail

            SealDetail(desk, card.window(), person, name).open()

        card.add_to_head(Button(look, Message("Seal a detail…"), icon="lock", on_click=seal))
    return card


def _sealed_line(desk: Desk, host: QWidget, item: SealedDetail, name: Text) -> Line:
    if item.erased is not None:
        day = caption(Message("erased {day}", day=item.erased))
        return Line(
            desk.look, item.kind.text, icon="minus", colour="muted", aside=item.reason, right=[day]
        )

    def look_at() -> None:
        from stdcommittee.ui.dialogs.sealed_detail import reveal_detail

        reveal_detail(desk, host, item, name)

    def erase() -> None:
        from stdcommittee.ui.dialogs.sealed_detail import ask_erase

        ask_erase(desk, host, item, name)

    look_said = Message("Look at it: {kind}", kind=item.kind.text)
    erase_said = Message("Erase: {kind}", kind=item.kind.text)
    buttons = [
        IconButton(desk.look, "eye", look_said, on_click=look_at),
        IconButton(desk.look, "delete", erase_said, on_click=erase),
    ]
    return Line(
        desk.look,
        item.kind.text,
        icon="lock",
        aside=Message("sealed {day}", day=item.sealed) if item.sealed else "",
        buttons=buttons if desk.read_only is None else (),
    )


def merged_card(desk: Desk, duplicates: Sequence[Mergeable]) -> list[Card]:
    """Return the card of the records that were merged into one; none where there are none."""
    if not duplicates:
        return []
    card = Card(desk.look, Message("Recorded twice before"), aside=str(len(duplicates)))
    for item in duplicates:
        card.add_row(
            Line(
                desk.look,
                headline(item),
                icon="link",
                right=[caption(Message("no. {n}", n=item.id))],
                on_open=partial(desk.open_record, kind_of(item).name, item.id),
            )
        )
    return [card]


def notes_card(desk: Desk, notes: Sequence[Text], *buttons: Button) -> list[Card]:
    """Return the card of what to look into, with what can be done; none where there is nothing."""
    shown = [button for button in buttons if desk.read_only is None]
    if not notes and not shown:
        return []
    card = Card(desk.look, Message("This seat"))
    for note in notes:
        card.add_row(Line(desk.look, note, icon="warning", icon_colour="warn", colour="warn"))
    if shown:
        row = QWidget()
        flow = FlowLayout(desk.look, row)
        for button in shown:
            flow.addWidget(button)
        card.add(row)
    return [card]
