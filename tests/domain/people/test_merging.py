"""Which records are likely the same one, and by which reason."""

from __future__ import annotations

from typing import Any

from stdcommittee.domain.people.merging import (
    Likeness,
    Reason,
    same_organizations,
    same_people,
    similar_names,
)
from stdcommittee.domain.people.records import Organization, Person


def _person(number: int, name: str = "委员 01", **values: Any) -> Person:
    return Person(id=number, name=name, **values)


def test_a_name_alone_does_not_make_two_people_one() -> None:
    assert same_people([_person(1, organization_id=1), _person(2, organization_id=2)]) == []


def test_the_strongest_reason_is_given_and_the_older_record_kept() -> None:
    people = [
        _person(5, organization_id=1, email="A@x.cn", phone="010-1"),
        _person(3, "委员０１", organization_id=2, email="a@X.cn"),
        _person(7, organization_id=1, phone="(010) 1"),
        _person(9, "委员 02", organization_id=1),
    ]
    assert same_people(people) == [
        Likeness(3, 5, Reason.EMAIL),
        Likeness(5, 7, Reason.PHONE),
    ]


def test_without_a_unit_the_name_is_a_reason_to_look() -> None:
    assert same_people([_person(1, organization_id=4), _person(2)]) == [Likeness(1, 2, Reason.BARE)]
    assert same_people([_person(1, organization_id=4), _person(2, organization_id=4)]) == [
        Likeness(1, 2, Reason.UNIT)
    ]


def test_empty_marks_are_no_likeness() -> None:
    units = [Organization(id=1, name="某院"), Organization(id=2, name="某所")]
    assert same_organizations(units) == []


def test_organisations_by_code_and_by_name_unless_their_codes_differ() -> None:
    units = [
        Organization(id=1, name="某研究院（北京）", credit_code="12 10a"),
        Organization(id=2, name="某院", credit_code="１２１０A"),
        Organization(id=3, name="某研究院(北京)"),
        Organization(id=4, name="某研究院(北京)", credit_code="999"),
    ]
    found = same_organizations(units)
    assert found == [
        Likeness(1, 2, Reason.CODE),
        Likeness(1, 3, Reason.NAME),
        Likeness(3, 4, Reason.NAME),
    ]


def test_a_mark_that_a_crowd_shares_tells_nothing() -> None:
    assert same_people([_person(number) for number in range(1, 14)]) == []
    assert len(same_people([_person(number) for number in range(1, 13)])) == 66


def test_nearly_the_same_name_is_found_when_asked_for() -> None:
    units = [
        Organization(id=1, name="地理信息标准化研究所有限公司"),
        Organization(id=2, name="地理信息标准化研究院有限公司"),
        Organization(id=3, name="另一家公司"),
        Organization(id=4, name="地理信息标准化研究所有限公司"),
    ]
    assert similar_names(units) == [
        Likeness(1, 2, Reason.SIMILAR),
        Likeness(2, 4, Reason.SIMILAR),
    ]
