from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.base.errors import Cancelled
from stdcommittee.base.messages import catalog
from stdcommittee.base.progress import Progress
from stdcommittee.base.records import kind_of
from stdcommittee.domain.people.records import Committee, Membership, Person, Role
from stdcommittee.domain.portfolio.records import Standard
from stdcommittee.services.bulk_preview import CHANGES, REASONS, bulk_fields, preview_bulk
from stdcommittee.services.history import newest_operation
from stdcommittee.services.session import Session
from tests.workspaces import standard

STANDARD = kind_of(Standard)


def _add(session: Session, count: int) -> list[int]:
    with session.writing("add") as uow:
        return list(uow.add_many([standard(n, ccs="A75" if n == 1 else "") for n in range(count)]))


def test_tells_the_first_changes_and_counts_them_all(session: Session) -> None:
    ids = _add(session, 20)
    before = newest_operation(session)
    preview = preview_bulk(session, STANDARD, ids, "ccs", "A75")
    assert (preview.changes, preview.unchanged, preview.refused) == (19, 1, 0)
    assert len(preview.lines) == CHANGES
    assert {(line.before, line.after) for line in preview.lines} == {("", "A75")}
    assert newest_operation(session) == before


def test_a_computed_field_is_refused_unless_the_value_is_that(session: Session) -> None:
    ids = _add(session, 20)
    preview = preview_bulk(session, STANDARD, ids, "review_due", dt.date(2030, 1, 1))
    assert (preview.changes, preview.unchanged, preview.refused) == (0, 0, 20)
    assert len(preview.reasons) == REASONS
    assert str(preview.reasons[0][1]) == "It is computed from the other fields."


def test_a_part_is_told_by_what_it_links(session: Session) -> None:
    with session.writing("seat") as uow:
        own = uow.add(Committee(reference="SAC/TC 999", title_zh="地理信息"))
        person = uow.add(Person(name="委员01"))
        seat = uow.add(Membership(committee_id=own.id, person_id=person.id, role=Role.MEMBER))
    day = dt.date(2026, 12, 31)
    preview = preview_bulk(session, kind_of(Membership), [seat.id], "until", day)
    (line,) = preview.lines
    assert catalog("zh").render(line.name).startswith("SAC/TC 999、委员01")
    assert line.after == "2026-12-31"


def test_stops_when_asked_to(session: Session) -> None:
    ids = _add(session, 2)
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        preview_bulk(session, STANDARD, ids, "ccs", "A75", progress)


def test_neither_keys_nor_hidden_fields_are_offered() -> None:
    names = {item.name for item in bulk_fields(STANDARD)}
    assert "ccs" in names
    assert not names & {"reference", "sort"}
