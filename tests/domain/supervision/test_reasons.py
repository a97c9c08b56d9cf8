"""Whether an answer to a comment says why, in one column with the answer."""

from __future__ import annotations

import pytest

from stdcommittee.domain.supervision.reasons import says_why


@pytest.mark.parametrize(
    ("observation", "why"),
    [
        ("", False),
        ("不采纳", False),
        ("不采纳。", False),
        ("不采纳。与GB/T 1.1不一致。", True),
        ("不采纳，理由：与GB/T 1.1不一致", True),
        ("Not accepted", False),
        ("Not accepted.", False),
        ("Not accepted. Contradicts 5.2.", True),
        ("Contradicts 5.2", True),
        ("  ", False),
    ],
)
def test_says_why(observation: str, why: bool) -> None:
    assert says_why(observation) is why
