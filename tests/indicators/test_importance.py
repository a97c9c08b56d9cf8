"""Important standards: with an expert at the period's end, with a position when a ballot closed."""

from __future__ import annotations

from fractions import Fraction

from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind, VoteValue
from stdcommittee.domain.people.expert_records import ExpertRegistration, RegistrationStatus
from stdcommittee.domain.people.records import Committee, CommitteeKind, Person
from stdcommittee.domain.portfolio.proposal_records import ImportantStandard
from stdcommittee.services.session import Session
from tests.figures import bad, counted, day, good, keep, left_out, measure, share


def test_with_an_expert(session: Session) -> None:
    (committee,) = keep(
        session, Committee(reference="ISO/TC 998/WG 1", kind=CommitteeKind.INTERNATIONAL)
    )
    (person,) = keep(session, Person(name="专家01"))
    keep(
        session,
        ExpertRegistration(
            committee_id=committee,
            person_id=person,
            status=RegistrationStatus.REGISTERED,
            until=day("2025-12-31"),
        ),
    )
    with_expert, without, _dropped, _later = keep(
        session,
        ImportantStandard(reference="ISO 1", committee="ISO/TC 998", trade=1),
        ImportantStandard(reference="ISO 2", committee="ISO/TC 997", trade=5),
        ImportantStandard(reference="ISO 3", dropped=day("2025-06-01")),
        ImportantStandard(reference="ISO 4", listed=day("2026-01-01")),
    )
    found = measure(session, "importance.expert")
    assert share(found) == (Fraction(1, 2), 1, 2)
    assert [line.record for line in found.counted] == [without, with_expert]  # by total
    assert str(found.counted[0].cells[3]) == "5/25"
    assert good(measure(session, "importance.expert", "2026")) == []  # expired


def test_with_a_position(session: Session) -> None:
    keep(session, ImportantStandard(reference="ISO 19157-1"))

    def ballot(title: str, closes: str, **values: object) -> Ballot:
        filled: dict[str, object] = {"document": "ISO/DIS 19157-1", "status": BallotStatus.OPEN}
        return Ballot(
            title=title,
            kind=BallotKind.DIS,
            closes=day(closes),
            **{**filled, **values},  # type: ignore[arg-type]
        )

    decided, missing, _off, _other, opened, late, last_day = keep(
        session,
        ballot("a", "2026-03-02", position=VoteValue.APPROVE),
        ballot("b", "2026-06-10"),
        ballot("c", "2026-03-02", status=BallotStatus.CANCELLED),
        ballot("d", "2026-03-02", document="ISO/DIS 19157-2"),
        ballot("e", "2026-06-11"),  # closes today
        ballot("f", "2026-03-02", position=VoteValue.APPROVE, positioned=day("2026-03-03")),
        ballot("g", "2026-03-02", position=VoteValue.APPROVE, positioned=day("2026-03-02")),
    )
    found = measure(session, "importance.position", "2026")
    assert sorted(good(found)) == [decided, last_day]
    assert sorted(bad(found)) == [missing, late]
    assert left_out(found) == {opened: "still open"}
    assert counted(measure(session, "importance.position", "2025")) == []
