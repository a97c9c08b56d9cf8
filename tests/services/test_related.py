"""Related records: by link or by name, also while the other is not in the workspace yet."""

from __future__ import annotations

import pytest

from stdcommittee.base.messages import catalog
from stdcommittee.domain.people.records import Committee, Membership, Organization, Person
from stdcommittee.domain.portfolio.records import (
    Project,
    Relation,
    RelationKind,
    Standard,
    StandardStatus,
)
from stdcommittee.services.related import MOST, RelatedGroup, links_of_standard, related_to
from stdcommittee.services.session import Session
from tests.workspaces import standard

CHINESE = catalog("zh").render


def groups(session: Session, record: Standard | Person | Committee) -> dict[str, RelatedGroup]:
    return {
        f"{'to' if group.outgoing else 'from'} {group.field}": group
        for group in related_to(session, record)
    }


def test_names_lead_to_records_and_stay_while_there_are_none(session: Session) -> None:
    with session.writing("add") as uow:
        one = uow.add(standard(1, adopts="ISO 19115:2003", committee="SAC/TC 999"))
    found = groups(session, one)
    assert [other.id for other in found["to adopts"].others] == [0]
    assert found["to adopts"].others[0].headline == "ISO 19115:2003"
    with session.writing("add") as uow:
        other = uow.add(standard(2, reference="ISO 19115:2003"))
    assert [o.id for o in groups(session, one)["to adopts"].others] == [other.id]
    assert [o.id for o in groups(session, other)["from adopts"].others] == [one.id]


def test_links_lead_both_ways(session: Session) -> None:
    with session.writing("add") as uow:
        unit = uow.add(Organization(name="某研究院"))
        person = uow.add(Person(name="委员09", organization_id=unit.id))
        committee = uow.add(Committee(reference="SAC/TC 999"))
        member = uow.add(Membership(committee_id=committee.id, person_id=person.id))
    of_person = groups(session, person)
    assert [o.id for o in of_person["to organization_id"].others] == [unit.id]
    assert [o.id for o in of_person["from person_id"].others] == [member.id]
    of_committee = groups(session, committee)
    assert "委员09" in CHINESE(of_committee["from committee_id"].others[0].byline)


def test_a_record_without_relations_has_none(session: Session) -> None:
    with session.writing("add") as uow:
        alone = uow.add(Person(name="委员09"))
    assert related_to(session, alone) == []


@pytest.mark.parametrize("number", [MOST, MOST + 1])
def test_of_many_the_first_are_written_out_and_all_are_counted(
    session: Session, number: int
) -> None:
    with session.writing("add") as uow:
        committee = uow.add(Committee(reference="SAC/TC 9"))
        uow.add_many(
            [Project(reference=f"2024{n:04d}-T-9", committee="SAC/TC 9") for n in range(number)]
        )
    group = groups(session, committee)["from committee"]
    assert (len(group.others), group.count) == (MOST, number)


def relate(session: Session, source: Standard, kind: RelationKind, target: str) -> None:
    with session.writing("relate") as uow:
        uow.add(Relation(standard_id=source.id, kind=kind, target=target))


@pytest.fixture
def pair(session: Session) -> tuple[Standard, Standard]:
    with session.writing("add") as uow:
        old = uow.add(standard(1, status=StandardStatus.SUPERSEDED))
        return old, uow.add(standard(2))


def test_what_both_say_of_each_other_is_said_once(
    session: Session, pair: tuple[Standard, Standard]
) -> None:
    old, new = pair
    relate(session, new, RelationKind.REPLACES, old.reference)
    from_new = links_of_standard(session, new)
    assert [(link.kind, link.incoming, link.gone) for link in from_new] == [
        (RelationKind.REPLACES, False, True)
    ]
    relate(session, old, RelationKind.REPLACED_BY, new.reference)
    assert links_of_standard(session, new) == from_new
    assert len(links_of_standard(session, old)) == 1


def test_one_sided_relations_are_seen_from_both_sides(
    session: Session, pair: tuple[Standard, Standard]
) -> None:
    old, new = pair
    relate(session, new, RelationKind.CITES, old.reference)
    seen = links_of_standard(session, old)
    assert [(link.kind, link.incoming, link.id) for link in seen] == [
        (RelationKind.CITES, True, new.id)
    ]


def test_a_standard_outside_the_portfolio_is_named_only(
    session: Session, pair: tuple[Standard, Standard]
) -> None:
    _, new = pair
    relate(session, new, RelationKind.CITES, "IEC 60050:1999")
    link = links_of_standard(session, new)[0]
    assert (link.reference, link.id, link.status, link.gone) == ("IEC 60050:1999", 0, None, False)


def test_a_standard_that_cites_itself_is_no_neighbour_of_its_own_twice(
    session: Session, pair: tuple[Standard, Standard]
) -> None:
    _, new = pair
    relate(session, new, RelationKind.CITES, new.reference)
    assert len(links_of_standard(session, new)) == 1
