from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from stdcommittee.domain.charts.columns import Limit
from stdcommittee.domain.charts.marks import Role
from stdcommittee.domain.charts.trend import Point, sparkline, trend
from tests.domain.charts.measuring import inside, labels, lines, measure, shapes


def points(*values: int | None) -> list[Point]:
    return [Point(f"20{n:02d}", value, str(value), ((n,),)) for n, value in enumerate(values)]


def test_the_line_goes_up_when_the_value_does() -> None:
    chart = trend(points(1, 3, 2), width=300, measure=measure)
    line = next(line for line in lines(chart) if line.role is Role.SERIES3)
    first, second, third = (y for _, y in line.points)
    assert second < third < first


def test_a_missing_value_parts_the_line() -> None:
    chart = trend(points(1, 2, None, 3, 4), width=300, measure=measure)
    drawn = [line for line in lines(chart) if line.role is Role.SERIES3]
    assert [len(line.points) for line in drawn] == [2, 2]
    assert len(shapes(chart)) == 4
    assert "–" in [label.text for label in labels(chart)]


def test_every_point_opens_its_records() -> None:
    chart = trend(points(1, 3, 2), width=300, measure=measure)
    x, y = shapes(chart)[1].points[1]
    found = chart.at(x, y + 2)
    assert found is not None
    assert found.records == ((1,),)


def test_a_sparkline_has_no_texts_and_marks_the_last_value() -> None:
    chart = sparkline(points(1, 3, None), width=60, height=12, measure=measure)
    assert labels(chart) == []
    (dot,) = shapes(chart)
    assert dot.records == ((1,),)


def test_the_limit_is_drawn() -> None:
    chart = trend(points(1, 3), width=300, measure=measure, limit=Limit(2, "2"))
    assert [line.dashed for line in lines(chart) if line.role is Role.BAD] == [True]


def test_nothing_to_show() -> None:
    assert sparkline([], width=60, height=12, measure=measure).marks == ()
    assert shapes(trend(points(None, None), width=60, measure=measure)) == []


@given(st.lists(st.one_of(st.none(), st.integers(0, 10**6)), max_size=10))
def test_every_mark_stays_inside(values: list[int | None]) -> None:
    half = Limit(Fraction(1, 2))
    assert inside(sparkline(points(*values), width=80, height=14, measure=measure, limit=half))
