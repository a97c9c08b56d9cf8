"""People and organisations: everybody who sits, comments or drafts, and whom they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Bilingual, Message
from stdcommittee.base.records import headline, kind_of
from stdcommittee.domain.people.credit_codes import credit_code_doubt
from stdcommittee.domain.people.integrity_records import SealedDetail
from stdcommittee.domain.people.merging import Mergeable
from stdcommittee.domain.people.records import Organization, Person
from stdcommittee.services.details import Details
from stdcommittee.services.lists import ListRow
from stdcommittee.services.people.merging import merged_records
from stdcommittee.services.people.participation import Participation, participation_of
from stdcommittee.services.people.rosters import SeatRow, seats_of_person
from stdcommittee.services.people.sealing import sealed_of
from stdcommittee.services.search import standing
from stdcommittee.services.session import Session
from stdcommittee.ui.frame.actions import Action
from stdcommittee.ui.screens.members.cards import merged_card, sealed_card, seats_card
from stdcommittee.ui.screens.members.participation import ParticipationCard
from stdcommittee.ui.theme.tokens import Tone
from stdcommittee.ui.toolkit.buttons import IconButton
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail import DetailPane
from stdcommittee.ui.toolkit.detail_spec import DetailSpec, State
from stdcommittee.ui.toolkit.list_spec import Empty, ListSpec
from stdcommittee.ui.toolkit.records_page import RecordsPage
from stdcommittee.ui.toolkit.table_columns import Cell, Lines, field_columns

_PERSON: Final = kind_of(Person)
_UNIT: Final = kind_of(Organization)
_LIST: Final = 440  # px at 100 % that the lists take at first
_PAIR: Final = 2


@frozen
class _PersonExtra:
    """What a person's page shows beside the record."""

    seats: list[SeatRow]
    participation: Participation
    sealed: list[SealedDetail]
    merged: list[Mergeable]


class PeoplePage(RecordsPage):
    """Natural persons."""

    def __init__(self, desk: Desk) -> None:
        from stdcommittee.ui.dialogs.import_preview import take_files

        super().__init__(desk, _PEOPLE, _PERSON_PAGE, name="people", widths=(_LIST, 0))
        take_files(self)
        _offer_merge(self)


class OrganizationsPage(RecordsPage):
    """Units that send members, comments or drafts."""

    def __init__(self, desk: Desk) -> None:
        from stdcommittee.ui.dialogs.import_preview import take_files

        super().__init__(desk, _UNITS, _UNIT_PAGE, name="organizations", widths=(_LIST, 0))
        take_files(self)
        _offer_merge(self)


def _offer_merge(page: RecordsPage) -> None:
    """Offer to merge: the two that are chosen in the list, or whatever seems recorded twice."""
    desk = page.desk

    def merge_chosen() -> None:
        from stdcommittee.ui.dialogs.merge_people import MergeDialog

        ids = page.list.selected_ids()
        rows = [page.list.row(number) for number in ids] if len(ids) == _PAIR else []
        pair = [row.record for row in rows if row is not None]
        chosen = (pair[0], pair[1]) if len(pair) == _PAIR else None
        MergeDialog(desk, page.window(), page.list.spec.kind, chosen).open()

    if desk.read_only is None:
        desk.actions.declare(
            Action(
                id="merge",
                label=N_("Merge what is recorded twice"),
                icon="link",
                run=merge_chosen,
                shortcut="Ctrl+M",
            ),
            page,
        )
        page.list.further_keys = (*page.list.further_keys, Message("Ctrl+M merge"))
        name = Message("Merge what is recorded twice (Ctrl+M)")
        page.list.add_to_head(IconButton(desk.look, "link", name, on_click=merge_chosen))


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
    return _PersonExtra(
        seats_of_person(session, person.id),
        participation_of(session, person.id),
        sealed_of(session, person.id),
        merged_records(session, person),
    )


def _person_cards(pane: DetailPane, details: Details) -> list[QWidget]:
    desk, extra = pane.desk, details.extra
    person: Any = details.record
    return [
        seats_card(desk, extra.seats, Message("Seats"), of="committee"),
        ParticipationCard(desk, person.id, extra.participation),
        sealed_card(desk, person.id, headline(person), extra.sealed),
        *merged_card(desk, extra.merged),
    ]


def _unit_cards(pane: DetailPane, details: Details) -> list[QWidget]:
    return [*merged_card(pane.desk, details.extra)]


def _unit_extra(session: Session, unit: Organization) -> Any:
    return merged_records(session, unit)


def _states(details: Details) -> Sequence[State]:
    """Say that a record was merged into another, or that its credit code looks wrong."""
    record: Any = details.record
    if record.merged_into is not None:
        kept = details.names.get((details.kind.name, record.merged_into), "")
        return [State(Message("Merged into “{name}”", name=kept), "link", Tone.WARN)]
    doubt = credit_code_doubt(getattr(record, "credit_code", ""))
    return [State(doubt, "warning", Tone.WARN)] if doubt is not None else ()


_PEOPLE: Final = ListSpec(
    name="people",
    kind=_PERSON,
    title=Message("People"),
    columns=tuple(field_columns(_PERSON)),
    lines=_person_lines,
    order=("name",),
    order_said=Message("by name"),
    base=lambda: standing(_PERSON),
    also=("organization",),
    empty=Empty(
        sentence=Message("People who sit on committees, comment or draft stand here."),
        action=Message("Add a person"),
        example=Message("Import a roster"),
    ),
)
_PERSON_PAGE: Final = DetailSpec(
    kind=_PERSON,
    pills=_states,
    cards=_person_cards,
    extra=_person_extra,
    also=(
        *("membership", "organization", "ballot", "voter", "vote"),
        *("sealed_detail", "meeting", "attendance"),
    ),
)
_UNITS: Final = ListSpec(
    name="organizations",
    kind=_UNIT,
    title=Message("Organisations"),
    columns=tuple(field_columns(_UNIT)),
    lines=_unit_lines,
    order=("name",),
    order_said=Message("by name"),
    base=lambda: standing(_UNIT),
    chips=("kind",),
    empty=Empty(
        sentence=Message("Units that send members, comments or drafts stand here."),
        action=Message("Add an organisation"),
        example=Message("Import a roster"),
    ),
)
_UNIT_PAGE: Final = DetailSpec(
    kind=_UNIT,
    pills=_states,
    cards=_unit_cards,
    extra=_unit_extra,
    also=("person", "membership"),
)
