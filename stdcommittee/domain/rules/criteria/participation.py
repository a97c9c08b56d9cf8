"""Enough of the entitled voted (quorum)."""

from __future__ import annotations

from stdcommittee.domain.rules.criterion import Criterion, ParameterKind, Provision
from stdcommittee.domain.rules.facts import Facts
from stdcommittee.domain.rules.findings import Comparison, Finding


def participation(facts: Facts, provision: Provision) -> Finding:
    """Return votes cast ÷ the entitled against `least`; `abstentions`: whether they take part."""
    among = provision.among
    counts = (facts.votes(among, provision.cast_stances()), facts.voters(among))
    least = provision.share("least")
    return provision.of_share(counts, least, Comparison.AT_LEAST, known=facts.known(among))


CRITERION = Criterion(
    name="participation",
    parameters={"least": ParameterKind.SHARE, "abstentions": ParameterKind.FLAG},
    judge=participation,
    electoral=True,
)
