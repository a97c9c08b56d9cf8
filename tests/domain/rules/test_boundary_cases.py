"""The cases around each limit, told by the tally itself."""

from __future__ import annotations

from fractions import Fraction

import pytest

from stdcommittee.domain.rules.book import shipped_editions
from stdcommittee.domain.rules.boundary_cases import BoundaryCase, boundary_cases
from stdcommittee.domain.rules.editions import read_edition
from stdcommittee.domain.rules.rule import Edition
from tests.domain.rules.test_places import GOOD


def cases(text: str) -> list[BoundaryCase]:
    return list(boundary_cases(read_edition(text, own=True)))


def told(case: BoundaryCase) -> list[tuple[int, int | None, bool]]:
    return [(item.count, item.of, item.met) for item in case.cases]


@pytest.mark.parametrize("edition", shipped_editions(), ids=lambda edition: edition.id)
def test_every_criterion_that_is_shipped_has_cases_on_both_sides(edition: Edition) -> None:
    of_rules = [case for case in boundary_cases(edition) if case.rule]
    assert len(of_rules) == sum(len(rule.provisions) for rule in edition.rules)
    for case in of_rules:
        met = [item.met for item in case.cases]
        assert {True, False} == set(met)
        assert met in (sorted(met), sorted(met, reverse=True))  # it turns once


def test_two_thirds_at_under_and_over() -> None:
    (case,) = cases(GOOD)
    assert told(case) == [(6, 12, False), (7, 12, False), (8, 12, True), (9, 12, True)]
    assert (str(case.rule), str(case.label)) == ("Review", "In favour")


def test_another_share_moves_its_cases_exactly() -> None:
    (case,) = cases(GOOD.replace('"2/3"', '"5/7"'))
    turn = next(item for item in case.cases if item.met)
    assert turn.of is not None
    assert Fraction(turn.count, turn.of) == Fraction(5, 7)
    below = next(item for item in case.cases if item.count == turn.count - 1)
    assert not below.met


@pytest.mark.parametrize(
    ("key", "value", "unit", "expected"),
    [
        ("own.x.max", "0", "count", [(0, None, True), (1, None, False)]),
        ("own.x.min", "5", "people", [(4, None, False), (5, None, True), (6, None, True)]),
        ("own.x.max", '"1/5"', "share", [(9, 50, True), (10, 50, True), (11, 50, False)]),
        ("own.x.min", '"1"', "share", [(9, 10, False), (10, 10, True)]),
        ("own.x.max", "3", "day", None),
        ("own.days", "3", "count", None),
    ],
)
def test_least_and_largest_values(
    key: str, value: str, unit: str, expected: list[tuple[int, int | None, bool]] | None
) -> None:
    text = GOOD.replace('"own.days"', f'"{key}"').replace("value = 3", f"value = {value}")
    found = cases(text.replace('unit = "day"', f'unit = "{unit}"'))[1:]
    assert [told(case) for case in found] == ([expected] if expected else [])
