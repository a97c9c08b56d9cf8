"""Hand-overs between stages, and votes before proposals."""

from __future__ import annotations

from fractions import Fraction

from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.comments.records import CommentRound, RoundStage
from stdcommittee.domain.portfolio.records import ProjectStage, StageEvent
from stdcommittee.domain.supervision.measures import MeasureState
from stdcommittee.services.session import Session
from tests.figures import bad, counted, day, good, keep, measure, said, share
from tests.indicators.test_projects import project


def entered(session: Session, number: int, stage: ProjectStage, on: str) -> None:
    keep(session, StageEvent(project_id=number, stage=stage, entered=day(on)))


def test_hand_overs_are_counted_in_working_days(session: Session) -> None:
    """Spring Festival lies between; of seventeen working days two are made up at weekends."""
    first, second = keep(
        session,
        project(1, planned=day("2025-01-20")),
        project(2, planned=day("2025-01-20")),
    )
    entered(session, first, ProjectStage.DRAFTING, "2025-02-18")
    entered(session, second, ProjectStage.DRAFTING, "2025-02-19")
    found = measure(session, "projects.handover")
    assert {line.record: line.amount for line in found.counted} == {first: 17, second: 18}


def test_the_limit_and_the_median(session: Session) -> None:
    numbers = keep(session, *(project(n, planned=day("2025-03-03")) for n in range(4)))
    for number, on in zip(
        numbers, ("2025-03-24", "2025-03-25", "2025-03-03", "2024-12-31"), strict=True
    ):
        entered(session, number, ProjectStage.DRAFTING, on)
    found = measure(session, "projects.handover")
    fifteen, sixteen, same_day, _ = numbers
    assert {line.record: line.amount for line in found.counted} == {
        fifteen: 15,
        sixteen: 16,
        same_day: 0,
    }
    assert share(found) == (Fraction(15), 2, 3)
    assert (good(found), bad(found)) == ([fifteen, same_day], [sixteen])
    assert str(found.figure) == "15 working days"
    assert found.state is MeasureState.SHORT


def test_each_stage_is_handed_over(session: Session) -> None:
    (number,) = keep(session, project(1))
    reference = "20240001-T-469"
    entered(session, number, ProjectStage.COMMENT, "2025-03-03")
    entered(session, number, ProjectStage.REVIEW, "2025-06-03")
    entered(session, number, ProjectStage.APPROVAL, "2025-07-08")
    keep(
        session,
        CommentRound(
            title="征求意见", project=reference, stage=RoundStage.PUBLIC, opened=day("2025-03-04")
        ),
        CommentRound(
            title="再次征求意见",
            project=reference,
            stage=RoundStage.PUBLIC,
            opened=day("2025-05-04"),
        ),
    )
    keep(
        session,
        Ballot(
            title="审查",
            project=reference,
            status=BallotStatus.CLOSED,
            opened=day("2025-06-05"),
            closed=day("2025-07-01"),
        ),
    )
    found = measure(session, "projects.handover")
    assert {str(line.cells[2]): line.amount for line in found.counted} == {
        "stage to public comment": 1,
        "stage to review": 2,
        "review to approval": 5,
    }
    assert share(found) == (Fraction(2), 3, 3)


def voted(title: str, closed: str, **values: object) -> Ballot:
    return Ballot(
        title=title,
        kind=BallotKind.ORDINARY,
        status=BallotStatus.CLOSED,
        committee="SAC/TC 999",
        closed=day(closed),
        **values,  # type: ignore[arg-type]
    )


def test_proposals_are_voted_on_before(session: Session) -> None:
    by_number, by_title, too_late, unrelated, earlier = keep(
        session,
        project(1, planned=day("2025-05-01")),
        project(2, planned=day("2025-12-31")),
        project(3, planned=day("2025-05-01")),
        project(4, planned=day("2025-05-01"), title_zh="遥感影像"),
        project(5, planned=day("2024-12-31")),
    )
    entered(session, too_late, ProjectStage.PROPOSAL, "2025-04-01")
    keep(
        session,
        voted("立项表决", "2025-05-01", project="20240001-T-469"),
        voted("关于地理信息 项目2立项的表决", "2025-05-02"),
        voted("立项表决", "2025-04-02", project="20240003-T-469"),
    )
    found = measure(session, "proposals.voted")
    assert share(found) == (Fraction(1, 2), 2, 4)
    assert (good(found), bad(found)) == ([by_number, by_title], [too_late, unrelated])
    assert said(found.counted)[unrelated] == "no vote before"
    assert earlier not in counted(found)


def test_nothing_handed_over(session: Session) -> None:
    found = measure(session, "projects.handover")
    assert (share(found), str(found.figure)) == ((None, 0, 0), "no days counted")
    assert found.state is MeasureState.NONE
    assert share(measure(session, "proposals.voted")) == (None, 0, 0)
