"""Interests and recusals against who voted in the ballots of the period."""

from __future__ import annotations

import pytest

from stdcommittee.domain.ballots.records import Voter
from stdcommittee.domain.ballots.vocabulary import BallotKind, Standing
from stdcommittee.domain.people.integrity_records import (
    InterestDeclaration,
    InterestNature,
    Recusal,
)
from stdcommittee.domain.people.records import PARTIES
from stdcommittee.domain.supervision.measures import MeasureState
from stdcommittee.services.session import Session
from tests.figures import bad, day, good, keep, left_out, measure, said, share
from tests.indicators.integrity_sample import DOCUMENT, PLAN, poll
from tests.indicators.test_people import committee, seat


def test_who_has_an_interest_and_voted(session: Session) -> None:
    made = poll(session, voted=(0, 2))
    for person in (0, 1):
        keep(
            session,
            InterestDeclaration(
                person_id=made.people[person], nature=InterestNature.PATENT, subject=DOCUMENT
            ),
        )
    found = measure(session, "interests.aside")
    assert (good(found), bad(found)) == ([made.voters[1]], [made.voters[0]])
    assert said(found.counted)[made.voters[0]] == "voted"
    assert found.state is MeasureState.SHORT


def test_drafters_may_vote_as_members_but_not_in_an_expert_group(session: Session) -> None:
    made = poll(session, voted=(0,))
    group = poll(session, voted=(0,), kind=BallotKind.EXPERT_GROUP, people=made.people)
    keep(
        session,
        InterestDeclaration(person_id=made.people[0], nature=InterestNature.DRAFTING, subject=PLAN),
    )
    found = measure(session, "interests.aside")
    assert bad(found) == [group.voters[0]]
    assert left_out(found) == {made.voters[0]: "drafters may vote here as members"}


def test_those_without_a_vote_are_not_blamed(session: Session) -> None:
    observer = Voter(ballot_id=0, name="x", person_id=1, standing=Standing.OBSERVER)
    made = poll(session, others=(observer,))
    keep(session, InterestDeclaration(person_id=1, nature=InterestNature.OWNERSHIP))
    assert good(measure(session, "interests.aside")) == [made.voters[0]]


@pytest.mark.parametrize(("voted", "kept"), [((), 1), ((0,), 0)])
def test_recusals_kept(session: Session, voted: tuple[int, ...], kept: int) -> None:
    made = poll(session, voted=voted)
    (recusal,) = keep(
        session,
        Recusal(person_id=made.people[0], subject=PLAN, reason="持股", decided=day("2025-06-02")),
    )
    found = measure(session, "recusals.kept")
    assert share(found)[1:] == (kept, 1)
    assert found.counted[0].record == recusal
    assert found.counted[0].cells[3] == "持股"


@pytest.mark.parametrize(
    ("decided", "counted"),
    [("2024-12-31", 0), ("2025-01-01", 1), ("2025-12-31", 1), ("2026-01-01", 0)],
)
def test_recusals_of_the_period(session: Session, decided: str, counted: int) -> None:
    made = poll(session)
    keep(
        session,
        Recusal(person_id=made.people[0], subject=PLAN, reason="持股", decided=day(decided)),
        Recusal(
            person_id=made.people[0],
            subject=PLAN,
            reason="持股",
            decided=day(decided),
            committee="SAC/TC 1",
        ),
    )
    assert measure(session, "recusals.listed").numerator == counted


def test_members_who_declared(session: Session) -> None:
    at = committee(session)
    seat(session, at, PARTIES[:3])
    keep(
        session,
        InterestDeclaration(person_id=1, nature=InterestNature.NONE, declared=day("2025-12-31")),
        InterestDeclaration(person_id=2, nature=InterestNature.FUNDING, declared=day("2026-01-01")),
    )
    found = measure(session, "interests.declared")
    assert (good(found), bad(found)) == ([1], [2, 3])
    assert said(found.counted)[3] == "nothing declared yet"
    assert found.state is MeasureState.PLAIN
