"""Which rule judges a ballot."""

from __future__ import annotations

from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.rules import Rule, RuleBook


def rule_of(rules: RuleBook, ballot: Ballot) -> Rule | None:
    """Return the rule that judges a ballot, in the edition it opened under; None where none does.

    Raises:
        Refused: the ballot names a rule or edition that is not at hand.
    """
    return rules.rule(ballot.rule, ballot.edition) if ballot.rule and ballot.edition else None
