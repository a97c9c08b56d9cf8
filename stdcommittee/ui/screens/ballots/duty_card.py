"""Whether a vote is due, by which days, and how near each committee's P-membership is to risk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from stdcommittee.base.messages import Joined, Message, Plural, Text
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.rules import Parameter
from stdcommittee.domain.supervision.owing import Owed
from stdcommittee.domain.supervision.voting_duty import DutyState, KindCount, VotingDuty
from stdcommittee.services.ballots.dates import BallotDates, PlannedDay
from stdcommittee.ui.theme.tokens import ColourName, Gap, Tone, Type
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.detail_rows import Line
from stdcommittee.ui.toolkit.labels import Hairline, Label, Phrase
from stdcommittee.ui.toolkit.language import set_tip
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.meter import Meter
from stdcommittee.ui.toolkit.runs import Run, fraction

_END: Final = Qt.AlignmentFlag.AlignRight
_CAUSES: Final = 4  # missed ballots that are named
_TONES: Final = {
    DutyState.KEPT: (Tone.GOOD, "check"),
    DutyState.AT_RISK: (Tone.WARN, "warning"),
    DutyState.REMINDER: (Tone.WARN, "warning"),
    DutyState.BROKEN: (Tone.BAD, "warning"),
}


class DatesCard(Card):
    """Whether a vote is due and why, and the internal days up to the closing moment."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, Message("Internal days"))
        self._box = _box(self, look)

    def show_dates(self, owed: Owed | None, dates: BallotDates | None) -> None:
        """Show the days of an international ballot; hidden for another."""
        self.setVisible(owed is not None)
        if owed is None:
            return
        look = self._look
        due = Message("A vote is due") if owed.due else Message("No vote is due")
        rows: list[QWidget] = [
            Label(look, due, bold=True),
            Label(look, owed.why, colour="muted", wrap=True),
        ]
        if owed.conflict:
            rows.append(Label(look, owed.conflict, colour="warn", wrap=True))
        if dates is not None and dates.days:
            rows += [Hairline(), _Days(look, dates.days)]
        if dates is not None and dates.ends is not None:
            ends = Message("Closes at 24:00 in Geneva: {moment} here.", moment=_moment(dates.ends))
            rows.append(Label(look, ends, colour="muted", type_=Type.CAPTION, wrap=True))
        _fill(self._box, rows)


