"""The way of an ISO or IEC ballot here, from distribution to outcome, at a glance."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.services.ballots.course import CourseStep
from stdcommittee.services.ballots.line import Line, Stop
from stdcommittee.ui.dialogs.ballot_checks import check_row
from stdcommittee.ui.frame.actions import Action
from stdcommittee.ui.theme.tokens import ColourName, Gap
from stdcommittee.ui.toolkit.buttons import LinkButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.labels import Hairline, Phrase
from stdcommittee.ui.toolkit.runs import Run
from stdcommittee.ui.toolkit.steps import Step, StepLine, StepState

_END: Final = Qt.AlignmentFlag.AlignRight
_COLUMNS: Final = 4
_ROOMY: Final = 5  # steps that have room for “by” and a day


class CourseCard(Card):
    """Every step on one line, and below each with its day, what came of it and what to mind."""

    def __init__(self, desk: Desk, on_step: Callable[[CourseStep], object]) -> None:
        super().__init__(desk.look, Message("Our way to the vote"))
        self._on_step = on_step
        self._steps = StepLine(desk.look)
        self.add(self._steps)
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self.add_flush(Hairline(), 0)
        self.add(inner)
        self.buttons: dict[CourseStep, LinkButton] = {}
        self._actions = {
            step: desk.actions.declare(
                Action(
                    id=f"ballot-{step.value}",
                    label=step.label,
                    icon="ballots",
                    run=partial(self._enter, step),
                ),
                self,
            )
            for step in CourseStep
        }
        desk.look.follow(self, CourseCard._dress)

    def show_line(self, line: Line | None, *, writable: bool) -> None:
        """Show how far a ballot is; hidden for a national one."""
        self.setVisible(line is not None)
        self._clear()
        stops = {stop.step: stop for stop in line.stops} if line is not None else {}
        for step, action in self._actions.items():
            action.setEnabled(writable and step in stops and stops[step].open)
        if line is None:
            return
        self.set_title(Message("Our way to the vote"), aside=_aside(line))
        self._steps.set_steps([_step(stop, len(line.stops)) for stop in line.stops])
        for stop in line.stops:
            self._add(stop, writable=writable)

    def _enter(self, step: CourseStep) -> None:
        if step in self.buttons:
            self._on_step(step)

    def _add(self, stop: Stop, *, writable: bool) -> None:
        look, row = self._look, self._grid.rowCount()
        icon, tone, day = _standing(stop)
        name = Phrase(look, [Run(stop.step.text, icon=icon, colour=tone)], shrink=False)
        said = Phrase(look, [Run(stop.said, "text" if stop.done else "muted")])
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(said, row, 1)
        self._grid.addWidget(Phrase(look, [Run(day, tone)], align=_END, shrink=False), row, 2)
        if writable and stop.open:
            words = _words(stop)
            button = LinkButton(look, words, on_click=partial(self._on_step, stop.step))
            spoken = Message("{step}: {what}", step=stop.step.text, what=words)
            look.language.name(button, spoken)
            self.buttons[stop.step] = button
            self._grid.addWidget(button, row, 3)
        for check in stop.checks:
            row += 1
            self._grid.addWidget(check_row(look, check), row, 1, 1, _COLUMNS - 1)

    def _clear(self) -> None:
        self.buttons.clear()
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _dress(self) -> None:
        self._grid.setHorizontalSpacing(self._look.px(Gap.M))
        self._grid.setVerticalSpacing(self._look.px(Gap.XS))


def _aside(line: Line) -> Text:
    """Say how long there is still; of a closed ballot how often the outcome was as we voted."""
    if line.rate is not None and line.rate.compared:
        return Message(
            "{committee} {year}: {agreed} of {all} outcomes as we voted",
            committee=line.rate.committee,
            year=line.rate.year,
            agreed=len(line.rate.agreed),
            all=len(line.rate.compared),
        )
    days = line.working_days
    if line.now is None or days is None:
        return ""
    if days < 0:
        return Message("voting has ended")
    return Plural("{n} working day left", "{n} working days left", n=days)


def _step(stop: Stop, steps: int) -> Step:
    """Return a step of the line; of many steps the day alone, for want of room."""
    if stop.done:
        return Step(stop.brief or stop.step.text, StepState.DONE)
    label: Text = stop.step.text
    if stop.by is not None:
        label = Message("by {day}", day=stop.by) if steps <= _ROOMY else str(stop.by)
    if stop.late:
        return Step(label, StepState.DUE)
    return Step(label, StepState.NOW if stop.now else StepState.AHEAD)


def _words(stop: Stop) -> Text:
    """Return what the button of a step says."""
    if stop.more:
        return Message("More …")
    return Message("Change …") if stop.done else Message("Enter …")


def _standing(stop: Stop) -> tuple[str, ColourName, Text]:
    if stop.done:
        day: Text = str(stop.day) if stop.day is not None else ""
        if stop.late:
            return "check", "warn", Message("{day}, late", day=day)
        return "check", "good", day
    said: Text = Message("by {day}", day=stop.by) if stop.by is not None else ""
    if stop.late:
        return "warning", "bad", said
    return ("clock", "text", said) if stop.now else ("circle", "muted", said)
