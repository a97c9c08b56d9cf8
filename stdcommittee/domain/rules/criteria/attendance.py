"""Enough voters attend: those at the meeting, or who voted where that is not known."""

from __future__ import annotations

from stdcommittee.domain.rules.criterion import CAST, Criterion, ParameterKind, Provision
from stdcommittee.domain.rules.facts import Facts
from stdcommittee.domain.rules.findings import Finding


def attendance(facts: Facts, provision: Provision) -> Finding:
    """Return the number of voters attending, out of those listed, against `least`."""
    among = provision.among
    counts = (provision.taking_part(facts, CAST), facts.voters(among))
    return provision.of_count(counts, provision.number("least"), known=facts.known(among))


CRITERION = Criterion(
    name="attendance", parameters={"least": ParameterKind.NUMBER}, judge=attendance
)
