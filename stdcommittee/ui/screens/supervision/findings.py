"""Findings: raised, worked on, closed with an outcome."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any, cast

from PySide6.QtWidgets import QWidget

from stdcommittee.base.conditions import Between, Blank, Is, Not
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import kind_of
from stdcommittee.domain.supervision.records import Finding, FindingSource, FindingStatus
from stdcommittee.services.details import Details
from stdcommittee.services.lists import ListRow
from stdcommittee.ui.screens.supervision.wording import FINDINGS
from stdcommittee.ui.theme.tokens import Tone
from stdcommittee.ui.toolkit.buttons import Button
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail import DetailPane
from stdcommittee.ui.toolkit.detail_spec import DetailSpec, State
from stdcommittee.ui.toolkit.facts import Fact, Facts
from stdcommittee.ui.toolkit.filter_state import OwnChip
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.list_spec import Empty, ListSpec, Section
from stdcommittee.ui.toolkit.records_page import RecordsPage
from stdcommittee.ui.toolkit.table_columns import Cell, Lines, field_columns

_KIND = kind_of(Finding)
_BY_STEPS = ("status", "closed", "outcome")  # set by starting, closing and reopening


class FindingsPage(RecordsPage):
    """The findings of the workspace with the steps that they go through."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _list_spec(desk), _detail_spec(), name="findings")
        look = desk.look
        self.start_button = Button(look, Message("Start"), icon="play", on_click=self.start)
        self.close_button = Button(look, Message("Close…"), icon="check", on_click=self.close_)
        self.reopen_button = Button(look, Message("Reopen"), icon="refresh", on_click=self.reopen)
        self.detail.add_actions(self.start_button, self.close_button, self.reopen_button)
        self.detail.shown.connect(self._offer)

    @property
    def finding(self) -> Finding | None:
        """The finding in sight."""
        details = self.detail.details
        return cast("Finding", details.record) if details is not None else None

    def start(self) -> None:
        """Say that work on the finding has begun."""
        self._move(FindingStatus.WORKING)

    def close_(self) -> None:
        """Ask what came of the finding, and close it."""
        from stdcommittee.ui.dialogs.finding_outcome import ask_outcome

        finding = self.finding
        if finding is None:
            return
        outcome = ask_outcome(self.desk.look, self.window(), finding)
        if outcome:
            self._move(FindingStatus.CLOSED, outcome)

    def reopen(self) -> None:
        """Take back that the finding was closed."""
        self._move(FindingStatus.WORKING)

    def _move(self, status: FindingStatus, outcome: str = "") -> None:
        from stdcommittee.services.supervision import update_finding

        finding, session = self.finding, self.desk.session
        if finding is None:
            return
        moved = dataclasses.replace(finding, status=status, outcome=outcome or finding.outcome)
        self.desk.write(
            self,
            Message("Saving {name}", name=_KIND.headline(finding)),
            lambda _progress: update_finding(session, moved),
        )

    def _offer(self, details: Details) -> None:
        status = cast("Finding", details.record).status
        writable = self.desk.read_only is None and not self.detail.editing
        self.start_button.setVisible(writable and status is FindingStatus.OPEN)
        self.close_button.setVisible(writable and status is not FindingStatus.CLOSED)
        self.reopen_button.setVisible(writable and status is FindingStatus.CLOSED)


def _list_spec(desk: Desk) -> ListSpec:
    today = desk.session.clock.today

    def overdue() -> tuple[Any, ...]:
        return (Blank("closed"), Between("due", None, today() - dt.timedelta(days=1)))

    def lines(row: ListRow) -> Lines:
        finding = cast("Finding", row.record)
        late = finding.closed is None and finding.due is not None and finding.due < today()
        icon, tone = ("warning", Tone.BAD) if late else FINDINGS[finding.status]
        word: Text = Message("overdue") if late else finding.status.text
        aside = Cell(finding.due.isoformat() if finding.due else "", "bad" if late else "muted")
        return Lines(
            Cell(_KIND.headline(finding)), Cell(word, tone.text, icon), Cell(finding.action), aside
        )

    return ListSpec(
        name="findings",
        kind=_KIND,
        title=Message("Findings"),
        columns=tuple(field_columns(_KIND, without=_BY_STEPS[1:])),
        lines=lines,
        order=("due",),
        order_said=Message("open ones first, by day"),
        sections=_sections,
        chips=(
            OwnChip(name="overdue", label=Message("Overdue"), conditions=overdue, problem=True),
            OwnChip(
                name="open",
                label=Message("Not closed"),
                conditions=lambda: (Not(Is("status", FindingStatus.CLOSED)),),
            ),
            "source",
        ),
        scoped=False,
        editable=False,
        empty=Empty(
            sentence=Message(
                "Problems that supervision found stand here, with what is done about them."
            ),
            action=Message("New finding"),
        ),
    )


def _sections() -> tuple[Section, ...]:
    closed = Is("status", FindingStatus.CLOSED)
    return (
        Section(
            label=Message("Not closed"), conditions=(Not(closed),), order=("due",), icon="flag"
        ),
        Section(label=Message("Closed"), conditions=(closed,), order=("-closed",), icon="check"),
    )


def _detail_spec() -> DetailSpec:
    return DetailSpec(kind=_KIND, pills=_pills, cards=_cards, without=_BY_STEPS, new=_new)


def _new(desk: Any) -> Finding:
    return Finding(title="", source=FindingSource.SELF_CHECK, found=desk.session.clock.today())


def _pills(details: Details) -> list[State]:
    finding = cast("Finding", details.record)
    icon, tone = FINDINGS[finding.status]
    return [State(finding.status.text, icon, tone)]


def _cards(pane: DetailPane, details: Details) -> list[QWidget]:
    finding = cast("Finding", details.record)
    if finding.status is not FindingStatus.CLOSED:
        return []
    look = pane.desk.look
    card = Card(look, Message("Outcome"))
    card.add(Label(look, finding.outcome, wrap=True, selectable=True))
    if finding.closed is not None:
        card.add(Facts(look, [Fact(Message("Closed"), finding.closed.isoformat())]))
    return [card]
