"""Where an ISO or IEC ballot is on its way here: consult, position, sent, result."""

from __future__ import annotations

import datetime as dt
from typing import Final

from stdcommittee.base.fields import Choice
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message, Text
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, BallotStatus
from stdcommittee.domain.deadlines.ballot_dates import Milestone, internal_day
from stdcommittee.domain.deadlines.calendar import Calendar, calendar
from stdcommittee.domain.rules import RuleBook


class CourseStep(Choice):
    """What is done on an international ballot, in its order.

    Experts are named with a new work item only, questions answered in a systematic review only.
    """

    CONSULT = "consult", N_("Consultation")
    NOMINATION = "nomination", N_("Experts named")
    ANSWERS = "answers", N_("Review questions")
    POSITION = "position", N_("Our position")
    APPROVAL = "approval", N_("Approval of the position")
    SENT = "sent", N_("Sending")
    RESULT = "result", N_("Result")


MAIN_STEPS: Final = (
    CourseStep.CONSULT,
    CourseStep.POSITION,
    CourseStep.SENT,
    CourseStep.RESULT,
)  # those that every ballot has, with their days
_MILESTONES: Final = {
    CourseStep.CONSULT: Milestone.REPLIES,
    CourseStep.POSITION: Milestone.POSITION,
    CourseStep.SENT: Milestone.CAST,
}


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


def course(
    ballot: Ballot, rules: RuleBook, today: dt.date, working: Calendar | None = None
) -> Course:
    """Return where an international ballot stands on a day.

    Working days are those of `working` (`Session.calendar`), by default the shipped ones.
    """
    ours = working or calendar()
    done = {
        CourseStep.CONSULT: ballot.consulted,
        CourseStep.POSITION: ballot.positioned,
        CourseStep.SENT: ballot.sent,
        CourseStep.RESULT: ballot.closed if ballot.outcome is not BallotOutcome.NONE else None,
    }
    over = ballot.status not in (BallotStatus.DRAFT, BallotStatus.OPEN)
    taken = [place for place, step in enumerate(MAIN_STEPS) if done[step] is not None]
    rest = MAIN_STEPS[taken[-1] + 1 :] if taken else MAIN_STEPS
    now = None if over or not rest else rest[0]
    passages = []
    for step in MAIN_STEPS:
        by, at = _by(step, ballot, rules, today, ours), done[step]
        late = _late(at, by, today, here=step is now) and step is not CourseStep.RESULT
        passages.append(Passage(step, at, by, _said(step, ballot), late))
    days = ours.working_days_between(today, ballot.closes) if ballot.closes is not None else None
    return Course(tuple(passages), now, days)


def _late(at: dt.date | None, by: dt.date | None, today: dt.date, *, here: bool) -> bool:
    if by is None:
        return False
    return at > by if at is not None else here and by < today


def _by(
    step: CourseStep, ballot: Ballot, rules: RuleBook, today: dt.date, ours: Calendar
) -> dt.date | None:
    milestone = _MILESTONES.get(step)
    if milestone is None:
        return ballot.closes
    planned = internal_day(ballot, milestone, rules, today, ours)
    return planned.day if planned is not None else None


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
