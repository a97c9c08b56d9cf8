"""Rules that figures and warnings rest on, beside those that are parameters of the rule book."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual, Plural, Text
from stdcommittee.base.paths import resource
from stdcommittee.domain.rules import Parameter


@frozen
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

    @property
    def amount(self) -> Text:
        """The value with its unit, as documents print it."""
        counted = _COUNTED.get(self.unit)
        return counted(int(self.value)) if counted and self.value.isdecimal() else self.value


_COUNTED: Final[Mapping[str, Callable[[int], Text]]] = {
    "year": lambda n: Plural("{n} year", "{n} years", n=n),
    "month": lambda n: Plural("{n} month", "{n} months", n=n),
    "week": lambda n: Plural("{n} week", "{n} weeks", n=n),
    "day": lambda n: Plural("{n} day", "{n} days", n=n),
    "workingDay": lambda n: Plural("{n} working day", "{n} working days", n=n),
    "people": lambda n: Plural("{n} person", "{n} persons", n=n),
}


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
