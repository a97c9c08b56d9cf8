"""Writes China's working days, year by year, to resources/calendars/cn.toml.

Usage: python tools/make_calendars.py FIRST LAST

The days come from the library `holidays`. A year whose notice is not out yet is written as not
settled. Years that are not written are asked of the library when they are needed, which takes
longer than everything else at the start of the program.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from pathlib import Path

from stdcommittee.domain.deadlines.arrangement import Country, Year, country

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "calendars" / "cn.toml"
BARE = re.compile(r"\s*[（(][^；;]*$")
EXCHANGED = "调休"


def days(found: list[dt.date]) -> str:
    """Return a TOML list of days."""
    return "[" + ", ".join(day.isoformat() for day in sorted(found)) + "]"


def names(year: Year) -> dict[dt.date, tuple[str, str]]:
    """Return what each day off is called; a day given in exchange is called as its holiday."""
    plain = {
        day: (
            BARE.sub("", name.zh).replace("; ", "、"),
            BARE.sub("", name.en).replace("bor ", "bour "),
        )
        for day, name in year.off.items()
        if EXCHANGED not in name.zh
    }
    return {
        day: plain.get(day) or plain[min(plain, key=lambda other: (abs(other - day), other))]
        for day in year.off
    }


def lines(number: int, year: Year) -> list[str]:
    """Return the TOML of one year."""
    named: dict[tuple[str, str], list[dt.date]] = {}
    for day, name in sorted(names(year).items()):
        named.setdefault(name, []).append(day)
    out = [f"[years.{number}]"]
    out += [] if year.settled else ["settled = false"]
    out += [f"worked = {days(list(year.worked))}", "off = ["]
    out += [
        f'    {{ zh = "{zh}", en = "{en}", days = {days(found)} }},'
        for (zh, en), found in named.items()
    ]
    return [*out, "]", ""]


def main(first: int, last: int) -> int:
    """Write the file; return the exit code."""
    bare = Country(country("cn").title, "CN", swaps=True)
    years = {number: bare.year(number) for number in range(first, last + 1)}
    head = [
        "# Working days in China, as the yearly notices of the State Council's office have them.",
        "# Written by tools/make_calendars.py; a year is not settled before its notice is out.",
        "# Years that are not here come from the library `holidays`; a year may be added or",
        "# corrected here by hand.",
        "",
        'title = { zh = "中国工作日", en = "Working days in China" }',
        'country = "CN"',
        "swaps = true  # weekend days are worked in turn, by yearly notice",
        "",
    ]
    body = [line for number, year in years.items() for line in lines(number, year)]
    TARGET.write_text("\n".join([*head, *body]), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
