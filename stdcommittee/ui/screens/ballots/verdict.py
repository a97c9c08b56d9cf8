"""How a ballot stands: the result if it closed now, criterion by criterion, or the one it had."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from stdcommittee.base.messages import Joined, Message, Text
from stdcommittee.domain.ballots.records import BallotStatus
from stdcommittee.domain.ballots.vocabulary import Stance
from stdcommittee.domain.rules import Comparison, Finding, Outcome, Verdict
from stdcommittee.domain.rules.verdict import UNREAD
from stdcommittee.services.ballots import BallotMeter
from stdcommittee.ui.theme.tokens import ColourName, Gap, Tone, Type
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.labels import Hairline, Label, Phrase
from stdcommittee.ui.toolkit.language import set_tip
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.meter import Meter
from stdcommittee.ui.toolkit.pill import Pill, Tag
from stdcommittee.ui.toolkit.runs import Run, fraction

_SIGNS: Final = {
    Comparison.AT_LEAST: "≥",
    Comparison.MORE_THAN: ">",
    Comparison.AT_MOST: "≤",
}
MARKS: Final = {
    Outcome.APPROVED: (Tone.GOOD, "check-circle"),
    Outcome.CONFIRM: (Tone.GOOD, "check-circle"),
    Outcome.REVISE: (Tone.ACCENT, "check-circle"),
    Outcome.NOT_APPROVED: (Tone.BAD, "cross-circle"),
    Outcome.WITHDRAW: (Tone.BAD, "cross-circle"),
    Outcome.UNDETERMINED: (Tone.WARN, "warning"),
}
UNDECIDED: Final = (BallotStatus.CANCELLED, BallotStatus.WITHDRAWN)
_PILL = 84  # px, so that meters of several rows stand under each other
_NAME, _METER, _FIGURES = 14, 8, 16  # shares of a row's width


class VerdictCard(Card):
    """The sentence first, then one row per criterion; citation and rule edition at the foot."""

    def __init__(self, desk: Desk) -> None:
        look = desk.look
        super().__init__(look, " ", type_=Type.HEADING)
        self._desk = desk
        inner = QWidget()
        self._box = QVBoxLayout(inner)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self.add_flush(inner, 0)
        self._cited = Phrase(look)
        self._edition = Tag(look, "")
        self._provisional = Tag(look, Message("provisional"), provisional=True)
        self.set_foot(self._cited, self._edition, self._provisional)

    def show_meter(self, meter: BallotMeter) -> None:
        """Show how a ballot stands; hidden where no rule judges it."""
        verdict = meter.verdict
        self.setVisible(verdict is not None)
        if verdict is None:
            return
        self._say(meter, verdict)
        while (item := self._box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        undecided = meter.ballot.status in UNDECIDED
        for place, finding in enumerate(() if undecided else verdict.criteria):
            if place:
                self._box.addWidget(Hairline())
            self._box.addWidget(CriterionRow(self._look, finding))
        for part in (self._foot_line, self._foot):
            part.setVisible(not undecided)
        remarks = [] if undecided else list(_remarks(meter, verdict))
        if remarks:
            self._box.addWidget(Hairline())
            self._box.addWidget(Remarks(self._look, remarks))

    def _say(self, meter: BallotMeter, verdict: Verdict) -> None:
        tone, icon = MARKS[verdict.outcome]
        status = meter.ballot.status
        if status in UNDECIDED:
            said, tone, icon = status.text, Tone.NEUTRAL, "stop"
        elif status is BallotStatus.CLOSED:
            said = Message("Result: {outcome}", outcome=verdict.outcome.text)
        else:
            said = Message("If it closed now: {outcome}", outcome=verdict.outcome.text)
        self.set_title(said, aside=_counted(meter, verdict), icon=icon, tone=tone)
        self._look.language.name(self, said)
        cited = Joined(tuple(dict.fromkeys(f.citation for f in verdict.criteria)), "clause")
        self._cited.set_runs(Run(cited, "muted", icon="book", type=Type.CAPTION))
        self._name_edition(verdict.edition)
        self._provisional.setVisible(verdict.provisional)
        notes = Joined(verdict.notes, "sentence")
        self._look.language.bind(self._provisional, set_tip, notes if verdict.notes else "")

    def _name_edition(self, id_: str) -> None:
        """Say from when the edition is in force, and its title on request; its id if it is gone."""
        known = self._desk.session.rules.editions()
        edition = next((item for item in known if item.id == id_), None)
        if edition is None:
            self._edition.set_fact(id_)
            self._look.language.bind(self._edition, set_tip, "")
            return
        self._edition.set_fact(Message("in force from {day}", day=edition.effective_from))
        self._look.language.bind(self._edition, set_tip, edition.title)


class CriterionRow(QWidget):
    """One criterion: name and formula, meter, exact fraction and margin, met or not in words."""

    def __init__(self, look: Look, finding: Finding) -> None:
        super().__init__()
        self._look = look
        self.finding = finding
        self._grid = QGridLayout(self)
        value, limit = _shares(finding)
        tone, icon, word = _judged(finding)
        meter = Meter(look)
        meter.set_value(
            value,
            limit=limit,
            tone=tone,
            says=Message(
                "{criterion}: {value} {sign} {limit}, {word}",
                criterion=finding.label,
                value=_value(finding),
                sign=_SIGNS[finding.comparison],
                limit=_limit(finding),
                word=word,
            ),
        )
        exact = figures_of(finding)
        spare: ColourName = "warn" if finding.passed and _on_limit(finding) else "muted"
        margin = Phrase(look, [Run(finding.margin, spare, type=Type.CAPTION)])
        measure = Phrase(look, [Run(finding.measure, "muted", type=Type.CAPTION)])
        look.language.bind(measure, set_tip, finding.measure)  # may be longer than its room
        self._grid.addWidget(Phrase(look, [Run(finding.label, bold=True)]), 0, 0)
        self._grid.addWidget(measure, 1, 0)
        self._grid.addWidget(meter, 0, 1, 2, 1)
        self._grid.addWidget(Phrase(look, exact), 0, 2)
        self._grid.addWidget(margin, 1, 2)
        centre = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self.pill = Pill(look, word, icon, tone)
        self._grid.addWidget(self.pill, 0, 3, 2, 1, centre)
        for column, share in enumerate((_NAME, _METER, _FIGURES)):
            self._grid.setColumnStretch(column, share)
        look.follow(self, CriterionRow._dress)

    def _dress(self) -> None:
        px = self._look.px
        self._grid.setColumnMinimumWidth(3, px(_PILL))
        self._grid.setContentsMargins(px(Gap.M), px(Gap.XS), px(Gap.M), px(Gap.XS))
        self._grid.setHorizontalSpacing(px(Gap.M))
        self._grid.setVerticalSpacing(0)


class Remarks(QWidget):
    """Sentences under a verdict that stands: what was missing, what is doubtful, what to know."""

    def __init__(self, look: Look, remarks: list[tuple[str, Tone, Text]]) -> None:
        super().__init__()
        self._look = look
        self._box = QVBoxLayout(self)
        for icon, tone, text in remarks:
            row = QHBoxLayout()
            mark = Phrase(look, [Run(icon=icon, colour=tone.text)], shrink=False)
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Label(look, text, wrap=True, selectable=True), 1)
            self._box.addLayout(row)
        look.follow(self, Remarks._dress)

    def _dress(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(px(Gap.M), px(Gap.S), px(Gap.M), px(Gap.S))
        self._box.setSpacing(px(Gap.XS))


def figures_of(finding: Finding) -> list[Run]:
    """Return a criterion's exact figures beside its limit."""
    return fraction(_value(finding), _SIGNS[finding.comparison], _limit(finding))


