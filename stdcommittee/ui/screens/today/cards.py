"""The cards beside the agenda: projects, ballots about to close, votes cast, comments open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from stdcommittee.base.messages import Message, Plural
from stdcommittee.services.today import Closing, Course, Draft, Overview, Quarter
from stdcommittee.ui.screens.today.charts import (
    courses_chart,
    drafts_chart,
    quarter_records,
    quarters_chart,
)
from stdcommittee.ui.screens.today.legend import Legend
from stdcommittee.ui.screens.today.wording import near_date
from stdcommittee.ui.theme.tokens import ColourName, Gap, Tone
from stdcommittee.ui.toolkit.buttons import LinkButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.chart_view import ChartView
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.known_table import KnownTable
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.runs import Run, runs_width
from stdcommittee.ui.toolkit.table_columns import Cell, Column, Lines

_FIRST: Final = 6  # projects shown until all are asked for
_DRAFTS: Final = 4
_COURSES: Final = Message("Projects and limits")


class ChartCard(Card):
    """A chart under its title, or a sentence where there is nothing to draw."""

    def __init__(self, desk: Desk, title: Message, nothing: Message) -> None:
        super().__init__(desk.look, title)
        self.desk = desk
        self.chart = ChartView(desk.look, courses_chart(desk.look, (), desk.session.clock.today()))
        self.chart.opened.connect(self._opened)
        self._nothing = Label(desk.look, nothing, colour="muted", wrap=True)
        self.add(self.chart)
        self.add(self._nothing)
        self.add_stretch()
        self._show(there=False)

    def _show(self, *, there: bool) -> None:
        self._place(self.chart).setVisible(there)
        self._place(self._nothing).setVisible(not there)

    def _place(self, widget: Any) -> Any:
        return widget.parentWidget()  # the padding around it, which would stay without it

    def _opened(self, records: Iterable[Any]) -> None:
        for kind, number in records:
            self.desk.open_record(kind, number)
            return


class CoursesCard(ChartCard):
    """Projects under way against their statutory limits, the most pressing first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _COURSES, Message("No project with a limit is under way."))
        self._courses: tuple[Course, ...] = ()
        self._total = 0
        self._all = False
        self._today = desk.session.clock.today()
        self.more = LinkButton(desk.look, "", on_click=self._toggle)
        self.legend = Legend(desk.look)
        self.add_to_head(self.legend, self.more)
        self.more.hide()

    def show_overview(self, overview: Overview) -> None:
        """Show other projects."""
        self._courses, self._total = overview.projects, overview.total
        self._today = overview.day
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the legend what the title leaves."""
        super().resizeEvent(event)
        look = self.desk.look
        title = runs_width(look, [Run(_COURSES, bold=True)]) + self.more.sizeHint().width()
        self.legend.fit(event.size().width() - title - look.px(2 * Gap.M + 2 * Gap.L))

    def _toggle(self) -> None:
        self._all = not self._all
        self._fill()

    def _fill(self) -> None:
        shown = self._courses if self._all else self._courses[:_FIRST]
        self._show(there=bool(shown))
        if shown:
            self.chart.set_layout(courses_chart(self.desk.look, shown, self._today))
        self.more.setVisible(len(self._courses) > _FIRST)
        self.more.set_text(
            Message("Fewer") if self._all else Message("All {n}", n=len(self._courses))
        )


class QuartersCard(ChartCard):
    """The share of votes cast, quarter by quarter."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, Message("Votes cast"), Message("No ballot has closed in the last two years.")
        )
        self._quarters: tuple[Quarter, ...] = ()

    def show_overview(self, overview: Overview) -> None:
        """Show other quarters."""
        self._quarters = overview.quarters
        self._show(there=bool(self._quarters))
        if self._quarters:
            self.set_title(
                self._quarters[-1].measure.label, aside=Message("by quarter, in per cent")
            )
            self.chart.set_layout(quarters_chart(self.desk.look, self._quarters))

    def _opened(self, records: Iterable[Any]) -> None:
        from stdcommittee.ui.dialogs.duty_records import show_measure

        wanted = tuple(records)
        for item in self._quarters:
            if quarter_records(item) == wanted:
                when = Message("quarter {quarter} of {year}", quarter=item.quarter, year=item.year)
                title = Message("{label}, {when}", label=item.measure.label, when=when)
                show_measure(self.desk, self.window(), item.measure, title)


class DraftsCard(ChartCard):
    """Comments answered and open, draft by draft."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, Message("Open comments"), Message("No comments have been collected yet.")
        )

    def show_overview(self, overview: Overview) -> None:
        """Show other drafts."""
        drafts: tuple[Draft, ...] = overview.drafts[:_DRAFTS]
        self._show(there=bool(drafts))
        if drafts:
            total = sum(draft.open for draft in overview.drafts)
            said = Plural("{n} in all", "{n} in all", n=total)
            self.set_title(Message("Open comments"), aside=said)
            self.chart.set_layout(drafts_chart(self.desk.look, drafts))


class ClosingCard(Card):
    """Open ballots, those that close first before the others."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, Message("Ballots closing"))
        self.desk = desk
        self._today = desk.session.clock.today()
        title = Column(name="title", label=Message("Ballot"), cell=lambda row: Cell(row.title))
        self.table = KnownTable(desk, (title,), Message("Ballots closing"), lines=self._lines)
        self.table.opened.connect(lambda number: desk.open_record("ballot", number))
        self.table.setMinimumHeight(desk.look.px(110))
        self.table.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._nothing = Label(desk.look, Message("No ballot is open."), colour="muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.add_flush(self.table, 1)
        self.add(self._nothing, 1)

    def show_overview(self, overview: Overview) -> None:
        """Show other ballots."""
        self._today = overview.day
        ballots = overview.ballots
        self.set_title(Message("Ballots closing"), aside=str(len(ballots)) if ballots else "")
        self.table.show_rows({item.ballot: item for item in ballots})
        self.table.setVisible(bool(ballots))
        padding = self._nothing.parentWidget()
        if padding is not None:
            padding.setVisible(not ballots)

    def _lines(self, row: Closing) -> Lines:
        return Lines(
            Cell(row.title),
            Cell(near_date(row.closes, self._today), _closing_colour(row.closes, self._today)),
            Cell(_course_of(row)),
            _state(row),
        )


def _course_of(row: Closing) -> Message:
    if not row.national:
        return Message("International, {kind}", kind=row.kind)
    return Message("National, {voted}/{entitled}", voted=row.voted, entitled=row.entitled)


def _state(row: Closing) -> Cell:
    if row.good is None:
        return Cell(row.state, "muted")
    tone, icon = (Tone.GOOD, "check") if row.good else (Tone.WARN, "warning")
    return Cell(row.state, tone.text, icon)


def _closing_colour(day: dt.date, today: dt.date) -> ColourName:
    if day < today:
        return Tone.BAD.text
    return Tone.WARN.text if (day - today).days <= 7 else "muted"
