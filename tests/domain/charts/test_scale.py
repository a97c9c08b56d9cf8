from __future__ import annotations

import datetime as dt
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcommittee.domain.charts.scale import Axis, Days, ticks


@pytest.mark.parametrize(
    ("highest", "expected"),
    [
        (0, [0, 1]),
        (1, [0, Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), 1]),
        (4, [0, 1, 2, 3, 4]),
        (7, [0, 2, 4, 6, 8]),
        (10, [0, Fraction(5, 2), 5, Fraction(15, 2), 10]),
        (97, [0, 25, 50, 75, 100]),
        (736, [0, 200, 400, 600, 800]),
    ],
)
def test_ticks(highest: int, expected: list[int]) -> None:
    assert list(ticks(highest)) == expected


@given(st.fractions(min_value=Fraction(1, 1000), max_value=10**9), st.booleans())
def test_ticks_begin_at_zero_and_reach_the_highest(highest: Fraction, whole: bool) -> None:
    found = ticks(highest, whole=whole)
    steps = {after - before for before, after in pairwise(found)}
    assert found[0] == 0
    assert found[-2] < highest <= found[-1]
    assert len(steps) == 1
    assert 2 <= len(found) <= 6
    if whole:
        assert all(value.denominator == 1 for value in found)


def test_axis_keeps_values_within() -> None:
    axis = Axis(Fraction(0), Fraction(4), 100.0, 20.0)
    assert [axis.at(value) for value in (0, 1, 4, 9, -3)] == [100.0, 80.0, 20.0, 20.0, 100.0]


DAYS = Days(dt.date(2025, 1, 1), dt.date(2025, 12, 31), 0.0, 365.0)


def test_days_stand_where_they_begin_and_end() -> None:
    assert DAYS.at(dt.date(2025, 1, 1)) == 0.0
    assert DAYS.at(dt.date(2025, 2, 1)) == 31.0
    assert DAYS.after(dt.date(2025, 12, 31)) == 365.0
    assert DAYS.at(dt.date(2024, 5, 1)) == 0.0
    assert DAYS.after(dt.date(2026, 5, 1)) == 365.0


@pytest.mark.parametrize(("room", "count"), [(20, 12), (80, 4), (170, 2), (200, 1)])
def test_boundaries_are_months_quarters_halves_or_years(room: float, count: int) -> None:
    found = list(DAYS.boundaries(room))
    assert len(found) == count
    assert found[0] == (dt.date(2025, 1, 1), True)


@given(
    st.dates(dt.date(1950, 1, 1), dt.date(2090, 1, 1)),
    st.integers(min_value=1, max_value=20000),
    st.floats(min_value=10, max_value=120),
)
def test_boundaries_keep_their_distance(first: dt.date, length: int, room: float) -> None:
    days = Days(first, first + dt.timedelta(days=length), 0.0, 500.0)
    places = [days.at(day) for day, _ in days.boundaries(room)]
    for before, after in pairwise(places):
        assert after - before > room * 0.88  # February is shorter than a mean month
