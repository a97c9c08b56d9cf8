"""Approvals are more than a share of the votes cast (simple majority: more than half)."""

from __future__ import annotations

from stdcommittee.domain.ballots.vocabulary import Stance
from stdcommittee.domain.rules.criterion import Criterion, ParameterKind, Provision
from stdcommittee.domain.rules.facts import Facts
from stdcommittee.domain.rules.findings import Comparison, Finding


def majority(facts: Facts, provision: Provision) -> Finding:
    """Return approvals ÷ votes cast against `above`; `abstentions`: whether they are votes cast."""
    among = provision.among
    counts = (
        facts.votes(among, (Stance.FOR,)),
        facts.votes(among, provision.cast_stances()),
    )
    above = provision.share("above")
    return provision.of_share(counts, above, Comparison.MORE_THAN, known=facts.known(among))


CRITERION = Criterion(
    name="majority",
    parameters={"above": ParameterKind.SHARE, "abstentions": ParameterKind.FLAG},
    judge=majority,
)
