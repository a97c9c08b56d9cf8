from __future__ import annotations

import pytest

from stdcommittee.base.fields import FieldKind
from stdcommittee.base.messages import Message
from stdcommittee.base.records import kind_of
from stdcommittee.domain.people.records import Membership, Person
from stdcommittee.domain.portfolio.records import Project, Standard
from stdcommittee.services.lists import ListRow
from stdcommittee.ui.toolkit.table_columns import can_edit_in_place, field_column, field_columns
from tests.workspaces import standard

STANDARD = kind_of(Standard)


def test_columns_are_the_visible_fields_in_order_those_named_first() -> None:
    names = [column.name for column in field_columns(STANDARD, first=("status", "reference"))]
    assert names[:2] == ["status", "reference"]
    assert sorted(names) == sorted(item.name for item in STANDARD.fields if not item.hidden)
    without = field_columns(STANDARD, without=("status",))
    assert "status" not in [column.name for column in without]


def test_a_cell_says_what_the_field_says() -> None:
    row = ListRow(standard(1), {})
    said = {column.name: column.cell(row).text for column in field_columns(STANDARD)}
    assert said["reference"] == "GB/T 90001—2023"
    assert said["status"] == Message("Status not known")
    assert said["reviewed"] == ""


def test_a_link_says_what_the_record_is_called() -> None:
    item = kind_of(Membership).by_name["person_id"]
    row = ListRow(Membership(committee_id=1, person_id=2), {("person", 2): "委员02"})
    assert field_column(item).cell(row).text == "委员02"


@pytest.mark.parametrize(
    ("kind", "name", "can"),
    [
        (STANDARD, "reference", False),  # what a record is known by
        (STANDARD, "title_zh", True),
        (STANDARD, "published", True),
        (STANDARD, "status", True),
        (STANDARD, "ics", False),
        (STANDARD, "scope", False),
        (kind_of(Project), "months", False),
        (kind_of(Person), "organization_id", False),
    ],
)
def test_short_texts_dates_and_choices_are_edited_in_place(
    kind: object, name: str, can: bool
) -> None:
    item = getattr(kind, "by_name")[name]  # noqa: B009
    assert can_edit_in_place(field_column(item)) is can


def test_only_what_has_an_order_can_be_sorted() -> None:
    for column in field_columns(STANDARD):
        assert column.field is not None
        unsorted = column.field.kind in (FieldKind.TAGS, FieldKind.LONG, FieldKind.DATA)
        assert bool(column.order) is not unsorted
