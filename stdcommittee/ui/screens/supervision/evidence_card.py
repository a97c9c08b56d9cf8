"""The documents behind an answer: opened, saved to disk, taken off, added by drop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import Message
from stdcommittee.services.documents import Attached
from stdcommittee.ui.toolkit.buttons import Button, IconButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_evidence import size_said
from stdcommittee.ui.toolkit.detail_rows import Line, caption
from stdcommittee.ui.toolkit.document_copies import open_document, save_document
from stdcommittee.ui.toolkit.labels import Label


def evidence_card(
    desk: Desk,
    owner: QWidget,
    evidence: Sequence[Attached],
    ask: Callable[[], object] | None,
) -> Card:
    """Return the card of an answer's documents; `ask` asks for more, None: it takes no more."""
    look = desk.look
    card = Card(look, Message("Evidence"), aside=str(len(evidence)) if evidence else "")
    if ask is not None and desk.read_only is None:
        card.add_to_head(Button(look, Message("Attach files…"), icon="attach", on_click=ask))
    for item in evidence:
        card.add_row(_line(desk, owner, item))
    if not evidence:
        sentence = Message("No documents yet. Drop files on this page to keep them here.")
        card.add(Label(look, sentence, colour="muted", wrap=True))
    return card


def _line(desk: Desk, owner: QWidget, item: Attached) -> Line:
    look, document = desk.look, item.document
    buttons = [
        IconButton(
            look,
            "download",
            Message("Save {file} to disk", file=document.name),
            on_click=partial(save_document, desk, owner, document.id, document.name),
        )
    ]
    if desk.read_only is None:
        buttons.append(
            IconButton(
                look,
                "delete",
                Message("Take {file} off this record", file=document.name),
                on_click=partial(_detach, desk, owner, item),
            )
        )
    return Line(
        look,
        document.name,
        icon="file",
        aside=item.evidence.note,
        right=[caption(size_said(document.size))],
        on_open=partial(open_document, desk, owner, document.id, document.name),
        buttons=buttons,
    )


def _detach(desk: Desk, owner: QWidget, item: Attached) -> None:
    from stdcommittee.services.documents import detach

    session, number = desk.session, item.evidence.id
    desk.write(
        owner,
        Message("Taking {file} off", file=item.document.name),
        lambda _progress: detach(session, number),
    )
