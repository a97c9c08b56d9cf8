"""What a criterion is, and how a rule puts it into force."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Final, cast

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual, Message
from stdcommittee.base.registry import collect
from stdcommittee.domain.ballots.vocabulary import Stance
from stdcommittee.domain.rules.facts import Among, Facts
from stdcommittee.domain.rules.findings import Comparison, Finding, margin, required

DECISIVE: Final = (Stance.FOR, Stance.AGAINST)
CAST: Final = (*DECISIVE, Stance.ABSTAIN)
ACTIONS: Final = (Stance.CONFIRM, Stance.REVISE, Stance.WITHDRAW)


class ParameterKind(StrEnum):
    """What a criterion's parameter must be in a rule file."""

    SHARE = "share"  # an exact fraction as a string, "2/3"
    NUMBER = "number"  # a whole number, 0 or more
    FLAG = "flag"  # true or false
    ACTION = "action"  # confirm, revise or withdraw


@frozen(kw_only=True)
class Criterion:
    """A kind of test, registered by its module in `criteria/`.

    `electoral` tells that the entitled count even when they do not vote.
    """

    name: str
    parameters: Mapping[str, ParameterKind]
    judge: Callable[[Facts, Provision], Finding]
    electoral: bool = False


@frozen(kw_only=True)
class Provision:
    """A criterion in a rule: its parameters, whom it counts, its caption and its citation.

    `attending`: it is about those who attend the ballot's meeting, the silent among them included.
    """

    id: str
    criterion: Criterion
    label: Bilingual
    measure: Bilingual  # what is divided by what
    citation: Bilingual
    among: Among = None
    attending: bool = False
    values: Mapping[str, Fraction | int | bool | Stance]

    def share(self, name: str) -> Fraction:
        """Return a parameter that is an exact share."""
        return cast(Fraction, self.values[name])

    def number(self, name: str) -> int:
        """Return a parameter that is a whole number."""
        return cast(int, self.values[name])

    def action(self) -> Stance:
        """Return the action that the criterion is about."""
        return cast(Stance, self.values["action"])

    def cast_stances(self) -> tuple[Stance, ...]:
        """Return the stances that make up the votes cast: with or without abstentions."""
        return CAST if self.values["abstentions"] else DECISIVE

    def taking_part(self, facts: Facts, stances: Iterable[Stance]) -> int:
        """Return how many take part: those who attend where that is asked and known, or voted."""
        present = facts.present(self.among) if self.attending else None
        return facts.votes(self.among, stances) if present is None else present

    def judge(self, facts: Facts) -> Finding:
        """Apply the criterion to the facts of a ballot."""
        return self.criterion.judge(facts, self)

    def of_share(
        self,
        counts: tuple[int, int],
        threshold: Fraction,
        comparison: Comparison,
        *,
        known: bool,
    ) -> Finding:
        """Hold numerator ÷ denominator against a share; nothing reaches no share of nothing."""
        numerator, denominator = counts
        exact = numerator == threshold * denominator
        note = margin(
            numerator, required(denominator, threshold, comparison), comparison, exact=exact
        )
        if denominator == 0:
            note = Message("no votes to count")
            passed = comparison is Comparison.AT_MOST
        else:
            passed = comparison.holds(numerator, threshold * denominator)
        return self._finding(counts, threshold, comparison, note, passed=passed if known else None)

    def of_count(self, counts: tuple[int, int], least: int, *, known: bool) -> Finding:
        """Hold a count, out of another, against the least that is enough."""
        passed = counts[0] >= least
        note = margin(counts[0], least, Comparison.AT_LEAST, exact=True)
        return self._finding(
            counts,
            Fraction(least),
            Comparison.AT_LEAST,
            note,
            passed=passed if known else None,
            counted=True,
        )

    def _finding(
        self,
        counts: tuple[int, int],
        threshold: Fraction,
        comparison: Comparison,
        note: Message,
        *,
        passed: bool | None,
        counted: bool = False,
    ) -> Finding:
        return Finding(
            id=self.id,
            label=self.label,
            measure=self.measure,
            numerator=counts[0],
            denominator=counts[1],
            threshold=threshold,
            comparison=comparison,
            counted=counted,
            passed=passed,
            margin=Message("the list does not say") if passed is None else note,
            citation=self.citation,
        )


@cache
def criteria() -> Mapping[str, Criterion]:
    """Return every criterion by name."""
    return collect("stdcommittee.domain.rules.criteria", "CRITERION", lambda item: item.name)
