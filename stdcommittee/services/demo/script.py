"""The script of the sample: its data, its days and its words in one of two languages."""

from __future__ import annotations

import csv
import datetime as dt
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from stdcommittee.base.dates import add_months
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import CHINESE, ENGLISH
from stdcommittee.base.paths import resource
from stdcommittee.base.patterns import pattern
from stdcommittee.domain.deadlines import calendar

Words = Mapping[str, str]  # one text in both languages: {"zh": …, "en": …}

_IN_YEAR: Final = pattern(r"([RY])([+-]\d+)?:(\d\d)-(\d\d)")
_FROM_TODAY: Final = pattern(r"T(?:([+-]\d+)y)?([+-]\d+)?")
_YEAR: Final = pattern(r"\{year([+-]\d+)?\}")
_SIGNS: Final = pattern(r'[\\/:*?"<>|\s\u2014\uff1a]+')
_LONGEST: Final = 150  # bytes of a title in a file name


@cache
def data(name: str) -> dict[str, Any]:
    """Return one of the sample's tables of facts."""
    return tomllib.loads(resource("sample", f"{name}.toml").read_text("utf-8"))


@cache
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """Return one of the sample's lists, row by row."""
    text = resource("sample", f"{name}.csv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@frozen
class Script:
    """Says the sample's texts and days as they are on one day, in one language."""

    today: dt.date
    language: str

    @property
    def year(self) -> int:
        """The year that the report is about: the one before."""
        return self.today.year - 1

    def day(self, text: str) -> dt.date:
        """Return the working day that the script means.

        One on which nobody works becomes the working day before it; one to come, that after it.

        Raises:
            ValueError: the text is no day of the script.
        """
        found = self.date(text)
        step = dt.timedelta(days=1 if found > self.today else -1)
        while found != self.today and not calendar().is_working(found):
            found += step
        return found

    def date(self, text: str) -> dt.date:
        """Return the day that the script says, whether anybody works on it or not.

        Raises:
            ValueError: the text is no day of the script.
        """
        named = _IN_YEAR.fullmatch(text)
        if named is not None:
            year = self.year + (named[1] == "Y") + int(named[2] or 0)
            return dt.date(year, int(named[3]), int(named[4]))
        counted = _FROM_TODAY.fullmatch(text)
        if counted is None:
            raise ValueError(text)
        years, days = (int(part or 0) for part in counted.groups())
        return add_months(self.today, 12 * years) + dt.timedelta(days=days)

    def say(self, words: Words | str, /, **values: object) -> str:
        """Return a text in the sample's language with its `{placeholders}` filled in."""
        return self.say_in(self.language, words, **values)

    def say_in(self, language: str, words: Words | str, /, **values: object) -> str:
        """Return a text in a language with its `{placeholders}` filled in."""
        text = words if isinstance(words, str) else words[language]
        text = _YEAR.sub(lambda found: str(self.year + int(found[1] or 0)), text)
        return text.format(**values) if values else text

    def both(self, words: Words, /, **values: object) -> tuple[str, str]:
        """Return a text in Chinese and English."""
        return self.say_in(CHINESE, words, **values), self.say_in(ENGLISH, words, **values)

    def word(self, table: str, key: str) -> str:
        """Return one of the small words (roles, votes, statuses …) in the sample's language."""
        return self.say(data("words")[table][key]) if key else ""

    def person(self, key: str) -> str:
        """Return what a person such as `m07` is called."""
        return self.word("persons", key[0]) + key[1:]

    def person_in(self, language: str, key: str) -> str:
        """Return what a person is called in a language."""
        return self.say_in(language, data("words")["persons"][key[0]]) + key[1:]


def file_name(pattern: str, **values: object) -> str:
    """Return a file name whose filled in parts hold no sign that a file name may not have."""
    parts = {name: _SIGNS.sub("_", str(text)).strip("_") for name, text in values.items()}
    short = {name: text.encode()[:_LONGEST].decode(errors="ignore") for name, text in parts.items()}
    return pattern.format(**short)
