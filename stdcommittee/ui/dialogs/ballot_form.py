"""A ballot in a form: a new one, or what may still be changed of one that runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stdcommittee.base.dates import read_day
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import kind_of
from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.services.ballots import create_ballot
from stdcommittee.services.ballots.readiness import Readiness, readiness
from stdcommittee.services.editing import Saved
from stdcommittee.services.values import Names
from stdcommittee.ui.dialogs.ballot_checks import check_row
from stdcommittee.ui.dialogs.record import RecordDialog
from stdcommittee.ui.toolkit.buttons import Button
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.date_field import DateField
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_parts import new_record

_PAUSE: Final = 250  # ms after typing before rule and voters are looked up
_KEPT: Final = (  # what opening, voting, the steps and closing write
    *("status", "opened", "closed", "edition", "outcome"),
    *("position", "position_reason", "consulted", "asked", "replied", "positioned", "sent"),
    *("with_comments", "sent_by", "receipt"),
)
_FROZEN: Final = ("kind", "committee", "rule", "secret")  # from the day it opened


class BallotDialog(RecordDialog):
    """Edits a ballot; while it is not open yet, says who could vote on a day and by which rule."""

    def __init__(
        self,
        desk: Desk,
        host: QWidget | None,
        ballot: Ballot,
        names: Names,
        saved: Callable[[Saved, bool], object],
    ) -> None:
        """Make the dialog; `saved` hears of the stored ballot and whether to open it at once."""
        prepared = ballot.status is BallotStatus.DRAFT
        title: Text = "" if ballot.id else Message("New ballot")
        without = _KEPT if prepared else (*_KEPT, *_FROZEN)
        super().__init__(desk, host, ballot, names, without=without, title=title)
        self._then = saved
        self._opens = False
        self._saved = lambda stored: self._then(stored, self._opens)
        self.day = DateField(desk.look, Message("Day of opening"))
        self._checks = QVBoxLayout()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look_up)
        if prepared:
            self._add_readiness()

    def save(self) -> None:
        """Store the ballot and close, or say what is wrong."""
        record: Any = self.form.record()
        if record.id:
            super().save()
            return
        if not self.form.check():
            return
        session = self._desk.session
        self.go.setEnabled(False)
        self._desk.write(
            self,
            Message("Saving"),
            lambda _progress: Saved(create_ballot(session, record), None),
            self._done,
            failed=self._refused,
        )

    def save_and_open(self) -> None:
        """Store the ballot, then go on to opening it."""
        self._opens = True
        self.save()
        self._opens = not self.go.isEnabled()

    def _add_readiness(self) -> None:
        look = self._desk.look
        card = Card(look, Message("If it opens on"))
        self.day.show_value(self._desk.session.clock.today().isoformat())
        self.day.setFixedWidth(look.px(112))
        card.add_to_head(self.day)
        holder = QWidget()
        holder.setLayout(self._checks)
        self._checks.setContentsMargins(0, 0, 0, 0)
        card.add(holder)
        self.body.addWidget(card)
        self.opening = Button(look, Message("Save and open …"), on_click=self.save_and_open)
        self._answers.insertWidget(self._answers.count() - 1, self.opening)
        cancel, last = self.go.previousInFocusChain(), self.opening.previousInFocusChain()
        assert cancel is not None
        assert last is not None
        for before, after in ((last, cancel), (cancel, self.opening), (self.opening, self.go)):
            self.setTabOrder(before, after)  # as they stand, below the day
        self.form.changed.connect(self._pause.start)
        self.day.changed.connect(lambda _day: self._look_up())
        self._look_up()

    def _look_up(self) -> None:
        day = read_day(self.day.value) or self._desk.session.clock.today()
        session, record = self._desk.session, self.form.record()
        assert isinstance(record, Ballot)
        self._desk.read(
            self, lambda _progress: readiness(session, record, day), self._show, lane="readiness"
        )

    def _show(self, found: Readiness) -> None:
        while (item := self._checks.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for check in found.checks:
            if check.id != "documents":  # they are attached once the ballot is there
                self._checks.addWidget(check_row(self._desk.look, check))


def edit_ballot(
    desk: Desk,
    host: QWidget | None,
    ballot: Ballot | None,
    names: Names | None = None,
    *,
    saved: Callable[[Saved, bool], object],
) -> BallotDialog:
    """Open a ballot (None: a new one of the committee in view) in a form over the window."""
    if ballot is None:
        made = new_record(kind_of(Ballot), desk)
        own = made.committee or desk.session.unit().committee
        ballot = new_record(kind_of(Ballot), desk, committee=own)
    assert isinstance(ballot, Ballot)
    dialog = BallotDialog(desk, host, ballot, names or {}, saved)
    dialog.open()
    return dialog
