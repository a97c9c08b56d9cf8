"""Editing: one operation each, what follows is filled in, twins and broken fields are refused."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from stdcommittee.base.errors import Invalid, Refused
from stdcommittee.base.records import kind_of
from stdcommittee.domain.documents.records import Document, Evidence
from stdcommittee.domain.people.records import Organization, Person
from stdcommittee.domain.portfolio.records import (
    Extension,
    Project,
    ProjectNature,
    ProjectStage,
    Relation,
    RelationKind,
    StageEvent,
    Standard,
    StandardStatus,
)
from stdcommittee.services.documents import attach
from stdcommittee.services.editing import (
    change_bulk,
    computed_fields,
    parts_of,
    plan_bulk,
    problems_of,
    remove,
    save,
)
from stdcommittee.services.history import newest_operation
from stdcommittee.services.session import Session
from tests.workspaces import standard

STANDARD, PROJECT = kind_of(Standard), kind_of(Project)


def project(**values: object) -> Project:
    usual: dict[str, object] = {
        "reference": "20241001-T-999",
        "nature": ProjectNature.RECOMMENDED,
        "planned": dt.date(2024, 6, 10),
    }
    return Project(**{**usual, **values})  # type: ignore[arg-type]


def stored(session: Session, number: int) -> Project:
    with session.reading() as reader:
        found = reader.get(Project, number)
    assert found is not None
    return found


def test_computed_fields_are_filled_in_and_typed_ones_of_them_are_lost(session: Session) -> None:
    typed = standard(
        1, status=StandardStatus.IN_FORCE, published="2020-03", review_due=dt.date(1999, 1, 1)
    )
    record = save(session, typed).record
    assert isinstance(record, Standard)
    assert record.review_due == dt.date(2025, 3, 1)
    assert record.sort
    assert computed_fields(record, session.rules) == {"review_due", "level"}
    unread = dataclasses.replace(record, reference="something else")
    assert computed_fields(unread, session.rules) == {"review_due"}


def test_saving_what_has_not_changed_is_no_operation(session: Session) -> None:
    record = save(session, standard(1)).record
    before = newest_operation(session)
    again = save(session, record)
    assert again.operation is None
    assert newest_operation(session) == before


def test_a_record_with_the_same_identity_is_refused(session: Session) -> None:
    save(session, standard(1))
    before = newest_operation(session)
    with pytest.raises(Refused, match="there already"):
        save(session, standard(1))
    assert newest_operation(session) == before
    for _ in range(2):
        save(session, Person(name="委员09"))  # two people may be called alike


def test_a_broken_field_is_named(session: Session) -> None:
    with pytest.raises(Invalid) as caught:
        save(session, standard(1, reference=""))
    assert "reference" in caught.value.problems
    assert "reference" in problems_of(standard(1, reference=""))
    with session.reading() as reader:
        assert reader.count(Standard) == 0


def test_a_record_that_is_gone_is_refused(session: Session) -> None:
    number = save(session, standard(1)).record.id
    remove(session, STANDARD, [number])
    with pytest.raises(Refused):
        save(session, standard(1, id=number, title_en="Other"))


def test_read_only_is_refused(session: Session) -> None:
    session.workspace.read_only = "Opened for reading."
    with pytest.raises(Refused, match="Opened for reading"):
        save(session, standard(1))
    session.workspace.read_only = None


@pytest.mark.parametrize(("granted", "months"), [(True, 6), (False, 0), (None, 0)])
def test_only_a_granted_extension_moves_the_due_date(
    session: Session, granted: bool | None, months: int
) -> None:
    made = save(session, project()).record
    before = stored(session, made.id).due
    extension = Extension(
        project_id=made.id, requested=dt.date(2025, 1, 1), months=6, granted=bool(granted)
    )
    save(session, extension)
    after = stored(session, made.id).due
    assert before is not None
    assert after is not None
    moved = (after.year - before.year) * 12 + after.month - before.month
    assert moved == months


def test_the_latest_stage_event_is_the_projects_stage(session: Session) -> None:
    made = save(session, project()).record
    for stage, day in (
        (ProjectStage.DRAFTING, dt.date(2024, 9, 1)),
        (ProjectStage.PROPOSAL, dt.date(2024, 6, 1)),  # recorded later, happened before
    ):
        save(session, StageEvent(project_id=made.id, stage=stage, entered=day))
    assert stored(session, made.id).stage is ProjectStage.DRAFTING


def test_stage_and_project_move_in_one_operation(session: Session) -> None:
    made = save(session, project()).record
    event = StageEvent(project_id=made.id, stage=ProjectStage.DRAFTING, entered=dt.date(2024, 9, 1))
    saved = save(session, event)
    assert saved.operation is not None
    session.undo(saved.operation)
    assert stored(session, made.id).stage is ProjectStage.PROPOSAL


def test_a_bulk_change_is_planned_before_anything_is_written(session: Session) -> None:
    with session.writing("add") as uow:
        ids = list(uow.add_many([standard(n) for n in range(3)]))
    before = newest_operation(session)
    plan = plan_bulk(session, STANDARD, [*ids, 999], "ccs", "A75")
    assert (plan.changes, plan.unchanged, plan.refused) == (3, 0, {})
    assert newest_operation(session) == before
    touched = change_bulk(session, STANDARD, "ccs", plan)
    assert touched.records["standard"] == frozenset(ids)
    again = plan_bulk(session, STANDARD, ids, "ccs", "A75")
    assert (again.changes, again.unchanged) == (0, 3)
    session.undo(touched.operation)
    with session.reading() as reader:
        assert {record.ccs for record in reader.find(Standard)} == {""}


def test_a_value_that_a_record_cannot_take_is_refused_for_it_alone(session: Session) -> None:
    with session.writing("add") as uow:
        ids = list(uow.add_many([standard(1), standard(2)]))
    plan = plan_bulk(session, STANDARD, ids, "reference", "")
    assert plan.changes == 0
    assert set(plan.refused) == set(ids)


def test_removing_takes_parts_and_evidence_along_and_undo_brings_them_back(
    session: Session, tmp_path: Path
) -> None:
    record = save(session, standard(1)).record
    save(session, Relation(standard_id=record.id, kind=RelationKind.CITES, target="ISO 1"))
    path = tmp_path / "a.pdf"
    path.write_bytes(b"x")
    attach(session, STANDARD, record.id, [path])

    def counts() -> list[int]:
        with session.reading() as reader:
            return [reader.count(cls) for cls in (Standard, Relation, Evidence, Document)]

    assert counts() == [1, 1, 1, 1]
    touched = remove(session, STANDARD, [record.id])
    assert counts() == [0, 0, 0, 1]
    session.undo(touched.operation)
    assert counts() == [1, 1, 1, 1]


def test_what_others_point_to_stays(session: Session) -> None:
    unit = save(session, Organization(name="某研究院")).record
    save(session, Person(name="委员09", organization_id=unit.id))
    before = newest_operation(session)
    with pytest.raises(Refused, match="point there"):
        remove(session, kind_of(Organization), [unit.id])
    assert newest_operation(session) == before


def test_parts_are_only_ever_shown_in_their_whole() -> None:
    assert {part.name for part, _ in parts_of(PROJECT)} >= {"stage_event", "extension"}
    assert "relation" in {part.name for part, _ in parts_of(STANDARD)}
    assert parts_of(kind_of(Evidence)) == ()
