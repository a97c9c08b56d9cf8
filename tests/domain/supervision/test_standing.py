"""How a standard stood on a day, told by its dates."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.domain.identifiers import Level
from stdcommittee.domain.portfolio.records import Standard, StandardStatus
from stdcommittee.domain.supervision.standing import Standing, review_key, standing_on

DAY = dt.date(2025, 6, 11)
S = StandardStatus
IN_FORCE, UPCOMING, ENDED, UNPUBLISHED, UNKNOWN = Standing


@pytest.mark.parametrize(
    ("status", "published", "implemented", "withdrawn", "standing"),
    [
        (S.IN_FORCE, "2025-06-11", "2025-06-11", "", IN_FORCE),
        (S.IN_FORCE, "2025-06-11", "2025-06-12", "", UPCOMING),
        (S.IN_FORCE, "2025-06-12", "", "", UNPUBLISHED),
        (S.IN_FORCE, "2025", "", "", IN_FORCE),
        (S.IN_FORCE, "", "", "", IN_FORCE),
        (S.UPCOMING, "2025-01-01", "", "", UPCOMING),
        (S.UPCOMING, "2025-01-01", "2025-06-11", "", IN_FORCE),  # it has come into force since
        (S.WITHDRAWN, "2001-01-01", "", "2025-06-11", ENDED),
        (S.WITHDRAWN, "2001-01-01", "", "2025-06-12", IN_FORCE),
        (S.SUPERSEDED, "2001-01-01", "", "", ENDED),
        (S.SUPERSEDED, "2025-06-12", "", "2026-01-01", UNPUBLISHED),
        (S.DRAFT, "", "", "", UNPUBLISHED),
        (S.ABANDONED, "2001-01-01", "", "", UNPUBLISHED),
        (S.UNKNOWN, "2001-01-01", "", "", UNKNOWN),
    ],
)
def test_standing(
    status: StandardStatus, published: str, implemented: str, withdrawn: str, standing: Standing
) -> None:
    standard = Standard(
        reference="GB/T 1—2001",
        status=status,
        published=published,
        implemented=implemented,
        withdrawn=withdrawn,
    )
    assert standing_on(standard, DAY) is standing
    assert standing.live == (standing in {IN_FORCE, UPCOMING})


def test_the_cycle_of_guidance_documents_is_their_own() -> None:
    assert review_key(Level.NATIONAL_GUIDANCE) == "review.years.guidance"
    assert review_key(Level.GROUP) == "review.years"
