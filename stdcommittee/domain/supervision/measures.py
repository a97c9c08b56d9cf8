"""Figures with the records behind them.

A figure is never taken by itself: it is added up from its lines, one for each record that counts,
and names those that it left out with the reason. It carries everything a document prints of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from stdcommittee.base.fields import Choice
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message, Text
from stdcommittee.domain.rules import Comparison
from stdcommittee.domain.supervision.citations import RuleUsed


class MeasureUnit(Choice):
    """How a figure is added up from its lines."""

    SHARE = "share", N_("share")  # good lines ÷ lines
    COUNT = "count", N_("count")  # lines
    RATIO = "ratio", N_("ratio of sums")  # sum of amounts ÷ sum of wholes
    DAYS = "days", N_("days")  # median of the lines' days; good lines are within the limit


class MeasureState(Choice):
    """What a figure says of the rule that it is held against."""

    MET = "met", N_("Target met")
    SHORT = "short", N_("Target missed")
    SUSPECT = "suspect", N_("To be looked into")
    PLAIN = "plain", N_("No target")
    NONE = "none", N_("Nothing to count")


@frozen(kw_only=True)
class Line:
    """One record in a figure.

    `good` None: the record counts but is not judged. In a ratio `amount` of `whole` count, in days
    `amount` is the number of days. For a record that was left out `judgement` is the reason.
    """

    kind: str
    record: int
    cells: tuple[Text, ...]
    judgement: Text = ""
    good: bool | None = None
    amount: int = 0
    whole: int = 0


@frozen(kw_only=True)
class Limit:
    """What a figure should reach, or must not pass."""

    comparison: Comparison
    value: Fraction
    provisional: bool = False

    @property
    def text(self) -> Text:
        """The limit as documents print it."""
        return _LIMITS[self.comparison](
            str(self.value.numerator)
            if self.value.denominator == 1
            else f"{self.value.numerator}/{self.value.denominator}"
        )


_LIMITS = {
    Comparison.AT_LEAST: lambda value: Message("at least {value}", value=value),
    Comparison.MORE_THAN: lambda value: Message("more than {value}", value=value),
    Comparison.AT_MOST: lambda value: Message("at most {value}", value=value),
}


@frozen(kw_only=True)
class Measure:
    """A figure as it was found, with all that explains it.

    `counts` says what the numerator counts, `among` what the denominator counts. In a count the
    numerator is the count, `looked_at` of how many records it was taken, and there is no
    denominator. `value` None: there is nothing to divide.
    """

    indicator: str
    label: Text
    counts: Text
    among: Text
    unit: MeasureUnit
    value: Fraction | int | None
    numerator: int
    denominator: int | None
    limit: Limit | None
    rules: tuple[RuleUsed, ...]
    columns: tuple[Text, ...]
    counted: tuple[Line, ...]
    left_out: tuple[Line, ...]
    state: MeasureState
    looked_at: int | None = None

    @property
    def provisional(self) -> bool:
        """Whether a rule behind the figure is not yet settled."""
        return any(rule.provisional for rule in self.rules) or (
            self.limit is not None and self.limit.provisional
        )

    @property
    def figure(self) -> Text:
        """The figure as documents print it: counts, never a reduced fraction."""
        if self.unit is MeasureUnit.DAYS:
            return _days(self.value)
        if self.denominator is None:
            return str(self.numerator)
        return f"{self.numerator}/{self.denominator}"

    @property
    def wanting(self) -> int:
        """How many counted records are judged and not good."""
        return sum(line.good is False for line in self.counted)


def _days(value: Fraction | int | None) -> Text:
    if value is None:
        return Message("no days counted")
    whole, rest = divmod(Fraction(value), 1)
    return Message("{days} working days", days=f"{whole}.5" if rest else str(whole))


def median(amounts: Iterable[int]) -> Fraction | None:
    """Return the exact median, or None of nothing."""
    ordered = sorted(amounts)
    if not ordered:
        return None
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return Fraction(ordered[middle])
    return Fraction(ordered[middle - 1] + ordered[middle], 2)


def add_up(
    unit: MeasureUnit, counted: Sequence[Line]
) -> tuple[Fraction | int | None, int, int | None]:
    """Return value, numerator and denominator of a figure: nothing but the sum of its lines."""
    good = sum(line.good is True for line in counted)
    match unit:
        case MeasureUnit.COUNT:
            return len(counted), len(counted), None
        case MeasureUnit.SHARE:
            return _divided(good, len(counted)), good, len(counted)
        case MeasureUnit.RATIO:
            amount, whole = sum(x.amount for x in counted), sum(x.whole for x in counted)
            return _divided(amount, whole), amount, whole
        case MeasureUnit.DAYS:
            return median(line.amount for line in counted), good, len(counted)


def _divided(numerator: int, denominator: int) -> Fraction | None:
    return Fraction(numerator, denominator) if denominator else None


def judge(
    unit: MeasureUnit,
    counted: Sequence[Line],
    limit: Limit | None,
    *,
    looked_at: int | None = None,
    suspicion: bool = False,
) -> MeasureState:
    """Return what a figure says of its limit.

    Days are judged by the share of the lines that keep theirs. A suspicion above its limit is for
    a person to look into, not a fault yet. A count of none among none says nothing.
    """
    value, numerator, denominator = add_up(unit, counted)
    if not counted and not (unit is MeasureUnit.COUNT and looked_at):
        return MeasureState.NONE
    if unit is MeasureUnit.DAYS:
        value = _divided(numerator, denominator or 0)
    if value is None:
        return MeasureState.NONE
    if limit is None:
        return MeasureState.PLAIN
    if limit.comparison.holds(value, limit.value):
        return MeasureState.MET
    return MeasureState.SUSPECT if suspicion else MeasureState.SHORT