class _Days(QWidget):
    """One row for each day: what, by when, and whether it is done or late."""

    def __init__(self, look: Look, days: Sequence[PlannedDay]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(look.px(Gap.XS))
        grid.setColumnStretch(0, 1)
        for row, item in enumerate(days):
            icon, colour = _standing(item)
            what = item.planned.milestone.text
            grid.addWidget(Phrase(look, [Run(what, icon=icon, colour=colour)]), row, 0)
            said = Run(item.planned.day.isoformat(), colour)
            shown = Phrase(look, [said], align=_END, shrink=False)
            rule = item.planned.rule
            if rule is not None:
                look.language.bind(shown, set_tip, _by_rule(rule))
            grid.addWidget(shown, row, 1)


class DutyCard(Card):
    """What each committee's P-member voted on this year, against what may be missed."""

    def __init__(self, look: Look, on_ballot: Callable[[int], object]) -> None:
        super().__init__(look, Message("Duty to vote"))
        self._on_ballot = on_ballot
        self._box = _box(self, look)

    def show_duties(self, duties: Sequence[VotingDuty], year: int) -> None:
        """Show the committees; hidden where no vote was due anywhere."""
        self.setVisible(bool(duties))
        self.set_title(Message("Duty to vote"), aside=str(year))
        self.set_problem(problem=any(duty.state is DutyState.BROKEN for duty in duties))
        rows: list[QWidget] = []
        for place, duty in enumerate(duties):
            if place:
                rows.append(Hairline())
            rows.append(_Duty(self._look, duty, self._on_ballot))
        _fill(self._box, rows)


class _Duty(QWidget):
    """One committee: how it stands, against which limits, by kind, by quarter, and why."""

    def __init__(self, look: Look, duty: VotingDuty, on_ballot: Callable[[int], object]) -> None:
        super().__init__()
        self._look = look
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look.px(Gap.XS))
        tone, icon = _TONES[duty.state]
        self._box.addWidget(Phrase(look, [Run(duty.committee, bold=True)]))
        self._box.addLayout(_marked(look, duty.state.text, icon, tone))
        self._add_limits(duty, tone)
        voted, due = duty.rate()
        self._say(Message("Voting rate"), f"{voted}/{due}", _quarters(duty))
        for count in duty.counts:
            self._say(count.kind.name, f"{count.voted}/{count.due}", _beside(count))
        self._add_causes(duty.causes, on_ballot)
        rule = duty.rules.share or duty.rules.mandatory or duty.rules.reminded
        if rule is not None:
            cited = Label(look, _by_edition(rule), colour="muted", type_=Type.CAPTION, wrap=True)
            self._box.addWidget(cited)

    def _add_limits(self, duty: VotingDuty, tone: Tone) -> None:
        rules = duty.rules
        missed, must = duty.mandatory
        most = rules.mandatory or rules.reminded
        if most is not None and must:
            limit = Fraction(most.number, must)
            said = Message("DIS, CDV, FDIS, SR missed")
            self._add_limit(said, (missed, must), limit, str(most.number), tone, most)
        missed, of = duty.internal
        if rules.share is not None and of:
            share = rules.share.share
            said = Message("Committee ballots missed")
            shown = f"{share.numerator}/{share.denominator}"
            self._add_limit(said, (missed, of), share, shown, tone, rules.share)

    def _add_limit(
        self,
        label: Text,
        counts: tuple[int, int],
        limit: Fraction,
        allowed: str,
        tone: Tone,
        rule: Parameter,
    ) -> None:
        missed, due = counts
        exact = fraction(f"{missed}/{due}", "≤", allowed, type_=Type.BODY)
        self._pair(label, exact)
        meter = Meter(self._look, thin=True)
        spoken = Message(
            "{label}: {missed} of {all}, at most {limit}",
            label=label,
            missed=missed,
            all=due,
            limit=allowed,
        )
        meter.set_value(
            Fraction(missed, due), limit=limit, tone=tone if missed else Tone.NEUTRAL, says=spoken
        )
        self._look.language.bind(meter, set_tip, _by_rule(rule))
        self._box.addWidget(meter)

    def _pair(self, label: Text, runs: Sequence[Run]) -> None:
        grid = QGridLayout()
        grid.addWidget(Label(self._look, label, colour="muted", wrap=True), 0, 0)
        grid.addWidget(Phrase(self._look, runs, align=_END, shrink=False), 0, 1)
        grid.setColumnStretch(0, 1)
        self._box.addLayout(grid)

    def _say(self, label: Text, figure: str, beside: Text) -> None:
        self._pair(label, [Run(figure)])
        if beside:
            caption = Label(self._look, beside, colour="muted", type_=Type.CAPTION, wrap=True)
            self._box.addWidget(caption)

    def _add_causes(self, causes: Sequence[Ballot], on_ballot: Callable[[int], object]) -> None:
        for ballot in causes[:_CAUSES]:
            name = ballot.document or ballot.title
            opening = partial(on_ballot, ballot.id)
            row = Line(
                self._look,
                name,
                icon="warning",
                icon_colour="warn",
                aside=str(ballot.closes or ""),
                on_open=opening,
            )
            self._box.addWidget(row)
        if len(causes) > _CAUSES:
            more = Plural("and {n} more", "and {n} more", n=len(causes) - _CAUSES)
            self._box.addWidget(Label(self._look, more, colour="muted"))


def _marked(look: Look, said: Text, icon: str, tone: Tone) -> QHBoxLayout:
    """Return a sentence with its icon, on as many lines as it needs."""
    row = QHBoxLayout()
    row.setSpacing(look.px(Gap.S))
    mark = Phrase(look, [Run(icon=icon, colour=tone.text)], shrink=False)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(look, said, colour=tone.text, wrap=True), 1)
    return row


def _box(card: Card, look: Look) -> QVBoxLayout:
    inner = QWidget()
    box = QVBoxLayout(inner)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(look.px(Gap.S))
    card.add(inner)
    return box


def _fill(box: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    while (item := box.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
    for widget in widgets:
        box.addWidget(widget)


def _standing(item: PlannedDay) -> tuple[str, ColourName]:
    if item.late:
        return "warning", "warn" if item.done else "bad"
    return ("check", "good") if item.done else ("circle", "muted")


def _quarters(duty: VotingDuty) -> Text:
    """Return the rate of each quarter in which a vote was due."""
    rates = [(quarter, duty.rate(quarter)) for quarter in (1, 2, 3, 4)]
    return " · ".join(f"Q{quarter} {voted}/{due}" for quarter, (voted, due) in rates if due)


def _beside(count: KindCount) -> Text:
    """Return what is to be said of one kind of ballots beside those voted on."""
    told: list[Text] = []
    if count.missed:
        told.append(Message("{n} missed", n=count.missed))
    if count.late:
        told.append(Message("{n} late", n=count.late))
    if count.excused:
        told.append(Message("{n} excused", n=count.excused))
    if count.abstained:
        told.append(Message("{n} abstained", n=count.abstained))
    if count.with_comments:
        told.append(Message("{n} with comments", n=count.with_comments))
    return Joined(tuple(told), "list") if told else ""


def _by_rule(rule: Parameter) -> Text:
    parts: tuple[Text, ...] = (rule.label, rule.citation)
    if rule.provisional:
        parts = (*parts, Message("provisional"))
    return Joined(parts, "clause")


def _by_edition(rule: Parameter) -> Text:
    """Return where the limits stand, and whether that was checked."""
    if rule.provisional:
        return Message("{citation}, provisional", citation=rule.citation)
    return rule.citation


def _moment(moment: dt.datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M")
