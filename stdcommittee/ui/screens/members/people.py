"""People and organisations: everybody who sits, comments or drafts, and whom they belong to."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import QWidget

from stdcommittee.base.messages import Bilingual, Message
from stdcommittee.base.records import kind_of
from stdcommittee.domain.people.records import Organization, Person
from stdcommittee.services.details import Details
from stdcommittee.services.lists import ListRow
from stdcommittee.services.people.participation import participation_of
from stdcommittee.services.people.rosters import seats_of_person
from stdcommittee.services.session import Session
from stdcommittee.ui.screens.members.cards import participation_card, seats_card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail import DetailPane
from stdcommittee.ui.toolkit.detail_spec import DetailSpec
from stdcommittee.ui.toolkit.list_spec import Empty, ListSpec
from stdcommittee.ui.toolkit.records_page import RecordsPage
from stdcommittee.ui.toolkit.table_columns import Cell, Lines, field_columns

_PERSON: Final = kind_of(Person)
_UNIT: Final = kind_of(Organization)
_LIST: Final = 440  # px at 100 % that the lists take at first


class PeoplePage(RecordsPage):
    """Natural persons."""

    def __init__(self, desk: Desk) -> None:
        from stdcommittee.ui.dialogs.import_preview import take_files

        super().__init__(desk, _PEOPLE, _PERSON_PAGE, name="people", widths=(_LIST, 0))
        take_files(self)


class OrganizationsPage(RecordsPage):
    """Units that send members, comments or drafts."""

    def __init__(self, desk: Desk) -> None:
        from stdcommittee.ui.dialogs.import_preview import take_files

        super().__init__(desk, _UNITS, _UNIT_PAGE, name="organizations", widths=(_LIST, 0))
        take_files(self)


def _person_lines(row: ListRow) -> Lines:
    person: Any = row.record
    unit = row.text(_PERSON.by_name["organization_id"])
    return Lines(
        Cell(Bilingual(person.name, person.name_en)), Cell(person.title, "muted"), Cell(unit)
    )


def _unit_lines(row: ListRow) -> Lines:
    unit: Any = row.record
    return Lines(
        Cell(Bilingual(unit.name, unit.name_en)),
        Cell(unit.acronym, "muted"),
        Cell(unit.kind.text),
        Cell(unit.place),
    )


def _person_extra(session: Session, person: Person) -> Any:
    return seats_of_person(session, person.id), participation_of(session, person.id)


def _person_cards(pane: DetailPane, details: Details) -> list[QWidget]:
    seats, participation = details.extra
    return [
        seats_card(pane.desk, seats, Message("Seats"), of="committee"),
        participation_card(pane.desk, participation),
    ]


_PEOPLE: Final = ListSpec(
    name="people",
    kind=_PERSON,
    title=Message("People"),
    columns=tuple(field_columns(_PERSON)),
    lines=_person_lines,
    order=("name",),
    order_said=Message("by name"),
    also=("organization",),
    empty=Empty(
        sentence=Message("People who sit on committees, comment or draft stand here."),
        action=Message("Add a person"),
        example=Message("Import a roster"),
    ),
)
_PERSON_PAGE: Final = DetailSpec(
    kind=_PERSON,
    cards=_person_cards,
    extra=_person_extra,
    also=("membership", "organization", "ballot", "voter", "vote"),
)
_UNITS: Final = ListSpec(
    name="organizations",
    kind=_UNIT,
    title=Message("Organisations"),
    columns=tuple(field_columns(_UNIT)),
    lines=_unit_lines,
    order=("name",),
    order_said=Message("by name"),
    chips=("kind",),
    empty=Empty(
        sentence=Message("Units that send members, comments or drafts stand here."),
        action=Message("Add an organisation"),
        example=Message("Import a roster"),
    ),
)
_UNIT_PAGE: Final = DetailSpec(kind=_UNIT, also=("person", "membership"))
