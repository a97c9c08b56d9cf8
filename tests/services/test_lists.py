"""Lists: all ids in order, rows in the order asked for, words by index or by links."""

from __future__ import annotations

import pytest

from stdcommittee.base.conditions import AnyOf, Found, Is
from stdcommittee.base.errors import Cancelled
from stdcommittee.base.messages import catalog
from stdcommittee.base.progress import Progress
from stdcommittee.base.records import RecordType, kind_of
from stdcommittee.domain.people.records import Membership, Organization, Person
from stdcommittee.domain.portfolio.records import Standard, StandardStatus
from stdcommittee.services.editing import remove
from stdcommittee.services.lists import (
    ListQuery,
    build_list,
    count_groups,
    count_records,
    matching,
    read_rows,
)
from stdcommittee.services.session import Session
from tests.workspaces import standard

STANDARD = kind_of(Standard)


@pytest.fixture
def ids(session: Session) -> list[int]:
    made = [standard(number, published=f"20{number:02d}") for number in (3, 1, 2)]
    made.append(standard(4, status=StandardStatus.WITHDRAWN))
    with session.writing("add") as uow:
        return list(uow.add_many(made))


def test_a_list_is_in_its_order_both_ways(session: Session, ids: list[int]) -> None:
    three, one, two, four = ids
    ordered = list(build_list(session, ListQuery(STANDARD, (), ("reference",))))
    assert ordered == [one, two, three, four]
    backwards = list(build_list(session, ListQuery(STANDARD, (), ("-reference",))))
    assert backwards == ordered[::-1]
    withdrawn = ListQuery(STANDARD, (Is("status", StandardStatus.WITHDRAWN),))
    assert list(build_list(session, withdrawn)) == [four]


def test_an_empty_list_is_empty(session: Session) -> None:
    assert list(build_list(session, ListQuery(STANDARD))) == []
    assert read_rows(session, STANDARD, []) == []
    assert count_records(session, STANDARD) == 0


def test_building_stops_when_it_is_no_longer_wanted(session: Session, ids: list[int]) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        build_list(session, ListQuery(STANDARD, (), ("reference",)), progress)


def test_rows_come_as_asked_and_missing_ones_are_left_out(session: Session, ids: list[int]) -> None:
    remove(session, STANDARD, [ids[1]])
    rows = read_rows(session, STANDARD, [ids[2], 999, ids[0], ids[1]])
    assert [row.record.id for row in rows] == [ids[2], ids[0]]


def test_a_row_says_what_its_links_are_called(session: Session) -> None:
    with session.writing("people") as uow:
        unit = uow.add(Organization(name="某研究院"))
        person = uow.add(Person(name="委员09", organization_id=unit.id))
    kind = kind_of(Person)
    row = read_rows(session, kind, [person.id])[0]
    assert catalog("zh").render(row.text(kind.by_name["organization_id"])) == "某研究院"


def test_counts_by_value_under_the_conditions(session: Session, ids: list[int]) -> None:
    groups = count_groups(session, STANDARD, ["status"])["status"]
    assert groups[StandardStatus.WITHDRAWN] == 1
    assert sum(groups.values()) == len(ids)
    narrowed = count_groups(session, STANDARD, ["status"], [Is("committee", "SAC/TC 1")])
    assert narrowed == {"status": {}}


@pytest.mark.parametrize("words", ["", "  ", "\t\n"])
def test_no_words_narrow_nothing(words: str) -> None:
    assert matching(STANDARD, words) == ()


def test_words_go_to_the_index_or_to_what_links_are_called(session: Session) -> None:
    assert matching(STANDARD, "元数据") == (Found("元数据"),)
    kind: RecordType = kind_of(Membership)
    with session.writing("people") as uow:
        people = [uow.add(Person(name=f"委员{n:02d}")) for n in (8, 9)]
        from stdcommittee.domain.people.records import Committee

        own = uow.add(Committee(reference="SAC/TC 999"))
        members = [
            uow.add(Membership(committee_id=own.id, person_id=person.id)) for person in people
        ]
    conditions = matching(kind, "委员09")
    assert all(isinstance(condition, AnyOf) for condition in conditions)
    found = list(build_list(session, ListQuery(kind, conditions)))
    assert found == [members[1].id]
