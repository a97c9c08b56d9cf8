"""The ranking of important standards, and what is wanting for each."""

from __future__ import annotations

from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind, VoteValue
from stdcommittee.domain.people.expert_records import ExpertRegistration, RegistrationStatus
from stdcommittee.domain.people.records import Committee, CommitteeKind, Person
from stdcommittee.domain.portfolio.importance import Total
from stdcommittee.domain.portfolio.proposal_records import ImportantStandard
from stdcommittee.services.portfolio.importance import (
    Ranking,
    important_page,
    important_rows,
    ranking,
)
from stdcommittee.services.scope import Scope
from stdcommittee.services.session import Session
from tests.figures import day, keep, kept


def expert(session: Session, reference: str = "ISO/TC 211") -> None:
    (committee,) = keep(session, Committee(reference=reference, kind=CommitteeKind.INTERNATIONAL))
    (person,) = keep(session, Person(name="专家01"))
    keep(
        session,
        ExpertRegistration(
            committee_id=committee, person_id=person, status=RegistrationStatus.REGISTERED
        ),
    )


def test_ranking(session: Session) -> None:
    low, high, also, dropped, elsewhere = keep(
        session,
        ImportantStandard(reference="ISO 1", committee="ISO/TC 211", trade=1),
        ImportantStandard(reference="ISO 2", committee="ISO/TC 211", trade=5, safety=4),
        ImportantStandard(reference="ISO 3", committee="ISO/TC 211", adoption=1),
        ImportantStandard(
            reference="ISO 4", committee="ISO/TC 211", trade=5, dropped=day("2026-06-11")
        ),
        ImportantStandard(reference="ISO 5", committee="ISO/TC 1", trade=5),
    )
    assert ranking(session, Scope(("ISO/TC 211",))) == Ranking(
        ((Total(9, 25), (high,)), (Total(1, 25), (low, also))), (dropped,), (low, high, also)
    )
    expert(session)
    assert ranking(session, Scope()).wanting == (elsewhere,)


def test_no_position_on_an_open_ballot(session: Session) -> None:
    expert(session)
    item = kept(session, ImportantStandard(reference="ISO 19157-1", committee="ISO/TC 211"))

    def ballot(closes: str, **values: object) -> Ballot:
        filled: dict[str, object] = {"status": BallotStatus.OPEN}
        return Ballot(
            title="投票",
            kind=BallotKind.DIS,
            document="ISO/DIS 19157-1",
            closes=day(closes),
            **{**filled, **values},  # type: ignore[arg-type]
        )

    later, today, _past, decided, _closed = keep(
        session,
        ballot("2026-07-01"),
        ballot("2026-06-11"),
        ballot("2026-06-10"),
        ballot("2026-08-01", position=VoteValue.APPROVE),
        ballot("2026-07-01", status=BallotStatus.CLOSED),
    )
    row = important_rows(session, [item.id])[item.id]
    assert [x.id for x in row.undecided] == [today, later]
    assert row.wanting
    page = important_page(session, item)
    assert {x.id for x in page.ballots} >= {later, today, decided}
    assert set(page.weights) == {"trade", "industry", "safety", "technology", "adoption"}
