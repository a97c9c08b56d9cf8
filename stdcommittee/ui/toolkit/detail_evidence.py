"""The documents that are evidence for a record: opened, saved to disk, taken off, added by drop."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.services.details import Details
from stdcommittee.services.documents import Attached
from stdcommittee.ui.toolkit.buttons import Button, IconButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_rows import Line, caption
from stdcommittee.ui.toolkit.document_copies import open_document, save_document
from stdcommittee.ui.toolkit.states import EmptyState

if TYPE_CHECKING:
    from stdcommittee.ui.toolkit.detail import DetailPane


def evidence_card(pane: DetailPane, details: Details, *, most: int = 500) -> Card:
    """Return the card of a record's documents, the first few of them."""
    desk, look = pane.desk, pane.desk.look
    card = Card(look, Message("Documents"))
    shown = details.evidence[:most]
    if len(shown) < len(details.evidence):
        of = Message("{shown} of {total}", shown=len(shown), total=len(details.evidence))
        card.set_title(Message("Documents"), aside=of)
    if desk.read_only is None:
        card.add_to_head(
            Button(look, Message("Attach files…"), icon="attach", on_click=pane.ask_files)
        )
    for item in shown:
        card.add_row(_line(pane, item))
    if not shown:
        sentence = Message("No documents yet. Drop files anywhere on this page to keep them here.")
        card.add_flush(EmptyState(look, sentence), 0)
    return card


def attach_files(desk: Desk, owner: QWidget, details: Details, paths: Sequence[Path]) -> None:
    """Keep files as evidence for a record."""
    from stdcommittee.services.documents import attach

    session, kind, number = desk.session, details.kind, details.record.id
    desk.write(
        owner,
        Plural("Attaching {n} file", "Attaching {n} files", n=len(paths)),
        lambda progress: attach(session, kind, number, paths, progress),
        cancellable=True,
    )


def size_said(size: int) -> Text:
    """Return the size of a file in the unit that suits it."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= factor:
            tenths = size * 10 // factor
            number = f"{tenths // 10}.{tenths % 10}" if tenths < 100 else f"{tenths // 10}"
            return f"{number} {unit}"
    return f"{size} B"


def _line(pane: DetailPane, item: Attached) -> Line:
    look, document = pane.desk.look, item.document
    short = f"{document.sha256[:4]}…{document.sha256[-4:]}"
    buttons = [
        IconButton(
            look,
            "download",
            Message("Save {file} to disk", file=document.name),
            on_click=partial(save_document, pane.desk, pane, document.id, document.name),
        )
    ]
    if pane.desk.read_only is None:
        buttons.append(
            IconButton(
                look,
                "delete",
                Message("Take {file} off this record", file=document.name),
                on_click=partial(_detach, pane, item),
            )
        )
    return Line(
        look,
        document.name,
        icon="file",
        right=[caption(size_said(document.size)), caption(short)],
        on_open=partial(open_document, pane.desk, pane, document.id, document.name),
        buttons=buttons,
    )


def _detach(pane: DetailPane, item: Attached) -> None:
    from stdcommittee.services.documents import detach

    session, number = pane.desk.session, item.evidence.id
    pane.desk.write(
        pane,
        Message("Taking {file} off", file=item.document.name),
        lambda _progress: detach(session, number),
    )
