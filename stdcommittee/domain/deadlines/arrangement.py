"""How one year's days are arranged: which weekdays are free, which weekend days are worked.

Years stand in ``resources/calendars/<country>.toml``; a year that does not is asked of the library
`holidays`, which is imported only then. China swaps weekend days for weekdays each year by a notice
that comes out late in the year before, so a future year may not be *settled* yet.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import field
from functools import cache
from typing import Any, Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual
from stdcommittee.base.paths import resource

WEEKEND: Final = 5  # the weekday from which on a day is free unless it is worked
_LANGUAGES: Final = ("zh_CN", "en_US")


@frozen
class Year:
    """One year: the free days with their names, the weekend days that are worked."""

    off: Mapping[dt.date, Bilingual]
    worked: frozenset[dt.date] = frozenset()
    settled: bool = True

    def free(self, day: dt.date) -> bool:
        """Tell whether nobody works on a day of this year."""
        return day in self.off or (day.weekday() >= WEEKEND and day not in self.worked)


@frozen
class Country:
    """A country's days: those given year by year as data, else those of the library."""

    title: Bilingual
    code: str
    subdivision: str = ""
    swaps: bool = False  # weekend days are worked in turn, by yearly notice
    years: Mapping[int, Year] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)  # Chinese, where the library has none

    def year(self, number: int) -> Year:
        """Return the arrangement of a year."""
        given = self.years.get(number)
        return given if given is not None else _from_library(self, number)


@cache
def country(name: str) -> Country:
    """Return a shipped calendar, such as `cn`.

    Raises:
        FileNotFoundError: there is none of that name.
    """
    return read_country(resource("calendars", f"{name}.toml").read_text("utf-8"))


def read_country(text: str) -> Country:
    """Read a calendar file.

    Raises:
        tomllib.TOMLDecodeError: it is not TOML.
        KeyError: a value is missing.
    """
    found = tomllib.loads(text)
    return Country(
        title=_bilingual(found["title"]),
        code=found["country"],
        subdivision=found.get("subdivision", ""),
        swaps=found.get("swaps", False),
        years={int(number): _year(table) for number, table in found.get("years", {}).items()},
        names=found.get("names", {}),
    )


def _year(table: Mapping[str, Any]) -> Year:
    off = {
        day: Bilingual(entry["zh"], entry["en"]) for entry in table["off"] for day in entry["days"]
    }
    return Year(off, frozenset(table.get("worked", ())), table.get("settled", True))


def _bilingual(table: Mapping[str, str]) -> Bilingual:
    return Bilingual(table["zh"], table["en"])


def _from_library(place: Country, number: int) -> Year:
    import holidays

    chinese, english = (
        holidays.country_holidays(
            place.code, subdiv=place.subdivision or None, years=number, language=language
        )
        if place.swaps
        else holidays.country_holidays(place.code, subdiv=place.subdivision or None, years=number)
        for language in _LANGUAGES
    )
    worked = frozenset(
        day for day in getattr(chinese, "weekend_workdays", ()) if day.year == number
    )
    return Year(
        {
            day: Bilingual(place.names.get(name, name), english[day])
            for day, name in chinese.items()
        },
        worked,
        settled=bool(worked) or not place.swaps,
    )
