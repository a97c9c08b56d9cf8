from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcommittee.domain.charts.life import Event, Phase, life
from stdcommittee.domain.charts.marks import Chart, Role
from tests.domain.charts.measuring import bars, labels, measure

FIRST, LAST = dt.date(2020, 1, 1), dt.date(2029, 12, 31)


def _drawn(*parts: Phase | Event, today: Event | None = None) -> Chart:
    return life(
        [part for part in parts if isinstance(part, Phase)],
        [part for part in parts if isinstance(part, Event)],
        first=FIRST,
        last=LAST,
        width=500,
        measure=measure,
        name_of=lambda day: str(day.year),
        today=today,
    )


def test_a_name_that_does_not_fit_its_phase_is_left_out() -> None:
    short = Phase(FIRST, dt.date(2020, 1, 9), "Proposal")
    long = Phase(dt.date(2020, 1, 10), LAST, "In force")
    said = {label.text for label in labels(_drawn(short, long))}
    assert "In force" in said
    assert "Proposal" not in said


def test_what_is_ahead_is_a_dashed_outline() -> None:
    (bar,) = bars(_drawn(Phase(FIRST, LAST, "", Role.GOOD, ahead=True)))
    assert (bar.role, bar.outline, bar.dashed) == (None, Role.GOOD, True)


@given(st.lists(st.dates(FIRST, LAST), min_size=1, max_size=12))
def test_names_of_events_never_stand_over_each_other(days: list[dt.date]) -> None:
    chart = _drawn(*(Event(day, f"event {n}") for n, day in enumerate(days)))
    named = [label for label in labels(chart) if label.text.startswith("event")]
    assert len(named) == len(days)
    for place, one in enumerate(named):
        assert one.left >= 0
        assert one.left + one.width <= chart.width + 0.01
        assert one.y <= chart.height
        for other in named[place + 1 :]:
            if one.y == other.y:
                apart = one.left + one.width <= other.left or other.left + other.width <= one.left
                assert apart


def test_a_limit_is_a_tick_with_a_triangle() -> None:
    limit = Event(dt.date(2025, 1, 1), "Limit", Role.BAD, limit=True, records=(("standard", 1),))
    chart = _drawn(limit)
    assert sum(mark.records == limit.records for mark in chart.marks) == 3  # tick, triangle, name


def test_the_last_day_is_not_before_the_first() -> None:
    with pytest.raises(ValueError, match="2020"):
        life([], [], first=LAST, last=FIRST, width=9, measure=measure, name_of=str)
