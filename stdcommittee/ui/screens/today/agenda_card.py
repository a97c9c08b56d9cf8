"""The agenda: lines by urgency, each opening its record; seen or put off from here."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from stdcommittee.base.messages import N_, Message, Plural
from stdcommittee.base.progress import Progress
from stdcommittee.services.today import (
    Agenda,
    Entry,
    Part,
    mark_entries_seen,
    put_off_entries,
    raise_again,
)
from stdcommittee.ui.frame.actions import Action
from stdcommittee.ui.screens.today.wording import CHIPS, MARKS, agenda_columns, whole
from stdcommittee.ui.theme.tokens import Gap, Tone, Type
from stdcommittee.ui.toolkit.buttons import Button
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.chip import Chip
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.flow import FlowLayout
from stdcommittee.ui.toolkit.known_table import KnownTable
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.states import EmptyState
from stdcommittee.ui.toolkit.table_model import Head

if TYPE_CHECKING:
    from stdcommittee.ui.dialogs.snooze import SnoozeDialog

_FIRST = 6  # lines of a part that are shown until it is asked for by itself
_REPORTS = "go.reports"
_HIDDEN = (Part.LATER, Part.PUT_OFF)  # only shown when asked for


class AgendaCard(Card):
    """The lines of a day; a part's chip shows that part whole, alone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self.desk = desk
        self.agenda: Agenda | None = None
        self._part: Part | None = None
        self._numbers: dict[object, int] = {}
        self._next = 0
        self.chips = {part: self._chip(part) for part in Part}
        self.table = KnownTable(
            desk,
            agenda_columns(desk.session.clock.today()),
            Message("Agenda"),
            stretch="what",
            headed=False,
        )
        self.table.opened.connect(self._open)
        self.table.current_changed.connect(lambda _number: self._say_chosen())
        self.table.selection_changed.connect(self._say_chosen)
        self.table.add_menu(self._fill_menu)
        self._nothing = EmptyState(
            desk.look, Message("Nothing is due, nothing waits, nothing is at risk.")
        )
        self._nothing.hide()
        self.add_flush(_strip_of(desk, *self.chips.values()), 0)
        self.add_flush(self.table, 1)
        self.add_flush(self._nothing, 1)
        self._make_foot()
        self._declare()

    def show_agenda(self, agenda: Agenda) -> None:
        """Show the lines of a day."""
        self.agenda = agenda
        for part, chip in self.chips.items():
            count = agenda.count(part)
            chip.set_count(count)
            chip.setVisible(bool(agenda.of(part)) or part not in _HIDDEN)
        self._fill()
        if self._next and self.table.select_id(self._next):
            self._next = 0
        if not self.table.current_id and self.table.rows.ids:
            self.table.select_id(self.table.rows.ids[0])
        self._say_chosen()

    def show_part(self, part: Part | None) -> None:
        """Show one part whole, or the beginning of each."""
        self._part = part
        for other, chip in self.chips.items():
            chip.blockSignals(True)  # noqa: FBT003  (Qt's own)
            chip.setChecked(other is part)
            chip.blockSignals(False)  # noqa: FBT003
        self._fill()

    def focus_chips(self) -> None:
        """Put the keyboard on the parts."""
        self.chips[Part.OVERDUE].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def chosen(self) -> list[Entry]:
        """Return the entries of the selected lines."""
        return [entry for number in self.table.selected_ids() if (entry := self._entry(number))]

    def mark_seen(self) -> None:
        """Say that the chosen lines were seen, and go on to the one after them."""
        session, entries = self.desk.session, self.chosen()
        if not any(entry.alert is not None and not entry.seen for entry in entries):
            return
        self._next = self._after()
        self.desk.write(
            self,
            Plural("Marking {n} line as seen", "Marking {n} lines as seen", n=len(entries)),
            lambda _progress: mark_entries_seen(session, entries),
        )

    def put_off(self) -> None:
        """Ask until when and why the chosen lines are put off."""
        from stdcommittee.ui.dialogs.snooze import SnoozeDialog  # built when it is asked for

        entries = [entry for entry in self.chosen() if entry.alert is not None]
        if not entries:
            return
        several = Plural("{n} line", "{n} lines", n=len(entries))
        what = whole(entries[0]) if len(entries) == 1 else several
        session = self.desk.session
        dialog = SnoozeDialog(
            self.desk.look,
            self.window(),
            what,
            session.clock.today(),
            session.calendar(),
            partial(self._put_off, entries),
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def raise_again(self) -> None:
        """Take back that the chosen lines were put off."""
        session = self.desk.session
        marks = [entry.mark for entry in self.chosen() if entry.mark]

        def take_back(_progress: Progress) -> None:
            for mark in marks:
                raise_again(session, mark)

        self.desk.write(self, Message("Raising the alert again"), take_back)

    def _put_off(
        self, entries: list[Entry], until: dt.date, reason: str, dialog: SnoozeDialog
    ) -> None:
        session = self.desk.session
        self._next = self._after()
        self.desk.write(
            dialog,
            Message("Putting off until {day}", day=until),
            lambda _progress: put_off_entries(session, entries, until, reason),
            lambda _done: dialog.accept(),
            failed=dialog.refused,
        )

    def _chip(self, part: Part) -> Chip:
        overdue = part is Part.OVERDUE
        return Chip(
            self.desk.look,
            CHIPS[part],
            count=0,
            icon=MARKS[part][0] if overdue else "",
            problem=overdue,
            on_toggle=lambda on: self.show_part(part if on else None),
        )

    def _make_foot(self) -> None:
        look = self.desk.look
        self._said = Label(look, wrap=True, selectable=True)
        self._citation = Label(look, type_=Type.CAPTION, colour="muted", wrap=True)
        self.open_button = Button(look, Message("Open"), hint="↵", on_click=self._open_chosen)
        self.seen_button = Button(look, Message("Seen"), icon="eye", on_click=self.mark_seen)
        self.off_button = Button(look, Message("Put off…"), icon="bell", on_click=self.put_off)
        self.again_button = Button(
            look, Message("Raise again"), icon="refresh", on_click=self.raise_again
        )
        self._foot_box = QWidget()
        box = QVBoxLayout(self._foot_box)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(Gap.XS))
        box.addWidget(self._said)
        box.addWidget(self._citation)
        row = QHBoxLayout()
        row.setSpacing(look.px(Gap.S))
        row.addWidget(self.open_button)
        row.addWidget(self.seen_button)
        row.addWidget(self.off_button)
        row.addWidget(self.again_button)
        row.addStretch(1)
        box.addLayout(row)
        self.add_row(self._foot_box)

    def _declare(self) -> None:
        actions = self.desk.actions
        if self.desk.read_only is None:
            actions.declare(
                Action(
                    id="agenda.seen",
                    label=N_("Mark as seen"),
                    icon="eye",
                    run=self.mark_seen,
                    shortcut="Ctrl+E",
                ),
                self,
            )
            actions.declare(
                Action(
                    id="agenda.off",
                    label=N_("Put off…"),
                    icon="bell",
                    run=self.put_off,
                    shortcut="Ctrl+L",
                ),
                self,
            )

    def _fill(self) -> None:
        if self.agenda is None:
            return
        rows: dict[int, Entry] = {}
        heads = []
        for part in Part:
            entries = self.agenda.of(part)
            alone = part is self._part
            if not entries or not (alone or (self._part is None and part not in _HIDDEN)):
                continue
            shown = entries if alone else entries[:_FIRST]
            heads.append(self._section(part, len(rows), len(shown), len(entries)))
            rows.update((self._number(entry), entry) for entry in shown)
        self.table.show_rows(rows, heads)
        self.table.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self._foot_box.setVisible(bool(rows))

    def _section(self, part: Part, place: int, shown: int, total: int) -> Head:
        icon, tone = MARKS[part]
        first: Message | str = ""
        if shown < total:
            first = Message("the first {n}", n=shown)
        known = Tone.NEUTRAL if tone is Tone.ACCENT else tone
        return Head(place, part.text, total, aside=first, icon=icon, tone=known)

    def _number(self, entry: Entry) -> int:
        """Return the number of a line, the same each time it is shown."""
        source = entry.alert.source if entry.alert is not None else ""
        key = (source, entry.kind, entry.record, entry.mark)
        return self._numbers.setdefault(key, len(self._numbers) + 1)

    def _entry(self, number: int) -> Entry | None:
        found: Entry | None = self.table.row(number)
        return found

    def _after(self) -> int:
        """Return the line to go on to when the chosen ones have gone."""
        ids, chosen = list(self.table.rows.ids), set(self.table.selected_ids())
        last = max((place for place, number in enumerate(ids) if number in chosen), default=-1)
        return ids[last + 1] if last + 1 < len(ids) else 0

    def _open(self, number: int) -> None:
        entry = self._entry(number)
        if entry is None:
            return
        owed = entry.kind == "unit" and self.desk.actions.offers(_REPORTS)
        if owed:  # what a unit owes as a whole is a report, and made where reports are made
            self.desk.actions.trigger(_REPORTS)
        else:
            self.desk.open_record(entry.kind, entry.record)

    def _open_chosen(self) -> None:
        self._open(self.table.current_id)

    def _fill_menu(self, menu: QMenu) -> None:
        say = self.desk.look.render
        menu.addAction(say(Message("Open the record")), self._open_chosen)
        for button, text, run in (
            (self.seen_button, Message("Mark as seen"), self.mark_seen),
            (self.off_button, Message("Put off…"), self.put_off),
            (self.again_button, Message("Raise again"), self.raise_again),
        ):
            if button.isVisible() and button.isEnabled():
                menu.addAction(say(text), partial(run))

    def _say_chosen(self) -> None:
        entry = self._entry(self.table.current_id)
        writable = self.desk.read_only is None
        entries = self.chosen()
        self._said.set_text(whole(entry) if entry is not None else "")
        cited = entry is not None and entry.citation is not None
        self._citation.set_text(_citation(entry) if entry is not None else "")
        self._citation.setVisible(cited)
        self.open_button.setEnabled(entry is not None)
        self.seen_button.setEnabled(writable and any(e.alert and not e.seen for e in entries))
        self.off_button.setEnabled(writable and any(e.alert for e in entries))
        self.again_button.setVisible(writable and any(e.mark for e in entries))
        self.off_button.setVisible(not self.again_button.isVisibleTo(self))
        self.seen_button.setVisible(not self.again_button.isVisibleTo(self))


def _citation(entry: Entry) -> Message | str:
    if entry.citation is None:
        return ""
    if entry.provisional:
        return Message("{citation} (provisional)", citation=entry.citation)
    return Message("{citation}", citation=entry.citation)


def _strip_of(desk: Desk, *widgets: QWidget) -> QWidget:
    """Return widgets in lines as words in a paragraph, with the card's padding."""
    inner = QWidget()
    flow = FlowLayout(desk.look, inner)
    for widget in widgets:
        flow.addWidget(widget)
    strip = QWidget()
    box = QVBoxLayout(strip)
    side, above = desk.look.px(Gap.M), desk.look.px(Gap.S)
    box.setContentsMargins(side, above, side, above)
    box.addWidget(inner)
    return strip
