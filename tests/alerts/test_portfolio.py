"""Alerts about standards: on the day on which they begin, and not the day before."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.domain.portfolio.records import (
    AdoptionDegree,
    Project,
    Relation,
    RelationKind,
    Standard,
    StandardStatus,
)
from stdcommittee.services.session import Session
from tests.figures import alerts, day, keep, spoken
from tests.workspaces import standard

IN_FORCE = StandardStatus.IN_FORCE
GONE = StandardStatus.WITHDRAWN


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2025-06-10", None),
        ("2025-06-11", ("info", "Review due", "12")),
        ("2025-12-10", ("info", "Review due", "12")),
        ("2025-12-11", ("info", "Review due", "6")),
        ("2026-03-10", ("info", "Review due", "6")),
        ("2026-03-11", ("due", "Review due", "3")),
        ("2026-06-11", ("due", "Review due", "3")),  # the day itself is not late
        ("2026-06-12", ("overdue", "Review overdue by 1 day", "overdue")),
        ("2026-06-13", ("overdue", "Review overdue by 2 days", "overdue")),
    ],
)
def test_reviews(session: Session, on: str, said: tuple[str, str, str] | None) -> None:
    (number,) = keep(session, standard(1, status=IN_FORCE, published="2021-06-11"))
    found = alerts(session, "reviews.due", on)
    if said is None:
        assert found == []
        return
    (alert,) = found
    assert spoken(alert) == (*said[:2], "2026-06-11")
    assert (alert.kind, alert.record, alert.step) == ("standard", number, said[2])
    assert (alert.rule, alert.committee) == ("review.years", "SAC/TC 999")
    assert alert.citation is not None
    assert "article 29" in alert.citation.en
    assert "GB/T 90001—2023" in str(alert.title)


def test_which_reviews_are_not_named(session: Session) -> None:
    keep(
        session,
        standard(1, status=GONE, published="2011-01-01"),
        standard(2, status=IN_FORCE, published="2011-01-01", committee="SAC/TC 1"),
        standard(3, status=IN_FORCE, published="2011-01-01"),
    )
    keep(
        session,
        Project(reference="20240001-T-469", committee="SAC/TC 999", revises="GB/T 90003—2011"),
    )
    assert alerts(session, "reviews.due", "2026-06-11") == []


def test_guidance_documents_cite_their_own_rule(session: Session) -> None:
    keep(session, standard(1, reference="GB/Z 90001—2023", status=IN_FORCE, published="2023-06-11"))
    (alert,) = alerts(session, "reviews.due", "2026-06-11")
    assert (alert.rule, alert.due) == ("review.years.guidance", day("2026-06-11"))


def test_adopted_editions(session: Session) -> None:
    number, _, _ = keep(
        session,
        standard(1, status=IN_FORCE, adopts="ISO 1:2003", degree=AdoptionDegree.IDT),
        standard(2, status=IN_FORCE, adopts="ISO 2:2015", degree=AdoptionDegree.IDT),
        standard(3, status=GONE, adopts="ISO 1:2003", degree=AdoptionDegree.IDT),
    )
    keep(session, Standard(reference="ISO 2:2015", status=IN_FORCE))
    assert alerts(session, "adoption.superseded", "2026-06-11") == []
    keep(session, Standard(reference="ISO 1:2003", status=GONE))
    (alert,) = alerts(session, "adoption.superseded", "2026-06-11")
    assert spoken(alert) == ("risk", "Adopts ISO 1:2003: Withdrawn", "")
    assert (alert.kind, alert.record, alert.rule) == ("standard", number, "opinions.aged")
    assert alert.citation is not None


def test_cited_standards(session: Session) -> None:
    first, second = keep(session, standard(1, status=IN_FORCE), standard(2, status=IN_FORCE))
    (ended,) = keep(session, Standard(reference="GB/T 5—2001", status=GONE))
    keep(session, Relation(standard_id=first, kind=RelationKind.CITES, target="GB/T 5—2001"))
    (alert,) = alerts(session, "citation.ended", "2026-06-11")
    assert str(alert.message) == ("Withdrawn, but cited by 1 standard in force: GB/T 90001—2023")
    assert (alert.record, alert.severity.value, alert.step) == (ended, "risk", "1")
    keep(session, Relation(standard_id=second, kind=RelationKind.CITES, target="GB/T 5—2001"))
    (alert,) = alerts(session, "citation.ended", "2026-06-11")
    assert "cited by 2 standards in force: GB/T 90001—2023 …" in str(alert.message)
    assert alert.rule == "opinions.aged"


def test_numbers(session: Session) -> None:
    keep(session, standard(1, reference="JB/T 1—2023", status=IN_FORCE, published="2023-05-01"))
    assert alerts(session, "standards.numbering", "2026-06-11") == []
    (number,) = keep(
        session, standard(2, reference="QQ/T 2—2023", status=IN_FORCE, published="2023-05-01")
    )
    # Without a level that it can be told from, nobody knows that it is an industry standard.
    found = alerts(session, "standards.numbering", "2026-06-11")
    assert [(alert.record, alert.severity.value, alert.rule) for alert in found] == [
        (number, "risk", "numbering")
    ]
    assert "“QQ” is not an approved industry code" in str(found[0].message)


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2026-03-16", None),
        ("2026-03-17", ("due", "To be filed", "15")),
        ("2026-03-27", ("due", "To be filed", "5")),
        ("2026-04-01", ("due", "To be filed", "5")),
        ("2026-04-02", ("overdue", "Filing overdue by 1 day", "overdue")),
    ],
)
def test_filing(session: Session, on: str, said: tuple[str, str, str] | None) -> None:
    """Sixty days from 2026-01-31 end on 2026-04-01."""
    number, *_ = keep(
        session,
        standard(1, reference="JB/T 1—2026", status=IN_FORCE, published="2026-01-31"),
        standard(
            2,
            reference="JB/T 2—2026",
            status=IN_FORCE,
            published="2026-01-31",
            filed=day("2026-02-01"),
        ),
        standard(3, reference="JB/T 3—2026", status=IN_FORCE, published="2026-01"),
    )
    found = alerts(session, "standards.filing", on)
    if said is None:
        assert found == []
        return
    (alert,) = found
    assert (*spoken(alert), alert.step) == (*said[:2], "2026-04-01", said[2])
    assert (alert.record, alert.rule) == (number, "filing.days.industry")


def test_mandatory_texts(session: Session) -> None:
    """Twenty days from 2026-05-01 end on 2026-05-21."""
    number, *_ = keep(
        session,
        standard(1, reference="GB 1—2026", status=IN_FORCE, published="2026-05-01"),
        standard(
            2,
            reference="GB 2—2026",
            status=IN_FORCE,
            published="2026-05-01",
            text_public="https://example.org",
        ),
        standard(3, status=IN_FORCE, published="2026-05-01"),
    )
    assert alerts(session, "mandatory.text", "2026-05-21") == []
    (alert,) = alerts(session, "mandatory.text", "2026-05-22")
    assert spoken(alert) == ("risk", "The text is not known to be public", "2026-05-21")
    assert (alert.record, alert.rule) == (number, "gb.publicity.days")


@pytest.mark.parametrize(
    ("before", "step"), [(91, None), (90, "90"), (30, "30"), (7, "7"), (0, "7"), (-1, None)]
)
def test_mandatory_standards_about_to_take_effect(
    session: Session, before: int, step: str | None
) -> None:
    effective = day("2026-10-01")
    (number,) = keep(
        session,
        standard(
            1,
            reference="GB 1—2026",
            status=StandardStatus.UPCOMING,
            published="2026-05-01",
            implemented="2026-10-01",
        ),
    )
    on = (effective - dt.timedelta(days=before)).isoformat()
    found = alerts(session, "mandatory.upcoming", on)
    assert [alert.step for alert in found] == ([step] if step else [])
    for alert in found:
        assert spoken(alert) == ("info", "Mandatory standard takes effect", "2026-10-01")
        assert (alert.record, alert.rule) == (number, "mandatory.departments")
