from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcommittee.domain.charts.drawing import Key
from stdcommittee.domain.charts.marks import Role
from stdcommittee.domain.charts.stacked import Category, Part, stacked_bars
from tests.domain.charts.measuring import bars, inside, labels, measure

KEYS = (Key("met", Role.SERIES4), Key("partly", Role.SERIES2), Key("not met", Role.BAD))


def category(name: str, *counts: int) -> Category:
    parts = tuple(Part(count, ((name, n),)) for n, count in enumerate(counts))
    return Category(name, parts, f"{counts[0]}/{sum(counts)}")


def test_lengths_are_in_proportion_and_begin_at_zero() -> None:
    rows = [category("a", 20, 10, 0), category("b", 5, 0, 5)]
    chart = stacked_bars(rows, KEYS, width=300, measure=measure)
    drawn = [bar for bar in bars(chart) if bar.records]
    assert [bar.records[0] for bar in drawn] == [("a", 0), ("a", 1), ("b", 0), ("b", 2)]
    first, second, third, fourth = drawn
    assert first.x == third.x
    assert (second.x - first.x) / (fourth.x - third.x) == pytest.approx(4)
    assert [bar.role for bar in drawn] == [Role.SERIES4, Role.SERIES2, Role.SERIES4, Role.BAD]


def test_empty_parts_leave_no_bar() -> None:
    chart = stacked_bars([category("a", 0, 0, 0)], KEYS, width=300, measure=measure)
    assert not [bar for bar in bars(chart) if bar.records]
    assert "0/0" in [label.text for label in labels(chart)]


def test_names_and_ends_stand_beside_the_bars() -> None:
    chart = stacked_bars([category("long name", 3, 1, 0)], KEYS, width=300, measure=measure)
    name, end = labels(chart)[:2]
    (first, last) = [bar for bar in bars(chart) if bar.records]
    assert name.left + name.width < first.x
    assert end.left > last.x + last.width


def test_long_names_are_cut() -> None:
    chart = stacked_bars([category("x" * 200, 1, 0, 0)], KEYS, width=200, measure=measure)
    assert labels(chart)[0].text.endswith("…")
    assert inside(chart)


def test_a_category_with_more_parts_than_keys_is_refused() -> None:
    with pytest.raises(ValueError, match="Part"):
        stacked_bars([category("a", 1, 2, 3, 4)], KEYS, width=300, measure=measure)


def test_negative_parts_are_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        stacked_bars([category("a", 1, -1)], KEYS, width=300, measure=measure)


def test_a_long_legend_wraps() -> None:
    keys = tuple(Key("a rather long word", Role.SERIES1) for _ in range(6))
    narrow = stacked_bars([category("a", 1)], keys, width=200, measure=measure)
    wide = stacked_bars([category("a", 1)], keys, width=900, measure=measure)
    assert narrow.height > wide.height
    assert inside(narrow)


@given(
    st.lists(
        st.tuples(
            st.text(max_size=30),
            st.lists(st.integers(min_value=0, max_value=10**6), min_size=3, max_size=3),
        ),
        max_size=8,
    ),
    st.integers(min_value=150, max_value=700),
)
def test_every_mark_stays_inside(rows: list[tuple[str, list[int]]], width: int) -> None:
    made = [category(name, *counts) for name, counts in rows]
    assert inside(stacked_bars(made, KEYS, width=width, measure=measure))
