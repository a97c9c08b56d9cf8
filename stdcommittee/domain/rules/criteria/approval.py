"""Approvals are at least a share of the votes cast."""

from __future__ import annotations

from stdcommittee.domain.ballots.vocabulary import Stance
from stdcommittee.domain.rules.criterion import Criterion, ParameterKind, Provision
from stdcommittee.domain.rules.facts import Facts
from stdcommittee.domain.rules.findings import Comparison, Finding


def approval(facts: Facts, provision: Provision) -> Finding:
    """Return approvals ÷ votes cast against `least`; `abstentions`: whether they are votes cast.

    Where the rule counts those attending, and they are known, they stand for the votes cast.
    """
    among = provision.among
    counts = (
        facts.votes(among, (Stance.FOR,)),
        provision.taking_part(facts, provision.cast_stances()),
    )
    least = provision.share("least")
    return provision.of_share(counts, least, Comparison.AT_LEAST, known=facts.known(among))


CRITERION = Criterion(
    name="approval",
    parameters={"least": ParameterKind.SHARE, "abstentions": ParameterKind.FLAG},
    judge=approval,
)
