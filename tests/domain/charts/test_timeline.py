from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcommittee.domain.charts.marks import Chart, Role
from stdcommittee.domain.charts.timeline import Deadline, Lane, Span, timeline
from tests.domain.charts.measuring import bars, box, inside, labels, lines, measure, shapes

FIRST, LAST = dt.date(2025, 1, 1), dt.date(2025, 12, 31)


def drawn(*lanes: Lane, today: dt.date | None = None) -> Chart:
    return timeline(
        lanes,
        first=FIRST,
        last=LAST,
        width=500,
        measure=measure,
        name_of=lambda day: f"{day:%Y-%m}",
        today=today,
    )


def test_spans_last_from_the_first_to_the_last_day() -> None:
    lane = Lane("p", (Span(dt.date(2025, 2, 1), dt.date(2025, 2, 28)), Span(FIRST, LAST)))
    month, year = bars(drawn(lane))
    assert month.width / year.width == pytest.approx(28 / 365)


def test_a_plan_is_a_dashed_outline() -> None:
    (bar,) = bars(drawn(Lane("p", (Span(FIRST, LAST, plan=True),))))
    assert (bar.role, bar.outline, bar.dashed) == (None, Role.SERIES3, True)


def test_spans_beyond_the_days_shown_are_cut_or_left_out() -> None:
    before = Span(dt.date(2020, 1, 1), dt.date(2024, 12, 31))
    across = Span(dt.date(2024, 7, 1), dt.date(2025, 1, 31), records=((7,),))
    (bar,) = bars(drawn(Lane("p", (before, across))))
    assert bar.records == ((7,),)


@pytest.mark.parametrize(
    ("deadline", "role", "triangles"),
    [
        (Deadline(dt.date(2025, 6, 1)), Role.TEXT, 1),
        (Deadline(dt.date(2025, 6, 1), passed=True), Role.BAD, 1),
        (Deadline(dt.date(2025, 6, 1), former=True), Role.MUTED, 0),
    ],
)
def test_limits(deadline: Deadline, role: Role, triangles: int) -> None:
    chart = drawn(Lane("p", deadlines=(deadline,)))
    assert len(shapes(chart)) == triangles
    assert role in {line.role for line in lines(chart)}


def test_a_limit_stands_at_the_end_of_its_day() -> None:
    lane = Lane("p", (Span(FIRST, dt.date(2025, 6, 30)),), (Deadline(dt.date(2025, 6, 30)),))
    chart = drawn(lane)
    (bar,) = bars(chart)
    assert shapes(chart)[0].points[2][0] == pytest.approx(bar.x + bar.width)


def test_today_is_drawn_only_when_it_is_shown() -> None:
    lane = Lane("p")
    inside_ = drawn(lane, today=dt.date(2025, 6, 1))
    outside = drawn(lane, today=dt.date(2026, 6, 1))
    assert len(lines(inside_)) == len(lines(outside)) + 1


def test_names_of_months_do_not_meet() -> None:
    chart = drawn(Lane("p", end="10/18"))
    names = sorted(box(label)[::2] for label in labels(chart) if label.text.startswith("2025"))
    assert len(names) >= 4
    for (_, right), (left, _) in pairwise(names):
        assert right < left


def test_a_time_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="2025"):
        timeline((), first=LAST, last=FIRST, width=100, measure=measure, name_of=str)


DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2026, 12, 31))


@given(st.lists(st.tuples(DAYS, DAYS, DAYS), max_size=6))
def test_every_mark_stays_inside(rows: list[tuple[dt.date, dt.date, dt.date]]) -> None:
    lanes = [Lane("name", (Span(min(a, b), max(a, b)),), (Deadline(c),), "1/2") for a, b, c in rows]
    chart = drawn(*lanes)
    for bar in bars(chart):
        left, _, right, _ = box(bar)
        assert left >= 0
        assert right <= 500.01
    assert inside(Chart(chart.width + 4, chart.height, chart.marks))
