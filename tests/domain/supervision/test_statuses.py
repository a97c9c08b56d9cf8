"""How far a duty is met, from figures and from what a person says."""

from __future__ import annotations

from fractions import Fraction

import pytest

from stdcommittee.domain.rules import Comparison
from stdcommittee.domain.supervision.measures import (
    Limit,
    Line,
    Measure,
    MeasureState,
    MeasureUnit,
)
from stdcommittee.domain.supervision.records import DutyStatus
from stdcommittee.domain.supervision.statuses import computed, concluded, counted
from tests.domain.supervision.measured import measured

MET, PARTLY, UNMET, NONE, NOT_APPLICABLE, OPEN = DutyStatus
HALF = Fraction(1, 2)
ALL = Limit(comparison=Comparison.AT_LEAST, value=Fraction(1))
NO_MORE = Limit(comparison=Comparison.AT_MOST, value=Fraction(0))


def figure(
    good: int,
    of: int,
    limit: Limit | None = ALL,
    unit: MeasureUnit = MeasureUnit.SHARE,
    *,
    suspicion: bool = False,
) -> Measure:
    lines = tuple(Line(kind="ballot", record=n, cells=(), good=n < good) for n in range(of))
    return measured(unit, lines, limit, looked_at=of or 1, suspicion=suspicion)


@pytest.mark.parametrize(
    ("figures", "status"),
    [
        ([figure(4, 4)], MET),
        ([figure(2, 4)], PARTLY),  # reaches half of its target
        ([figure(1, 4)], UNMET),
        ([figure(4, 4), figure(2, 4)], PARTLY),  # the weakest decides
        ([figure(4, 4), figure(2, 4), figure(0, 4)], UNMET),
        ([figure(0, 0)], NONE),
        ([figure(0, 0), figure(4, 4)], MET),  # what did not occur weighs nothing
        ([figure(1, 4, None)], OPEN),  # a figure without target says nothing
        ([figure(0, 0), figure(1, 4, None)], OPEN),
        ([], OPEN),
        ([figure(0, 0, NO_MORE, MeasureUnit.COUNT)], MET),
        ([figure(0, 1, NO_MORE, MeasureUnit.COUNT)], UNMET),  # a count has no part
    ],
)
def test_computed(figures: list[Measure], status: DutyStatus) -> None:
    assert computed(figures, HALF) is status


def test_half_of_a_target_is_exact() -> None:
    limit = Limit(comparison=Comparison.AT_LEAST, value=Fraction(3, 4))
    assert computed([figure(3, 8, limit)], HALF) is PARTLY
    assert computed([figure(374, 1000, limit)], HALF) is UNMET


def test_a_suspicion_is_for_a_person() -> None:
    suspect = figure(0, 2, NO_MORE, MeasureUnit.COUNT, suspicion=True)
    assert suspect.state is MeasureState.SUSPECT
    assert computed([suspect], HALF) is OPEN


@pytest.mark.parametrize(
    ("by_data", "by_person", "overrides", "status"),
    [
        (MET, UNMET, False, MET),
        (MET, UNMET, True, UNMET),
        (UNMET, MET, False, UNMET),
        (UNMET, NOT_APPLICABLE, True, NOT_APPLICABLE),
        (OPEN, MET, False, MET),
        (NONE, PARTLY, False, PARTLY),
        (NONE, OPEN, False, NONE),
        (OPEN, OPEN, False, OPEN),
    ],
)
def test_data_come_before_what_a_person_says(
    by_data: DutyStatus, by_person: DutyStatus, overrides: bool, status: DutyStatus
) -> None:
    assert concluded(by_data, by_person, overrides=overrides) is status


def test_counted_by_status() -> None:
    assert counted([MET, MET, OPEN]) == {
        MET: 2,
        PARTLY: 0,
        UNMET: 0,
        NONE: 0,
        NOT_APPLICABLE: 0,
        OPEN: 1,
    }
