"""The parts of a record: stage events of a project, relations of a standard; a row for each."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from stdcommittee.base.fields import Field, FieldKind
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import RecordType, kind_named
from stdcommittee.services.details import Details
from stdcommittee.services.editing import parts_of
from stdcommittee.services.lists import ListRow
from stdcommittee.ui.toolkit.buttons import Button, IconButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_rows import Line, caption

if TYPE_CHECKING:
    from stdcommittee.ui.toolkit.detail import DetailPane


def parts_card(pane: DetailPane, details: Details, name: str) -> Card:
    """Return the card of one kind of parts."""
    desk, kind = pane.desk, kind_named(name)
    link = next(link for part, link in parts_of(details.kind) if part is kind)
    rows = details.parts.get(name, ())
    card = Card(desk.look, Message(kind.plural), aside=str(len(rows)) if rows else "")
    if desk.read_only is None:
        card.add_to_head(
            Button(
                desk.look,
                Message("Add"),
                icon="add",
                on_click=partial(_add, desk, pane, kind, link, details),
            )
        )
    for row in rows:
        card.add_row(_line(desk, pane, kind, link, row))
    if not rows:
        card.add(Line(desk.look, Message("None yet."), colour="muted"))
    return card


def _line(desk: Desk, pane: QWidget, kind: RecordType, link: Field, row: ListRow) -> Line:
    shown = [item for item in kind.fields if item.column and item.name != link.name]
    said = [(item, row.text(item)) for item in shown]
    first = kind.headline(row.record)
    rest = [
        caption(Message("{label}: {value}", label=Message(item.label), value=text))
        for item, text in said
        if text and not _says(desk, first, text)
    ]
    buttons = []
    if desk.read_only is None:
        buttons = [
            IconButton(
                desk.look,
                "edit",
                Message("Edit {name}", name=first),
                on_click=partial(_edit, desk, pane, link, row),
            ),
            IconButton(
                desk.look,
                "delete",
                Message("Remove {name}", name=first),
                on_click=partial(_remove, desk, pane, kind, row),
            ),
        ]
    return Line(desk.look, first, right=rest, buttons=buttons)


def _says(desk: Desk, whole: Text, part: Text) -> bool:
    return desk.look.render(part) in desk.look.render(whole)


def _add(desk: Desk, pane: QWidget, kind: RecordType, link: Field, details: Details) -> None:
    from stdcommittee.ui.dialogs.record import edit_record

    record = new_record(kind, desk, **{link.name: details.record.id})
    edit_record(desk, pane.window(), record, without=(link.name,))


def _edit(desk: Desk, pane: QWidget, link: Field, row: ListRow) -> None:
    from stdcommittee.ui.dialogs.record import edit_record

    edit_record(desk, pane.window(), row.record, row.names, without=(link.name,))


def _remove(desk: Desk, pane: QWidget, kind: RecordType, row: ListRow) -> None:
    from stdcommittee.services.editing import remove

    session, number = desk.session, row.record.id
    desk.write(
        pane,
        Message("Removing {name}", name=kind.headline(row.record)),
        lambda _progress: remove(session, kind, [number]),
    )


def new_record(kind: RecordType, desk: Desk, **known: Any) -> Any:
    """Return an empty record of a kind, with what is known of it.

    It belongs to the first committee in view; a day that is required is today.
    """
    values: dict[str, Any] = {}
    today = desk.session.clock.today()
    for item in kind.fields:
        if item.default is not dataclasses.MISSING:
            continue
        if item.choices is not None:
            values[item.name] = next(iter(item.choices))
        elif item.kind is FieldKind.DATE:
            values[item.name] = today
        elif item.kind in (FieldKind.NUMBER, FieldKind.LINK):
            values[item.name] = 0
        else:
            values[item.name] = ""
    committee = kind.by_name.get("committee")
    if committee is not None and desk.scope.first and kind.name != "committee":
        values["committee"] = desk.scope.first
    return kind.cls(**{**values, **known})
