"""What one operation did: the records that it changed, field by field, before and after."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from stdcommittee.base.messages import N_, Message, Text
from stdcommittee.services.history import FieldChange, RecordChange
from stdcommittee.ui.theme.tokens import ColourName, Gap, Tone
from stdcommittee.ui.toolkit.buttons import LinkButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk, icon_of
from stdcommittee.ui.toolkit.labels import Label, Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.pill import Pill
from stdcommittee.ui.toolkit.runs import Run

_TOP: Final = Qt.AlignmentFlag.AlignTop
_FIELD: Final = 80  # px of the names of fields at least
_NAME: Final = 48  # px of the name of a record at least
_SORTS: Final[dict[str, tuple[str, str, Tone]]] = {
    "added": (N_("Added"), "add", Tone.GOOD),
    "changed": (N_("Changed"), "edit", Tone.ACCENT),
    "removed": (N_("Removed"), "delete", Tone.WARN),
}


class ChangeCard(Card):
    """One record: what it is called, what became of it, and its fields before and after."""

    def __init__(self, desk: Desk, change: RecordChange) -> None:
        look = desk.look
        super().__init__(look)
        self.add(_head(desk, change))
        if change.fields:
            self.add_row(FieldChanges(look, change.fields, both=change.sort == "changed"))
        else:
            told = Message("No field that is shown was filled in or changed.")
            self.add_row(Label(look, told, colour="muted", wrap=True))


class FieldChanges(QWidget):
    """Fields under each other: name, value before and (for `both`) value after."""

    def __init__(self, look: Look, fields: Sequence[FieldChange], *, both: bool) -> None:
        super().__init__()
        self._look = look
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        if both:
            self._grid.setColumnStretch(3, 1)
        for row, field in enumerate(fields):
            self._grid.addWidget(Label(look, field.label, colour="muted", wrap=True), row, 0, _TOP)
            if both:
                self._put(row, 1, field.before, "muted", Message("before"))
                self._grid.addWidget(Phrase(look, [Run("→", "muted")], shrink=False), row, 2, _TOP)
                self._put(row, 3, field.after, "text", Message("after"))
            else:
                self._put(row, 1, field.after or field.before, "text", "")
        look.follow(self, FieldChanges._dress)

    def _put(self, row: int, column: int, text: Text, colour: ColourName, when: Text) -> None:
        label = Label(self._look, text or "–", colour=colour, wrap=True, selectable=True)
        label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        if when:
            said = Message("{when}: {value}", when=when, value=text or Message("nothing"))
            self._look.language.name(label, said)
        self._grid.addWidget(label, row, column, _TOP)

    def _dress(self) -> None:
        self._grid.setColumnMinimumWidth(0, self._look.px(_FIELD))
        self._grid.setHorizontalSpacing(self._look.px(Gap.M))
        self._grid.setVerticalSpacing(self._look.px(2))


def _head(desk: Desk, change: RecordChange) -> QWidget:
    look = desk.look
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look.px(Gap.S))
    kind: Text = change.kind_name if change.kind is None else Message(change.kind.label)
    label, icon, tone = _SORTS[change.sort]
    row.addWidget(Phrase(look, [Run(kind, "muted", icon=icon_of(change.kind_name))]))
    if change.kind is not None and change.sort != "removed":
        opening = partial(desk.open_record, change.kind_name, change.record_id)
        link = LinkButton(look, change.name, on_click=opening)
        link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        link.setMinimumWidth(look.px(_NAME))  # a long name is cut rather than the page
        row.addWidget(link)
        row.addStretch(1)
    else:
        row.addWidget(Phrase(look, [Run(change.name, bold=True)]), 1)
    row.addWidget(Pill(look, Message(label), icon, tone))
    return head
