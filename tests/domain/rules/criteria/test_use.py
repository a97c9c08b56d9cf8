from __future__ import annotations

import pytest

from stdcommittee.domain.rules.criteria.use import use
from tests.domain.rules.criteria.facts import P, facts, provision


@pytest.mark.parametrize(
    ("using", "answering", "doubtful", "passed"),
    [
        (5, 9, False, True),
        (4, 9, False, False),
        (0, 0, False, None),
        (4, 9, True, None),
        (5, 9, True, True),
    ],
)
def test_five_countries(using: int, answering: int, doubtful: bool, passed: bool | None) -> None:
    ballot = facts({P: 9}, {}, using=using, answering=answering, use_doubtful=doubtful)
    found = use(ballot, provision("iso.sr", "use"))
    assert (found.numerator, found.denominator, found.passed) == (using, answering, passed)
