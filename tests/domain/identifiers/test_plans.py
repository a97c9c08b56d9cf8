"""Plan numbers."""

from __future__ import annotations

import pytest

from stdcommittee.domain.identifiers import Kind, parse
from tests.domain.identifiers.expectations import reads


def test_a_national_plan() -> None:
    reads(
        "20251187-T-334",
        "20251187-T-334",
        kind=Kind.PLAN,
        type="T",
        number="20251187",
        parts=("334",),
        year=2025,
    )


@pytest.mark.parametrize(
    ("text", "canonical", "nature"),
    [
        ("20261002—Q—469", "20261002-Q-469", "Q"),
        (" 20240511-z-604 ", "20240511-Z-604", "Z"),
        ("W20232701", "W20232701", "W"),
        ("2023-0123T-YD", "2023-0123T-YD", "T"),
    ],
)
def test_other_plans(text: str, canonical: str, nature: str) -> None:
    reads(text, canonical, type=nature)


@pytest.mark.parametrize(
    "text", ["20251187", "20251187-X-334", "2025118-T-334", "20251187-T-33", "W2023270"]
)
def test_what_is_no_plan(text: str) -> None:
    assert not parse(text).ok
