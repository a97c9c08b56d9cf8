"""Stage notices within thirty days, and nothing owed before the Measures of 2025."""

from __future__ import annotations

from fractions import Fraction

from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.portfolio.proposal_records import StageNotice
from stdcommittee.domain.portfolio.records import (
    Project,
    ProjectNature,
    ProjectStage,
    StageEvent,
)
from stdcommittee.services.session import Session
from tests.figures import bad, day, good, keep, left_out, measure, said, share


def ballot(document: str, closes: str) -> Ballot:
    return Ballot(
        title=document,
        document=document,
        kind=BallotKind.DIS,
        closes=day(closes),
        status=BallotStatus.CLOSED,
        committee="ISO/TC 998",
    )


def notice(document: str, changed: str, noticed: str) -> StageNotice:
    return StageNotice(
        document=document,
        stage="DIS",
        committee="ISO/TC 998",
        changed=day(changed),
        noticed=day(noticed) if noticed else None,
    )


def test_in_time(session: Session) -> None:
    (_, _, silent, _, _) = keep(
        session,
        ballot("ISO/DIS 1", "2025-07-01"),
        ballot("ISO/DIS 2", "2025-07-01"),
        ballot("ISO/DIS 3", "2025-07-01"),
        ballot("ISO/DIS 4", "2025-12-20"),  # due in January
        ballot("ISO/DIS 5", "2025-05-31"),  # before the rule
    )
    in_time, late = keep(
        session,
        notice("ISO/DIS 1", "2025-07-01", "2025-07-31"),
        notice("ISO/DIS 2", "2025-07-01", "2025-08-01"),
    )
    found = measure(session, "notices.in_time")
    assert share(found) == (Fraction(1, 3), 1, 3)
    assert {(line.kind, line.record): line.good for line in found.counted} == {
        ("stage_notice", in_time): True,
        ("stage_notice", late): False,
        ("ballot", silent): False,
    }
    assert said(found.counted)[late] == "1 day late"


def test_not_yet_due(session: Session) -> None:
    (number,) = keep(session, ballot("ISO/DIS 1", "2026-05-20"))
    found = measure(session, "notices.in_time", "2026")
    assert left_out(found) == {} or left_out(found) == {number: "not yet due"}
    assert (good(found), bad(found)) == ([], [])


def test_stages_of_international_projects(session: Session) -> None:
    (ours, national) = keep(
        session,
        Project(reference="ISO 19170-2", nature=ProjectNature.INTERNATIONAL),
        Project(reference="20250001-T-466", nature=ProjectNature.RECOMMENDED),
    )
    keep(
        session,
        *(
            StageEvent(project_id=number, stage=stage, entered=day(on))
            for number in (ours, national)
            for stage, on in (
                (ProjectStage.COMMENT, "2025-06-10"),
                (ProjectStage.REVIEW, "2025-08-01"),
            )
        ),
    )
    found = measure(session, "notices.in_time")
    assert [(line.kind, line.record, line.good) for line in found.counted] == [
        ("project", ours, False)
    ]
