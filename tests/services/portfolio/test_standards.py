from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from stdcommittee.base.records import kind_of
from stdcommittee.domain.portfolio.derived import complete
from stdcommittee.domain.portfolio.records import (
    Relation,
    RelationKind,
    Standard,
    StandardStatus,
)
from stdcommittee.services.lists import ListQuery, build_list
from stdcommittee.services.portfolio.standards import (
    ConcernKind,
    concerns_of,
    review_due_conditions,
    standard_page,
    standard_rows,
    weak_standards,
)
from stdcommittee.services.session import Session
from tests.workspaces import standard

LIVE = {"status": StandardStatus.IN_FORCE}


def _add(session: Session, number: int, **values: Any) -> Standard:
    made: Any = complete(standard(number, **values), session.rules, session.clock.today())
    with session.writing("a standard") as uow:
        stored: Standard = uow.add(made)
    return stored


def _kinds(session: Session, item: Standard) -> list[ConcernKind]:
    return [concern.kind for concern in concerns_of(session, [item])[item.id]]


@pytest.mark.parametrize(
    ("published", "kinds"),
    [
        ("2021-06-10", [ConcernKind.REVIEW_OVERDUE]),  # due the day before today
        ("2021-06-11", [ConcernKind.REVIEW_DUE]),
        ("2021-09-11", [ConcernKind.REVIEW_DUE]),
        ("2021-09-12", []),
    ],
)
def test_reviews(session: Session, published: str, kinds: list[ConcernKind]) -> None:
    item = _add(session, 1, published=published, **LIVE)
    assert _kinds(session, item) == kinds
    query = ListQuery(kind_of(Standard), review_due_conditions(session))
    assert list(build_list(session, query)) == ([item.id] if kinds else [])


def test_a_standard_that_no_longer_holds_gives_no_concern(session: Session) -> None:
    item = _add(session, 1, published="2001-01-01", status=StandardStatus.WITHDRAWN)
    assert _kinds(session, item) == []


def test_adopted_and_cited_standards_that_have_ended(session: Session) -> None:
    ended = _add(session, 9, reference="ISO 19115:2003", status=StandardStatus.WITHDRAWN)
    adopting = _add(session, 1, adopts="ISO 19115:2003", **LIVE)
    citing = _add(session, 2, **LIVE)
    with session.writing("citations") as uow:
        for target in ("ISO 19115:2003", "GB/T 1—2000"):
            uow.add(Relation(standard_id=citing.id, kind=RelationKind.CITES, target=target))
    assert _kinds(session, adopting) == [ConcernKind.ADOPTION]
    assert _kinds(session, citing) == [ConcernKind.CITATION]
    assert weak_standards(session) == (adopting.id, citing.id)
    (concern,) = standard_rows(session, [citing.id])[citing.id].concerns
    assert str(concern.short) == "1 reference ended"
    assert concern.target == ended.id


def test_a_newer_edition_of_what_is_adopted(session: Session) -> None:
    _add(session, 8, reference="ISO 19115-1:2014", **LIVE)
    newer = _add(session, 9, reference="ISO 19115-1:2025", **LIVE)
    _add(session, 7, reference="ISO 19115-2:2030", **LIVE)  # another part
    item = _add(session, 1, adopts="ISO 19115-1:2014", **LIVE)
    (concern,) = standard_page(session, item).concerns
    assert concern.target == newer.id


def test_the_page_of_a_standard_alone(session: Session) -> None:
    item = _add(session, 1, published="2024-05-01", **LIVE)
    page = standard_page(session, item)
    assert page.links == ()
    assert page.life.days == (dt.date(2024, 5, 1), dt.date(2029, 5, 1))
