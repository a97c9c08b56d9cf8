"""Small wordings that several parts of the report share."""

from __future__ import annotations

import datetime as dt
from typing import Final

from stdcommittee.base.messages import Message, Text
from stdcommittee.domain.charts.marks import Role
from stdcommittee.domain.supervision.measures import Measure, MeasureState, MeasureUnit
from stdcommittee.domain.supervision.records import DutyStatus
from stdcommittee.domain.supervision.result import Figure, Past
from stdcommittee.reports.pdf.inline import Inline, Mark, State, Status

_DIGITS: Final = "\u3007\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d"
_TEN: Final = "\u5341"
_YEAR: Final = "\u5e74"
_MONTH: Final = "\u6708"

STATES: Final = {
    DutyStatus.MET: State.MET,
    DutyStatus.PARTLY: State.PARTLY,
    DutyStatus.UNMET: State.UNMET,
    DutyStatus.NONE: State.NONE,
    DutyStatus.NOT_APPLICABLE: State.NONE,
    DutyStatus.OPEN: State.NONE,
}
ROLES: Final = {
    MeasureState.MET: Role.GOOD,
    MeasureState.SHORT: Role.BAD,
    MeasureState.SUSPECT: Role.WARN,
    MeasureState.PLAIN: Role.MUTED,
    MeasureState.NONE: Role.MUTED,
}


def chinese_month(day: dt.date) -> str:
    """Return year and month in Chinese numerals, as official documents are dated."""
    year = "".join(_DIGITS[int(digit)] for digit in str(day.year))
    tens, ones = divmod(day.month, 10)
    month = (_TEN if tens else "") + (_DIGITS[ones] if ones else "")
    return f"{year}{_YEAR}{month}{_MONTH}"


def status(found: DutyStatus) -> Status:
    """Return a duty's status as shape and word."""
    return Status(STATES[found], found.text)


def marked(figure: Figure) -> tuple[Inline, ...]:
    """Return a figure in a sentence: what it counts, the figure, its mark."""
    return (figure.measure.label, "\u00a0", figure_text(figure.measure), Mark(figure.number))


def figure_text(measure: Measure) -> Text:
    """Return the figure as written; nothing to count is said so."""
    if measure.state is MeasureState.NONE and measure.unit is not MeasureUnit.COUNT:
        return Message("no case")
    return measure.figure


def past_text(past: Past) -> Text:
    """Return a figure of an earlier year; nothing to count is said so."""
    return past.figure if past.value is not None else Message("no case")


def judgement(measure: Measure) -> Text:
    """Return in a word what the figure says of its limit."""
    if measure.limit is None or measure.state is MeasureState.NONE:
        return ""
    return Message("{limit}: {state}", limit=measure.limit.text, state=measure.state.text)
