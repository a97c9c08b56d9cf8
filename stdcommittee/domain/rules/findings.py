"""What a criterion found: exact counts, the limit, and how far from it."""

from __future__ import annotations

import math
from enum import StrEnum
from fractions import Fraction
from typing import Any

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual, Message, from_json, to_json


class Comparison(StrEnum):
    """How a count or share stands to its limit when the criterion is met."""

    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="

    def holds(self, value: Fraction | int, limit: Fraction) -> bool:
        """Tell whether a value meets a limit."""
        match self:
            case Comparison.AT_LEAST:
                return value >= limit
            case Comparison.MORE_THAN:
                return value > limit
            case Comparison.AT_MOST:
                return value <= limit


@frozen(kw_only=True)
class Finding:
    """One criterion applied to one ballot.

    The counts are the counts themselves, not reduced. Where `counted` is true the numerator alone
    is held against the threshold (experts named, voters attending) and the denominator says out of
    how many; otherwise numerator ÷ denominator is. `passed` None: the list cannot say.
    """

    id: str
    label: Bilingual
    measure: Bilingual  # what is divided by what
    numerator: int
    denominator: int
    threshold: Fraction
    comparison: Comparison
    counted: bool
    passed: bool | None
    margin: Message
    citation: Bilingual

    def to_json(self) -> dict[str, object]:
        """Return plain JSON values from which `from_json` makes the same finding."""
        return {
            "id": self.id,
            "label": to_json(self.label),
            "measure": to_json(self.measure),
            "numerator": self.numerator,
            "denominator": self.denominator,
            "threshold": str(self.threshold),
            "comparison": self.comparison.value,
            "counted": self.counted,
            "passed": self.passed,
            "margin": to_json(self.margin),
            "citation": to_json(self.citation),
        }

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Finding:
        """Read back what `to_json` wrote."""
        texts = {
            name: from_json(stored[name]) for name in ("label", "measure", "margin", "citation")
        }
        return cls(
            **{
                **stored,
                **texts,
                "threshold": Fraction(stored["threshold"]),
                "comparison": Comparison(stored["comparison"]),
            }
        )


def required(denominator: int, threshold: Fraction, comparison: Comparison) -> int:
    """Return the least numerator (for `AT_MOST` the largest) that meets a share of a count."""
    exact = threshold * denominator
    match comparison:
        case Comparison.AT_LEAST:
            return math.ceil(exact)
        case Comparison.MORE_THAN:
            return math.floor(exact) + 1
        case Comparison.AT_MOST:
            return math.floor(exact)


def margin(numerator: int, limit: int, comparison: Comparison, *, exact: bool) -> Message:
    """Say how far a count is from the least (or most) that is enough; `exact`: on the limit."""
    if exact and numerator == limit:
        return Message("exactly on the limit, none to spare")
    if comparison is Comparison.AT_MOST:
        if numerator > limit:
            return Message(
                "at most {limit} allowed, {over} too many", limit=limit, over=numerator - limit
            )
        return Message(
            "at most {limit} allowed, {spare} to spare", limit=limit, spare=limit - numerator
        )
    if numerator < limit:
        return Message("{limit} needed, {short} short", limit=limit, short=limit - numerator)
    return Message("{limit} needed, {spare} to spare", limit=limit, spare=numerator - limit)
