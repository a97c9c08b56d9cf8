"""The steps of an international ballot, each entered in a small form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from stdcommittee.base.fields import Choice
from stdcommittee.base.messages import Joined, Message, Text
from stdcommittee.base.records import headline
from stdcommittee.domain.ballots.position_records import Approval
from stdcommittee.domain.ballots.positions import NO_COMMENTS, position_checks
from stdcommittee.domain.ballots.preflight import CheckLevel
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome
from stdcommittee.domain.ballots.vocabulary import BallotKind, Stance, VoteValue
from stdcommittee.domain.rules import Reasons, Rule
from stdcommittee.services.ballots import (
    record_consultation,
    record_position,
    record_result,
    record_sent,
)
from stdcommittee.services.ballots.course import CourseStep
from stdcommittee.services.ballots.line import Line
from stdcommittee.services.ballots.positions import Basis, position_basis
from stdcommittee.ui.dialogs.ballot_checks import check_row
from stdcommittee.ui.dialogs.ballot_step import StepDialog
from stdcommittee.ui.toolkit.asked import ChoiceBox
from stdcommittee.ui.toolkit.buttons import Button
from stdcommittee.ui.toolkit.choosing import ANY_FILE, ask_open
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.labels import Label
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.number_field import NumberField

_NO_MEETING: Final[list[tuple[int, Text]]] = [(0, Message("not in a meeting"))]
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
    """The national position with its reasons; what is wrong with it is said while it is written."""

    def __init__(
        self,
        desk: Desk,
        host: QWidget | None,
        ballot: Ballot,
        rule: Rule | None,
        line: Line | None = None,
    ) -> None:
        title = Message("National position on “{title}”", title=headline(ballot))
        super().__init__(desk, host, title, Message("Save"))
        self._ballot = ballot
        self._comments = line.comments if line is not None else NO_COMMENTS
        self._reasons = rule.reasons if rule is not None else Reasons.REQUIRED
        back = line.approvals.returned if line is not None else None
        if back is not None and ballot.position is None:
            self.body.insertWidget(0, self._returned(back))
        stances = rule.answers.stances if rule is not None else tuple(Stance)
        values = [value for value in VoteValue if value.stance in stances]
        self.value = _Choices(desk.look, values)
        self.value.show_value(ballot.position or (back.value if back is not None else None))
        self.add_field(Message("National position"), self.value)
        self.reason = QPlainTextEdit(ballot.position_reason)
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(desk.look.px(72))
        self.add_field(Message("Reasons"), self.reason)
        self.meeting: ChoiceBox[int] = ChoiceBox(desk.look, Message("Meeting"), _NO_MEETING)
        self.add_field(Message("Meeting"), self.meeting)
        self.day = self.add_day(Message("Decided on"))
        checks = QWidget()
        self._checks = QVBoxLayout(checks)
        self._checks.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(checks)
        self.value.currentIndexChanged.connect(lambda _place: self._say_checks())
        self.reason.textChanged.connect(self._say_checks)
        self._say_checks()
        session, number = desk.session, ballot.id
        desk.read(self, lambda _progress: position_basis(session, number), self._offer)

    def work(self) -> Callable[[], object]:
        """Return the recording of the position."""
        session, number, on = self.desk.session, self._ballot.id, self.day_of(self.day)
        value, reason = VoteValue(self.value.value), self.reason.toPlainText()
        meeting = self.meeting.value or None
        return lambda: record_position(
            session, number, value, on=on, reason=reason, meeting_id=meeting
        )

    def _offer(self, basis: Basis) -> None:
        """Offer the meetings that may have decided, and know our comments."""
        self._comments, self._reasons = basis.comments, basis.reasons
        meetings: list[tuple[int, Text]] = [
            (item.id, Joined((headline(item), str(item.begins or "")))) for item in basis.meetings
        ]
        self.meeting.put([*_NO_MEETING, *meetings])
        if self._ballot.meeting_id:
            self.meeting.choose(self._ballot.meeting_id)
        self._say_checks()

    def _say_checks(self) -> None:
        while (item := self._checks.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        reason = self.reason.toPlainText()
        value = VoteValue(self.value.value)
        found = position_checks(value, reason, self._comments, reasons=self._reasons)
        for check in found:
            self._checks.addWidget(check_row(self.look, check))
        self.go.setEnabled(all(check.level is not CheckLevel.BAD for check in found))

    def _returned(self, back: Approval) -> QWidget:
        said = Message("Sent back by {name}: {note}", name=back.by, note=back.note)
        return Label(self.look, said, colour="warn", wrap=True)


class SentDialog(StepDialog):
    """When our vote was sent and by whom, whether with comments, and the receipt."""

    def __init__(
        self, desk: Desk, host: QWidget | None, ballot: Ballot, line: Line | None = None
    ) -> None:
        title = Message("Vote sent on “{title}”", title=headline(ballot))
        super().__init__(desk, host, title, Message("Save"))
        self._ballot = ballot
        self._file: Path | None = None
        self.day = self.add_day(Message("Vote sent"))
        self.by = QLineEdit(ballot.sent_by or desk.session.actor.name)
        self.add_field(Message("Sent by"), self.by)
        self.receipt = QLineEdit(ballot.receipt)
        self.add_field(Message("Receipt number"), self.receipt)
        self.file_button = Button(desk.look, Message("Choose a file …"), on_click=self.ask_file)
        self.file_button.setAutoDefault(False)
        self.add_field(Message("Receipt file"), self.file_button)
        self.comments = QCheckBox()
        desk.look.language.bind(self.comments, QCheckBox.setText, Message("Sent with comments"))
        self.comments.setChecked(
            ballot.with_comments or ballot.position is VoteValue.APPROVE_WITH_COMMENTS
        )
        self.body.addWidget(self.comments)
        self._late = Label(desk.look, colour="warn", wrap=True)
        self.body.addWidget(self._late)
        asked = line.approvals.next if line is not None else None
        if asked is not None and ballot.sent is None:
            said = Message("Not agreed to yet by: {step}.", step=asked.name)
            self.body.addWidget(Label(desk.look, said, colour="warn", wrap=True))
        self.day.changed.connect(lambda _day: self._say_late())
        self._say_late()

    def work(self) -> Callable[[], object]:
        """Return the recording of the vote sent."""
        session, number, on = self.desk.session, self._ballot.id, self.day_of(self.day)
        comments, by, receipt = self.comments.isChecked(), self.by.text(), self.receipt.text()
        file = self._file
        return lambda: record_sent(
            session,
            number,
            on=on,
            with_comments=comments,
            by=by,
            receipt=receipt,
            receipt_file=file,
        )

    def ask_file(self) -> None:
        """Ask for the file of the receipt; it is kept as evidence with its SHA-256."""
        title = Message("Receipt file")
        path = ask_open(self.look, self.desk.memory, self, title, ANY_FILE)
        if path is not None:
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Keep a file as the receipt."""
        self._file = path
        self.file_button.set_text(path.name)
        self.look.language.name(self.file_button, Message("Receipt file: {file}", file=path.name))

    def _say_late(self) -> None:
        on, closes = self.day_of(self.day), self._ballot.closes
        late = on is not None and closes is not None and on > closes
        said = Message("That is after the last day, {closes}: the vote was late.", closes=closes)
        self._late.set_text(said if late else "")
        self._late.setVisible(late)


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
        self.cancel.setDefault(True)  # Enter in a field does nothing final

    def work(self) -> Callable[[], object]:
        """Return the closing with the result."""
        session, number, on = self.desk.session, self._ballot.id, self.day_of(self.day)
        outcome = BallotOutcome(self.outcome.value)
        return lambda: record_result(session, number, outcome, on=on)


