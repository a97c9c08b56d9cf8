from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest

from stdcommittee.base.paths import resource
from stdcommittee.reports.forms.wording import Wording, percent


def leaves(table: dict[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    for name, item in table.items():
        if isinstance(item, dict) and {"zh", "en"} <= item.keys():
            yield f"{path}{name}", item
        elif isinstance(item, dict):
            yield from leaves(item, f"{path}{name}.")


@pytest.mark.parametrize("name", ["ballots", "people", "frame"])
def test_every_word_exists_in_both_languages_with_the_same_places(name: str) -> None:
    words = tomllib.loads(resource("forms", f"{name}.toml").read_text("utf-8"))
    found = dict(leaves(words))
    assert len(found) > 1
    for key, item in found.items():
        places = [sorted(set(_places(item[language]))) for language in ("zh", "en")]
        if key not in ("date", "letter.closing"):
            assert places[0] == places[1], key


def _places(text: str) -> list[str]:
    import string

    return [name for _, name, _, _ in string.Formatter().parse(text) if name]


def test_values_are_written_as_forms_write_them() -> None:
    zh, en = Wording("ballots", "zh"), Wording("ballots", "en")
    day = dt.date(2026, 6, 1)
    assert zh.day(day) == "2026年6月1日"
    assert en.day(day) == "2026-06-01"
    assert zh.day(None) == ""
    assert zh("number", number="B1") == "表号：B1"
    assert en.label("fact.plan", "x") == "Plan number: x"
    with pytest.raises(KeyError):
        zh("fact.nothing")


def test_a_share_is_rounded_only_to_be_read() -> None:
    assert percent(Fraction(2, 3)) == "66.67%"
    assert percent(Fraction(1, 3)) == "33.33%"
    assert percent(Fraction(1)) == "100.00%"
    assert percent(Fraction(1, 20_000)) == "0.01%"
    assert percent(Fraction(0)) == "0.00%"
