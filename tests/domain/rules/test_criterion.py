from __future__ import annotations

from fractions import Fraction

import pytest

from stdcommittee.domain.ballots.vocabulary import Stance
from stdcommittee.domain.rules.criterion import CAST, DECISIVE, criteria
from stdcommittee.domain.rules.findings import Comparison
from tests.domain.rules.builders import rule


def test_every_criterion_is_registered_under_its_module_s_name() -> None:
    assert list(criteria()) == [
        "action",
        "approval",
        "attendance",
        "experts",
        "majority",
        "opposition",
        "participation",
        "use",
    ]
    for name, criterion in criteria().items():
        assert criterion.judge.__name__ == name
        assert criterion.judge.__module__.endswith(f"criteria.{name}")


def test_a_provision_hands_out_its_parameters() -> None:
    approval, experts = rule("iso.np").provisions
    assert approval.share("least") == Fraction(2, 3)
    assert approval.cast_stances() == DECISIVE
    assert experts.number("up_to") == 16
    assert rule("cn.tc.draft").provisions[0].cast_stances() == CAST
    assert rule("iso.sr").provisions[1].action() is Stance.REVISE


@pytest.mark.parametrize(
    ("counts", "comparison", "passed", "said"),
    [
        ((0, 0), Comparison.AT_LEAST, False, "no votes to count"),
        ((0, 0), Comparison.MORE_THAN, False, "no votes to count"),
        ((0, 0), Comparison.AT_MOST, True, "no votes to count"),
        ((1, 2), Comparison.AT_LEAST, True, "exactly on the limit, none to spare"),
        ((1, 2), Comparison.MORE_THAN, False, "2 needed, 1 short"),
        ((1, 2), Comparison.AT_MOST, True, "exactly on the limit, none to spare"),
    ],
)
def test_half_of_nothing_and_half_of_two(
    counts: tuple[int, int], comparison: Comparison, passed: bool, said: str
) -> None:
    provision = rule("iso.cib").provisions[0]
    found = provision.of_share(counts, Fraction(1, 2), comparison, known=True)
    assert (found.passed, str(found.margin)) == (passed, said)
    assert not found.counted
    unknown = provision.of_share(counts, Fraction(1, 2), comparison, known=False)
    assert (unknown.passed, str(unknown.margin)) == (None, "the list does not say")


def test_a_count_is_held_against_its_least_alone() -> None:
    provision = rule("iso.np").provisions[1]
    found = provision.of_count((4, 16), 4, known=True)
    assert (found.numerator, found.denominator, int(found.threshold)) == (4, 16, 4)
    assert (found.counted, found.passed) == (True, True)
    assert provision.of_count((3, 16), 4, known=True).passed is False
