"""Is a committee composed as the rules ask? Each criterion with its exact numbers.

The one judgement of a committee's make-up: the members screen shows it, the figures count it and
the alerts warn of it. Where a roster does not say enough a criterion is unknown, neither met nor
broken: whoever's party or unit is not stated might belong to any, there must be exactly one chair
and one secretary-general, and a roster without a member is not blamed. A figure leaves such a
committee out with the reason, and no alert is raised.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction
from math import floor
from typing import Final

from stdcommittee.base.dates import add_months
from stdcommittee.base.fields import Choice
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Bilingual, Message, Plural, Text
from stdcommittee.domain.people.records import (
    PARTIES,
    VOTING_ROLES,
    CommitteeKind,
    InterestParty,
    Membership,
    Role,
)
from stdcommittee.domain.rules import Parameter, RuleBook

Seats = Sequence[Membership]

_LEVELS: Final = {CommitteeKind.NATIONAL: "tc", CommitteeKind.NATIONAL_SUB: "sc"}


class Bound(StrEnum):
    """How a number stands to its limit when the criterion is met."""

    AT_LEAST = ">="
    AT_MOST = "<="
    EXACTLY = "="

    def holds(self, value: int | Fraction, limit: int | Fraction) -> bool:
        """Tell whether a value meets a limit."""
        match self:
            case Bound.AT_LEAST:
                return value >= limit
            case Bound.AT_MOST:
                return value <= limit
            case Bound.EXACTLY:
                return value == limit


class CompositionState(Choice):
    """How a criterion of composition stands."""

    MET = "met", N_("Meets the rule")
    WARNING = "warning", N_("Needs attention")
    BROKEN = "broken", N_("Breaks the rule")
    UNKNOWN = "unknown", N_("The roster does not say")


@frozen(kw_only=True)
class CompositionFinding:
    """One criterion applied to one roster.

    `value` is held against `limit`; where `of` is given the share value ÷ of is. `rule` is the key
    of the parameter that limits it. `seats` are the memberships behind the number: those in excess,
    or those that make it up. `party` or `unit` is whose number it is, the first of equals.
    """

    id: str
    label: Message
    value: int
    limit: int | Fraction
    bound: Bound
    state: CompositionState
    rule: str
    citation: Bilingual
    provisional: bool
    of: int | None = None
    note: Text = ""
    seats: tuple[int, ...] = ()
    party: InterestParty | None = None
    unit: int | None = None

    @property
    def room(self) -> int:
        """How far the number is within its limit as the rest stands; negative: how far outside."""
        limit = floor(self.limit * (1 if self.of is None else self.of))
        match self.bound:
            case Bound.AT_LEAST:
                return self.value - limit
            case Bound.AT_MOST:
                return limit - self.value
            case Bound.EXACTLY:
                return -abs(self.value - limit)


def composition(
    seats: Iterable[Membership],
    rules: RuleBook,
    kind: CommitteeKind,
    on: dt.date,
    *,
    employers: Mapping[int, int] | None = None,
    committees: Mapping[int, int] | None = None,
) -> tuple[CompositionFinding, ...]:
    """Return what the TC Measures ask of a committee's composition, applied to a roster.

    `seats` are those of a day (`roster_on`); only the members among them are counted. A member sits
    for the unit that the seat names, else for its employer (`employers`: person → organisation).
    `committees` says on how many national technical committees each person sits, this one included;
    without it that criterion is left out. A working group, an ISO or IEC committee or a
    group-standard organisation has no such rules: nothing is returned. Of a roster without a member
    only its size is returned, as unknown.
    """
    if kind not in _LEVELS:
        return ()
    known = employers or {}
    members = [
        replace(seat, organization_id=seat.organization_id or known.get(seat.person_id))
        for seat in seats
        if seat.role in VOTING_ROLES
    ]
    judge = _Judge(members, rules, on, _LEVELS[kind])
    if not members:
        why = Message("no members are recorded")
        return (replace(judge.size(), state=CompositionState.UNKNOWN, note=why),)
    found = [
        judge.size(),
        judge.chair(),
        judge.vice_chairs(),
        judge.secretaries(),
        judge.vice_secretaries(),
        judge.units(),
        judge.leaders(),
        judge.parties(),
    ]
    if committees is not None:
        found.append(judge.elsewhere(committees))
    return (*found, judge.ended(), judge.ending())


def load_state(committees: int, rules: RuleBook, on: dt.date) -> CompositionState:
    """Return how it stands with somebody who sits on so many national technical committees."""
    if committees >= rules.parameter("person.tc.block", on).number:
        return CompositionState.BROKEN
    if committees >= rules.parameter("person.tc.warn", on).number:
        return CompositionState.WARNING
    return CompositionState.MET


class _Judge:
    """Holds the members of a roster against the parameters in force on a day."""

    def __init__(self, members: Seats, rules: RuleBook, on: dt.date, level: str) -> None:
        self._members = members
        self._rules = rules
        self._on = on
        self._level = level

    def size(self) -> CompositionFinding:
        rule = self._parameter(f"{self._level}.members.min")
        return self._finding("size", N_("Members"), rule, Bound.AT_LEAST, self._members)

    def chair(self) -> CompositionFinding:
        rule = self._parameter("tc.chair.max")
        return self._finding("chair", N_("Chair"), rule, Bound.EXACTLY, self._with(Role.CHAIR))

    def vice_chairs(self) -> CompositionFinding:
        rule = self._parameter(f"{self._level}.vicechair.max")
        held = self._with(Role.VICE_CHAIR)
        return self._finding("vice_chairs", N_("Vice-chairs"), rule, Bound.AT_MOST, held)

    def secretaries(self) -> CompositionFinding:
        rule = self._parameter("tc.secretary")
        held = self._with(Role.SECRETARY)
        return self._finding("secretaries", N_("Secretary-general"), rule, Bound.EXACTLY, held)

    def vice_secretaries(self) -> CompositionFinding:
        rule = self._parameter(f"{self._level}.vicesecretary.max")
        held = self._with(Role.VICE_SECRETARY)
        label = N_("Deputy secretaries-general")
        return self._finding("vice_secretaries", label, rule, Bound.AT_MOST, held)

    def units(self) -> CompositionFinding:
        """No unit has more members than the cap; the number is that of the strongest unit."""
        rule = self._parameter("tc.unit.max")
        label = N_("Members from one unit")
        return self._crowded("unit", label, rule, rule.number, self._members)

    def leaders(self) -> CompositionFinding:
        """Chair and vice-chairs come from different units: no unit has two of them."""
        rule = self._parameter("tc.unit.max")
        leaders = self._with(Role.CHAIR, Role.VICE_CHAIR)
        label = N_("Chair and vice-chairs from one unit")
        return self._crowded("leaders", label, rule, 1, leaders)

    def parties(self) -> CompositionFinding:
        """No interest party has more than its share; those not stated might belong to any."""
        rule = self._parameter("tc.party.maxShare")
        counts = Counter(seat.party for seat in self._members)
        unstated = counts.pop(InterestParty.UNKNOWN, 0)
        most = max(counts.values(), default=0)
        total = len(self._members)
        at_most = rule.share * total
        strongest = [party for party in PARTIES if most and counts[party] == most]
        behind = {party for party, n in counts.items() if n > at_most} or set(strongest)
        note: Text = ""
        if unstated:
            note = Plural(
                "{n} member whose interest party is not stated",
                "{n} members whose interest party is not stated",
                n=unstated,
            )
        elif strongest:
            note = strongest[0].text
        return CompositionFinding(
            id="party",
            label=Message(N_("Members of one interest party")),
            value=most,
            of=total,
            limit=rule.share,
            bound=Bound.AT_MOST,
            state=_state(most <= at_most, certain=most + unstated <= at_most),
            rule=rule.key,
            citation=rule.citation,
            provisional=rule.provisional,
            note=note,
            seats=_ids(seat for seat in self._members if seat.party in behind),
            party=strongest[0] if strongest else None,
        )

    def elsewhere(self, committees: Mapping[int, int]) -> CompositionFinding:
        """Nobody sits on too many committees; the number is that of the busiest person."""
        warn, block = self._parameter("person.tc.warn"), self._parameter("person.tc.block")
        most = max(committees.get(seat.person_id, 1) for seat in self._members)
        busy = [s for s in self._members if committees.get(s.person_id, 1) >= warn.number]
        return CompositionFinding(
            id="committees",
            label=Message(N_("Committees one member sits on")),
            value=most,
            limit=block.number - 1,
            bound=Bound.AT_MOST,
            state=load_state(most, self._rules, self._on),
            rule=block.key,
            citation=block.citation,
            provisional=block.provisional or warn.provisional,
            seats=_ids(busy),
        )

    def ended(self) -> CompositionFinding:
        rule = self._parameter("term.years")
        over = [s for s in self._members if s.until is not None and s.until < self._on]
        return self._terms("terms_ended", N_("Members whose term has ended"), rule, over)

    def ending(self) -> CompositionFinding:
        """Terms that end so soon that re-constitution ought to be under way."""
        rule = self._parameter("term.prepare.months")
        soon = add_months(self._on, rule.number)
        near = [s for s in self._members if s.until is not None and self._on <= s.until <= soon]
        ends = min((seat.until for seat in near if seat.until is not None), default=None)
        note = "" if ends is None else Message("The first ends on {day}.", day=ends)
        return self._terms("terms_ending", N_("Members whose term ends soon"), rule, near, note)

    def _parameter(self, key: str) -> Parameter:
        return self._rules.parameter(key, self._on)

    def _with(self, *roles: Role) -> Seats:
        return [seat for seat in self._members if seat.role in roles]

    def _finding(
        self, name: str, label: str, rule: Parameter, bound: Bound, counted: Seats
    ) -> CompositionFinding:
        return CompositionFinding(
            id=name,
            label=Message(label),
            value=len(counted),
            limit=rule.number,
            bound=bound,
            state=_state(bound.holds(len(counted), rule.number)),
            rule=rule.key,
            citation=rule.citation,
            provisional=rule.provisional,
            seats=_ids(counted),
        )

    def _crowded(
        self, name: str, label: str, rule: Parameter, limit: int, among: Seats
    ) -> CompositionFinding:
        """Hold the strongest unit against a limit; members without a unit might be of any."""
        counts = Counter(s.organization_id for s in among if s.organization_id is not None)
        without = sum(seat.organization_id is None for seat in among)
        most = max(counts.values(), default=0)
        over = {unit for unit, n in counts.items() if n > limit}
        strongest = sorted(unit for unit, n in counts.items() if n == most)
        note: Text = ""
        if without:
            note = Plural(
                "{n} member whose unit is not stated",
                "{n} members whose unit is not stated",
                n=without,
            )
        return CompositionFinding(
            id=name,
            label=Message(label),
            value=most,
            limit=limit,
            bound=Bound.AT_MOST,
            state=_state(most <= limit, certain=most + without <= limit),
            rule=rule.key,
            citation=rule.citation,
            provisional=rule.provisional,
            note=note,
            seats=_ids(seat for seat in among if seat.organization_id in over),
            unit=strongest[0] if strongest else None,
        )

    def _terms(
        self, name: str, label: str, rule: Parameter, over: Seats, note: Text = ""
    ) -> CompositionFinding:
        return CompositionFinding(
            id=name,
            label=Message(label),
            value=len(over),
            of=len(self._members),
            limit=0,
            bound=Bound.AT_MOST,
            state=CompositionState.WARNING if over else CompositionState.MET,
            rule=rule.key,
            citation=rule.citation,
            provisional=rule.provisional,
            note=note,
            seats=_ids(over),
        )


def _state(holds: bool, *, certain: bool = True) -> CompositionState:  # noqa: FBT001
    if not holds:
        return CompositionState.BROKEN
    return CompositionState.MET if certain else CompositionState.UNKNOWN


def _ids(seats: Iterable[Membership]) -> tuple[int, ...]:
    return tuple(seat.id for seat in seats)