def ask_step(
    desk: Desk,
    host: QWidget | None,
    ballot: Ballot,
    rule: Rule | None,
    step: CourseStep,
    line: Line,
) -> StepDialog:
    """Open the form of one step over the window."""
    dialog: StepDialog
    match step:
        case CourseStep.CONSULT:
            dialog = _consultation(desk, host, ballot, line)
        case CourseStep.POSITION:
            dialog = PositionDialog(desk, host, ballot, rule, line)
        case CourseStep.SENT:
            dialog = SentDialog(desk, host, ballot, line)
        case CourseStep.RESULT:
            dialog = ResultDialog(desk, host, ballot)
        case _:
            dialog = _particular(desk, host, ballot, step, line)
    dialog.open()
    return dialog


def _consultation(desk: Desk, host: QWidget | None, ballot: Ballot, line: Line) -> StepDialog:
    """The form for a draft and its addressees; for numbers where only those are on record."""
    if ballot.asked and not line.log:
        return ConsultationDialog(desk, host, ballot)
    from stdcommittee.ui.dialogs.consultation import DistributionDialog

    numbers = None if line.log else lambda: ConsultationDialog(desk, host, ballot).open()
    return DistributionDialog(desk, host, ballot, on_numbers=numbers)


def _particular(
    desk: Desk, host: QWidget | None, ballot: Ballot, step: CourseStep, line: Line
) -> StepDialog:
    """The forms of steps that not every ballot has."""
    if step is CourseStep.NOMINATION and line.nominations is not None:
        from stdcommittee.ui.dialogs.ballot_course_nominations import NominationsDialog

        return NominationsDialog(desk, host, ballot, line.nominations)
    if step is CourseStep.ANSWERS and line.review is not None:
        from stdcommittee.ui.dialogs.review_answers import ReviewDialog

        return ReviewDialog(desk, host, ballot, line.review)
    from stdcommittee.ui.dialogs.approval import ApprovalDialog

    return ApprovalDialog(desk, host, ballot, line.approvals)
