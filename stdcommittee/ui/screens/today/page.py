"""The page of the day: agenda at the left, how things stand at the right."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from stdcommittee.base.errors import Failure
from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.services.today import Agenda, Overview, agenda, overview
from stdcommittee.ui.frame.actions import usual
from stdcommittee.ui.screens.today.agenda_card import AgendaCard
from stdcommittee.ui.screens.today.cards import ClosingCard, CoursesCard, DraftsCard, QuartersCard
from stdcommittee.ui.screens.today.wording import WEEKDAYS
from stdcommittee.ui.theme.tokens import Gap
from stdcommittee.ui.toolkit.card import PageHead
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.page_area import PageArea
from stdcommittee.ui.toolkit.pill import Tag
from stdcommittee.ui.toolkit.states import FailureState, LoadingState

_TWO: Final = 1000  # px from which the agenda stands beside the rest
_PAIR: Final = 560  # px from which the ballots stand beside the charts
_AGENDA: Final = 488
_LEAST: Final = 380  # px that the agenda is high at least where the page scrolls


class TodayPage(QWidget):
    """What somebody sees first in the morning."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.reload()  # it is read while the parts are made
        look = desk.look
        self._head = PageHead(look, Message("Today"))
        self._pause = Tag(look, "")
        self._pause.hide()
        self._head.add_beside(self._pause)
        self.agenda = AgendaCard(desk)
        self.courses, self.closing = CoursesCard(desk), ClosingCard(desk)
        self.quarters, self.drafts = QuartersCard(desk), DraftsCard(desk)
        self._loading = LoadingState(look, rows=12)
        self._failure: FailureState | None = None
        self._lay_out()
        look.follow(self, TodayPage._dress)
        desk.actions.declare(usual("filter", self.agenda.focus_chips), self)
        desk.watch(self, (), self.reload)
        desk.scope_changed.connect(self.reload)
        desk.session_changed.connect(self.reload)
        self._say_day()

    def reload(self) -> None:
        """Read the day again; the user stays where he is."""
        session, scope = self.desk.session, self.desk.scope
        self.desk.read(
            self,
            lambda _progress: agenda(session, scope),
            self._take_agenda,
            lane="agenda",
            what=Message("Reading what is due"),
            failed=self._take_failure,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts side by side where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        self._charts = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._charts.addWidget(self.quarters)
        self._charts.addWidget(self.drafts, 1)
        self._lower = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lower.addWidget(self.closing, 2)
        self._lower.addLayout(self._charts, 3)
        self._right = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._right.addWidget(self.courses)
        self._right.addLayout(self._lower, 1)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.addWidget(self.agenda)
        self._body.addLayout(self._right, 1)
        inner = QWidget()
        inner.setLayout(self._body)
        self._scroll = PageArea(inner)
        self._box = QVBoxLayout(self)
        self._box.setSpacing(0)
        self._box.addWidget(self._head)
        self._box.addWidget(self._loading)
        self._box.addWidget(self._scroll, 1)
        self._scroll.hide()
        self.setFocusProxy(self.agenda.table)

    def _arrange(self) -> None:
        px = self.desk.look.px
        side = QBoxLayout.Direction.LeftToRight
        under = QBoxLayout.Direction.TopToBottom
        two = self.width() >= px(_TWO)
        room = self.width() - (px(_AGENDA + Gap.M) if two else 0) - px(2 * Gap.L)
        self._body.setDirection(side if two else under)
        self._lower.setDirection(side if room >= px(_PAIR) else under)
        self.agenda.setMinimumHeight(px(_LEAST))
        self.agenda.setMinimumWidth(px(_AGENDA) if two else 0)
        self.agenda.setMaximumWidth(px(_AGENDA) if two else 16_777_215)

    def _take_agenda(self, found: Agenda) -> None:
        self._loading.hide()
        if self._failure is not None:
            self._failure.deleteLater()
            self._failure = None
        self._scroll.show()
        self.agenda.show_agenda(found)
        self._read_overview()  # one after the other takes less time than both at once

    def _read_overview(self) -> None:
        session, scope = self.desk.session, self.desk.scope
        self.desk.read(
            self,
            lambda _progress: overview(session, scope),
            self._take_overview,
            lane="overview",
            what=Message("Reading how things stand"),
        )

    def _take_failure(self, failure: Failure) -> None:
        self._loading.hide()
        self._scroll.hide()
        if self._failure is not None:
            self._failure.deleteLater()
        self._failure = FailureState(self.desk.look, failure, on_retry=self.reload)
        self._box.addWidget(self._failure, 1)

    def _take_overview(self, found: Overview) -> None:
        for card in (self.courses, self.closing, self.quarters, self.drafts):
            card.show_overview(found)
        self._say_day()
        self._pause.setVisible(found.pause is not None)
        if found.pause is not None:
            self._pause.set_fact(
                Plural(
                    "{name} from {day}, {n} working day until then",
                    "{name} from {day}, {n} working days until then",
                    n=found.before,
                    name=found.pause.name,
                    day=f"{found.pause.first:%m-%d}",
                )
            )

    def _say_day(self) -> None:
        day = self.desk.session.clock.today()
        weekday: Text = WEEKDAYS[day.weekday()]
        aside = Message("{day} {weekday}", day=day, weekday=weekday)
        self._head.set_title(Message("Today"), aside=aside)

    def _dress(self) -> None:
        px = self.desk.look.px
        self._box.setContentsMargins(px(Gap.L), 0, px(Gap.L), px(Gap.M))
        self._body.setContentsMargins(0, 0, 0, 0)
        for layout in (self._body, self._right, self._lower, self._charts):
            layout.setSpacing(px(Gap.M))
        self._arrange()
