"""Figures about standards, at the edges of their periods."""

from __future__ import annotations

from fractions import Fraction

import pytest

from stdcommittee.domain.portfolio.records import (
    AdoptionDegree,
    Relation,
    RelationKind,
    Standard,
    StandardStatus,
)
from stdcommittee.domain.supervision.measures import MeasureState
from stdcommittee.services.session import Session
from tests.figures import bad, counted, day, good, keep, left_out, measure, said, share
from tests.workspaces import standard

IN_FORCE = StandardStatus.IN_FORCE
WITHDRAWN = StandardStatus.WITHDRAWN


def test_in_force_at_the_end_of_the_period(session: Session) -> None:
    today, tomorrow, ended, later, unborn, unknown, _ = keep(
        session,
        standard(1, status=IN_FORCE, published="2025-06-01", implemented="2025-12-31"),
        standard(2, status=IN_FORCE, published="2025-06-01", implemented="2026-01-01"),
        standard(3, status=WITHDRAWN, published="2010-06-01", withdrawn="2025-12-31"),
        standard(4, status=WITHDRAWN, published="2010-06-01", withdrawn="2026-01-01"),
        standard(5, status=IN_FORCE, published="2026-01-01"),
        standard(6),
        standard(7, status=WITHDRAWN, published="2010-06-01", withdrawn="2024-12-31"),
    )
    found = measure(session, "standards.in_force")
    assert share(found) == (2, 2, None)
    assert counted(found) == [today, later]
    assert left_out(found) == {
        tomorrow: "Not yet in force",
        ended: "No longer in force",
        unknown: "Status not known",
    }
    assert found.state is MeasureState.PLAIN
    assert unborn not in left_out(found)


def test_published_in_the_period(session: Session) -> None:
    first, last, _, _, abandoned = keep(
        session,
        standard(1, status=IN_FORCE, published="2025-01-01", announcement="2025年第1号"),
        standard(2, status=WITHDRAWN, published="2025-12-31", withdrawn="2026-05-01"),
        standard(3, status=IN_FORCE, published="2024-12-31"),
        standard(4, status=IN_FORCE, published="2026-01-01"),
        standard(5, status=StandardStatus.ABANDONED, published="2025-05-01"),
    )
    found = measure(session, "standards.published")
    assert (share(found), counted(found)) == ((2, 2, None), [first, last])
    assert abandoned not in counted(found)
    assert "2025年第1号" in found.counted[0].cells


def test_only_the_own_chinese_standards_count(session: Session) -> None:
    (own, under, *_) = keep(
        session,
        standard(1, status=IN_FORCE),
        standard(2, status=IN_FORCE, committee="SAC/TC 999/SC 1"),
        standard(3, status=IN_FORCE, committee="SAC/TC 99"),
        standard(4, status=IN_FORCE, committee=""),
        standard(5, status=IN_FORCE, reference="ISO 19115-1:2014"),
    )
    assert counted(measure(session, "standards.in_force")) == [own, under]
    only = measure(session, "standards.in_force", committee="SAC/TC 999/SC 1")
    assert counted(only) == [under]


def test_adopted_editions(session: Session) -> None:
    def adopting(number: int, reference: str) -> Standard:
        return standard(number, status=IN_FORCE, adopts=reference, degree=AdoptionDegree.IDT)

    current, dead, superseded, absent, _ = keep(
        session,
        adopting(1, "ISO 1:2015"),
        adopting(2, "ISO 2:2003"),
        adopting(3, "ISO 3:2003"),
        adopting(4, "ISO 4:2003"),
        standard(5, status=IN_FORCE),
    )
    keep(
        session,
        Standard(reference="ISO 1:2015", status=IN_FORCE),
        Standard(reference="ISO 2:2003", status=WITHDRAWN),
        Standard(reference="ISO 3:2003", status=IN_FORCE),
        Standard(reference="ISO 3:2020", status=IN_FORCE),
    )
    found = measure(session, "standards.adoption_current")
    assert share(found) == (Fraction(1, 3), 1, 3)
    assert (good(found), bad(found)) == ([current], [dead, superseded])
    assert said(found.counted)[superseded] == "superseded by ISO 3:2020"
    assert left_out(found) == {absent: "the adopted standard is not in the portfolio"}
    assert found.state is MeasureState.SHORT


