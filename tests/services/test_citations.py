"""Citations of fields lead to parameters of the rules in force on a day."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.base.records import all_kinds
from stdcommittee.domain.rules import RuleBook
from stdcommittee.services.citations import rules_behind
from stdcommittee.storage.schema import kinds

RULES = RuleBook()
TODAY = dt.date(2026, 6, 11)


@pytest.mark.parametrize("citation", ["", "nowhere", "plan.mont", ".", "review"])
def test_what_cites_nothing_leads_nowhere(citation: str) -> None:
    found = rules_behind(RULES, citation, TODAY)
    assert all(rule.key.startswith("review.") for rule in found)
    assert bool(found) is (citation == "review")  # the beginning of keys, whole words only


def test_one_key_with_or_without_its_body() -> None:
    alone = rules_behind(RULES, "review.years", TODAY)
    assert [rule.key for rule in alone] == ["review.years"]
    assert rules_behind(RULES, "cn.review.years", TODAY) == alone


def test_a_family_of_keys() -> None:
    keys = {rule.key for rule in rules_behind(RULES, "plan.months", TODAY)}
    assert {"plan.months.recommended", "plan.months.mandatory", "plan.months.adoption"} <= keys
    assert all(key.startswith("plan.months.") for key in keys)


def test_the_day_decides_which_edition_speaks() -> None:
    dated = {
        rules_behind(RULES, "review.years", day)[0].edition for day in (dt.date(2019, 1, 1), TODAY)
    }
    assert dated
    long_ago = rules_behind(RULES, "review.years", dt.date(1950, 1, 1))[0]
    assert long_ago.provisional  # a limit of unknown age is still better shown than not


def test_every_field_that_cites_a_rule_leads_to_one() -> None:
    kinds()
    cited = [
        (kind.name, item.name, item.citation)
        for kind in all_kinds()
        for item in kind.fields
        if item.citation
    ]
    assert cited
    astray = [entry for entry in cited if not rules_behind(RULES, entry[2], TODAY)]
    assert astray == []
