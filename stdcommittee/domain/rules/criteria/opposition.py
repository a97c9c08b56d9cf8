"""Negative votes are at most a share of the votes cast."""

from __future__ import annotations

from stdcommittee.domain.ballots.vocabulary import Stance
from stdcommittee.domain.rules.criterion import Criterion, ParameterKind, Provision
from stdcommittee.domain.rules.facts import Facts
from stdcommittee.domain.rules.findings import Comparison, Finding


def opposition(facts: Facts, provision: Provision) -> Finding:
    """Return negatives ÷ votes cast against `most`; `abstentions`: whether they are votes cast."""
    among = provision.among
    counts = (
        facts.votes(among, (Stance.AGAINST,)),
        facts.votes(among, provision.cast_stances()),
    )
    most = provision.share("most")
    return provision.of_share(counts, most, Comparison.AT_MOST, known=facts.known(among))


CRITERION = Criterion(
    name="opposition",
    parameters={"most": ParameterKind.SHARE, "abstentions": ParameterKind.FLAG},
    judge=opposition,
)
