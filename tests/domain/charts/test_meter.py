from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcommittee.domain.charts.marks import Role
from stdcommittee.domain.charts.meter import meter
from tests.domain.charts.measuring import bars, inside, measure


def reached(value: Fraction | int, **options: object) -> float:
    chart = meter(value, width=100, measure=measure, **options)  # type: ignore[arg-type]
    return sum(bar.width for bar in bars(chart) if bar.role is Role.SERIES3)


def test_the_bar_is_in_proportion() -> None:
    assert reached(Fraction(1, 4)) == pytest.approx(25)
    assert reached(3, whole=4) == pytest.approx(75)
    assert reached(0) == 0
    assert reached(9, whole=4) == 100


def test_the_tick_stands_out_and_the_bar_is_cleared_beside_it() -> None:
    chart = meter(1, width=100, measure=measure, limit=Fraction(3, 4))
    tick = next(bar for bar in bars(chart) if bar.role is Role.TEXT)
    others = [bar for bar in bars(chart) if bar is not tick]
    assert tick.height > max(bar.height for bar in others)
    for bar in others:
        assert bar.x + bar.width <= tick.x - 1.4 or bar.x >= tick.x + tick.width + 1.4


def test_an_empty_whole_is_refused() -> None:
    with pytest.raises(ValueError, match="0"):
        meter(0, whole=0, width=100, measure=measure)


@given(
    st.fractions(min_value=-1, max_value=3),
    st.one_of(st.none(), st.fractions(min_value=-1, max_value=3)),
)
def test_every_mark_stays_inside(value: Fraction, limit: Fraction | None) -> None:
    chart = meter(value, width=80, measure=measure, limit=limit, records=((1,),))
    assert inside(chart)
    assert all(bar.width > 0 for bar in bars(chart))
    assert chart.at(40, 7) is not None or limit is not None
