"""A figure is nothing but the sum of its lines, and is judged exactly."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcommittee.domain.rules import Comparison
from stdcommittee.domain.supervision.measures import (
    Limit,
    Line,
    MeasureState,
    MeasureUnit,
    add_up,
    judge,
    median,
)
from tests.domain.supervision.measured import measured

SHARE, COUNT, RATIO, DAYS = MeasureUnit
AT_LEAST, AT_MOST = Comparison.AT_LEAST, Comparison.AT_MOST


def lines(*values: bool | None) -> list[Line]:
    return [
        Line(kind="ballot", record=number, cells=(), good=value)
        for number, value in enumerate(values, 1)
    ]


def amounts(*pairs: tuple[int, int]) -> list[Line]:
    return [
        Line(kind="ballot", record=1, cells=(), amount=amount, whole=whole, good=amount <= 15)
        for amount, whole in pairs
    ]


@pytest.mark.parametrize(
    ("unit", "given_lines", "expected"),
    [
        (SHARE, lines(True, False, None), (Fraction(1, 3), 1, 3)),
        (SHARE, [], (None, 0, 0)),
        (COUNT, lines(None, None), (2, 2, None)),
        (COUNT, [], (0, 0, None)),
        (RATIO, amounts((3, 4), (1, 8)), (Fraction(1, 3), 4, 12)),
        (RATIO, amounts((0, 0)), (None, 0, 0)),
        (DAYS, amounts((15, 0), (16, 0), (3, 0)), (Fraction(15), 2, 3)),
        (DAYS, amounts((15, 0), (16, 0)), (Fraction(31, 2), 1, 2)),
        (DAYS, [], (None, 0, 0)),
    ],
)
def test_added_up(
    unit: MeasureUnit, given_lines: list[Line], expected: tuple[object, int, int | None]
) -> None:
    assert add_up(unit, given_lines) == expected


@given(st.lists(st.integers(0, 1000), min_size=1))
def test_the_median_has_as_many_below_as_above(values: list[int]) -> None:
    found = median(values)
    assert found is not None
    assert sum(value < found for value in values) <= len(values) // 2
    assert sum(value > found for value in values) <= len(values) // 2


@pytest.mark.parametrize(
    ("comparison", "limit", "good", "of", "state"),
    [
        (AT_LEAST, Fraction(3, 4), 3, 4, MeasureState.MET),
        (AT_LEAST, Fraction(3, 4), 74, 99, MeasureState.SHORT),
        (AT_LEAST, Fraction(2, 3), 2, 3, MeasureState.MET),
        (AT_LEAST, Fraction(2, 3), 666_666, 1_000_000, MeasureState.SHORT),
        (AT_MOST, Fraction(1, 4), 1, 4, MeasureState.MET),
        (Comparison.MORE_THAN, Fraction(1, 2), 1, 2, MeasureState.SHORT),
    ],
)
def test_judged_at_the_limit_without_rounding(
    comparison: Comparison, limit: Fraction, good: int, of: int, state: MeasureState
) -> None:
    counted = amounts((good, of))
    assert judge(RATIO, counted, Limit(comparison=comparison, value=limit)) is state


def test_states_without_judgement() -> None:
    limit = Limit(comparison=AT_MOST, value=Fraction(0))
    assert judge(SHARE, [], limit) is MeasureState.NONE
    assert judge(COUNT, [], limit) is MeasureState.NONE
    assert judge(COUNT, [], limit, looked_at=3) is MeasureState.MET
    assert judge(COUNT, lines(None), limit, looked_at=3) is MeasureState.SHORT
    assert judge(COUNT, lines(None), limit, looked_at=3, suspicion=True) is MeasureState.SUSPECT
    assert judge(SHARE, lines(True), None) is MeasureState.PLAIN


def test_days_are_judged_by_the_lines_that_keep_theirs() -> None:
    limit = Limit(comparison=AT_LEAST, value=Fraction(1))
    assert judge(DAYS, amounts((15, 0), (3, 0)), limit) is MeasureState.MET
    assert judge(DAYS, amounts((16, 0), (3, 0)), limit) is MeasureState.SHORT


def test_printed_as_counted_never_reduced() -> None:
    assert measured(SHARE, lines(True, True, False, False)).figure == "2/4"
    assert measured(COUNT, lines(None)).figure == "1"
    assert str(measured(DAYS, amounts((15, 0), (16, 0))).figure) == "15.5 working days"
    assert str(measured(DAYS, []).figure) == "no days counted"
    assert measured(SHARE, lines(True, False, False, None)).wanting == 2


def test_limits_in_words() -> None:
    assert str(Limit(comparison=AT_LEAST, value=Fraction(3, 4)).text) == "at least 3/4"
    assert str(Limit(comparison=AT_MOST, value=Fraction(0)).text) == "at most 0"
