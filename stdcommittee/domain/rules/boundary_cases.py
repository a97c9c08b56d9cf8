"""What an edition decides just under, at and just over its limits, by the tally itself."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Text
from stdcommittee.domain.ballots.castvote import CastVote
from stdcommittee.domain.ballots.vocabulary import Answer, Standing, VoteValue
from stdcommittee.domain.rules.criterion import Provision
from stdcommittee.domain.rules.findings import Finding
from stdcommittee.domain.rules.rule import Answers, Edition, Parameter, Rule
from stdcommittee.domain.rules.tally import tally

_LEAST: Final = 12  # voters of a made-up ballot
_MOST: Final = 120
_TEN: Final = 10
_COUNTED: Final = frozenset({"count", "people", "share", "score"})
_ACTIONS: Final = (VoteValue.CONFIRM, VoteValue.REVISE, VoteValue.WITHDRAW)
Scene = Callable[[int, int], Iterator[CastVote]]  # how many of how many did it


@frozen
class Case:
    """One made-up case: a count, out of how many (None: the count alone), and whether it is met."""

    count: int
    of: int | None
    met: bool


@frozen(kw_only=True)
class BoundaryCase:
    """One limit with the cases around it, by rising count."""

    rule: Text  # "" for a parameter
    label: Text
    measure: Text
    cases: tuple[Case, ...]


def boundary_cases(edition: Edition) -> tuple[BoundaryCase, ...]:
    """Return the cases around every limit of an edition: its ballot rules, then its parameters.

    A criterion whose limit no made-up ballot of up to 120 voters crosses has none, and neither has
    a parameter that is no least or largest count or share.
    """
    of_rules = (_of_rule(rule, item) for rule in edition.rules for item in rule.provisions)
    of_parameters = map(_of_parameter, edition.parameters)
    return tuple(case for case in (*of_rules, *of_parameters) if case is not None)


def _of_rule(rule: Rule, provision: Provision) -> BoundaryCase | None:
    size = _size(rule)
    for scene in _scenes(rule, provision):
        findings = [_finding(rule, provision, scene(n, size)) for n in range(size + 1)]
        for place, (one, other) in enumerate(pairwise(findings)):
            if one.passed is not None and other.passed is not None and one.passed != other.passed:
                around = sorted(findings[max(0, place - 1) : place + 3], key=_numerator)
                return BoundaryCase(
                    rule=rule.title,
                    label=provision.label,
                    measure=provision.measure,
                    cases=tuple(
                        Case(item.numerator, item.denominator, bool(item.passed)) for item in around
                    ),
                )
    return None


def _numerator(finding: Finding) -> int:
    return finding.numerator


def _of_parameter(parameter: Parameter) -> BoundaryCase | None:
    least, most = parameter.key.endswith(".min"), parameter.key.endswith(".max")
    if not (least or most) or parameter.unit not in _COUNTED:
        return None
    share = parameter.share
    of = None if share.denominator == 1 and parameter.unit != "share" else _TEN * share.denominator
    limit = int(share * (of or 1))
    counts = [n for n in (limit - 1, limit, limit + 1) if 0 <= n <= (of or n)]
    return BoundaryCase(
        rule="",
        label=parameter.label,
        measure="",
        cases=tuple(Case(n, of, n >= limit if least else n <= limit) for n in counts),
    )


def _finding(rule: Rule, provision: Provision, votes: Iterator[CastVote]) -> Finding:
    found = tally(rule, votes).criteria
    return next(item for item in found if item.id == provision.id)


def _size(rule: Rule) -> int:
    """Return a number of voters that every limit of a rule divides, so that each can be met."""
    values = [value for item in rule.provisions for value in item.values.values()]
    size = math.lcm(_LEAST, *(x.denominator for x in values if isinstance(x, Fraction)))
    least = max((x for x in values if isinstance(x, int)), default=0) + 2
    return min(_MOST, size * -(-least // size))


def _scenes(rule: Rule, provision: Provision) -> Iterator[Scene]:
    """Yield the ways in which a criterion may be met or missed: of those who vote, or at all."""
    standing = _standing(rule, provision)
    review = rule.answers is Answers.REVIEW
    for yes in _ACTIONS if review else (VoteValue.APPROVE,):
        others = [x for x in _ACTIONS if x is not yes] if review else [VoteValue.DISAPPROVE]
        for no in (*others, None):
            yield _scene(standing, yes, no)
    if not review:
        yield _scene(standing, VoteValue.DISAPPROVE, VoteValue.APPROVE)


def _scene(standing: Standing, yes: VoteValue, no: VoteValue | None) -> Scene:
    def votes(count: int, size: int) -> Iterator[CastVote]:
        for number in range(size):
            did = number < count
            yield CastVote(
                voter=str(number),
                standing=standing,
                vote=yes if did else no,
                reasons=Answer.YES,
                experts=int(did),
                used=Answer.YES if did else Answer.NO,
            )

    return votes


def _standing(rule: Rule, provision: Provision) -> Standing:
    wanted = provision.among or rule.deciding
    return next(item for item in Standing if item in wanted)
