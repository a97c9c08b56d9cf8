"""Ballots worked out by hand come out as worked out, in summary and one by one."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from stdcommittee.domain.rules.tally import tally
from tests.domain.rules.builders import ALL_RULES, ballot, one_by_one, rule

BALLOTS: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("golden.toml").read_text("utf-8")
)["ballot"]
_SIGN = {"+": True, "-": False, "?": None}


def _figures(written: dict[str, str]) -> dict[str, tuple[int, int, bool | None]]:
    found = {}
    for name, text in written.items():
        counts, sign = text.split()
        numerator, denominator = map(int, counts.split("/"))
        found[name] = (numerator, denominator, _SIGN[sign])
    return found


@pytest.mark.parametrize("written", BALLOTS, ids=lambda item: f"{item['rule']}: {item['name']}")
def test_golden(written: dict[str, Any]) -> None:
    summary = ballot(*written["votes"])
    for votes in (summary, one_by_one(summary)):
        verdict = tally(rule(written["rule"]), votes)
        found = {f.id: (f.numerator, f.denominator, f.passed) for f in verdict.criteria}
        assert found == _figures(written["figures"])
        assert verdict.outcome == written["verdict"]


def test_every_rule_has_golden_ballots() -> None:
    assert {item["rule"] for item in BALLOTS} == set(ALL_RULES)
    assert len({item["name"] for item in BALLOTS}) == len(BALLOTS) >= 100
