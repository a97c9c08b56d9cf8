"""The internal days of an ISO or IEC ballot, planned back from its closing day in working days.

How many working days each takes is rule data (`mirror.*.days`). We work by our own calendar; who
sits in Geneva is asked on a day that is worked in both places. A ballot closes at 24:00 in Geneva.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from stdcommittee.base.fields import Choice
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.deadlines.calendar import Calendar
from stdcommittee.domain.rules import Parameter, RuleBook

GENEVA: Final = "ch-ge"
_DAY: Final = dt.timedelta(days=1)


class Milestone(Choice):
    """What is to be done on the way to a vote, in its order."""

    DISTRIBUTE = "distribute", N_("Sent to experts")
    REPLIES = "replies", N_("Experts have replied")
    POSITION = "position", N_("National position")
    CAST = "cast", N_("Vote sent")
    ASK = "ask", N_("Ask Geneva by")
    CLOSE = "close", N_("Closes")


RULES: Final = {
    Milestone.DISTRIBUTE: "mirror.distribute.days",
    Milestone.REPLIES: "mirror.reply.days",
    Milestone.POSITION: "mirror.position.days",
    Milestone.CAST: "mirror.cast.days",
}


@frozen(kw_only=True)
class InternalDate:
    """The day by which something is to be done, and the rule that says so.

    `tight`: the ballot is too short for the rule, so that the day was moved up to its opening.
    """

    milestone: Milestone
    day: dt.date
    rule: Parameter | None = None
    tight: bool = False


def internal_dates(
    ballot: Ballot, rules: RuleBook, on: dt.date, *, ours: Calendar, geneva: Calendar
) -> tuple[InternalDate, ...]:
    """Return the internal days of a ballot in their order, by the rules in force on a day.

    None without a closing day; distribution is planned only where the opening day is known. No day
    lies before the opening, and none after the closing day.
    """
    closes = ballot.closes
    if closes is None:
        return ()
    found = [
        _planned(milestone, ballot.opened, closes, rules.parameter(key, on), ours)
        for milestone, key in RULES.items()
        if milestone is not Milestone.DISTRIBUTE or ballot.opened is not None
    ]
    return (
        *found,
        InternalDate(milestone=Milestone.ASK, day=last_common_day(closes, ours, geneva)),
        InternalDate(milestone=Milestone.CLOSE, day=closes),
    )


def internal_day(
    ballot: Ballot, milestone: Milestone, rules: RuleBook, on: dt.date, ours: Calendar
) -> InternalDate | None:
    """Return one of the days that a rule gives, or None where it cannot be told."""
    if ballot.closes is None or (milestone is Milestone.DISTRIBUTE and ballot.opened is None):
        return None
    rule = rules.parameter(RULES[milestone], on)
    return _planned(milestone, ballot.opened, ballot.closes, rule, ours)


def last_common_day(closes: dt.date, ours: Calendar, geneva: Calendar) -> dt.date:
    """Return the last day up to a closing day that is worked here and in Geneva."""
    day = closes
    while not (ours.is_working(day) and geneva.is_working(day)):
        day -= _DAY
    return day


def closing_moment(closes: dt.date) -> dt.datetime:
    """Return the moment at which a ballot closes: 24:00 in Geneva.

    Summer time begins on the last Sunday of March and ends on that of October, as in the EU since
    1996.
    """
    summer = _last_sunday(closes.year, 3) <= closes < _last_sunday(closes.year, 10)
    zone = dt.timezone(dt.timedelta(hours=2 if summer else 1))
    return dt.datetime.combine(closes + _DAY, dt.time(), zone)


def _planned(
    milestone: Milestone,
    opened: dt.date | None,
    closes: dt.date,
    rule: Parameter,
    ours: Calendar,
) -> InternalDate:
    if milestone is Milestone.DISTRIBUTE and opened is not None:
        wanted = ours.add_working_days(opened, rule.number)
        day = min(wanted, closes)
    else:
        wanted = ours.add_working_days(closes, -rule.number)
        day = max(wanted, opened or wanted)
    return InternalDate(milestone=milestone, day=day, rule=rule, tight=day != wanted)


def _last_sunday(year: int, month: int) -> dt.date:
    last = dt.date(year, month, 31)
    return last - _DAY * ((last.weekday() + 1) % 7)
