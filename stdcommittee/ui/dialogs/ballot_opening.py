"""Opening a ballot: the day, and what was checked for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stdcommittee.base.messages import Message
from stdcommittee.base.records import headline
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.services.ballots import open_ballot
from stdcommittee.services.ballots.readiness import Readiness, readiness
from stdcommittee.ui.dialogs.ballot_checks import check_row
from stdcommittee.ui.dialogs.ballot_step import StepDialog
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.labels import Label


class OpeningDialog(StepDialog):
    """Freezes who may vote as of a day and by which rule it will be judged."""

    def __init__(self, desk: Desk, host: QWidget | None, ballot: Ballot) -> None:
        title = Message("Open “{title}”", title=headline(ballot))
        super().__init__(desk, host, title, Message("Open the ballot"))
        self._ballot = ballot
        self.day = self.add_day(Message("Day of opening"))
        self._checks = QVBoxLayout()
        self.body.addLayout(self._checks)
        frozen = Message(
            "The list of voters and the rule are frozen as of this day. "
            "Opening can be undone while nobody has voted."
        )
        self.body.addWidget(Label(desk.look, frozen, colour="muted", wrap=True))
        self.day.changed.connect(lambda _day: self._look_up())
        self.go.setEnabled(False)
        self._look_up()

    def work(self) -> Callable[[], object]:
        """Return the opening on the day in the field."""
        session, number = self.desk.session, self._ballot.id
        on = self.day_of(self.day) or session.clock.today()
        return lambda: open_ballot(session, number, on)

    def _look_up(self) -> None:
        session, ballot = self.desk.session, self._ballot
        on = self.day_of(self.day) or session.clock.today()
        self.desk.read(
            self, lambda _progress: readiness(session, ballot, on), self._show, lane="readiness"
        )

    def _show(self, found: Readiness) -> None:
        while (item := self._checks.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for check in found.checks:
            self._checks.addWidget(check_row(self.look, check))
        self.go.setEnabled(found.ready)
        QTimer.singleShot(0, self, self._fit)  # when the rows know how high they are

    def _fit(self) -> None:
        self.resize(self.width(), self._outer.totalHeightForWidth(self.width()))


def ask_opening(desk: Desk, host: QWidget | None, ballot: Ballot) -> OpeningDialog:
    """Open the dialog over the window; it closes by itself once the ballot is open."""
    dialog = OpeningDialog(desk, host, ballot)
    dialog.open()
    return dialog
