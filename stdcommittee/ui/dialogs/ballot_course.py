"""The steps of an international ballot, each entered in a small form."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QWidget

from stdcommittee.base.fields import Choice
from stdcommittee.base.messages import Message
from stdcommittee.base.records import headline
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome
from stdcommittee.domain.ballots.vocabulary import BallotKind, Stance, VoteValue
from stdcommittee.domain.rules import Rule
from stdcommittee.services.ballots import (
    record_consultation,
    record_position,
    record_result,
    record_sent,
)
from stdcommittee.services.ballots.course import CourseStep
from stdcommittee.ui.dialogs.ballot_step import StepDialog
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.number_field import NumberField

_REVIEWED = (BallotOutcome.CONFIRM, BallotOutcome.REVISE, BallotOutcome.WITHDRAW)


class _Choices(QComboBox):
    """A choice among the values of a vocabulary, in the language spoken."""

    def __init__(self, look: Look, values: Sequence[Choice]) -> None:
        super().__init__()
        self._look = look
        self._values = list(values)
        for _ in values:
            self.addItem("")
        look.follow(self, _Choices._say)

    @property
    def value(self) -> Choice:
        """The value chosen."""
        return self._values[self.currentIndex()]

    def show_value(self, value: Choice | None) -> None:
        """Choose a value; the first where it is not among them."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def _say(self) -> None:
        for place, value in enumerate(self._values):
            self.setItemText(place, self._look.render(value.text))


class ConsultationDialog(StepDialog):
    """When experts were asked, and how many have replied."""

    def __init__(self, desk: Desk, host: QWidget | None, ballot: Ballot) -> None:
        title = Message("Consult experts on “{title}”", title=headline(ballot))
        super().__init__(desk, host, title, Message("Save"))
        self._ballot = ballot
        self.day = self.add_day(Message("Sent to experts"))
        if ballot.consulted is not None:
            self.day.show_value(ballot.consulted.isoformat())
        self.asked = NumberField(desk.look, Message("Experts asked"))
        self.replied = NumberField(desk.look, Message("Experts who replied"))
        self.asked.show_value(ballot.asked or None)
        self.replied.show_value(ballot.replied or None)
        self.add_field(Message("Experts asked"), self.asked)
        self.add_field(Message("Experts who replied"), self.replied)

    def work(self) -> Callable[[], object]:
        """Return the recording of day and numbers."""
        session, number, on = self.desk.session, self._ballot.id, self.day_of(self.day)
        asked, replied = self.asked.typed or 0, self.replied.typed or 0
        return lambda: record_consultation(session, number, on=on, asked=asked, replied=replied)


class PositionDialog(StepDialog):
    """The national position; a disapproval needs its technical reasons."""

    def __init__(self, desk: Desk, host: QWidget | None, ballot: Ballot, rule: Rule | None) -> None:
        title = Message("National position on “{title}”", title=headline(ballot))
        super().__init__(desk, host, title, Message("Save"))
        self._ballot = ballot
        stances = rule.answers.stances if rule is not None else tuple(Stance)
        values = [value for value in VoteValue if value.stance in stances]
        self.value = _Choices(desk.look, values)
        self.value.show_value(ballot.position)
        self.add_field(Message("National position"), self.value)
        self.reason = QPlainTextEdit(ballot.position_reason)
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(desk.look.px(72))
        self.add_field(Message("Reasons"), self.reason)
        self.day = self.add_day(Message("Decided on"))
        self._need = Label(desk.look, colour="warn", wrap=True)
        self.body.addWidget(self._need)
        self.value.currentIndexChanged.connect(lambda _place: self._say_need())
        self.reason.textChanged.connect(self._say_need)
        self._say_need()

    def work(self) -> Callable[[], object]:
        """Return the recording of the position."""
        session, number, on = self.desk.session, self._ballot.id, self.day_of(self.day)
        value, reason = VoteValue(self.value.value), self.reason.toPlainText()
        return lambda: record_position(session, number, value, on=on, reason=reason)

    def _say_need(self) -> None:
        against = VoteValue(self.value.value).stance is Stance.AGAINST
        missing = against and not self.reason.toPlainText().strip()
        need = Message("A disapproval without technical reasons is not counted.")
        self._need.set_text(need if missing else "")
        self._need.setVisible(missing)
        self.go.setEnabled(not missing)


class SentDialog(StepDialog):
    """When our vote was sent, and whether with comments."""

    def __init__(self, desk: Desk, host: QWidget | None, ballot: Ballot) -> None:
        title = Message("Vote sent on “{title}”", title=headline(ballot))
        super().__init__(desk, host, title, Message("Save"))
        self._ballot = ballot
        self.day = self.add_day(Message("Vote sent"))
        self.comments = QCheckBox()
        desk.look.language.bind(self.comments, QCheckBox.setText, Message("Sent with comments"))
        self.comments.setChecked(
            ballot.with_comments or ballot.position is VoteValue.APPROVE_WITH_COMMENTS
        )
        self.body.insertWidget(1, self.comments)

    def work(self) -> Callable[[], object]:
        """Return the recording of the vote sent."""
        session, number, on = self.desk.session, self._ballot.id, self.day_of(self.day)
        comments = self.comments.isChecked()
        return lambda: record_sent(session, number, on=on, with_comments=comments)


class ResultDialog(StepDialog):
    """The result that ISO or IEC announced; the ballot is closed with it for good."""

    def __init__(self, desk: Desk, host: QWidget | None, ballot: Ballot) -> None:
        title = Message("Result of “{title}”", title=headline(ballot))
        super().__init__(desk, host, title, Message("Close with this result"))
        self._ballot = ballot
        review = ballot.kind is BallotKind.SR
        outcomes = [
            item
            for item in BallotOutcome
            if item is not BallotOutcome.NONE and (item in _REVIEWED) == review
        ]
        self.outcome = _Choices(desk.look, outcomes)
        self.add_field(Message("Outcome"), self.outcome)
        self.day = self.add_day(Message("Announced on"))
        final = Message("From then on nothing of this ballot can be changed or undone.")
        self.body.addWidget(Label(desk.look, final, colour="muted", wrap=True))

    def work(self) -> Callable[[], object]:
        """Return the closing with the result."""
        session, number, on = self.desk.session, self._ballot.id, self.day_of(self.day)
        outcome = BallotOutcome(self.outcome.value)
        return lambda: record_result(session, number, outcome, on=on)


def ask_step(
    desk: Desk, host: QWidget | None, ballot: Ballot, rule: Rule | None, step: CourseStep
) -> StepDialog:
    """Open the form of one step over the window."""
    dialog: StepDialog
    match step:
        case CourseStep.CONSULT:
            dialog = ConsultationDialog(desk, host, ballot)
        case CourseStep.POSITION:
            dialog = PositionDialog(desk, host, ballot, rule)
        case CourseStep.SENT:
            dialog = SentDialog(desk, host, ballot)
        case CourseStep.RESULT:
            dialog = ResultDialog(desk, host, ballot)
    dialog.open()
    return dialog
