"""Ballots worked out by hand come out as worked out, in summary and one by one."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path
from typing import Any

import pytest

from stdcommittee.domain.rules.tally import tally
from tests.domain.rules import brute
from tests.domain.rules.builders import ALL_RULES, ballot, heads, one_by_one, rule

BALLOTS: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("golden.toml").read_text("utf-8")
)["ballot"]
LIMITS: list[dict[str, str]] = list(
    csv.DictReader(Path(__file__).with_name("limits.csv").read_text("utf-8").splitlines())
)
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


def test_golden_ballots_differ() -> None:
    assert len({item["name"] for item in BALLOTS}) == len(BALLOTS) >= 100
    assert len({(item["rule"], item["votes"]) for item in LIMITS}) >= 200


@pytest.mark.parametrize("written", LIMITS, ids=lambda item: " ".join(list(item.values())[:3]))
def test_at_under_and_over_a_limit(written: dict[str, str]) -> None:
    votes = ballot(*written["votes"].split("; "))
    assert brute.judge(written["rule"], heads(votes)).outcome == written["verdict"]
    assert tally(rule(written["rule"]), votes).outcome == written["verdict"]
    assert tally(rule(written["rule"]), one_by_one(votes)[::-1]).outcome == written["verdict"]


def test_every_limit_of_every_rule_has_its_three_sides() -> None:
    found = {(item["rule"], item["limit"], item["side"]) for item in LIMITS}
    assert found == {
        (rule_id, provision.id, side)
        for rule_id in ALL_RULES
        for provision in rule(rule_id).provisions
        for side in ("under", "at", "over")
    }