def test_citations(session: Session) -> None:
    citing, gone = keep(session, standard(1, status=IN_FORCE), standard(2, status=WITHDRAWN))
    keep(
        session,
        Standard(reference="GB/T 1.1—2020", status=IN_FORCE),
        Standard(reference="GB/T 5—2001", status=WITHDRAWN),
    )
    for target in ("GB/T 1.1—2020", "GB/T 5—2001", "GB/T 7—2001", "GB/T 7"):
        keep(session, Relation(standard_id=citing, kind=RelationKind.CITES, target=target))
    keep(session, Relation(standard_id=gone, kind=RelationKind.CITES, target="GB/T 5—2001"))
    keep(session, Relation(standard_id=citing, kind=RelationKind.REPLACES, target="GB/T 5—2001"))
    found = measure(session, "standards.citations_stand")
    assert share(found) == (Fraction(1, 2), 1, 2)
    assert [(line.cells[2], line.good) for line in found.counted] == [
        ("GB/T 5—2001", False),
        ("GB/T 1.1—2020", True),
    ]
    assert {line.cells[2]: str(line.judgement) for line in found.left_out} == {
        "GB/T 7": "cited without year: whichever edition is in force",
        "GB/T 7—2001": "the cited standard is not in the portfolio",
    }


def _sector(number: int, **values: object) -> Standard:
    return standard(number, reference=f"JB/T {number}—2025", status=IN_FORCE, **values)


def test_filed_within_the_limit(session: Session) -> None:
    """Sixty days from publication: 2025-01-01 must be filed by 2025-03-02."""
    in_time, late, never, unknown, waiting, _ = keep(
        session,
        _sector(1, published="2025-01-01", filed=day("2025-03-02"), filing_number="J1"),
        _sector(2, published="2025-01-01", filed=day("2025-03-03")),
        _sector(3, published="2025-11-01"),
        _sector(4, published="2025-05"),
        _sector(5, published="2025-11-02"),
        standard(6, status=IN_FORCE, published="2025-01-01"),
    )
    found = measure(session, "standards.filed")
    assert share(found) == (Fraction(1, 3), 1, 3)
    assert (good(found), bad(found)) == ([in_time], [late, never])
    assert said(found.counted) == {in_time: "in time", late: "1 day late", never: "overdue"}
    assert left_out(found) == {
        unknown: "the day of publication is not known",
        waiting: "still to be filed",
    }
    assert [rule.value for rule in found.rules] == ["60", "60"]


@pytest.mark.parametrize(
    ("indicator", "field"),
    [
        ("mandatory.proposer", "proposing_department"),
        ("mandatory.enforcement", "enforcement"),
        ("mandatory.public", "text_public"),
    ],
)
def test_mandatory_standards(session: Session, indicator: str, field: str) -> None:
    stated, empty, _, _ = keep(
        session,
        standard(1, reference="GB 90001—2023", status=IN_FORCE, **{field: "某部"}),
        standard(2, reference="GB 90002—2023", status=IN_FORCE),
        standard(3, reference="GB 90003—2003", status=WITHDRAWN),
        standard(4, status=IN_FORCE),
    )
    found = measure(session, indicator)
    assert share(found) == (Fraction(1, 2), 1, 2)
    assert said(found.counted) == {stated: "stated", empty: "empty"}
    assert (good(found), bad(found)) == ([stated], [empty])


def test_public_texts(session: Session) -> None:
    public, closed, copied, shown, _ = keep(
        session,
        standard(1, status=IN_FORCE, text_public="https://example.org"),
        standard(2, status=IN_FORCE),
        standard(3, status=IN_FORCE, adopts="ISO 1:2015", degree=AdoptionDegree.MOD),
        standard(
            4,
            status=IN_FORCE,
            adopts="ISO 1:2015",
            degree=AdoptionDegree.IDT,
            text_public="https://example.org",
        ),
        standard(5, reference="GB 90005—2023", status=IN_FORCE),
    )
    found = measure(session, "standards.public")
    assert share(found) == (Fraction(2, 3), 2, 3)
    assert (good(found), bad(found)) == ([public, shown], [closed])
    assert left_out(found) == {copied: "adopts a text under copyright"}
    assert found.state is MeasureState.PLAIN
