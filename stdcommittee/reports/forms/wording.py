"""The words of forms: data in both languages, filled in where they are said."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import Any, Final

from stdcommittee.base.messages import Text, catalog
from stdcommittee.base.paths import resource

_PERCENT: Final = 10_000  # hundredths of a percent


@cache
def _words(name: str) -> Mapping[str, Any]:
    return tomllib.loads(resource("forms", f"{name}.toml").read_text("utf-8"))


class Wording:
    """Says what a file of ``resources/forms`` holds in one language (`zh`, `en`)."""

    def __init__(self, name: str, language: str) -> None:
        self.language = language
        self._words = _words(name)
        self._catalog = catalog(language)

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the words under a dotted key, with values in their places.

        Raises:
            KeyError: the file has no such key.
        """
        said: str = self._under(key)[self.language]
        return said.format(**{k: self.value(v) for k, v in values.items()}) if values else said

    def several(self, key: str, **values: object) -> tuple[str, ...]:
        """Return all the words in the table under a dotted key, in its order."""
        return tuple(self(f"{key}.{name}", **values) for name in self._under(key))

    def names(self, key: str) -> tuple[str, ...]:
        """Return the keys of the table under a dotted key."""
        return tuple(self._under(key))

    def _under(self, key: str) -> Mapping[str, Any]:
        found: Any = self._words
        for part in key.split("."):
            found = found[part]
        return found  # type: ignore[no-any-return]

    def text(self, text: Text) -> str:
        """Render a text of the program in the form's language."""
        return self._catalog.render(text)

    def value(self, value: object) -> str:
        """Write a value the way forms of the language write it; nothing where there is none."""
        match value:
            case None:
                return ""
            case dt.date():
                return self.day(value)
            case _:
                return self._catalog.value(value)

    def day(self, day: dt.date | None) -> str:
        """Write a day; nothing where there is none."""
        if day is None:
            return ""
        pattern: str = self._under("date")[self.language]
        return pattern.format(year=day.year, month=day.month, day=day.day, iso=day.isoformat())

    def label(self, name: str, said: str) -> str:
        """Return what stands under a key and, behind the colon of the language, what is said."""
        return self("labelled", label=self(name), said=said)


def percent(share: Fraction) -> str:
    """Write a share in percent, rounded to two places; for reading only, never for judging."""
    hundredths = (share * _PERCENT * 2 + 1) // 2
    return f"{hundredths // 100}.{hundredths % 100:02}%"
