"""From findings to an outcome."""

from __future__ import annotations

from collections.abc import Sequence

from stdcommittee.domain.rules.findings import Finding
from stdcommittee.domain.rules.rule import Answers, Outcome, Rule


def decide(rule: Rule, findings: Sequence[Finding]) -> Outcome:
    """Return what the findings amount to under the rule."""
    if rule.answers is Answers.REVIEW:
        return _reviewed(rule, {finding.id: finding.passed for finding in findings})
    return _approved(findings)


def _approved(findings: Sequence[Finding]) -> Outcome:
    """Approved iff every criterion is met; one that is not met settles it whatever is unknown."""
    if any(finding.passed is False for finding in findings):
        return Outcome.NOT_APPROVED
    if all(finding.passed for finding in findings):
        return Outcome.APPROVED
    return Outcome.UNDETERMINED


def _reviewed(rule: Rule, passed: dict[str, bool | None]) -> Outcome:
    """Systematic review: a majority decides, but a document in too little use is not confirmed.

    Revision needs a majority only; confirmation needs a majority and enough use; a majority for
    withdrawal, or too little use where no majority asks for revision, is withdrawal. Without any
    majority the committee decides: the rule's `without_majority` stands in for it.
    """
    majorities = [passed["revise"], passed["withdraw"], passed["confirm"]]
    if None in majorities:
        return Outcome.UNDETERMINED
    if passed["revise"]:
        return Outcome.REVISE
    if passed["withdraw"]:
        return Outcome.WITHDRAW
    if passed["use"] is None:
        return Outcome.UNDETERMINED
    if not passed["use"]:
        return Outcome.WITHDRAW
    return Outcome.CONFIRM if passed["confirm"] else rule.without_majority
