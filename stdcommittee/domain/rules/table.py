"""One table of a rule file, read strictly: every value has a kind, every name is asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final, TypeVar

from stdcommittee.base.errors import Unreadable
from stdcommittee.base.fields import Choice
from stdcommittee.base.messages import Bilingual, Message
from stdcommittee.base.patterns import pattern
from stdcommittee.domain.ballots.vocabulary import Standing

MISSING: Final = object()
_FRACTION: Final = pattern(r"\d{1,6}(?:/[1-9]\d{0,5})?")
C = TypeVar("C", bound=Choice)


def wrong(place: str, why: Message) -> Unreadable:
    """Return the failure that says what is wrong where."""
    return Unreadable(
        Message(
            "The rule file cannot be used: {place}{why}.",
            place=f"{place} " if place else "",
            why=why,
        )
    )


class Table:
    """One table of a rule file: hands out its values by type and knows where it stands."""

    def __init__(self, place: str, values: object) -> None:
        if not isinstance(values, Mapping):
            raise wrong(place, Message("a table is expected"))
        self.place = place
        self._values = dict(values)

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def take(self, name: str, kind: type, default: Any = MISSING) -> Any:
        """Take a value of a kind.

        Raises:
            Unreadable: it is missing or of another kind.
        """
        value = self._values.pop(name, default)
        if value is MISSING:
            raise wrong(self.place, Message("“{name}” is missing", name=name))
        is_flag = isinstance(value, bool) and kind is not bool
        if value is not default and (is_flag or not isinstance(value, kind)):
            raise wrong(self.place, Message("“{name}” is not of the right kind", name=name))
        return value

    def text(self, name: str, default: Any = MISSING) -> str:
        """Take a text."""
        return str(self.take(name, str, default))

    def flag(self, name: str, *, default: Any = MISSING) -> bool:
        """Take a true or false."""
        return bool(self.take(name, bool, default))

    def day(self, name: str, default: Any = MISSING) -> dt.date | None:
        """Take a date."""
        found: dt.date | None = self.take(name, dt.date, default)
        if isinstance(found, dt.datetime):
            raise wrong(self.place, Message("“{name}” is not of the right kind", name=name))
        return found

    def number(self, name: str) -> int:
        """Take a whole number, 0 or more."""
        found = int(self.take(name, int))
        if found < 0:
            raise wrong(self.place, Message("“{name}” is not of the right kind", name=name))
        return found

    def share(self, name: str) -> Fraction:
        """Take an exact fraction, written as a string such as "2/3"."""
        found = self.take(name, str)
        if not _FRACTION.fullmatch(found) or Fraction(found) > 1:
            raise wrong(
                self.place,
                Message('“{name}” must be a fraction between 0 and 1 such as "2/3"', name=name),
            )
        return Fraction(found)

    def bilingual(self, name: str, default: Any = MISSING) -> Any:
        """Take a text in both languages."""
        found = self.take(name, Mapping, default)
        if found is default:
            return default
        if set(found) != {"zh", "en"} or not all(isinstance(x, str) for x in found.values()):
            raise wrong(self.place, Message("“{name}” must have zh and en", name=name))
        return Bilingual(found["zh"], found["en"])

    def choice(self, name: str, choices: type[C], default: Any = MISSING) -> C:
        """Take one word of a vocabulary."""
        found = self.take(name, str, default)
        try:
            return choices(found)
        except ValueError:
            raise wrong(
                self.place,
                Message(
                    "“{name}” is “{value}”; it may be {choices}",
                    name=name,
                    value=found,
                    choices=tuple(item.value for item in choices),
                ),
            ) from None

    def standings(self, name: str, default: Any = MISSING) -> frozenset[Standing]:
        """Take a list of standings."""
        found = self.take(name, list, default)
        return frozenset(Table(self.place, {name: item}).choice(name, Standing) for item in found)

    def tables(self, name: str) -> list[Table]:
        """Take a list of tables; none is an empty list."""
        found = self.take(name, list, [])
        return [Table(f"{self.place}{name}[{n}].", item) for n, item in enumerate(found, 1)]

    def finish(self) -> None:
        """Refuse what nobody asked for: a misspelt name must not go unnoticed."""
        for name in self._values:
            raise wrong(self.place, Message("“{name}” is not known here", name=name))
