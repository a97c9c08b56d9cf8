"""Stages that ended, and the notices about them."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.portfolio.notices import (
    Ended,
    ended_stages,
    stage_code,
    stage_said,
    told,
)
from stdcommittee.domain.portfolio.proposal_records import StageNotice
from stdcommittee.domain.portfolio.records import Project, ProjectStage, StageEvent

TODAY = dt.date(2026, 6, 11)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def ballot(number: int, kind: BallotKind, closes: str, document: str, **values: object) -> Ballot:
    filled: dict[str, object] = {"status": BallotStatus.OPEN, "committee": "ISO/TC 211"}
    return Ballot(
        id=number,
        title=document,
        kind=kind,
        closes=day(closes),
        document=document,
        **{**filled, **values},  # type: ignore[arg-type]
    )


def events(*entered: tuple[ProjectStage, str]) -> list[StageEvent]:
    return [StageEvent(project_id=7, stage=stage, entered=day(on)) for stage, on in entered]


def said(found: list[Ended]) -> list[tuple[str, str, str]]:
    return [(item.document, item.stage, item.on.isoformat()) for item in found]


@pytest.mark.parametrize(
    ("text", "code"),
    [("DIS", "40"), ("cdv", "40"), (" CD ", "30"), ("40.60", "40"), ("40", "40"), ("WD", "WD")],
)
def test_codes_of_stages(text: str, code: str) -> None:
    assert stage_code(text) == code


def test_words_of_stages() -> None:
    assert "DIS" in str(stage_said("DIS"))
    assert str(stage_said("30.99")) == "Stage 30.99"
    assert stage_said("") == ""


def test_a_ballot_ends_its_stage_with_its_last_day() -> None:
    closed = [
        ballot(1, BallotKind.DIS, "2026-06-10", "ISO/DIS 19157-1"),
        ballot(2, BallotKind.DIS, "2026-06-11", "ISO/DIS 19157-2"),  # still open today
        ballot(3, BallotKind.CIB, "2026-06-01", "ISO/TC 211 N 1"),  # ends no stage
        ballot(4, BallotKind.CD, "2026-06-01", "ISO/CD 3", status=BallotStatus.CANCELLED),
        ballot(5, BallotKind.CD, "2026-06-01", ""),
    ]
    assert said(ended_stages([], closed, TODAY)) == [("ISO/DIS 19157-1", "DIS", "2026-06-10")]


def test_a_project_ends_a_stage_where_the_next_begins() -> None:
    project = Project(id=7, reference="ISO 19170-2", committee="ISO/TC 211")
    course = events(
        (ProjectStage.DRAFTING, "2025-09-01"),
        (ProjectStage.COMMENT, "2026-02-01"),
        (ProjectStage.COMMENT, "2026-03-01"),  # the same stage again
        (ProjectStage.REVIEW, "2026-06-11"),
        (ProjectStage.APPROVAL, "2026-07-01"),  # ahead
    )
    found = ended_stages([(project, course)], [], TODAY)
    assert said(found) == [("ISO 19170-2", "20", "2026-02-01"), ("ISO 19170-2", "30", "2026-06-11")]
    assert (found[0].kind, found[0].record) == ("project", 7)


def test_where_both_tell_the_ballot_does() -> None:
    project = Project(id=7, reference="ISO/CD 19157-1", committee="ISO/TC 211")
    course = events((ProjectStage.COMMENT, "2026-01-01"), (ProjectStage.REVIEW, "2026-05-20"))
    voted = [ballot(1, BallotKind.CD, "2026-05-10", "ISO/CD 19157-1")]
    (found,) = ended_stages([(project, course)], voted, TODAY)
    assert (found.kind, found.on) == ("ballot", day("2026-05-10"))


def test_notices_belong_to_the_stage_of_their_day() -> None:
    twice = ended_stages(
        [],
        [
            ballot(1, BallotKind.CD, "2026-01-10", "ISO/CD 19157-1"),
            ballot(2, BallotKind.CD, "2026-04-10", "ISO/CD 19157-1.2"),
        ],
        TODAY,
    )
    second = StageNotice(
        id=5,
        document="ISO/CD 19157-1",
        stage="30.60",
        changed=day("2026-04-10"),
        noticed=day("2026-05-10"),
    )
    undated = StageNotice(id=6, document="ISO/CD 19157-1", stage="CD", noticed=day("2026-02-10"))
    found = told(twice, [second, undated], 30)
    assert [(item.record, item.sent, item.due) for item in found] == [
        (("stage_notice", 6), day("2026-02-10"), day("2026-02-09")),
        (("stage_notice", 5), day("2026-05-10"), day("2026-05-10")),
    ]
    (first, last) = told(twice, [second], 30)
    assert (first.notice, first.record) == (None, ("ballot", 1))
    assert last.notice is second


def test_a_notice_that_nothing_else_explains_stands_for_itself() -> None:
    alone = StageNotice(id=9, document="ISO 1", stage="DIS", changed=day("2026-05-01"))
    nothing = StageNotice(id=10, document="ISO 2", stage="DIS")
    (found,) = told([], [alone, nothing], 30)
    assert (found.record, found.due, found.sent) == (("stage_notice", 9), day("2026-05-31"), None)
