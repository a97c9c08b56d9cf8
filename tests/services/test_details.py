"""Everything that a record's own page shows, in one reading."""

from __future__ import annotations

from pathlib import Path

from stdcommittee.base.records import kind_of
from stdcommittee.domain.portfolio.records import (
    Extension,
    Project,
    ProjectStage,
    Relation,
    RelationKind,
    StageEvent,
    Standard,
)
from stdcommittee.domain.workspace.records import Actor
from stdcommittee.services.details import load_details
from stdcommittee.services.documents import attach
from stdcommittee.services.session import Session
from tests.workspaces import standard

PROJECT = kind_of(Project)


def project(session: Session) -> Project:
    import datetime as dt

    with session.writing("add") as uow:
        made = uow.add(Project(reference="20241001-T-999", committee="SAC/TC 999"))
        for stage, day in ((ProjectStage.DRAFTING, 9), (ProjectStage.PROPOSAL, 3)):
            uow.add(StageEvent(project_id=made.id, stage=stage, entered=dt.date(2024, 1, day)))
        uow.add(Extension(project_id=made.id, requested=dt.date(2025, 1, 1), months=6))
    return made


def test_a_record_that_is_gone_has_no_details(session: Session) -> None:
    assert load_details(session, PROJECT, 99) is None


def test_parts_are_read_as_asked_and_not_shown_twice(session: Session) -> None:
    made = project(session)
    plain = load_details(session, PROJECT, made.id)
    assert plain is not None
    assert plain.parts == {}
    assert plain.related_count >= 3
    found = load_details(session, PROJECT, made.id, parts=("stage_event", "extension"))
    assert found is not None
    assert {name: len(rows) for name, rows in found.parts.items()} == {
        "stage_event": 2,
        "extension": 1,
    }
    shown = {other.kind.name for group in found.related for other in group.others}
    assert not shown & {"stage_event", "extension"}


def test_evidence_and_history_belong_to_this_record_only(session: Session, tmp_path: Path) -> None:
    with session.writing("add") as uow:
        one, other = uow.add(standard(1)), uow.add(standard(2))
        uow.add(Relation(standard_id=one.id, kind=RelationKind.CITES, target=other.reference))
    path = tmp_path / "a.pdf"
    path.write_bytes(b"x")
    attach(session, kind_of(Standard), one.id, [path])
    found = load_details(session, kind_of(Standard), one.id)
    beside = load_details(session, kind_of(Standard), other.id)
    assert found is not None
    assert beside is not None
    assert [item.document.name for item in found.evidence] == ["a.pdf"]
    assert beside.evidence == ()
    assert [change.sort for _, change in found.history] == ["added"]


def test_a_kind_that_takes_no_evidence_has_none(session: Session) -> None:
    found = load_details(session, kind_of(Actor), 1)
    assert found is not None
    assert found.evidence == ()


def test_a_screen_may_read_something_of_its_own(session: Session) -> None:
    made = project(session)
    found = load_details(session, PROJECT, made.id, extra=lambda _session, record: record.reference)
    assert found is not None
    assert found.extra == "20241001-T-999"
