from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdcommittee.domain.rules.findings import Comparison, Finding, margin, required
from tests.domain.rules.builders import judged

SHARES = st.fractions(min_value=0, max_value=1, max_denominator=12)


@settings(deadline=None)
@given(st.integers(0, 200), SHARES, st.sampled_from(Comparison))
def test_the_required_count_is_the_last_that_holds(
    denominator: int, share: Fraction, comparison: Comparison
) -> None:
    limit = required(denominator, share, comparison)
    beyond = 1 if comparison is Comparison.AT_MOST else -1
    assert comparison.holds(limit, share * denominator)
    assert not comparison.holds(limit + beyond, share * denominator)


@pytest.mark.parametrize(
    ("numerator", "limit", "comparison", "exact", "said"),
    [
        (24, 22, Comparison.AT_LEAST, False, "22 needed, 2 to spare"),
        (22, 22, Comparison.AT_LEAST, False, "22 needed, 0 to spare"),
        (16, 16, Comparison.AT_LEAST, True, "exactly on the limit, none to spare"),
        (15, 16, Comparison.AT_LEAST, False, "16 needed, 1 short"),
        (13, 13, Comparison.MORE_THAN, False, "13 needed, 0 to spare"),
        (6, 6, Comparison.AT_MOST, True, "exactly on the limit, none to spare"),
        (5, 6, Comparison.AT_MOST, False, "at most 6 allowed, 1 to spare"),
        (8, 6, Comparison.AT_MOST, False, "at most 6 allowed, 2 too many"),
    ],
)
def test_how_far_from_the_limit(
    numerator: int, limit: int, comparison: Comparison, exact: bool, said: str
) -> None:
    assert str(margin(numerator, limit, comparison, exact=exact)) == said


def test_half_is_the_limit_that_a_majority_must_pass() -> None:
    (finding,) = judged("iso.cib", "P yes 5", "P no 5").criteria
    assert finding.passed is False
    assert str(finding.margin) == "6 needed, 1 short"


def test_a_finding_comes_back_from_json() -> None:
    for finding in judged("iso.np", "P yes 5 expert", "P !x").criteria:
        stored = json.loads(json.dumps(finding.to_json()))
        assert Finding.from_json(stored) == finding
