"""Stage notices: those owed, recorded as sent by one key, and those that were sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stdcommittee.base.messages import N_, Joined, Message, Plural, Text
from stdcommittee.base.records import kind_of
from stdcommittee.domain.portfolio.notices import stage_said
from stdcommittee.domain.portfolio.proposal_records import StageNotice
from stdcommittee.services.details import Details
from stdcommittee.services.portfolio.notices import (
    NoticeRow,
    Notices,
    Owed,
    Timing,
    notice_rows,
    notices,
    record_sent,
    unsent_conditions,
)
from stdcommittee.ui.frame.actions import Action
from stdcommittee.ui.theme.tokens import Gap, Size, Tone
from stdcommittee.ui.toolkit.buttons import Button, IconButton
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_spec import DetailSpec, State
from stdcommittee.ui.toolkit.filter_state import OwnChip
from stdcommittee.ui.toolkit.known_table import KnownTable
from stdcommittee.ui.toolkit.labels import Hairline, Phrase
from stdcommittee.ui.toolkit.list_spec import Empty, ListSpec
from stdcommittee.ui.toolkit.records_page import RecordsPage
from stdcommittee.ui.toolkit.runs import Run
from stdcommittee.ui.toolkit.table_columns import Cell, Column, Lines, field_columns

_KIND: Final = kind_of(StageNotice)
_LIST: Final = 400  # px at 100 % that the list takes at first
_ROWS: Final = 5  # notices owed that are in sight
_TIMINGS: Final = {
    Timing.IN_TIME: ("check", Tone.GOOD),
    Timing.LATE: ("check", Tone.WARN),
    Timing.DUE: ("clock", Tone.ACCENT),
    Timing.OVERDUE: ("warning", Tone.BAD),
    Timing.OPEN: ("help", Tone.NEUTRAL),
}


class NoticesPage(RecordsPage):
    """What is owed above, what was sent below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _LIST_SPEC, _DETAIL, name="notices", widths=(_LIST, 0))
        self.owed = OwedPanel(desk)
        box = self.layout()
        assert isinstance(box, QVBoxLayout)
        box.insertWidget(0, self.owed)
        box.setStretchFactor(self.split, 1)


