"""Rules that figures and warnings rest on, beside those that are parameters of the rule book."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from stdcommittee.base.messages import Bilingual
from stdcommittee.base.paths import resource
from stdcommittee.domain.rules import Parameter


@dataclass(frozen=True, slots=True)
class RuleUsed:
    """A rule as a figure shows it: its words, its value if it has one, where it stands.

    `value` is written exactly (`3/4`, `30`, `02-15`), with the unit of the rule parameter.
    """

    key: str
    label: Bilingual
    citation: Bilingual
    provisional: bool = False
    value: str = ""
    unit: str = ""
    edition: str = ""


def of_parameter(parameter: Parameter) -> RuleUsed:
    """Return a rule parameter as a figure shows it."""
    return RuleUsed(
        key=parameter.key,
        label=parameter.label,
        citation=parameter.citation,
        provisional=parameter.provisional,
        value=written(parameter.value),
        unit=parameter.unit,
        edition=parameter.edition,
    )


def written(value: int | Fraction | str) -> str:
    """Return a rule's value as text, exactly."""
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    return str(value)


@cache
def citations() -> Mapping[str, RuleUsed]:
    """Return the rules of ``resources/frameworks/citations.toml`` by key."""
    found = tomllib.loads(resource("frameworks", "citations.toml").read_text("utf-8"))
    return {
        key: RuleUsed(
            key=key,
            label=Bilingual(**entry["label"]),
            citation=Bilingual(**entry["citation"]),
            provisional=entry.get("provisional", False),
        )
        for key, entry in found.items()
    }
