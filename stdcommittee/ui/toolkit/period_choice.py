"""Choosing what is assessed: a period among those that people ask for, an edition of the duties."""

from __future__ import annotations

import datetime as dt
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stdcommittee.base.errors import Refused
from stdcommittee.base.messages import Message, Text
from stdcommittee.domain.supervision.frameworks import editions, framework
from stdcommittee.domain.supervision.period import Period
from stdcommittee.ui.toolkit.asked import ChoiceBox
from stdcommittee.ui.toolkit.desk import Desk

_OTHER: Final = ""
_YEARS: Final = 4
_QUARTERS: Final = 4


class PeriodChoice(QWidget):
    """A list of periods, the latest first; its last entry asks for another."""

    changed = Signal(str)

    def __init__(self, desk: Desk, period: str) -> None:
        """Offer the periods around today, with `period` chosen."""
        super().__init__()
        self.desk = desk
        self._today = desk.session.clock.today()
        self._periods = offered(self._today)
        self.box: ChoiceBox[str] = ChoiceBox(desk.look, Message("Period"), on_choose=self._chosen)
        self.setFocusProxy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        self._period = self._periods[0]
        self._put()
        self.choose(period)

    @property
    def period(self) -> str:
        """The period chosen."""
        return self._period

    def choose(self, period: str) -> None:
        """Choose a period, silently; one that cannot be asked for leaves things as they are."""
        if _problem(period, self._today) is not None:
            return
        if period not in self._periods:
            self._periods.append(period)
            self._put()
        self._period = period
        self.box.choose(period)

    def take(self, period: str) -> bool:
        """Choose a period as somebody wrote it, and tell whether it is one."""
        failure = _problem(period, self._today)
        if failure is not None:
            self.desk.notices.failed(failure)
            return False
        self._go_to(period)
        return True

    def _put(self) -> None:
        choices: list[tuple[str, Text]] = [
            (name, _said(name, self._today)) for name in self._periods
        ]
        self.box.put([*choices, (_OTHER, Message("Another period…"))])

    def _chosen(self, period: str) -> None:
        if period != _OTHER:
            self._go_to(period)
            return
        from stdcommittee.ui.dialogs.naming import ask_name

        written = ask_name(
            self.desk.look,
            self.window(),
            Message("Another period"),
            Message("A year, a quarter or a span: 2025, 2025Q3, 2025-03-01..2025-08-31"),
            self._period,
        )
        if not written or not self.take(written):
            self.box.choose(self._period)

    def _go_to(self, period: str) -> None:
        before = self._period
        self.choose(period)
        if self._period != before:
            self.changed.emit(self._period)


def offered(today: dt.date) -> list[str]:
    """Return the periods that are offered on a day: years, then quarters, the latest first."""
    years = [str(today.year - back) for back in range(_YEARS)]
    place = today.year * 4 + (today.month - 1) // 3
    quarters = [divmod(place - back, 4) for back in range(_QUARTERS)]
    return [*years, *(f"{year}Q{quarter + 1}" for year, quarter in quarters)]


def edition_choices() -> list[tuple[str, Text]]:
    """Return the editions of the duties to choose from, the one in force first."""
    found: list[tuple[str, Text]] = []
    for name in editions():
        head = framework(name).head
        if head.final:
            found.append((name, Message("Final text of {day}", day=head.date)))
        else:
            found.append((name, Message("Draft for comments of {day}", day=head.date)))
    return found


def _said(name: str, today: dt.date) -> Text:
    period = Period.parse(name).seen(today)
    if period.running:
        return Message("{period}, so far", period=period.text)
    return period.text


def _problem(name: str, today: dt.date) -> Refused | None:
    try:
        Period.parse(name).seen(today)
    except Refused as refusal:
        return refusal
    return None
