from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcommittee.domain.charts.columns import Column, Limit, columns
from stdcommittee.domain.charts.marks import Mark, Role
from tests.domain.charts.measuring import bars, box, labels, lines, measure

QUARTERS = [
    Column(f"Q{n}", Fraction(cast, 60), f"{cast}/60", records=(("ballot", n),))
    for n, cast in enumerate((46, 52, 45, 60), 1)
]
THREE_QUARTERS = Limit(Fraction(3, 4), "3/4")


def test_heights_are_in_proportion_and_begin_at_zero() -> None:
    drawn = bars(columns(QUARTERS, width=300, measure=measure, percent=True))
    assert len({bar.y + bar.height for bar in drawn}) == 1
    assert drawn[0].height / drawn[3].height == pytest.approx(46 / 60)


def test_a_value_at_the_limit_meets_its_line() -> None:
    chart = columns(QUARTERS, width=300, measure=measure, limit=THREE_QUARTERS, percent=True)
    line = next(line for line in lines(chart) if line.role is Role.BAD)
    assert line.dashed
    assert line.points[0][1] == pytest.approx(bars(chart)[2].y)
    assert "3/4" in [label.text for label in labels(chart)]


def test_percentages_and_counts_on_the_axis() -> None:
    percent = labels(columns(QUARTERS, width=300, measure=measure, percent=True, highest=1))
    assert [label.text for label in percent if label.role is Role.MUTED] == [
        "0",
        "25",
        "50",
        "75",
        "100",
    ]
    counts = labels(columns([Column("a", 3)], width=300, measure=measure))
    assert [label.text for label in counts if label.role is Role.MUTED] == ["0", "1", "2", "3"]


def test_lines_leave_out_the_texts_above_bars() -> None:
    chart = columns(QUARTERS, width=300, measure=measure, limit=THREE_QUARTERS, percent=True)
    tops = [box(label) for label in labels(chart) if label.text.endswith("/60")]
    level = [line for line in lines(chart) if line.points[0][1] == line.points[1][1]]
    assert len(tops) == 4
    for line in level:
        left, y, right, _ = box(line)
        for start, top, end, bottom in tops:
            assert not (top < y < bottom and left < end and right > start)


def test_a_period_without_value_shows_a_dash() -> None:
    chart = columns([Column("a", None), Column("b", 2)], width=200, measure=measure)
    assert len(bars(chart)) == 1
    assert "–" in [label.text for label in labels(chart)]


def test_bars_carry_their_records() -> None:
    chart = columns(QUARTERS, width=300, measure=measure)
    bar = bars(chart)[1]
    found = chart.at(bar.x + 1, bar.y + 1)
    assert found is not None
    assert found.records == (("ballot", 2),)


def test_no_columns_at_all() -> None:
    assert bars(columns([], width=200, measure=measure)) == []


@given(
    st.lists(st.one_of(st.none(), st.fractions(min_value=0, max_value=10**6)), max_size=12),
    st.fractions(min_value=0, max_value=10**6),
)
def test_every_mark_stays_inside(values: list[Fraction | None], limit: Fraction) -> None:
    made = [Column(f"period {n}", value, "1/2") for n, value in enumerate(values)]
    chart = columns(made, width=400, measure=measure, limit=Limit(limit, "limit"))
    marks: list[Mark] = [*bars(chart), *lines(chart)]
    for mark in marks:
        left, top, right, bottom = box(mark)
        assert left >= 0
        assert top >= 0
        assert right <= 400
        assert bottom <= chart.height
