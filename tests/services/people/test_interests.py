"""What an interest or a recusal means for the ballots that a person votes in."""

from __future__ import annotations

from stdcommittee.domain.people.integrity_records import (
    InterestDeclaration,
    InterestNature,
    Recusal,
)
from stdcommittee.domain.people.records import Person
from stdcommittee.services.people.interests import (
    integrity_basis,
    standing_of_interest,
    standing_of_recusal,
)
from stdcommittee.services.session import Session
from tests.figures import day, keep, kept
from tests.indicators.integrity_sample import DOCUMENT, PLAN, poll


def declare(session: Session, person: int, subject: str = DOCUMENT) -> InterestDeclaration:
    return kept(
        session,
        InterestDeclaration(person_id=person, nature=InterestNature.PATENT, subject=subject),
    )


def recuse(session: Session, person: int) -> Recusal:
    return kept(
        session,
        Recusal(person_id=person, subject=PLAN, reason="持股", decided=day("2025-06-02")),
    )


def test_an_interest_in_an_open_and_a_closed_ballot(session: Session) -> None:
    running = poll(session, closed="")
    over = poll(session, voted=(0,), people=running.people)
    interest = declare(session, running.people[0])
    declare(session, running.people[1])
    declare(session, running.people[2], "GB/T 1")
    found = standing_of_interest(session, interest)
    assert [(item.ballot, item.wanting, item.broken) for item in found.ballots] == [
        (running.ballot, True, False),
        (over.ballot, False, True),
    ]
    assert found.ballots[0].subject == DOCUMENT
    others = [row.record for row in found.others]
    assert [getattr(item, "person_id", 0) for item in others] == [running.people[1]]


def test_a_recusal_settles_it(session: Session) -> None:
    running = poll(session, closed="")
    interest = declare(session, running.people[0])
    recusal = recuse(session, running.people[0])
    (shown,) = standing_of_interest(session, interest).ballots
    assert (shown.recused, shown.wanting) == (True, False)
    found = standing_of_recusal(session, recusal)
    assert [item.ballot for item in found.ballots] == [running.ballot]
    assert [row.record for row in found.declared] == [interest]  # by the ballot of both names
    assert found.others == ()


def test_what_needs_a_look(session: Session) -> None:
    running = poll(session, closed="", voted=(2,))
    people = running.people
    wanting, broken = declare(session, people[0]), declare(session, people[2])
    keep(session, InterestDeclaration(person_id=people[3], nature=InterestNature.NONE))
    assert integrity_basis(session).not_kept == ()
    recusal = recuse(session, people[2])
    found = integrity_basis(session)
    assert found.wanting == (wanting.id,)
    assert found.broken == (broken.id,)
    assert found.not_kept == (recusal.id,)


def test_nobody_without_a_vote(session: Session) -> None:
    interest = declare(session, keep(session, Person(name="委员99"))[0])
    assert standing_of_interest(session, interest).ballots == ()
