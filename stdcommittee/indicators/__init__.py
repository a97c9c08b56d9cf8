"""Numbers with the records behind them: each module offers the `INDICATORS` of its subject.

An indicator says what it counts, by which rule, and gathers the lines; the figure is added up from
them in one place (`domain.supervision.measures`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cache
from typing import Any, Final, TypeVar

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.registry import collect
from stdcommittee.domain.deadlines import Calendar, calendar
from stdcommittee.domain.rules import Comparison, RuleBook
from stdcommittee.domain.supervision.citations import RuleUsed, citations, of_parameter
from stdcommittee.domain.supervision.measures import (
    Limit,
    Line,
    Measure,
    MeasureUnit,
    add_up,
    judge,
)
from stdcommittee.domain.supervision.period import Period
from stdcommittee.domain.supervision.scope import Scope
from stdcommittee.storage.reader import Reader

T = TypeVar("T")


@dataclass(frozen=True)
class Inquiry:
    """What a figure is asked of: one state of the workspace, a scope, a period, the rules.

    What several indicators read is read once: `once` keeps it, for other periods too.
    """

    reader: Reader
    scope: Scope
    period: Period
    rules: RuleBook
    calendar: Calendar = field(default_factory=calendar)
    _kept: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, key: object, read: Callable[[], T]) -> T:
        """Return what was read under a key, reading it the first time."""
        if key not in self._kept:
            self._kept[key] = read()
        found: T = self._kept[key]
        return found

    def during(self, period: Period) -> Inquiry:
        """Return the same inquiry about another period."""
        return Inquiry(self.reader, self.scope, period, self.rules, self.calendar, self._kept)

    def number(self, key: str, on: dt.date | None = None) -> int:
        """Return a whole-number rule parameter as in force on a day (else at the period's end)."""
        return self.rules.parameter(key, on or self.period.as_of).number

    def share(self, key: str) -> Fraction:
        """Return a rule parameter that is a share, as in force at the period's end."""
        return self.rules.parameter(key, self.period.as_of).share


@frozen
class Found:
    """The lines of a figure: those that count, those left out with the reason.

    `looked_at`: among how many records a count was taken.
    """

    counted: Sequence[Line]
    left_out: Sequence[Line] = ()
    looked_at: int | None = None


@frozen
class Target:
    """What a figure should reach: a value, or the rule parameter that holds it."""

    comparison: Comparison
    value: Fraction | str
    provisional: bool = False

    def limit(self, inquiry: Inquiry) -> Limit:
        """Return the target as it is in force at the period's end."""
        if isinstance(self.value, Fraction):
            return Limit(comparison=self.comparison, value=self.value, provisional=self.provisional)
        parameter = inquiry.rules.parameter(self.value, inquiry.period.as_of)
        return Limit(
            comparison=self.comparison,
            value=parameter.share,
            provisional=self.provisional or parameter.provisional,
        )


ALL: Final = Target(Comparison.AT_LEAST, Fraction(1))
NO_MORE: Final = Target(Comparison.AT_MOST, Fraction(0))


@frozen(kw_only=True)
class Indicator:
    """One figure: what it is called, what it counts among what, by which rules, and how.

    `counts` and `among` are the words for numerator and denominator; `rules` are keys of rule
    parameters or of ``citations.toml``; `columns` head the cells of its lines. A `suspicion` above
    its target is for a person to look into.
    """

    id: str
    label: str
    counts: str
    among: str = ""
    unit: MeasureUnit = MeasureUnit.SHARE
    rules: tuple[str, ...] = ()
    target: Target | None = None
    columns: tuple[str, ...]
    gather: Callable[[Inquiry], Found]
    suspicion: bool = False

    def measure(self, inquiry: Inquiry) -> Measure:
        """Take the figure."""
        found = self.gather(inquiry)
        limit = self.target.limit(inquiry) if self.target is not None else None
        value, numerator, denominator = add_up(self.unit, found.counted)
        return Measure(
            indicator=self.id,
            label=Message(self.label),
            counts=Message(self.counts),
            among=Message(self.among) if self.among else "",
            unit=self.unit,
            value=value,
            numerator=numerator,
            denominator=denominator,
            limit=limit,
            rules=tuple(rule_used(inquiry.rules, key, inquiry.period.as_of) for key in self.rules),
            columns=tuple(map(Message, self.columns)),
            counted=tuple(found.counted),
            left_out=tuple(_filled(line, len(self.columns)) for line in found.left_out),
            state=judge(
                self.unit,
                found.counted,
                limit,
                looked_at=found.looked_at,
                suspicion=self.suspicion,
            ),
            looked_at=found.looked_at,
        )


def _filled(line: Line, columns: int) -> Line:
    """Return a line with a cell in every column; what was left out may not have come to all."""
    missing = columns - len(line.cells)
    return replace(line, cells=(*line.cells, *[day(None)] * missing)) if missing > 0 else line


def rule_used(rules: RuleBook, key: str, on: dt.date) -> RuleUsed:
    """Return a rule by its key, as in force on a day.

    Raises:
        Refused: it is neither a citation nor a rule parameter.
    """
    known = citations().get(key)
    return known if known is not None else of_parameter(rules.parameter(key, on))


def day(value: dt.date | str | None) -> Text:
    """Return a day as a cell shows it."""
    if not value:
        return "\u2013"
    return value if isinstance(value, str) else value.isoformat()


@cache
def indicators() -> Mapping[str, Indicator]:
    """Return every indicator by id.

    Raises:
        BrokenRegistry: the installation has none, or two share an id.
    """
    return collect("stdcommittee.indicators", "INDICATORS", lambda item: item.id)
