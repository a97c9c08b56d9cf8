"""Adds to the sample workspace what shows a standard's whole life and a project's course."""

from __future__ import annotations

import dataclasses
import datetime as dt

from stdcommittee.base.messages import Bilingual
from stdcommittee.domain.ballots.records import Ballot, BallotOutcome, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.comments.records import Comment, CommentRound
from stdcommittee.domain.portfolio.derived import complete
from stdcommittee.domain.portfolio.records import (
    Project,
    ProjectNature,
    ProjectStage,
    ProjectStatus,
    Relation,
    RelationKind,
    StageEvent,
    Standard,
    StandardStatus,
)
from stdcommittee.services.session import Session
from stdcommittee.storage.unit_of_work import UnitOfWork

OWN = "SAC/TC 999"


def enrich(session: Session) -> Standard:
    """Give one standard relations, a project, a comment round and a ballot; return it."""
    with session.reading() as reader:
        found = reader.find(Standard, order=("sort",))
    chosen = next(s for s in found if s.status is StandardStatus.IN_FORCE and s.adopts)
    today = session.clock.today()
    with session.writing(Bilingual("补充一项标准的经过", "One standard's course added")) as uow:
        project = _project(uow, chosen)
        changed = dataclasses.replace(
            chosen,
            published="2023-05-23",
            implemented="2023-12-01",
            adopts="ISO 19115-1:2014",
            project_number=project.reference,
            reviewed=None,
        )
        changed = complete(changed, session.rules, today)  # type: ignore[assignment]
        uow.change(changed)
        for reference, status in (
            ("ISO 19115-1:2014", StandardStatus.IN_FORCE),
            ("ISO 19115-1:2025", StandardStatus.IN_FORCE),
            ("ISO 19103:2015", StandardStatus.WITHDRAWN),
        ):
            uow.add(Standard(reference=reference, title_en="Geographic information", status=status))
        for kind, target in (
            (RelationKind.REPLACES, "GB/T 19710—2005"),
            (RelationKind.CITES, "ISO 19103:2015"),
            (RelationKind.CITES, "GB/T 17694—2009"),
        ):
            uow.add(Relation(standard_id=changed.id, kind=kind, target=target))
        for other in found[20:32]:
            uow.add(
                Relation(standard_id=other.id, kind=RelationKind.CITES, target=changed.reference)
            )
    return changed


def _project(uow: UnitOfWork, standard: Standard) -> Project:
    project = uow.add(
        Project(
            reference="20180942-T-334",
            title_zh=standard.title_zh,
            title_en=standard.title_en,
            nature=ProjectNature.RECOMMENDED,
            status=ProjectStatus.PUBLISHED,
            stage=ProjectStage.PUBLICATION,
            committee=OWN,
            planned=dt.date(2018, 9, 10),
            submitted=dt.date(2022, 11, 1),
            result=standard.reference,
        )
    )
    for stage, day in (
        (ProjectStage.PROPOSAL, dt.date(2018, 9, 10)),
        (ProjectStage.DRAFTING, dt.date(2019, 6, 1)),
        (ProjectStage.COMMENT, dt.date(2020, 9, 1)),
        (ProjectStage.REVIEW, dt.date(2021, 6, 1)),
        (ProjectStage.APPROVAL, dt.date(2022, 4, 1)),
    ):
        uow.add(StageEvent(project_id=project.id, stage=stage, entered=day))
    round_ = uow.add(
        CommentRound(
            title=f"{standard.title_zh} 征求意见",
            committee=OWN,
            project=project.reference,
            opened=dt.date(2020, 9, 1),
            closes=dt.date(2020, 11, 1),
        )
    )
    for number in range(1, 13):
        uow.add(Comment(round_id=round_.id, comment=f"意见 {number}"))
    uow.add(
        Ballot(
            title=f"{standard.title_zh} 送审稿表决",
            kind=BallotKind.DRAFT,
            committee=OWN,
            project=project.reference,
            status=BallotStatus.CLOSED,
            outcome=BallotOutcome.APPROVED,
            opened=dt.date(2021, 8, 1),
            closes=dt.date(2021, 9, 1),
            closed=dt.date(2021, 9, 1),
        )
    )
    return project
