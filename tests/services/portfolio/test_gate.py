from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest

from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.comments.records import Comment, CommentRound, RoundStage
from stdcommittee.domain.comments.vocabulary import Disposition
from stdcommittee.domain.portfolio.records import (
    Project,
    ProjectNature,
    ProjectStage,
    StageEvent,
)
from stdcommittee.services.portfolio.gate import Gate, gate_of
from stdcommittee.services.session import Session

REFERENCE = "20240001-T-999"


def _gate(session: Session, stage: ProjectStage, **values: Any) -> Gate | None:
    with session.writing("a project") as uow:
        project = uow.add(
            Project(reference=REFERENCE, nature=ProjectNature.RECOMMENDED, stage=stage, **values)
        )
        day = dt.date(2025, 1, 1)
        uow.add(StageEvent(project_id=project.id, stage=stage, entered=day))
    with session.reading() as reader:
        return gate_of(session, reader, project)


def _met(gate: Gate | None) -> list[bool | None]:
    assert gate is not None
    return [item.met for item in gate.requirements]


def test_there_is_no_gate_after_the_last_stage(session: Session) -> None:
    assert _gate(session, ProjectStage.PUBLICATION) is None


def test_the_plan_before_drafting(session: Session) -> None:
    assert _met(_gate(session, ProjectStage.PROPOSAL)) == [True, False]


def test_review_waits_for_comments(session: Session) -> None:
    gate = _gate(session, ProjectStage.COMMENT)
    assert gate is not None
    assert gate.following is ProjectStage.REVIEW
    assert _met(gate) == [True, False]


@pytest.mark.parametrize(
    ("days", "disposition", "met"),
    [
        (60, Disposition.ACCEPTED, [True, True, True, True]),
        (59, Disposition.ACCEPTED, [True, True, False, True]),
        (60, None, [True, True, True, False]),
        (60, Disposition.PENDING_REVIEW, [True, True, True, False]),
    ],
)
def test_review_waits_for_the_whole_period_and_every_answer(
    session: Session, days: int, disposition: Disposition | None, met: list[bool]
) -> None:
    opened = dt.date(2025, 3, 1)
    with session.writing("a round") as uow:
        round_ = uow.add(
            CommentRound(
                title="r",
                project=REFERENCE,
                stage=RoundStage.PUBLIC,
                opened=opened,
                closes=opened + dt.timedelta(days=days),
            )
        )
        comment = Comment(round_id=round_.id, comment="c")
        if disposition is not None:
            comment = dataclasses.replace(comment, disposition=disposition)
        uow.add(comment)
    assert _met(_gate(session, ProjectStage.COMMENT)) == met


@pytest.mark.parametrize(
    ("status", "outcome", "met"),
    [
        (BallotStatus.OPEN, BallotOutcome.NONE, [True, False, False]),
        (BallotStatus.CLOSED, BallotOutcome.APPROVED, [True, True, True]),
        (BallotStatus.CLOSED, BallotOutcome.NOT_APPROVED, [True, True, False]),
        (BallotStatus.CLOSED, BallotOutcome.UNDETERMINED, [True, True, None]),
    ],
)
def test_approval_waits_for_the_vote(
    session: Session,
    status: BallotStatus,
    outcome: BallotOutcome,
    met: list[bool | None],
) -> None:
    with session.writing("a ballot") as uow:
        uow.add(
            Ballot(
                title="b",
                kind=BallotKind.DRAFT,
                project=REFERENCE,
                status=status,
                outcome=outcome,
                closes=dt.date(2026, 1, 1),
            )
        )
    assert _met(_gate(session, ProjectStage.REVIEW)) == met
