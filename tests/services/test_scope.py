"""The committees in view: which records are theirs, and which committees there are to choose."""

from __future__ import annotations

import pytest

from stdcommittee.base.records import kind_of
from stdcommittee.domain.ballots.records import Ballot, Vote, Voter
from stdcommittee.domain.people.records import (
    BodyParticipation,
    Committee,
    CommitteeKind,
    Organization,
    Participation,
)
from stdcommittee.domain.portfolio.records import Project, Standard
from stdcommittee.domain.workspace.records import Unit
from stdcommittee.services.scope import Scope, committees_at_work, in_scope
from stdcommittee.services.session import Session
from tests.workspaces import standard

OWN, OTHER = "SAC/TC 999", "ISO/TC 211"


def test_all_in_view_asks_for_nothing() -> None:
    assert in_scope(kind_of(Standard), Scope()) == ()
    assert Scope().first == ""
    assert Scope((OWN, OTHER)).first == OWN


@pytest.mark.parametrize("kind", [Unit, Organization])
def test_what_belongs_to_no_committee_is_always_in_view(kind: type[Unit | Organization]) -> None:
    assert in_scope(kind_of(kind), Scope((OWN,))) == ()


@pytest.mark.parametrize(("unstated", "left"), [(True, {1, 3}), (False, {1})])
def test_records_that_name_no_committee_are_the_units_own(
    session: Session, unstated: bool, left: set[int]
) -> None:
    with session.writing("add") as uow:
        ids = uow.add_many([standard(1), standard(2, committee=OTHER), standard(3, committee="")])
    kind = kind_of(Standard)
    with session.reading() as reader:
        found = reader.ids(kind, *in_scope(kind, Scope((OWN,), unstated=unstated)))
    assert {ids.index(number) + 1 for number in found} == left


def test_parts_are_in_view_with_what_they_belong_to(session: Session) -> None:
    from stdcommittee.domain.ballots.vocabulary import BallotKind

    with session.writing("ballots") as uow:
        votes = []
        for committee in (OWN, OTHER):
            ballot = uow.add(Ballot(title=committee, kind=BallotKind.DRAFT, committee=committee))
            voter = uow.add(Voter(ballot_id=ballot.id, name="委员01"))
            votes.append(uow.add(Vote(ballot_id=ballot.id, voter_id=voter.id)))
    kind = kind_of(Vote)
    with session.reading() as reader:
        assert reader.ids(kind, *in_scope(kind, Scope((OTHER,)))) == [votes[1].id]
        assert len(reader.ids(kind, *in_scope(kind, Scope((OWN, OTHER))))) == 2


def test_committees_to_choose_from_own_first_then_by_reference(session: Session) -> None:
    with session.writing("committees") as uow:
        joined = uow.add(
            Committee(
                reference=OTHER, title_en="Geographic information", kind=CommitteeKind.INTERNATIONAL
            )
        )
        uow.add(
            Committee(reference="ISO/TC 1", kind=CommitteeKind.INTERNATIONAL)
        )  # we take no part there
        uow.add(Committee(reference="SAC/TC 100", kind=CommitteeKind.NATIONAL))
        uow.add(BodyParticipation(committee_id=joined.id, body="SAC", status=Participation.P))
        uow.add(Project(reference="20241001-T-1", committee="SAC/TC 5"))
    found = committees_at_work(session)
    assert [item.reference for item in found] == [OWN, OTHER, "SAC/TC 100", "SAC/TC 5"]
    assert found[0].kind == ""
    assert str(found[0].title) or found[0].title
    assert found[-1].title == ""  # only named by a project


def test_a_unit_without_a_committee_offers_what_there_is(session: Session) -> None:
    import dataclasses

    with session.writing("no committee") as uow:
        uow.change(dataclasses.replace(session.unit(), committee=""))
    assert committees_at_work(session) == []
