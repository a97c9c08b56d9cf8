"""The table of turnaround: the working days of every proposal on every desk."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from stdcommittee.base.messages import Bilingual, Message, Plural, Text
from stdcommittee.domain.portfolio.proposal_records import ProposalStage
from stdcommittee.domain.portfolio.proposals import LIMITS, Turnaround
from stdcommittee.services.portfolio.proposals import TurnaroundTable, turnaround_table
from stdcommittee.ui.screens.international.proposals import DESKS, desk_cell
from stdcommittee.ui.theme.tokens import Gap
from stdcommittee.ui.toolkit.buttons import IconButton
from stdcommittee.ui.toolkit.card import Card, PageHead
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_rows import caption
from stdcommittee.ui.toolkit.known_table import KnownTable
from stdcommittee.ui.toolkit.labels import Phrase
from stdcommittee.ui.toolkit.runs import Run
from stdcommittee.ui.toolkit.table_columns import Cell, Column


class TurnaroundPage(QWidget):
    """Figures above, proposals below; Enter opens one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._table: TurnaroundTable | None = None
        look = desk.look
        self._head = PageHead(look, Message("Turnaround of proposals"))
        self._head.add_actions(
            IconButton(look, "book", Message("Rules behind the limits"), on_click=self._rules)
        )
        self.figures = Phrase(look)
        self.medians = Phrase(look)
        self._figures_card = Card(look, Message("All proposals in view"))
        self._figures_card.add_row(self.figures)
        self._figures_card.add_row(self.medians)
        self.table = KnownTable(desk, _COLUMNS, Message("Turnaround of proposals"), stretch="title")
        self._rows_card = Card(look)
        self._rows_card.add_flush(self.table)
        self._box = QVBoxLayout(self)
        for part in (self._head, self._figures_card, self._rows_card):
            self._box.addWidget(part, 1 if part is self._rows_card else 0)
        self.setFocusProxy(self.table)
        self.table.opened.connect(lambda number: desk.open_record("proposal", number))
        desk.watch(self, ("proposal", "proposal_step"), self.reload)
        desk.scope_changed.connect(self.reload)
        look.follow(self, TurnaroundPage._dress)
        self.reload()

    def reload(self) -> None:
        """Read the table again."""
        session, scope = self.desk.session, self.desk.scope
        self.desk.read(
            self,
            lambda _progress: turnaround_table(session, scope),
            self._take,
            lane="turnaround",
        )

    def _take(self, found: TurnaroundTable) -> None:
        self._table = found
        self.table.show_rows({item.proposal.id: item for item in found.courses})
        over = found.over
        passed: Text = Message("no proposal decided yet")
        if found.judged:
            passed = Message("{n} of {all} passed at first", n=found.passed, all=found.judged)
        self.figures.set_runs(
            Run(Plural("{n} proposal", "{n} proposals", n=len(found.courses)), bold=True),
            Run(passed),
            Run(
                Plural("{n} step above its limit", "{n} steps above their limit", n=over),
                "bad" if over else "good",
                icon="warning" if over else "check",
            ),
        )
        self.medians.set_runs(
            Run(Message("Median of working days"), "muted"),
            *(_median_run(stage, value, found) for stage, value in found.medians.items()),
        )

    def _rules(self) -> None:
        from stdcommittee.ui.dialogs.rules import show_rules

        if self._table is not None:
            show_rules(self.desk, self.window(), list(self._table.limits.values()))

    def _dress(self) -> None:
        px = self.desk.look.px
        self._box.setContentsMargins(px(Gap.L), 0, px(Gap.L), px(Gap.L))
        self._box.setSpacing(px(Gap.M))


def _median_run(stage: ProposalStage, value: Fraction | None, found: TurnaroundTable) -> Run:
    limit = found.limits[stage].number
    if value is None:
        return caption(Message("{desk}: none yet", desk=Message(DESKS[stage])))
    whole, rest = divmod(value, 1)
    said = Message(
        "{desk}: {days} of {limit}",
        desk=Message(DESKS[stage]),
        days=f"{whole}.5" if rest else str(whole),
        limit=limit,
    )
    return Run(said, "bad" if value > limit else "text")


def _title(course: Turnaround) -> Cell:
    return Cell(Bilingual(course.proposal.title, course.proposal.title_en))


def _days(stage: ProposalStage) -> Callable[[Turnaround], Cell]:
    def cell(course: Turnaround) -> Cell:
        days = course.days_on(stage)
        if days is None:
            return Cell("–", "muted")
        stays = [stay for stay in course.stays if stay.step.stage is stage]
        over = any(stay.over for stay in stays)
        running = course.current is not None and course.current in stays
        icon = "warning" if over else "clock" if running else ""
        return Cell(str(days), "bad" if over else "text", icon)

    return cell


def _all_days(course: Turnaround) -> Cell:
    return Cell(str(course.days), bold=True) if course.stays else Cell("–", "muted")


def _returns(course: Turnaround) -> Cell:
    if course.first_pass is None:
        return Cell(Message("undecided"), "muted")
    if course.first_pass:
        return Cell(Message("at first"), "good", "check")
    return Cell(Plural("sent back once", "sent back {n} times", n=course.returns), "warn", "undo")


_COLUMNS: Final = (
    Column(name="title", label=Message("Title"), cell=_title),
    Column(
        name="committee",
        label=Message("Committee"),
        cell=lambda course: Cell(course.proposal.committee),
    ),
    *(
        Column(name=stage.value, label=Message(DESKS[stage]), cell=_days(stage), figures=True)
        for stage in LIMITS
    ),
    Column(name="all", label=Message("On this side"), cell=_all_days, figures=True),
    Column(name="pass", label=Message("Passed"), cell=_returns),
    Column(name="desk", label=Message("Where it lies"), cell=desk_cell),
)
