"""What happened to a record: operation by operation, with the fields before and after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from stdcommittee.base.messages import Message, Text
from stdcommittee.services.details import Details
from stdcommittee.services.history import FieldChange, Operation, OperationKind, RecordChange
from stdcommittee.ui.theme.tokens import Gap, Type
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_rows import Line, caption
from stdcommittee.ui.toolkit.labels import Label, Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.runs import Run

_MOST: Final = 100
ICONS: Final = {
    OperationKind.CREATE: "star",
    OperationKind.EDIT: "edit",
    OperationKind.IMPORT: "upload",
    OperationKind.UNDO: "undo",
    OperationKind.MIGRATION: "refresh",
}


def history_card(desk: Desk, details: Details, *, most: int = _MOST, fields: bool = True) -> Card:
    """Return the card of a record's history, newest first; with the changed fields if wanted."""
    shown = details.history[:most]
    card = Card(desk.look, Message("History"))
    if len(shown) < len(details.history):
        of = Message("{shown} of {total}", shown=len(shown), total=len(details.history))
        card.set_title(Message("History"), aside=of)
    for operation, change in shown:
        card.add_row(_entry(desk.look, operation, change, fields=fields))
    return card


def changed_lines(look: Look, changes: Sequence[FieldChange]) -> list[QWidget]:
    """Return one line for each changed field: name, value before, value after."""
    return [_change_line(look, change) for change in changes]


def operation_runs(operation: Operation) -> list[Run]:
    """Return who did an operation and when, as it stands at the right of a row."""
    who: Text = operation.actor.name
    if operation.actor.proved:
        who = Message("{name}, proved by PIN", name=operation.actor.name)
    return [caption(operation.at.strftime("%Y-%m-%d %H:%M")), caption(who)]


def _entry(look: Look, operation: Operation, change: RecordChange, *, fields: bool) -> QWidget:
    line = Line(
        look, operation.message, icon=ICONS[operation.kind], right=operation_runs(operation)
    )
    if not fields or not change.fields or change.sort == "removed":
        return line
    whole = QWidget()
    box = QVBoxLayout(whole)
    box.setContentsMargins(0, 0, 0, look.px(Gap.XS))
    box.setSpacing(0)
    box.addWidget(line)
    for part in changed_lines(look, change.fields):
        box.addWidget(part)
    if operation.reason:
        reason = Message("Reason: {reason}", reason=operation.reason)
        box.addWidget(Label(look, reason, type_=Type.CAPTION, wrap=True))
    return whole


def _change_line(look: Look, change: FieldChange) -> QWidget:
    runs = [caption(change.label), caption(change.before or "–", "muted")]
    runs += [caption("→"), caption(change.after or "–", "text")]
    phrase = Phrase(look, runs)
    phrase.setContentsMargins(look.px(Gap.XL), 0, 0, 0)
    return phrase