def _remarks(meter: BallotMeter, verdict: Verdict) -> Iterator[tuple[str, Tone, Text]]:
    if meter.ballot.status in (BallotStatus.DRAFT, BallotStatus.OPEN):
        return  # while it runs the cards beside it say what to mind
    for text in verdict.needed:
        yield "cross", Tone.BAD, text
    for text in verdict.problems:
        yield "warning", Tone.WARN, text
    for name, why in verdict.disregarded:
        said = Message("{voter}: not counted, {why}", voter=name, why=why or "–")
        yield "minus", Tone.NEUTRAL, said
    for text in verdict.notes:
        yield "info", Tone.NEUTRAL, text


def _counted(meter: BallotMeter, verdict: Verdict) -> Text:
    """Say how many votes of each sort were received; of a secret ballot, how many are uncounted.

    Not to have voted is said of those who may vote only.
    """
    parts: list[Text] = [
        Message("{stance} {n}", stance=stance.text, n=n)
        for stance in Stance
        if (n := verdict.count(stance)) or stance in (Stance.FOR, Stance.AGAINST)
    ]
    if silent := len(meter.missing):
        parts.append(Message("not voted {n}", n=silent))
    if unread := verdict.count(UNREAD):
        said = Message("not understood {n}", n=unread)
        parts.append(said if meter.box is None else Message("not counted yet {n}", n=unread))
    return Joined(tuple(parts))


def _shares(finding: Finding) -> tuple[Fraction | None, Fraction | None]:
    """Return where bar and limit stand on a scale from nobody to everybody."""
    if not finding.denominator:
        return None, None if finding.counted else finding.threshold
    value = Fraction(finding.numerator, finding.denominator)
    if finding.counted:
        return value, finding.threshold / finding.denominator
    return value, finding.threshold


def _value(finding: Finding) -> str:
    return f"{finding.numerator}/{finding.denominator}"


def _limit(finding: Finding) -> str:
    limit = finding.threshold
    return str(limit) if limit.denominator == 1 else f"{limit.numerator}/{limit.denominator}"


def _on_limit(finding: Finding) -> bool:
    if finding.counted:
        return finding.numerator == finding.threshold
    return finding.numerator == finding.threshold * finding.denominator


def _judged(finding: Finding) -> tuple[Tone, str, Message]:
    if finding.passed is None:
        return Tone.WARN, "help", Message("not known")
    if finding.passed:
        return Tone.GOOD, "check", Message("met")
    return Tone.BAD, "cross", Message("not met")
