"""Enough of those who approve name experts for the work."""

from __future__ import annotations

from stdcommittee.domain.rules.criterion import Criterion, ParameterKind, Provision
from stdcommittee.domain.rules.facts import Facts
from stdcommittee.domain.rules.findings import Finding


def experts(facts: Facts, provision: Provision) -> Finding:
    """Return how many approvals name an expert, out of the committee's members.

    `least` are needed in a committee of `up_to` members or fewer, `least_above` in a larger one.
    Members count whether or not they vote: were only voters counted, one more approval could move
    a committee over `up_to` and so turn an approved proposal into a rejected one.
    """
    among = provision.among
    members = facts.voters(among)
    small = members <= provision.number("up_to")
    least = provision.number("least" if small else "least_above")
    counts = (facts.naming_experts(among), members)
    return provision.of_count(counts, least, known=facts.known(among))


CRITERION = Criterion(
    name="experts",
    parameters={
        "up_to": ParameterKind.NUMBER,
        "least": ParameterKind.NUMBER,
        "least_above": ParameterKind.NUMBER,
    },
    judge=experts,
    electoral=True,
)
