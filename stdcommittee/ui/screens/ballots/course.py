"""The way of an international ballot here, and how near the committee's P-membership is to risk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.supervision.voting_duty import VotingDuty
from stdcommittee.services.ballots.course import Course, CourseStep, Passage
from stdcommittee.ui.theme.tokens import ColourName, Gap, Tone, Type
from stdcommittee.ui.toolkit.buttons import LinkButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.labels import Hairline, Phrase
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.meter import Meter
from stdcommittee.ui.toolkit.pill import Pill, Tag
from stdcommittee.ui.toolkit.runs import Run, fraction
from stdcommittee.ui.toolkit.steps import Step, StepLine, StepState

_END: Final = Qt.AlignmentFlag.AlignRight


class CourseCard(Card):
    """Consult, position, sent, result on one line; each step is entered from its row below."""

    def __init__(self, look: Look, on_step: Callable[[CourseStep], object]) -> None:
        super().__init__(look, Message("Our way to the vote"))
        self._on_step = on_step
        self._line = StepLine(look)
        self.add(self._line)
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self.add_flush(Hairline(), 0)
        self.add(inner)
        self.buttons: dict[CourseStep, LinkButton] = {}
        look.follow(self, CourseCard._dress)

    def show_course(self, course: Course | None, *, writable: bool) -> None:
        """Show how far a ballot is; hidden for a national one."""
        self.setVisible(course is not None)
        if course is None:
            return
        self.set_title(Message("Our way to the vote"), aside=_time_left(course))
        self._line.set_steps([_step(item, course) for item in course.passages])
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons.clear()
        for row, passage in enumerate(course.passages):
            self._add(row, passage, course, writable=writable)

    def _add(self, row: int, passage: Passage, course: Course, *, writable: bool) -> None:
        look = self._look
        icon, tone, said = _standing(passage, course)
        name = Phrase(look, [Run(passage.step.text, icon=icon, colour=tone)], shrink=False)
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(Phrase(look, [Run(passage.said, "muted")]), row, 1)
        self._grid.addWidget(Phrase(look, [Run(said, tone)], shrink=False), row, 2)
        if writable:
            change = passage.done is not None
            words = Message("Change …") if change else Message("Enter …")
            button = LinkButton(look, words, on_click=partial(self._on_step, passage.step))
            spoken = Message("{step}: {what}", step=passage.step.text, what=words)
            look.language.name(button, spoken)
            self.buttons[passage.step] = button
            self._grid.addWidget(button, row, 3)

    def _dress(self) -> None:
        self._grid.setHorizontalSpacing(self._look.px(Gap.M))
        self._grid.setVerticalSpacing(self._look.px(Gap.XS))


class DutyCard(Card):
    """How many ballots each committee's P-member missed this year, against what is allowed."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, Message("Duty to vote"))
        inner = QWidget()
        self._inner = QVBoxLayout(inner)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(look.px(Gap.S))
        self.add(inner)

    def show_duties(self, duties: Sequence[VotingDuty], year: int) -> None:
        """Show the committees; hidden where no vote is due anywhere."""
        self.setVisible(bool(duties))
        self.set_title(Message("Duty to vote"), aside=str(year))
        self.set_problem(problem=any(not duty.kept for duty in duties))
        while (item := self._inner.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for place, duty in enumerate(duties):
            if place:
                self._inner.addWidget(Hairline())
            self._inner.addWidget(_Duty(self._look, duty))


class _Duty(QWidget):
    """One committee: mandatory ballots and committee ballots, each against what is allowed."""

    def __init__(self, look: Look, duty: VotingDuty) -> None:
        super().__init__()
        self._look = look
        self._kept = duty.kept
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(look.px(Gap.XS))
        tone, icon, word = _risk(duty)
        self._grid.addWidget(Phrase(look, [Run(duty.committee, bold=True)]), 0, 0)
        self._grid.addWidget(Tag(look, Message("P-member")), 0, 1)
        self._grid.addWidget(Pill(look, word, icon, tone), 1, 0, 1, 2)
        must = sum(item.kind is not BallotKind.CIB for item in duty.ballots)
        mandatory = Fraction(duty.mandatory_allowed, max(1, must))
        self._add(
            Message("DIS, CDV, FDIS, SR missed"),
            (duty.missed_mandatory, must),
            mandatory,
            str(duty.mandatory_allowed),
        )
        self._add(
            Message("Committee ballots missed"),
            (duty.missed, duty.due),
            duty.allowed,
            f"{duty.allowed.numerator}/{duty.allowed.denominator}",
        )

    def _add(self, label: Text, counts: tuple[int, int], limit: Fraction, allowed: str) -> None:
        missed, due = counts
        row = self._grid.rowCount()
        exact = fraction(f"{missed}/{due}", "≤", allowed, type_=Type.BODY)
        self._grid.addWidget(Phrase(self._look, [Run(label, "muted")]), row, 0)
        self._grid.addWidget(Phrase(self._look, exact, align=_END), row, 1)
        share = Fraction(missed, due) if due else Fraction(0)
        tone = Tone.NEUTRAL if not missed else Tone.WARN if self._kept else Tone.BAD
        meter = Meter(self._look, thin=True)
        spoken = Message(
            "{label}: {missed} of {all}, at most {limit}",
            label=label,
            missed=missed,
            all=due,
            limit=allowed,
        )
        meter.set_value(share, limit=limit, tone=tone, says=spoken)
        self._grid.addWidget(meter, row + 1, 0, 1, 2)


def _time_left(course: Course) -> Text:
    days = course.working_days
    if course.now is None or days is None:
        return ""
    if days < 0:
        return Message("voting has ended")
    return Plural("{n} working day left", "{n} working days left", n=days)


def _step(passage: Passage, course: Course) -> Step:
    if passage.done is not None:
        return Step(passage.said or str(passage.done), StepState.DONE)
    label: Text = passage.step.text
    if passage.by is not None:
        label = Message("by {day}", day=passage.by)
    if passage.late:
        return Step(label, StepState.DUE)
    return Step(label, StepState.NOW if passage.step is course.now else StepState.AHEAD)


def _standing(passage: Passage, course: Course) -> tuple[str, ColourName, Text]:
    if passage.done is not None:
        if passage.late:
            return "check", "warn", Message("{day}, late", day=passage.done)
        return "check", "good", str(passage.done)
    if passage.by is None:
        return "circle", "muted", ""
    said = Message("by {day}", day=passage.by)
    if passage.late:
        return "warning", "bad", said
    return ("clock", "text", said) if passage.step is course.now else ("circle", "muted", said)


def _risk(duty: VotingDuty) -> tuple[Tone, str, Text]:
    if not duty.kept:
        return Tone.BAD, "warning", Message("Status may be lost")
    if duty.at_risk:
        return Tone.WARN, "warning", Message("One more miss may cost the status")
    return Tone.GOOD, "check", Message("Duty kept")
