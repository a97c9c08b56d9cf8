from __future__ import annotations

from stdcommittee.base.conditions import Between, Found, OneOf
from stdcommittee.base.messages import Message
from stdcommittee.base.records import kind_of
from stdcommittee.domain.people.records import Organization, OrganizationKind
from stdcommittee.domain.portfolio.records import Standard, StandardStatus
from stdcommittee.ui.toolkit.filter_state import (
    Filters,
    OwnChip,
    filterable,
    stored_form,
    value_of,
)

STANDARD = kind_of(Standard)
DUE = Between("review_due", None, None)
CHIP = OwnChip(name="due", label=Message("Review due"), conditions=lambda: (DUE,))


def test_words_values_and_chips_all_narrow() -> None:
    filters = Filters("metadata").with_value("status", "in_force", on=True)
    filters = filters.with_chip("due", on=True)
    assert filters.conditions(STANDARD, [CHIP]) == (
        Found("metadata"),
        OneOf("status", (StandardStatus.IN_FORCE,)),
        DUE,
    )


def test_one_field_or_chip_can_be_left_aside_for_its_counts() -> None:
    filters = Filters().with_value("status", "in_force", on=True).with_chip("due", on=True)
    assert filters.conditions(STANDARD, [CHIP], without="status") == (DUE,)
    assert len(filters.conditions(STANDARD, [CHIP], without="due")) == 1


def test_what_the_program_no_longer_knows_is_passed_over() -> None:
    filters = Filters("", {"gone": frozenset({"x"})}, frozenset({"gone"}))
    assert filters.conditions(STANDARD, [CHIP]) == ()
    assert filters


def test_off_again_is_nothing() -> None:
    filters = (
        Filters().with_value("status", "draft", on=True).with_value("status", "draft", on=False)
    )
    assert not filters
    assert filters.conditions(STANDARD, []) == ()
    assert not Filters("  ")


def test_values_come_back_as_the_record_holds_them() -> None:
    kind = kind_of(Organization)
    for value in (True, False):
        assert value_of(kind.by_name["small"], stored_form(value)) is value
    for choice in OrganizationKind:
        assert value_of(kind.by_name["kind"], stored_form(choice)) is choice
    assert stored_form(None) == ""


def test_vocabularies_and_flags_can_be_chosen() -> None:
    assert {item.name for item in filterable(kind_of(Organization))} == {"kind", "small"}
    assert "reference" not in {item.name for item in filterable(STANDARD)}
