"""Interest parties and units among those who draft and those who review, at the limits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Voter
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing
from stdcommittee.domain.people.records import CommitteeKind, InterestParty, Organization, Role
from stdcommittee.services.session import Session
from tests.figures import counted, day, keep, kept, left_out, measure, said
from tests.indicators.test_people import committee, seat

P, U, X = InterestParty.PRODUCER, InterestParty.USER, InterestParty.UNKNOWN


def review(session: Session, voters: list[Voter], kind: BallotKind = BallotKind.DRAFT) -> int:
    made = kept(session, Ballot(title="送审稿", kind=kind, committee="SAC/TC 999"))
    for voter in voters:
        keep(session, replace(voter, ballot_id=made.id))
    with session.writing("closed") as uow:
        uow.change(replace(made, status=BallotStatus.CLOSED, closed=day("2025-06-30")))
    return made.id


def voters(
    *parties: InterestParty, unit: str = "", standing: Standing = Standing.MEMBER
) -> list[Voter]:
    return [
        Voter(ballot_id=0, name=f"委员{n}", party=party, organization=unit, standing=standing)
        for n, party in enumerate(parties)
    ]


@pytest.mark.parametrize(
    ("parties", "judgement"),
    [((P, P, U, U), "room for 0 more"), ((P, P, P, U, U), "1 too many")],
)
def test_reviews(session: Session, parties: tuple[InterestParty, ...], judgement: str) -> None:
    made = review(session, voters(*parties))
    found = measure(session, "reviewers.party")
    assert said(found.counted) == {made: judgement}
    assert found.counted[0].cells[3] == f"{parties.count(P)}/{len(parties)}"


def test_a_review_whose_parties_are_not_all_stated(session: Session) -> None:
    made = review(session, voters(P, P, U, X))
    found = measure(session, "reviewers.party")
    assert left_out(found) == {made: "1 person whose interest party is not stated"}


def test_only_those_entitled_when_it_opened_count(session: Session) -> None:
    late = Voter(
        ballot_id=0,
        name="新委员",
        party=P,
        organization="某研究院",
        standing=Standing.MEMBER,
        joined=day("2025-06-20"),
    )
    observers = voters(P, P, unit="某研究院", standing=Standing.OBSERVER)
    made = review(session, [*voters(P, U, unit="某研究院"), *observers, late])
    assert said(measure(session, "reviewers.party").counted) == {made: "room for 0 more"}
    found = measure(session, "reviewers.unit")
    assert found.counted[0].cells[2:] == ("某研究院", "2")


@pytest.mark.parametrize(("sent", "judgement"), [(3, "within the limit"), (4, "1 too many")])
def test_units_in_reviews(session: Session, sent: int, judgement: str) -> None:
    made = review(session, voters(*[P] * sent, unit="某研究院"), BallotKind.CORRESPONDENCE)
    assert said(measure(session, "reviewers.unit").counted) == {made: judgement}


def test_other_ballots_and_lists_without_voters_are_no_reviews(session: Session) -> None:
    review(session, voters(P, P, P), BallotKind.BUDGET)
    review(session, [])
    assert counted(measure(session, "reviewers.party")) == []
    assert counted(measure(session, "reviewers.unit")) == []


def test_working_groups(session: Session) -> None:
    at = committee(session, "SAC/TC 999/WG 1", kind=CommitteeKind.WORKING_GROUP)
    committee(session, "SAC/TC 999/WG 2", kind=CommitteeKind.WORKING_GROUP)
    (unit,) = keep(session, Organization(name="某研究院"))
    seat(session, at, [P, P], unit=unit)
    seat(session, at, [P, U], unit=unit, role=Role.EXPERT)
    assert said(measure(session, "groups.party").counted) == {at: "1 too many"}
    found = measure(session, "groups.unit")
    assert said(found.counted) == {at: "1 too many"}
    assert found.counted[0].cells[3] == "4"
