"""An action has more than a share of the votes cast for an action (systematic review)."""

from __future__ import annotations

from stdcommittee.domain.rules.criterion import ACTIONS, Criterion, ParameterKind, Provision
from stdcommittee.domain.rules.facts import Facts
from stdcommittee.domain.rules.findings import Comparison, Finding


def action(facts: Facts, provision: Provision) -> Finding:
    """Return the votes for `action` ÷ the votes for any action, against `above`."""
    among = provision.among
    counts = (facts.votes(among, (provision.action(),)), facts.votes(among, ACTIONS))
    above = provision.share("above")
    return provision.of_share(counts, above, Comparison.MORE_THAN, known=facts.known(among))


CRITERION = Criterion(
    name="action",
    parameters={"action": ParameterKind.ACTION, "above": ParameterKind.SHARE},
    judge=action,
)
