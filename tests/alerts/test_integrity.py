"""Alerts about interests in open ballots, and votes in spite of them."""

from __future__ import annotations

from stdcommittee.domain.ballots.records import Voter
from stdcommittee.domain.ballots.vocabulary import Standing
from stdcommittee.domain.people.integrity_records import (
    InterestDeclaration,
    InterestNature,
    Recusal,
)
from stdcommittee.domain.people.records import Person
from stdcommittee.services.session import Session
from tests.figures import alerts, day, keep
from tests.indicators.integrity_sample import DOCUMENT, PLAN, poll

TODAY = "2026-06-11"


def declare(session: Session, person: int, nature: InterestNature = InterestNature.PATENT) -> None:
    keep(session, InterestDeclaration(person_id=person, nature=nature, subject=DOCUMENT))


def recuse(session: Session, person: int, decided: str = "2026-06-02") -> None:
    keep(
        session,
        Recusal(person_id=person, subject=PLAN, reason="持股", decided=day(decided)),
    )


def test_an_interest_without_a_recusal(session: Session) -> None:
    made = poll(session, closed="")
    declare(session, made.people[0])
    declare(session, made.people[1])
    recuse(session, made.people[1])
    declare(session, made.people[2], InterestNature.DRAFTING)
    (alert,) = alerts(session, "interests.unrecused", TODAY)
    assert (alert.kind, alert.record, alert.rule) == ("voter", made.voters[0], "tc.fair")
    assert alert.due == day("2026-06-30")
    assert "Patent or other rights" in str(alert.message)


def test_votes_in_open_and_closed_ballots(session: Session) -> None:
    running = poll(session, closed="", voted=(0, 1, 2))
    over = poll(session, closed="2026-05-31", voted=(0,), people=running.people)
    poll(session, closed="2025-12-31", voted=(0,), people=running.people)  # last year's
    declare(session, running.people[0])
    recuse(session, running.people[1])
    found = alerts(session, "interests.voted", TODAY)
    assert {alert.record: str(alert.message).partition(":")[0] for alert in found} == {
        running.voters[0]: "Voted in spite of a declared interest",
        running.voters[1]: "Voted although recused",
        over.voters[0]: "Voted in spite of a declared interest",
    }
    assert alerts(session, "interests.unrecused", TODAY) == []


def test_without_interests_nothing_is_raised(session: Session) -> None:
    poll(session, closed="", voted=(0,))
    declare(session, 1, InterestNature.NONE)
    assert alerts(session, "interests.voted", TODAY) == []
    assert alerts(session, "interests.unrecused", TODAY) == []


def test_whoever_stepped_aside_on_the_list_of_voters_needs_no_recusal(session: Session) -> None:
    (person,) = keep(session, Person(name="委员99"))
    aside = Voter(ballot_id=0, name="委员99", person_id=person, standing=Standing.RECUSED)
    poll(session, closed="", others=(aside,))
    declare(session, person)
    assert alerts(session, "interests.unrecused", TODAY) == []
