"""Warnings with their due dates: each module offers the `ALERTS` of its subject.

A source looks at one state of the workspace as of a day and raises what needs attention. An alert
is the same one as long as its source and record are; `step` tells how near it has come, so that a
mark on an earlier step does not hide a later one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Final

from stdcommittee.base.fields import Choice
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Bilingual, Message, Text
from stdcommittee.base.registry import collect
from stdcommittee.domain.deadlines import Calendar, calendar
from stdcommittee.domain.rules import RuleBook
from stdcommittee.domain.supervision.citations import RuleUsed
from stdcommittee.domain.supervision.period import Period
from stdcommittee.domain.supervision.scope import Scope
from stdcommittee.indicators import Inquiry, rule_used
from stdcommittee.storage.reader import Reader

NEAR: Final = 92  # days up to which working days are counted; farther off they say nothing


class Severity(Choice):
    """How pressing an alert is, the most pressing first."""

    OVERDUE = "overdue", N_("Overdue")
    DUE = "due", N_("Due soon")
    RISK = "risk", N_("At risk")
    INFO = "info", N_("For information")


SEVERITIES: Final = {severity: place for place, severity in enumerate(Severity)}


@frozen(kw_only=True)
class Alert:
    """Something that needs attention: which record, why, until when, by which rule.

    `word` says in a word what it is about; `working_days` are left until it is due, None where it
    is overdue, far off or has no day. `rule` is the key of the rule that `citation` cites.
    """

    source: str
    word: Text
    kind: str
    record: int
    title: Text
    message: Message
    severity: Severity
    due: dt.date | None = None
    working_days: int | None = None
    rule: str = ""
    citation: Bilingual | None = None
    provisional: bool = False
    step: str = ""
    committee: str = ""
    seen: bool = False

    @property
    def id(self) -> str:
        """What the alert is known by, the same as long as it lasts."""
        return f"{self.source}:{self.kind}:{self.record}"

    @property
    def token(self) -> str:
        """What the alert is known by at the step that it has reached."""
        return f"{self.id}@{self.step}"

    @property
    def urgency(self) -> tuple[bool, int, dt.date, str, int]:
        """What alerts are sorted by: unseen first, then severity and day."""
        return (
            self.seen,
            SEVERITIES[self.severity],
            self.due or dt.date.max,
            self.source,
            self.record,
        )


@frozen(kw_only=True)
class Raised:
    """What a source raises; the rest of the alert follows from the source and the rule."""

    kind: str
    record: int
    title: Text
    message: Message
    severity: Severity
    due: dt.date | None = None
    rule: str = ""
    step: str = ""
    committee: str = ""


@dataclass(frozen=True)
class Watch:
    """What a source looks at: one state of the workspace, a scope, a day, the rules."""

    reader: Reader
    scope: Scope
    today: dt.date
    rules: RuleBook
    calendar: Calendar = field(default_factory=calendar)

    @cached_property
    def inquiry(self) -> Inquiry:
        """The same as indicators ask it: the calendar year as it stands today."""
        period = Period.parse(str(self.today.year)).seen(self.today)
        return Inquiry(self.reader, self.scope, period, self.rules, self.calendar)

    @cached_property
    def _rules(self) -> dict[str, RuleUsed]:
        return {}

    def number(self, key: str, on: dt.date | None = None) -> int:
        """Return a whole-number rule parameter as in force on a day (else today)."""
        return self.rules.parameter(key, on or self.today).number

    def rule(self, key: str) -> RuleUsed:
        """Return a rule as it is in force today."""
        if key not in self._rules:
            self._rules[key] = rule_used(self.rules, key, self.today)
        return self._rules[key]

    def days_until(self, day: dt.date) -> int:
        """Return how many days there are until a day; negative: it is past."""
        return (day - self.today).days

    def working_days_until(self, day: dt.date) -> int:
        """Return how many working days there are until a day; negative: it is past."""
        return self.calendar.working_days_between(self.today, day)


@frozen(kw_only=True)
class AlertSource:
    """One kind of alert: what it is called, its word, and how to look for it."""

    id: str
    label: str
    word: str
    generate: Callable[[Watch], Iterable[Raised]]

    def alerts(self, watch: Watch) -> Iterator[Alert]:
        """Yield the alerts of this source."""
        word = Message(self.word)
        for item in self.generate(watch):
            rule = watch.rule(item.rule) if item.rule else None
            near = item.due is not None and 0 <= watch.days_until(item.due) <= NEAR
            yield Alert(
                source=self.id,
                word=word,
                kind=item.kind,
                record=item.record,
                title=item.title,
                message=item.message,
                severity=item.severity,
                due=item.due,
                working_days=watch.working_days_until(item.due) if near and item.due else None,
                rule=item.rule,
                citation=rule.citation if rule is not None else None,
                provisional=rule.provisional if rule is not None else False,
                step=item.step,
                committee=item.committee,
            )


def reached(left: int, steps: Iterable[int]) -> int | None:
    """Return the nearest step that has been reached with so many days left, or None."""
    return min((step for step in steps if left <= step), default=None)


@cache
def alert_sources() -> Mapping[str, AlertSource]:
    """Return every source by id.

    Raises:
        BrokenRegistry: the installation has none, or two share an id.
    """
    return collect("stdcommittee.alerts", "ALERTS", lambda item: item.id)
