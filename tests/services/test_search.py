"""Searching and picking: the best few of each kind, or the first ones before anything is typed."""

from __future__ import annotations

import pytest

from stdcommittee.base.conditions import Is
from stdcommittee.base.messages import catalog
from stdcommittee.base.records import kind_of
from stdcommittee.domain.people.records import Organization, Person
from stdcommittee.domain.portfolio.records import Standard
from stdcommittee.services.search import hit_of, pick, search_records
from stdcommittee.services.session import Session
from tests.workspaces import standard

STANDARD = kind_of(Standard)


@pytest.fixture
def filled(session: Session) -> Session:
    with session.writing("fill") as uow:
        uow.add_many([standard(n) for n in range(30)])
        unit = uow.add(Organization(name="某地理研究院"))
        uow.add(Person(name="委员09", organization_id=unit.id))
    return session


def test_each_kind_gives_its_best_few(filled: Session) -> None:
    hits = search_records(filled, "地理")
    names = [hit.kind.name for hit in hits]
    assert names.count("standard") == 6
    assert names.count("organization") == 1
    groups = [name for place, name in enumerate(names) if name not in names[:place]]
    assert names == sorted(names, key=groups.index)  # one kind after the other


@pytest.mark.parametrize("words", ["", "   ", "nowhere-to-be-found", '"', "*", "AND OR NOT", "%"])
def test_words_that_mean_nothing_find_nothing_and_break_nothing(
    filled: Session, words: str
) -> None:
    assert search_records(filled, words) == []


def test_picking_offers_the_first_before_anything_is_typed(filled: Session) -> None:
    hits = pick(filled, STANDARD, "")
    assert len(hits) == 20
    references = [str(hit.headline) for hit in hits]
    assert references == sorted(references)


def test_picking_by_words_and_under_conditions(filled: Session) -> None:
    assert len(pick(filled, STANDARD, "90007")) == 1
    assert pick(filled, STANDARD, "90007", [Is("committee", "SAC/TC 1")]) == []
    assert len(pick(filled, STANDARD, "90007", [Is("committee", "SAC/TC 999")])) == 1
    assert len(pick(filled, STANDARD, "地理", limit=3)) == 3


def test_a_person_is_told_from_another_by_the_unit(filled: Session) -> None:
    hit = pick(filled, kind_of(Person), "委员09")[0]
    assert "某地理研究院" in catalog("zh").render(hit.byline)


def test_one_record_as_a_search_shows_it(filled: Session) -> None:
    first = pick(filled, STANDARD, "90007")[0]
    assert hit_of(filled, STANDARD, first.record.id) == first
    assert hit_of(filled, STANDARD, 999) is None
