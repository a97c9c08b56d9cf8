"""The years of a calendar: as data where they are given, else from the library."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.domain.deadlines.arrangement import Country, country, read_country

GIVEN = """
title = { zh = "甲", en = "A" }
country = "CN"
swaps = true
[years.2025]
worked = [2025-01-26]
off = [{ zh = "春节", en = "Spring Festival", days = [2025-01-28, 2025-01-29] }]
"""


def test_given_years_are_read() -> None:
    year = read_country(GIVEN).year(2025)
    assert year.free(dt.date(2025, 1, 28))
    assert not year.free(dt.date(2025, 1, 26))
    assert year.free(dt.date(2025, 1, 25))
    assert not year.free(dt.date(2025, 10, 1))  # the data say so, and the library is not asked
    assert year.settled
    assert year.off[dt.date(2025, 1, 29)].zh == "春节"


@pytest.mark.parametrize("number", sorted(country("cn").years))
def test_the_shipped_years_are_the_library_s(number: int) -> None:
    """What was written from the library still says the same of every day of the year."""
    shipped = country("cn")
    bare = Country(shipped.title, "CN", swaps=True).year(number)
    given = shipped.years[number]
    day = dt.date(number, 1, 1)
    while day.year == number:
        assert given.free(day) == bare.free(day), day
        day += dt.timedelta(days=1)
    assert given.worked == bare.worked
    assert all("调休" not in name.zh for name in given.off.values())


def test_a_broken_file_is_loud() -> None:
    with pytest.raises(KeyError):
        read_country('country = "CN"')
