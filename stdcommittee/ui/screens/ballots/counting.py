"""The count of a secret ballot: one number for each answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import Message
from stdcommittee.base.records import headline
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.secret import BoxCount
from stdcommittee.domain.ballots.vocabulary import VoteValue
from stdcommittee.services.ballots.secret_voting import record_count
from stdcommittee.ui.dialogs.ballot_step import StepDialog
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.number_field import NumberField


class CountDialog(StepDialog):
    """Takes how many votes of each sort lay in the box; a recount takes the place of a count."""

    def __init__(
        self,
        desk: Desk,
        host: QWidget | None,
        ballot: Ballot,
        box: BoxCount,
        answers: Sequence[VoteValue],
    ) -> None:
        title = Message("Count of “{title}”", title=headline(ballot))
        super().__init__(desk, host, title, Message("Record the count"))
        self._ballot = ballot
        self.numbers: dict[VoteValue, NumberField] = {}
        took = Message("{n} took part; as many votes must be counted.", n=box.took_part)
        self.body.insertWidget(0, Label(desk.look, took, wrap=True))
        for value in answers:
            field = NumberField(desk.look, value.text)
            field.show_value(box.counted.get(value))
            self.add_field(value.text, field)
            self.numbers[value] = field
        self.day = self.add_day(Message("Counted on"))

    def work(self) -> Callable[[], object]:
        """Return the recording of the count."""
        session, number = self.desk.session, self._ballot.id
        counted = {value: field.typed or 0 for value, field in self.numbers.items()}
        on = self.day_of(self.day)
        return lambda: record_count(session, number, counted, on=on)


def ask_count(
    desk: Desk, host: QWidget | None, ballot: Ballot, box: BoxCount, answers: Sequence[VoteValue]
) -> CountDialog:
    """Open the count over the window; it closes by itself once it is stored."""
    dialog = CountDialog(desk, host, ballot, box, answers)
    dialog.open()
    return dialog
