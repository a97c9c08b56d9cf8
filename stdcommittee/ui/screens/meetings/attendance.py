"""The attendance list of a meeting: one key marks a person, the quorum follows."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from stdcommittee.base.messages import N_, Message, Plural, Text
from stdcommittee.base.records import headline
from stdcommittee.domain.meetings.records import Presence
from stdcommittee.services.meetings.attending import (
    AttendanceLine,
    AttendanceSheet,
    fill_attendance,
    mark_attendance,
    mark_the_rest,
    take_off,
)
from stdcommittee.ui.frame.actions import Action
from stdcommittee.ui.theme.tokens import ColourName, Gap, Tone
from stdcommittee.ui.toolkit.buttons import Button, IconButton, KeyButton
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_rows import caption
from stdcommittee.ui.toolkit.flow import FlowLayout
from stdcommittee.ui.toolkit.known_table import KnownTable
from stdcommittee.ui.toolkit.labels import Hairline, Phrase
from stdcommittee.ui.toolkit.meter import Meter
from stdcommittee.ui.toolkit.papers import save_paper
from stdcommittee.ui.toolkit.runs import Run
from stdcommittee.ui.toolkit.table_columns import Cell, Column

KEYS: Final = {
    Presence.PRESENT: "P",
    Presence.REPRESENTED: "R",
    Presence.EXCUSED: "E",
    Presence.ABSENT: "A",
    Presence.INVITED: "I",
}
SHORT: Final = {
    Presence.PRESENT: N_("Present"),
    Presence.REPRESENTED: N_("Represented"),
    Presence.EXCUSED: N_("Excused"),
    Presence.ABSENT: N_("Absent"),
    Presence.INVITED: N_("Invited"),
}
MARKS: Final[dict[Presence, tuple[str, ColourName]]] = {
    Presence.PRESENT: ("check", "good"),
    Presence.REPRESENTED: ("users", "accent"),
    Presence.EXCUSED: ("minus", "warn"),
    Presence.ABSENT: ("cross", "bad"),
    Presence.INVITED: ("mail", "muted"),
}


class AttendancePanel(QWidget):
    """Quorum above, the list, and the keys that mark below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._look = look = desk.look
        self._sheet: AttendanceSheet | None = None
        self._keys: list[QAction] = []
        self._buttons: dict[Presence, KeyButton] = {}
        self.quorum = Phrase(look)
        self.counts = Phrase(look)
        self.meter = Meter(look)
        self._rules = IconButton(
            look, "book", Message("Rule behind the quorum"), on_click=self._show_rules
        )
        self.fill = Button(look, icon="users", on_click=self.fill_from_roster)
        self.rest = Button(
            look, Message("All others present"), icon="check", on_click=self.mark_rest
        )
        self.sign = IconButton(
            look, "print", Message("Print the signature list (Ctrl+P)"), on_click=self.print_list
        )
        self.table = KnownTable(desk, _COLUMNS, Message("Attendance"), stretch="unit")
        self.represented = QLineEdit()
        self._strip = QWidget()
        self._lay_out()
        self._connect()
        look.follow(self, AttendancePanel._dress)

    @property
    def writable(self) -> bool:
        """Whether people can be marked now."""
        return self._sheet is not None and self.desk.read_only is None

    def show_sheet(self, sheet: AttendanceSheet) -> None:
        """Show the list of a meeting; who was chosen stays chosen."""
        other = self._sheet is None or self._sheet.meeting.id != sheet.meeting.id
        self._sheet = sheet
        self.table.show_rows({line.attendance.id: line for line in sheet.lines})
        if sheet.lines and (other or not self.table.current_id):
            self.table.select_row(0)
        self._say_quorum(sheet)
        self.counts.set_runs(*_counted(sheet))
        self.fill.setVisible(self.writable and sheet.unlisted > 0)
        self.fill.set_text(
            Plural(
                "Put {n} person of the roster on the list",
                "Put {n} persons of the roster on the list",
                n=sheet.unlisted,
            )
        )
        waiting = sheet.count(Presence.INVITED) > 0
        self.rest.setVisible(self.writable and waiting)
        self._strip.setVisible(self.writable and bool(sheet.lines))
        for action in self._keys:
            action.setEnabled(self.writable)
        self._show_current()

    def focus_list(self) -> None:
        """Put the keyboard into the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def fill_from_roster(self) -> None:
        """Put the roster of the meeting's day on the list."""
        if self._sheet is not None:
            session, number = self.desk.session, self._sheet.meeting.id
            self._write(Message("Filling the list"), lambda: fill_attendance(session, number))
            self.focus_list()

    def print_list(self) -> None:
        """Write the signature list to a file."""
        from stdcommittee.services.people.papers import print_signatures

        if self._sheet is None:
            return
        session, meeting = self.desk.session, self._sheet.meeting
        save_paper(
            self.desk,
            self,
            Message("Signature list"),
            headline(meeting),
            lambda kind, language: print_signatures(session, meeting.id, kind, language),
        )

    def mark_rest(self) -> None:
        """Mark everybody who is not marked yet as present."""
        if self._sheet is not None:
            session, number = self.desk.session, self._sheet.meeting.id
            self._write(
                Message("Marking"), lambda: mark_the_rest(session, number, Presence.PRESENT)
            )

    def mark(self, presence: Presence) -> None:
        """Mark those selected and go on to the next; for whom somebody came waits for the name."""
        chosen = self._chosen()
        if not chosen or not self.writable:
            return
        session = self.desk.session
        self._write(Message("Marking"), lambda: mark_attendance(session, chosen, presence))
        if presence is Presence.REPRESENTED:
            self.represented.setEnabled(True)
            self.represented.setFocus(Qt.FocusReason.OtherFocusReason)
            self.represented.selectAll()
        else:
            self._go_on(chosen)

    def _name_representative(self) -> None:
        chosen, by = self._chosen(), self.represented.text()
        if chosen and self.writable:
            session = self.desk.session
            self._write(
                Message("Marking"),
                lambda: mark_attendance(session, chosen, Presence.REPRESENTED, by),
            )
            self._go_on(chosen)
            self.focus_list()

    def _take_off(self) -> None:
        chosen = self._chosen()
        if chosen and self.writable:
            session = self.desk.session
            self._write(Message("Taking off the list"), lambda: take_off(session, chosen))

    def _chosen(self) -> list[int]:
        return self.table.selected_ids() or [n for n in (self.table.current_id,) if n]

    def _write(self, what: Text, work: Callable[[], object]) -> None:
        self.desk.write(self, what, lambda _progress: work())

    def _go_on(self, done: list[int]) -> None:
        ids = [line.attendance.id for line in self._sheet.lines] if self._sheet else []
        last = max((ids.index(number) for number in done if number in ids), default=-1)
        if last + 1 < len(ids):
            self.table.select_id(ids[last + 1])

    def _show_current(self) -> None:
        chosen = self._chosen()
        line = self.table.row(chosen[0]) if len(chosen) == 1 else None
        presence = line.attendance.presence if line is not None else None
        for other, button in self._buttons.items():
            button.setChecked(other is presence)
            button.setEnabled(bool(chosen))
        if not self.represented.hasFocus():
            self.represented.setText(line.attendance.represented_by if line is not None else "")
            self.represented.setEnabled(presence is Presence.REPRESENTED)

    def _say_quorum(self, sheet: AttendanceSheet) -> None:
        found = sheet.quorum
        for part in (self.meter, self._rules):
            part.setVisible(found is not None)
        self.quorum.set_runs(*quorum_runs(sheet))
        if found is not None:
            self.meter.set_value(
                Fraction(found.counted, found.voting),
                limit=Fraction(found.needed, found.voting),
                tone=Tone.GOOD if found.reached else Tone.WARN,
                says=Message(
                    "{counted} of {voting} voting members, {needed} needed",
                    counted=found.counted,
                    voting=found.voting,
                    needed=found.needed,
                ),
            )

    def _show_rules(self) -> None:
        from stdcommittee.ui.dialogs.rules import show_rules

        if self._sheet is not None:
            show_rules(self.desk, self.window(), self._sheet.rules)

    def _lay_out(self) -> None:
        look = self._look
        self._box = QVBoxLayout(self)
        self._head = QHBoxLayout()
        self._head.addWidget(self.quorum, 1)
        self._head.addWidget(self._rules)
        self._acts = QHBoxLayout()
        self._acts.addWidget(self.counts, 1)
        for button in (self.fill, self.rest, self.sign):
            self._acts.addWidget(button)
        self._flow = FlowLayout(look, self._strip)
        for presence, key in KEYS.items():
            icon, tone = MARKS[presence]
            button = KeyButton(look, Message(SHORT[presence]), key=key, icon=icon, tone=tone)
            button.clicked.connect(lambda _on, presence=presence: self.mark(presence))
            self._buttons[presence] = button
            self._flow.addWidget(button)
        look.language.name(self.represented, Message("Represented by"))
        look.language.bind(
            self.represented, QLineEdit.setPlaceholderText, Message("Represented by, then Enter")
        )
        self._flow.addWidget(self.represented)
        self._box.addLayout(self._head)
        self._box.addWidget(self.meter)
        self._box.addLayout(self._acts)
        self._box.addWidget(self.table, 1)
        self._box.addWidget(Hairline())
        self._box.addWidget(self._strip)

    def _connect(self) -> None:
        self.table.current_changed.connect(lambda _id: self._show_current())
        self.table.selection_changed.connect(self._show_current)
        self.represented.returnPressed.connect(self._name_representative)
        for presence, key in KEYS.items():
            self._declare(
                f"attend-{presence.value}", presence.label, key, partial(self.mark, presence)
            )
        self._declare("attend-off", N_("Take off the list"), "Del", self._take_off)

    def _declare(self, id_: str, label: str, key: str, run: Callable[[], object]) -> None:
        action = Action(id=id_, label=label, run=run, shortcut=key, in_focus=True)
        self._keys.append(self.desk.actions.declare(action, self.table))

    def _dress(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(0, px(Gap.M), 0, px(Gap.M))
        self._box.setSpacing(px(Gap.S))
        self._acts.setSpacing(px(Gap.S))
        self.represented.setFixedWidth(px(200))


def quorum_runs(sheet: AttendanceSheet) -> list[Run]:
    """Return in words whether enough voting members attend, with the numbers."""
    found = sheet.quorum
    if found is None:
        return [Run(Message("No quorum is counted for this meeting."), "muted")]
    said = Message(
        "{counted} of {voting} voting members present, {needed} needed",
        counted=found.counted,
        voting=found.voting,
        needed=found.needed,
    )
    if found.reached:
        runs = [Run(Message("Quorum reached"), "good", icon="check-circle", bold=True)]
    else:
        short = Plural("{n} member short", "{n} members short", n=found.missing)
        runs = [Run(short, "warn", icon="warning", bold=True)]
    runs.append(Run(said, "text"))
    if found.represented and found.counted == found.present:
        n = found.represented
        said = Plural("{n} represented, not counted", "{n} represented, not counted", n=n)
        runs.append(caption(said))
    if sheet.held_over:
        runs.append(caption(Message("all terms have ended"), "warn"))
    return runs


def _counted(sheet: AttendanceSheet) -> list[Run]:
    if not sheet.lines:
        return [Run(Message("Nobody is on the list yet."), "muted")]
    found = []
    for presence in KEYS:
        number = sheet.count(presence)
        if number:
            icon, colour = MARKS[presence]
            said = Message("{presence} {n}", presence=Message(SHORT[presence]), n=number)
            found.append(Run(said, colour, icon=icon))
    return found


def _name(line: AttendanceLine) -> Cell:
    return Cell(line.attendance.name, bold=line.voting)


def _seat(line: AttendanceLine) -> Cell:
    if line.seat is None:
        return Cell(Message("not on the roster"), "muted")
    return Cell(line.seat.role.text, "text" if line.voting else "muted")


def _vote(line: AttendanceLine) -> Cell:
    return Cell(Message("votes")) if line.voting else Cell(Message("no vote"), "muted")


def _presence(line: AttendanceLine) -> Cell:
    item: Any = line.attendance
    icon, colour = MARKS[item.presence]
    said: Text = Message(SHORT[item.presence])
    if item.represented_by:
        said = Message("Represented by {name}", name=item.represented_by)
    return Cell(said, colour, icon)


_COLUMNS: Final = (
    Column(name="name", label=Message("Name"), cell=_name, width=96),
    Column(name="unit", label=Message("Unit"), cell=lambda x: Cell(x.attendance.organization)),
    Column(name="seat", label=Message("Role"), cell=_seat, width=110),
    Column(name="vote", label=Message("Vote"), cell=_vote, width=72),
    Column(name="presence", label=Message("Attendance"), cell=_presence, width=170),
)
