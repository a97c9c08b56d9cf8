"""One write path: everything of an operation, or nothing."""

from __future__ import annotations

import dataclasses

import pytest

from stdcommittee.base.conditions import Found, Is
from stdcommittee.base.errors import Invalid, Refused
from stdcommittee.base.records import RecordType, kind_of
from stdcommittee.domain.people.records import Committee, Membership, Person
from stdcommittee.domain.portfolio.records import Standard, StandardStatus
from stdcommittee.services.session import Session
from stdcommittee.storage import history
from stdcommittee.storage.history import Touched
from stdcommittee.storage.unit_of_work import UnitOfWork
from tests.workspaces import record_tables, standard


def test_an_added_record_can_be_found_by_words_of_both_languages(session: Session) -> None:
    with session.writing("add") as uow:
        added = uow.add(standard(1))
    assert added.id == 1
    with session.reading() as reader:
        assert reader.get(Standard, 1) == added
        for words in ("元", "元数据", "示例 元数据", "geogr", "GB/T 90001", "metadata sample"):
            assert reader.ids(_kind(), Found(words)) == [1], words
        for words in ("数元", "eography", "90002"):
            assert reader.ids(_kind(), Found(words)) == [], words


def test_a_change_is_written_with_before_and_after(session: Session) -> None:
    with session.writing("add") as uow:
        added = uow.add(standard(1, title_zh="旧名"))
    with session.writing("change") as uow:
        assert uow.change(dataclasses.replace(added, title_zh="新名"))
    with session.workspace.database.reading() as connection:
        (_, newest), (_, first) = history.history_of(connection, "standard", 1)
    assert newest.before == {"title_zh": "旧名"}
    assert newest.after == {"title_zh": "新名"}
    assert first.before is None
    with session.reading() as reader:
        assert reader.ids(_kind(), Found("旧名")) == []
        assert reader.ids(_kind(), Found("新名")) == [1]


def test_a_change_to_the_same_writes_nothing(session: Session) -> None:
    with session.writing("add") as uow:
        added = uow.add(standard(1))
    head = session.workspace.head()
    with session.writing("change") as uow:
        assert not uow.change(added)
    assert session.workspace.head() == head


def test_an_error_inside_takes_everything_back(session: Session) -> None:
    before = record_tables(session)
    head = session.workspace.head()
    with pytest.raises(ZeroDivisionError), session.writing("broken") as uow:
        _add_and_fail(uow)
    assert record_tables(session) == before
    assert session.workspace.head() == head
    with session.reading() as reader:
        assert reader.search("元数据") == []


def test_a_record_that_breaks_its_declaration_is_refused(session: Session) -> None:
    with pytest.raises(Invalid) as caught, session.writing("bad") as uow:
        uow.add_many([standard(1), standard(2, reference=""), standard(3)])
    assert set(caught.value.problems) == {"reference"}
    with pytest.raises(Invalid) as caught, session.writing("bad") as uow:
        uow.add(standard(1, published="2026-13"))
    assert set(caught.value.problems) == {"published"}
    with session.reading() as reader:
        assert reader.count(Standard) == 0


def test_a_record_that_others_point_to_stays(session: Session) -> None:
    with session.writing("add") as uow:
        committee = uow.add(Committee(reference="SAC/TC 999"))
        person = uow.add(Person(name="委员01"))
        uow.add(Membership(committee_id=committee.id, person_id=person.id))
    with pytest.raises(Refused, match="points to this one"), session.writing("remove") as uow:
        uow.remove(Person, person.id)
    with session.reading() as reader:
        assert reader.get(Person, person.id) is not None


def test_a_missing_record_is_refused(session: Session) -> None:
    with pytest.raises(Refused, match="no longer there"), session.writing("x") as uow:
        uow.remove(Standard, 7)
    with pytest.raises(Refused, match="no longer there"), session.writing("x") as uow:
        uow.change(standard(1, id=7))


def test_ids_are_never_used_again(session: Session) -> None:
    with session.writing("add") as uow:
        uow.add_many([standard(1), standard(2)])
    with session.writing("remove") as uow:
        uow.remove_many(Standard, [1, 2])
    with session.writing("add") as uow:
        assert uow.add(standard(3)).id == 3


def test_what_was_touched_is_told(session: Session) -> None:
    heard: list[Touched] = []
    session.bus.subscribe(["standard"], heard.append)
    session.bus.subscribe(["person"], lambda _: pytest.fail("not concerned"))
    with session.writing("add") as uow:
        uow.add_many([standard(1), standard(2)])
    assert [dict(touched.records) for touched in heard] == [{"standard": frozenset({1, 2})}]


def test_empty_values_are_stored_as_nothing_and_read_back_as_they_were(session: Session) -> None:
    plain = Standard(reference="GB 1—2020", ics=("01.140.20", "35.240.70"))
    with session.writing("add") as uow:
        added = uow.add(plain)
    with session.reading() as reader:
        assert reader.get(Standard, added.id) == dataclasses.replace(plain, id=added.id)
        assert reader.count(Standard, Is("title_zh", "")) == 1
        assert reader.count(Standard, Is("status", StandardStatus.UNKNOWN)) == 1


def _add_and_fail(uow: UnitOfWork) -> None:
    uow.add_many([standard(n) for n in range(50)])
    raise ZeroDivisionError


def _kind() -> RecordType:
    return kind_of(Standard)
