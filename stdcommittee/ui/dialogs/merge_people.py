"""Merging persons or organisations that are recorded twice: suggestions, what it does, doing it."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stdcommittee.base.errors import Failure
from stdcommittee.base.messages import Joined, Message, Plural, Text
from stdcommittee.base.progress import Progress
from stdcommittee.base.records import RecordType, headline
from stdcommittee.domain.people.merging import Mergeable
from stdcommittee.services.people.merging import (
    MergePlan,
    Suggestion,
    likely_duplicates,
    merge,
    plan_merge,
)
from stdcommittee.ui.theme.tokens import Gap
from stdcommittee.ui.toolkit.asked import Told
from stdcommittee.ui.toolkit.buttons import Button, PrimaryButton
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.known_table import KnownTable
from stdcommittee.ui.toolkit.questions import Question
from stdcommittee.ui.toolkit.table_columns import Cell, Column

_WIDTH, _HEIGHT, _PLAN = 760, 240, 96
_KEPT: Final = "kept"


class MergeDialog(Question):
    """Pairs that are likely one; below, what merging the chosen pair would do."""

    def __init__(
        self,
        desk: Desk,
        host: QWidget | None,
        kind: RecordType,
        chosen: tuple[Mergeable, Mergeable] | None = None,
    ) -> None:
        """Make the dialog; a pair `chosen` by the user stands first."""
        super().__init__(
            desk.look, host, Message("Recorded twice: {kind}", kind=Message(kind.plural))
        )
        self._desk = desk
        self._kind = kind
        self._chosen = chosen
        self._pair: tuple[Mergeable, Mergeable] | None = None
        look = desk.look
        self.table = KnownTable(desk, _columns(), Message("Likely duplicates"), stretch="duplicate")
        self.table.setMinimumSize(look.px(_WIDTH), look.px(_HEIGHT))
        self.table.current_changed.connect(self._turned)
        self.table.escaped.connect(self.reject)
        self.body.addWidget(self.table, 1)
        self.similar = Button(
            look, Message("Look for similar names too"), on_click=lambda: self.look_up(similar=True)
        )
        self.swap = Button(look, Message("Keep the other one"), on_click=self._swap)
        row = QHBoxLayout()
        row.setSpacing(look.px(Gap.S))
        row.addWidget(self.similar)
        row.addWidget(self.swap)
        row.addStretch(1)
        self.body.addLayout(row)
        self.plan = Told(look, colour="text", wide=True)
        self.plan.setMinimumHeight(look.px(_PLAN))
        self.plan.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.plan)
        self.go = PrimaryButton(look, Message("Merge"), hint="Ctrl ↵", on_click=self.merge)
        self.go.setShortcut("Ctrl+Return")
        self.add_answers(Button(look, Message("Close"), on_click=self.reject), self.go)
        self._show_pair(None)
        self.look_up()
        self.table.setFocus()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def look_up(self, *, similar: bool = False) -> None:
        """Look for pairs that are likely one; by similar names too if asked."""
        session, kind = self._desk.session, self._kind

        def find(progress: Progress) -> list[Suggestion]:
            return likely_duplicates(session, kind, similar=similar, progress=progress)

        self.similar.setEnabled(not similar)
        self.plan.set_text(Message("Looking…"))
        self._desk.read(self, find, self._take, lane="duplicates")

    def merge(self) -> None:
        """Merge the chosen pair and look for the next."""
        if self._pair is None:
            return
        session, (kept, duplicate) = self._desk.session, self._pair
        self.go.setEnabled(False)
        self._desk.write(
            self,
            Message("Merging"),
            lambda _progress: merge(session, kept, duplicate),
            self._merged,
            failed=self._refused,
        )

    def _merged(self, _touched: object) -> None:
        self._chosen = None
        self.look_up()

    def _refused(self, failure: Failure) -> None:
        self.plan.set_text(failure.message)
        self.go.setEnabled(False)

    def _take(self, found: list[Suggestion]) -> None:
        pairs: list[Any] = [*found] if self._chosen is None else [self._chosen, *found]
        rows = dict(enumerate(pairs, 1))
        self.table.show_rows(rows)
        if rows:
            self.table.select_id(next(iter(rows)))
            self._turned(next(iter(rows)))
        else:
            self._show_pair(None)
            self.plan.set_text(Message("Nobody seems to be recorded twice."))

    def _turned(self, number: int) -> None:
        row = self.table.row(number)
        pair = _pair_of(row) if row is not None else None
        if pair is not None or self._pair is not None:
            self._show_pair(pair)

    def _swap(self) -> None:
        if self._pair is not None:
            self._show_pair((self._pair[1], self._pair[0]))

    def _show_pair(self, pair: tuple[Mergeable, Mergeable] | None) -> None:
        self._pair = pair
        self.go.setEnabled(False)
        self.swap.setEnabled(pair is not None)
        self.plan.set_text("")
        if pair is not None:
            session = self._desk.session
            self._desk.read(
                self,
                lambda _progress: plan_merge(session, *pair),
                self._show_plan,
                lane="plan",
                failed=self._refused,
            )

    def _show_plan(self, plan: MergePlan) -> None:
        self.plan.set_text(Joined(tuple(said_plan(plan)), "sentence"))
        self.go.setEnabled(self._desk.read_only is None)


def said_plan(plan: MergePlan) -> list[Text]:
    """Return what a merge does, sentence by sentence."""
    said: list[Text] = [
        Message(
            "“{name}” stays; “{duplicate}” is hidden and points to it.",
            name=_told(plan.kept),
            duplicate=_told(plan.duplicate),
        )
    ]
    if plan.moved:
        parts = tuple(
            Message("{kind} {n}", kind=Message(kind.plural), n=count) for kind, count in plan.moved
        )
        said.append(Message("What moves to it: {records}.", records=Joined(parts)))
    if plan.filled:
        names = tuple(Message(item.label) for item in plan.filled)
        said.append(Message("What it takes over: {fields}.", fields=Joined(names)))
    said += [
        Message(
            "{committee}, seats at one time become one: {seats}.",
            committee=item.committee,
            seats=item.fold.said,
        )
        for item in plan.folded
    ]
    if plan.stay:
        said.append(
            Plural(
                "{n} entry in an electorate stays as it was.",
                "{n} entries in electorates stay as they were.",
                n=plan.stay,
            )
        )
    said += [
        Message("Both stand in the electorate of the running ballot “{name}”.", name=title)
        for title in plan.twice
    ]
    return said


def _pair_of(row: Suggestion | tuple[Mergeable, Mergeable]) -> tuple[Mergeable, Mergeable]:
    return (row.kept, row.duplicate) if isinstance(row, Suggestion) else row


def _told(record: Mergeable) -> Text:
    """Return what a record is called, with its number: both may be called the same."""
    return Message("{name} (no. {n})", name=headline(record), n=record.id)


def _columns() -> list[Column]:
    return [
        Column(name=_KEPT, label=Message("Stays"), cell=lambda row: Cell(_told(_pair_of(row)[0]))),
        Column(
            name="duplicate",
            label=Message("The same"),
            cell=lambda row: Cell(_told(_pair_of(row)[1])),
        ),
        Column(name="reason", label=Message("Why"), cell=_reason),
    ]


def _reason(row: Any) -> Cell:
    said = row.reason.text if isinstance(row, Suggestion) else Message("Chosen in the list")
    return Cell(said, "muted")