class OwedPanel(QWidget):
    """The stages that ended and of which nobody was told yet."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._found: Notices | None = None
        look = desk.look
        self.head = Phrase(look)
        self._rules = IconButton(
            look, "book", Message("Rule behind the period"), on_click=self._show_rules
        )
        self.send = Button(
            look, Message("Record as sent today"), icon="send", hint="S", on_click=self.record
        )
        self.table = KnownTable(desk, _OWED, Message("Stages of which to tell"), stretch="document")
        self._row = QHBoxLayout()
        self._row.addWidget(self.head, 1)
        self._row.addWidget(self.send)
        self._row.addWidget(self._rules)
        self._inner = QVBoxLayout()
        self._inner.addLayout(self._row)
        self._inner.addWidget(self.table)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._inner)
        box.addWidget(Hairline())
        self.table.opened.connect(self._open)
        action = Action(
            id="notice-sent",
            label=N_("Record the stage notice as sent today"),
            icon="send",
            run=self.record,
            shortcut="S",
            in_focus=True,
        )
        self._action = desk.actions.declare(action, self.table)
        desk.watch(self, ("stage_notice", "stage_event", "ballot", "project"), self.reload)
        desk.scope_changed.connect(self.reload)
        look.follow(self, OwedPanel._dress)
        self.hide()
        self.reload()

    def reload(self) -> None:
        """Look again which stages have ended."""
        session, scope = self.desk.session, self.desk.scope
        self.desk.read(
            self, lambda _progress: notices(session, scope), self._take, lane="notices owed"
        )

    def record(self) -> None:
        """Record that the notices of the chosen stages were sent today."""
        chosen = [self.table.row(number) for number in self.table.selected_ids()]
        owed = [item.told for item in chosen if item is not None]
        if owed and self.desk.read_only is None:
            session, today = self.desk.session, self.desk.session.clock.today()
            self.desk.write(
                self,
                Message("Recording the notice"),
                lambda _progress: record_sent(session, owed, today),
            )
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, found: Notices) -> None:
        self._found = found
        self.show()
        count = len(found.owed)
        self.table.show_rows(dict(enumerate(found.owed, 1)))
        if count and not self.table.current_id:
            self.table.select_row(0)
        self.head.set_runs(*_head(found))
        self.table.setVisible(count > 0)
        self.send.setVisible(count > 0 and self.desk.read_only is None)
        self._action.setEnabled(count > 0 and self.desk.read_only is None)
        self._dress()

    def _open(self, number: int) -> None:
        item = self.table.row(number)
        if item is not None:
            self.desk.open_record(*item.told.record)

    def _show_rules(self) -> None:
        from stdcommittee.ui.dialogs.rules import show_rules

        if self._found is not None:
            show_rules(self.desk, self.window(), [self._found.rule])

    def _dress(self) -> None:
        px = self.desk.look.px
        self._inner.setContentsMargins(px(Gap.M), px(Gap.S), px(Gap.M), px(Gap.S))
        self._inner.setSpacing(px(Gap.S))
        rows = min(_ROWS, len(self._found.owed)) if self._found is not None else 0
        self.table.setFixedHeight(px(Size.TABLE_ROW) * (rows + 1) + px(Gap.XS))


def _head(found: Notices) -> list[Run]:
    count = len(found.owed)
    runs = [Run(Message("No stage ended of which nobody was told."), icon="check", colour="good")]
    if count:
        said = Plural("{n} notice to be sent", "{n} notices to be sent", n=count)
        runs = [Run(said, bold=True, icon="send")]
    if found.settled:
        share = Message("{n} of {all} in time in the last year", n=found.in_time, all=found.settled)
        runs.append(Run(share, "muted"))
    return runs


def _left(item: Owed) -> Cell:
    if item.left < 0:
        late = Plural("overdue by {n} day", "overdue by {n} days", n=-item.left)
        return Cell(late, "bad", "warning")
    return Cell(Plural("{n} day left", "{n} days left", n=item.left), "text", "clock")


_OWED: Final = (
    Column(name="document", label=Message("Document"), cell=lambda x: Cell(x.told.document)),
    Column(name="committee", label=Message("Committee"), cell=lambda x: Cell(x.told.committee)),
    Column(name="stage", label=Message("Stage"), cell=lambda x: Cell(stage_said(x.told.stage))),
    Column(name="on", label=Message("Stage ended"), cell=lambda x: Cell(x.told.on.isoformat())),
    Column(name="due", label=Message("Tell by"), cell=lambda x: Cell(x.told.due.isoformat())),
    Column(name="left", label=Message("How it stands"), cell=_left),
)


def _lines(row: NoticeRow) -> Lines:
    item: Any = row.record
    sent: Text = Message("sent {day}", day=item.noticed) if item.noticed is not None else ""
    said = tuple(filter(None, (item.committee, stage_said(item.stage))))
    return Lines(
        Cell(item.document), _timing_cell(row), Cell(Joined(said), "muted"), Cell(sent, "muted")
    )


def _timing_cell(row: NoticeRow) -> Cell:
    icon, tone = _TIMINGS[row.timing]
    return Cell(row.said, tone.text, icon)


def _columns() -> tuple[Column, ...]:
    timing = Column(name="timing", label=Message("How it stands"), cell=_timing_cell, width=150)
    fields = field_columns(_KIND, first=("document", "stage"))
    return (*fields[:2], timing, *fields[2:])


def _second(details: Details) -> Text:
    item: Any = details.record
    return Joined(tuple(filter(None, (item.committee, stage_said(item.stage)))))


def _pills(details: Details) -> Sequence[State]:
    row: NoticeRow = details.extra
    icon, tone = _TIMINGS[row.timing]
    states = [State(row.timing.text, icon, tone)]
    if row.due is not None and row.timing in (Timing.DUE, Timing.OVERDUE):
        states.append(State(Message("by {day}", day=row.due), "calendar"))
    return states


_LIST_SPEC: Final = ListSpec(
    name="notices",
    kind=_KIND,
    title=Message("Stage notices"),
    columns=_columns(),
    lines=_lines,
    order=("-changed", "document"),
    order_said=Message("latest first"),
    chips=(OwnChip(name="unsent", label=Message("Not sent"), conditions=unsent_conditions),),
    read=notice_rows,
    empty=Empty(
        sentence=Message(
            "Notices to committees and others that a stage of an international standard ended."
        ),
        action=Message("Add a notice"),
    ),
)
_DETAIL: Final = DetailSpec(
    kind=_KIND,
    second=_second,
    pills=_pills,
    extra=lambda session, item: notice_rows(session, [item.id])[item.id],
    in_head=("document", "committee", "stage"),
)
