from __future__ import annotations

import dataclasses

import pytest

from stdcommittee.domain.rules.decisions import decide
from stdcommittee.domain.rules.findings import Finding
from stdcommittee.domain.rules.rule import Outcome
from tests.domain.rules.builders import judged, rule


def findings(rule_id: str, passed: dict[str, bool | None]) -> list[Finding]:
    made = {finding.id: finding for finding in judged(rule_id).criteria}
    return [dataclasses.replace(made[name], passed=value) for name, value in passed.items()]


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        (True, True, Outcome.APPROVED),
        (True, False, Outcome.NOT_APPROVED),
        (None, False, Outcome.NOT_APPROVED),
        (None, True, Outcome.UNDETERMINED),
        (None, None, Outcome.UNDETERMINED),
    ],
)
def test_every_criterion_must_be_met(a: bool | None, b: bool | None, outcome: Outcome) -> None:
    both = findings("iso.dis", {"p_approval": a, "negatives": b})
    assert decide(rule("iso.dis"), both) is outcome


@pytest.mark.parametrize(
    ("confirm", "revise", "withdraw", "use", "outcome"),
    [
        (True, False, False, True, Outcome.CONFIRM),
        (True, False, False, False, Outcome.WITHDRAW),
        (True, False, False, None, Outcome.UNDETERMINED),
        (False, True, False, False, Outcome.REVISE),
        (False, False, True, True, Outcome.WITHDRAW),
        (False, False, False, True, Outcome.CONFIRM),
        (False, False, False, False, Outcome.WITHDRAW),
        (False, False, False, None, Outcome.UNDETERMINED),
        (None, None, None, True, Outcome.UNDETERMINED),
    ],
)
def test_a_review(
    confirm: bool | None,
    revise: bool | None,
    withdraw: bool | None,
    use: bool | None,
    outcome: Outcome,
) -> None:
    passed = {"confirm": confirm, "revise": revise, "withdraw": withdraw, "use": use}
    assert decide(rule("iso.sr"), findings("iso.sr", passed)) is outcome


def test_what_stands_in_for_a_majority_is_data() -> None:
    cautious = dataclasses.replace(rule("iso.sr"), without_majority=Outcome.UNDETERMINED)
    tie = findings("iso.sr", {"confirm": False, "revise": False, "withdraw": False, "use": True})
    assert decide(cautious, tie) is Outcome.UNDETERMINED
