"""The page of one ballot: how it stands and its votes at the left, what to mind at the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from stdcommittee.base.messages import Message
from stdcommittee.domain.ballots.recorded import BallotLine
from stdcommittee.domain.ballots.records import BallotStatus
from stdcommittee.services.ballots import BallotMeter, JudgedLine
from stdcommittee.services.ballots.course import CourseStep
from stdcommittee.services.ballots.sheet import BallotSheet
from stdcommittee.ui.screens.ballots.apart import ApartCard, MeetingCard
from stdcommittee.ui.screens.ballots.asides import (
    BallotFacts,
    ChecksCard,
    MissingCard,
    NeededCard,
)
from stdcommittee.ui.screens.ballots.course import CourseCard
from stdcommittee.ui.screens.ballots.duty_card import DatesCard, DutyCard
from stdcommittee.ui.screens.ballots.international_replies import RepliesCard
from stdcommittee.ui.screens.ballots.rounds import RoundsCard
from stdcommittee.ui.screens.ballots.verdict import VerdictCard
from stdcommittee.ui.screens.ballots.voters import VotersCard
from stdcommittee.ui.theme.tokens import Gap
from stdcommittee.ui.toolkit.desk import Desk

_BESIDE: Final = 720  # px from which there is room for a second column
_SIDE: Final = 248  # px of the second column
_FREE: Final = 16_777_215  # Qt's own “no limit”
_RUNNING: Final = (BallotStatus.DRAFT, BallotStatus.OPEN)


class BallotBoard(QScrollArea):
    """Cards that stay while the ballot changes, so that nothing is lost while votes come in."""

    def __init__(
        self,
        desk: Desk,
        on_step: Callable[[CourseStep], object],
        on_remind: Callable[[], object],
    ) -> None:
        super().__init__()
        self._desk = desk
        self._look = look = desk.look
        self.course = CourseCard(desk, on_step)
        self.replies = RepliesCard(desk)
        self.verdict = VerdictCard(desk)
        self.voters = VotersCard(desk)
        self.needed = NeededCard(look, self.suppose)
        self.missing = MissingCard(
            look, self.voters.choose, lambda: self.voters.narrow("unchecked"), on_remind
        )
        self.meeting = MeetingCard(look, lambda meeting: desk.open_record("meeting", meeting))
        self.apart = ApartCard(look)
        self.rounds = RoundsCard(look, lambda ballot: desk.open_record("ballot", ballot))
        self.rounds.compare.clicked.connect(lambda _on=False: self.compare_rounds())
        self._sheet: BallotSheet | None = None
        self.checks = ChecksCard(look)
        self.dates = DatesCard(look)
        self.duties = DutyCard(look, lambda ballot: desk.open_record("ballot", ballot))
        self.facts = BallotFacts(look)
        self._lay_out()
        look.follow(self, BallotBoard._dress)

    def show_sheet(self, sheet: BallotSheet) -> None:
        """Show how a ballot stands."""
        meter, ballot = sheet.meter, sheet.meter.ballot
        self._sheet = sheet
        known = any(line.line.voted for line in meter.lines)
        judged = ballot.kind.national or known
        writable = self._desk.read_only is None and ballot.status in _RUNNING
        self.course.show_line(sheet.line, writable=writable)
        log = sheet.line.log if sheet.line is not None else ()
        self.replies.show_log(ballot, meter.rule, log, writable=writable)
        self.dates.show_dates(sheet.owed, sheet.dates)
        self.duties.show_duties(sheet.duties, self._desk.session.clock.today().year)
        self.verdict.show_meter(meter)
        self.verdict.setVisible(judged and bool(meter.lines) and meter.verdict is not None)
        shown = _with_expected(sheet)
        self.voters.setVisible(judged and bool(shown.lines))
        self.voters.show_meter(shown)
        open_ = ballot.status is BallotStatus.OPEN and judged
        supposable = open_ and self.supposable
        self.needed.show_outlook(
            meter.outlook if judged and meter.lines else None, supposable=supposable
        )
        if open_:
            self.missing.show_lines(
                meter.missing, meter.unreasoned, meter.unchecked, remindable=ballot.kind.national
            )
        else:
            self.missing.show_lines((), ())
        self.meeting.show_meter(meter)
        self.apart.show_meter(shown)
        self.rounds.show_rounds(sheet.rounds)
        if sheet.readiness is not None:
            self.checks.show_checks(Message("Before opening"), sheet.readiness.checks)
        else:
            self.checks.show_checks(Message("Before closing"), meter.checks if open_ else ())
        standing = sheet.owed.standing if sheet.owed is not None else None
        self.facts.show_ballot(ballot, meter.rule, standing)
        self._order()

    @property
    def supposable(self) -> bool:
        """Whether votes of those who are missing can be supposed."""
        meter = self._sheet.meter if self._sheet is not None else None
        if meter is None or meter.ballot.status is not BallotStatus.OPEN:
            return False
        return meter.rule is not None and meter.box is None and bool(meter.missing)

    def suppose(self) -> None:
        """Show what would follow if those who are missing voted so or so."""
        if self._sheet is not None and self.supposable:
            from stdcommittee.ui.screens.ballots.what_if import ask_what_if

            ask_what_if(self._desk, self.window(), self._sheet.meter)

    def compare_rounds(self) -> None:
        """Show the rounds of what is put to the vote side by side."""
        if self._sheet is not None and self._sheet.rounds.voters:
            from stdcommittee.ui.screens.ballots.rounds import show_rounds

            show_rounds(self._desk, self.window(), self._sheet.rounds)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the second column beside or below the first."""
        super().resizeEvent(event)
        beside = event.size().width() >= self._look.px(_BESIDE)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)
        self._right.setMinimumWidth(self._look.px(_SIDE) if beside else 0)
        self._right.setMaximumWidth(self._look.px(_SIDE) if beside else _FREE)
        self._fit()

    def _order(self) -> None:
        """Put what was made anew where it stands in the tab order."""
        before = self.replies.table.previousInFocusChain()
        while before is not None and before.focusPolicy() is Qt.FocusPolicy.NoFocus:
            before = before.previousInFocusChain()
        for link in (*self.course.buttons.values(), *self.replies.adding):
            if before is not None:
                self.setTabOrder(before, link)
            before = link
        self.replies.entry.follow(self.replies.table)
        self.voters.entry.follow(self.voters.view)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit anew whenever the cards have other sizes."""
        if watched is self._left and event.type() == QEvent.Type.LayoutRequest:
            QTimer.singleShot(0, self, self._fit)
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Keep the votes with their entry in sight, however long the second column is."""
        beside = self._columns.direction() is QBoxLayout.Direction.LeftToRight
        room = self.viewport().height() - 2 * self._look.px(Gap.M)
        least = self._left_box.totalMinimumHeightForWidth(self._left.width())
        self._left.setMaximumHeight(max(room, least) if beside else _FREE)

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setProperty("part", "page")
        self._columns = QHBoxLayout(inner)
        self._left = QWidget()
        self._left_box = QVBoxLayout(self._left)
        self._left.installEventFilter(self)
        self._right = QWidget()
        self._right_box = QVBoxLayout(self._right)
        self._left_box.addWidget(self.course)
        self._left_box.addWidget(self.replies, 1)
        self._left_box.addWidget(self.verdict)
        self._left_box.addWidget(self.voters, 1)
        self._left_box.addStretch(0)
        for card in (
            *(self.meeting, self.needed, self.missing, self.checks, self.apart, self.rounds),
            *(self.dates, self.duties, self.facts),
        ):
            self._right_box.addWidget(card)
        self._right_box.addStretch(1)
        for box in (self._left_box, self._right_box):
            box.setContentsMargins(0, 0, 0, 0)
        holder = QVBoxLayout()
        holder.addWidget(self._left, 1)
        holder.addStretch(0)
        self._columns.addLayout(holder, 1)
        self._columns.addWidget(self._right)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _dress(self) -> None:
        gap = self._look.px(Gap.M)
        self._columns.setContentsMargins(0, gap, 0, gap)
        for box in (self._columns, self._left_box, self._right_box):
            box.setSpacing(gap)


def _with_expected(sheet: BallotSheet) -> BallotMeter:
    """Return the meter, of a ballot that is not open yet with who would be listed today."""
    if sheet.readiness is None or sheet.meter.lines:
        return sheet.meter
    expected = tuple(
        JudgedLine(BallotLine(replace(voter, id=place)))
        for place, voter in enumerate(sheet.readiness.voters, 1)
    )
    return replace(sheet.meter, lines=expected)
