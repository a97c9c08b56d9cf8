"""What self-supervision found: one object for screen, documents and command line.

It holds everything that is shown, so that a report never computes again, and it is written to JSON
and read back exactly, so that an issued report stays what it was.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual, Text
from stdcommittee.domain.supervision.frameworks import Duty, Head, Section
from stdcommittee.domain.supervision.measures import Measure, MeasureState
from stdcommittee.domain.supervision.period import Period
from stdcommittee.domain.supervision.records import DutyStatus, FindingSource, FindingStatus
from stdcommittee.domain.supervision.stored import plain, restored
from stdcommittee.domain.workspace.records import UnitKind

FORMAT: Final = 1


@frozen(kw_only=True)
class DataStamp:
    """Which state of the workspace was read: its last operation, when, and the chain's head."""

    operation: int
    at: dt.datetime
    head: str


@frozen(kw_only=True)
class UnitFacts:
    """Whose report it is, and which committees it is about; `chosen`: one of them alone."""

    name: Bilingual
    kind: UnitKind
    committee: str
    host: Bilingual
    member_body: str
    recipients: str
    own: tuple[str, ...]
    mirrored: tuple[str, ...]
    chosen: str


@frozen(kw_only=True)
class RuleEdition:
    """An edition of rules that figures rest on."""

    id: str
    title: Bilingual
    document: Bilingual
    effective_from: dt.date
    provisional: bool


@frozen(kw_only=True)
class Exhibit:
    """A document that stands as evidence for an answer."""

    document: int
    name: str
    sha256: str
    note: str


@frozen(kw_only=True)
class Given:
    """What a person answered to a duty; `overrides` sets the computed status aside."""

    record: int
    status: DutyStatus
    text: Bilingual
    overrides: bool
    reason: str
    answered: dt.date | None
    answered_by: str
    evidence: tuple[Exhibit, ...]


@frozen(kw_only=True)
class Item:
    """One duty with its status: the one concluded, the one computed, what a person says of it.

    `figures` are the running numbers of the figures that fill it. A duty that the unit does not owe
    is listed with the status “does not apply” and has neither figures nor answer.
    """

    duty: Duty
    status: DutyStatus
    computed: DutyStatus
    answer: Given | None = None
    figures: tuple[int, ...] = ()

    @property
    def owed(self) -> bool:
        """Whether the unit owes the duty."""
        return self.computed is not DutyStatus.NOT_APPLICABLE


@frozen(kw_only=True)
class Past:
    """A figure as it was in the same period of an earlier year."""

    period: str
    figure: Text
    numerator: int
    denominator: int | None
    value: Fraction | int | None
    state: MeasureState


@frozen(kw_only=True)
class Figure:
    """A measure with its running number [n]; `past` holds the years before, the earliest first."""

    number: int
    measure: Measure
    past: tuple[Past, ...] = ()


@frozen(kw_only=True)
class Problem:
    """A finding with what is done about it; `figure` is the number of the figure it rests on."""

    record: int
    title: Bilingual
    duty: str
    indicator: str
    figure: int | None
    source: FindingSource
    found: dt.date | None
    action: Bilingual
    owner: str
    due: dt.date | None
    status: FindingStatus
    closed: dt.date | None
    outcome: str
    overdue: bool


@frozen
class Statistics:
    """How many duties of a section (or of all) have each status; those not owed are not counted."""

    section: str
    counts: Mapping[DutyStatus, int]

    @property
    def owed(self) -> int:
        """How many duties there are."""
        return sum(self.counts.values())


@frozen(kw_only=True)
class SupervisionResult:
    """The self-supervision of a unit in a period, complete.

    `overview` and `headline` are the running numbers of the figures that a report opens on, and of
    those that it compares with the years before.
    """

    head: Head
    unit: UnitFacts
    period: Period
    stamp: DataStamp
    rules: tuple[RuleEdition, ...]
    sections: tuple[Section, ...]
    items: tuple[Item, ...]
    figures: tuple[Figure, ...]
    overview: tuple[int, ...]
    headline: tuple[int, ...]
    findings: tuple[Problem, ...]
    partly: Fraction

    @property
    def owed(self) -> tuple[Item, ...]:
        """The duties that the unit owes."""
        return tuple(item for item in self.items if item.owed)

    @property
    def provisional(self) -> bool:
        """Whether any figure rests on a rule that is not settled."""
        return any(figure.measure.provisional for figure in self.figures)

    def figure(self, number: int) -> Figure:
        """Return a figure by its running number.

        Raises:
            IndexError: there is none.
        """
        if number < 1:
            raise IndexError(number)
        return self.figures[number - 1]

    def of_indicator(self, indicator: str) -> Figure | None:
        """Return the figure of an indicator, or None where the report does not take it."""
        return next((item for item in self.figures if item.measure.indicator == indicator), None)

    def item(self, duty: str) -> Item:
        """Return the item of a duty.

        Raises:
            KeyError: the edition has no such duty.
        """
        found = next((item for item in self.items if item.duty.id == duty), None)
        if found is None:
            raise KeyError(duty)
        return found

    def of_section(self, section: str) -> tuple[Item, ...]:
        """Return the duties of a section that the unit owes."""
        return tuple(item for item in self.owed if item.duty.section == section)

    def where_used(self, number: int) -> tuple[str, ...]:
        """Return the duties that a figure fills."""
        return tuple(item.duty.id for item in self.items if number in item.figures)

    def statistics(self) -> tuple[Statistics, ...]:
        """Return the statuses counted by section; sections without an owed duty are left out."""
        found = (_counted(item.id, self.of_section(item.id)) for item in self.sections)
        return tuple(entry for entry in found if entry.owed)

    def totals(self) -> Statistics:
        """Return the statuses counted over all sections."""
        return _counted("", self.owed)

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON values from which `from_json` makes the same result."""
        return {"format": FORMAT, **plain(self)}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> SupervisionResult:
        """Read back what `to_json` wrote.

        Raises:
            ValueError: it was written in another format.
        """
        if stored.get("format") != FORMAT:
            raise ValueError(stored.get("format"))
        return restored(cls, stored)


def _counted(section: str, items: tuple[Item, ...]) -> Statistics:
    found = Counter(item.status for item in items)
    return Statistics(section, {status: found[status] for status in DutyStatus})
