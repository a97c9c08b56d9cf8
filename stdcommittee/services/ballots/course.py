"""Where an ISO or IEC ballot is on its way here: consult, position, sent, result."""

from __future__ import annotations

import datetime as dt

from stdcommittee.base.fields import Choice
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message, Text
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, BallotStatus
from stdcommittee.domain.deadlines.calendar import calendar
from stdcommittee.domain.rules import RuleBook


class CourseStep(Choice):
    """The steps of an international ballot, in their order."""

    CONSULT = "consult", N_("Consultation")
    POSITION = "position", N_("Our position")
    SENT = "sent", N_("Sending")
    RESULT = "result", N_("Result")


@frozen
class Passage:
    """One step: the day it was done, the day by which it should be, and what came of it.

    `by` is an office value counted back in working days from the closing day; the result is
    expected on the closing day itself. `late`: done after that day, or not done though it is over.
    """

    step: CourseStep
    done: dt.date | None
    by: dt.date | None
    said: Text
    late: bool


@frozen
class Course:
    """The way of one ballot; `now` is the step to take next, None where all is done or over."""

    passages: tuple[Passage, ...]
    now: CourseStep | None
    working_days: int | None  # until the closing day; None without one


def course(ballot: Ballot, rules: RuleBook, today: dt.date) -> Course:
    """Return where an international ballot stands on a day."""
    done = {
        CourseStep.CONSULT: ballot.consulted,
        CourseStep.POSITION: ballot.positioned,
        CourseStep.SENT: ballot.sent,
        CourseStep.RESULT: ballot.closed if ballot.outcome is not BallotOutcome.NONE else None,
    }
    over = ballot.status in (BallotStatus.CLOSED, BallotStatus.CANCELLED)
    taken = [step for step in CourseStep if done[step] is not None]
    rest = list(CourseStep)[list(CourseStep).index(taken[-1]) + 1 :] if taken else list(CourseStep)
    now = None if over or not rest else rest[0]
    passages = []
    for step in CourseStep:
        by, at = _by(step, ballot.closes, rules, today), done[step]
        late = _late(at, by, today, here=step is now) and step is not CourseStep.RESULT
        passages.append(Passage(step, at, by, _said(step, ballot), late))
    days = (
        calendar().working_days_between(today, ballot.closes) if ballot.closes is not None else None
    )
    return Course(tuple(passages), now, days)


def _late(at: dt.date | None, by: dt.date | None, today: dt.date, *, here: bool) -> bool:
    if by is None:
        return False
    return at > by if at is not None else here and by < today


def _by(
    step: CourseStep, closes: dt.date | None, rules: RuleBook, today: dt.date
) -> dt.date | None:
    if closes is None:
        return None
    match step:
        case CourseStep.CONSULT:
            key = "mirror.reply.days"
        case CourseStep.POSITION:
            key = "mirror.position.days"
        case CourseStep.SENT:
            key = "mirror.cast.days"
        case CourseStep.RESULT:
            return closes
    return calendar().add_working_days(closes, -rules.parameter(key, today).number)


def _said(step: CourseStep, ballot: Ballot) -> Text:
    match step:
        case CourseStep.CONSULT if ballot.consulted is not None:
            return Message("{replied}/{asked} replied", replied=ballot.replied, asked=ballot.asked)
        case CourseStep.POSITION if ballot.position is not None:
            return ballot.position.text
        case CourseStep.SENT if ballot.sent is not None:
            return Message("with comments") if ballot.with_comments else ""
        case CourseStep.RESULT if ballot.outcome is not BallotOutcome.NONE:
            return ballot.outcome.text
        case _:
            return ""
