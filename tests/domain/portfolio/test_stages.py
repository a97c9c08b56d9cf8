"""Stage codes in every form that lists give them."""

from __future__ import annotations

import pytest

from stdcommittee.domain.portfolio.records import StandardStatus
from stdcommittee.domain.portfolio.stages import read_stage, status_at


@pytest.mark.parametrize(
    ("stage", "substage", "as_number", "expected"),
    [
        ("90", "20", False, "90.20"),
        ("0", "98", False, "00.98"),
        ("60.60", "", False, "60.60"),
        ("60.6", "", False, "60.60"),
        ("0.98", "", False, "00.98"),
        ("6060", "", True, "60.60"),
        ("98", "", True, "00.98"),
        ("0", "", True, "00.00"),
        ("60", "", False, "60"),
        ("CCDV", "", False, "40.20"),
        ("PPUB", "", False, "60.60"),
        ("PUBLISHED", "", False, None),
        ("", "", False, None),
        ("60606", "", True, None),
        ("6060.0", "", True, "60.60"),
        ("98.0", "", True, "00.98"),
        ("4040.0", "", False, "40.40"),
        ("60.0", "", False, "60.00"),
        ("0.0", "", False, "00.00"),
    ],
)
def test_read(stage: str, substage: str, as_number: bool, expected: str | None) -> None:
    assert read_stage(stage, substage, as_number=as_number) == expected


@pytest.mark.parametrize(
    ("stage", "status"),
    [
        ("60.60", StandardStatus.IN_FORCE),
        ("60.00", StandardStatus.DRAFT),
        ("90.93", StandardStatus.IN_FORCE),
        ("95.99", StandardStatus.WITHDRAWN),
        ("40.98", StandardStatus.ABANDONED),
        ("30.60", StandardStatus.DRAFT),
        ("", StandardStatus.UNKNOWN),
    ],
)
def test_status(stage: str, status: StandardStatus) -> None:
    assert status_at(stage) is status
