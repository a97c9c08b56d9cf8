"""Committees: what they are, who sits on them, and whether they are composed as the rules ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual, Message
from stdcommittee.base.records import kind_of
from stdcommittee.domain.people.records import (
    BodyParticipation,
    Committee,
    CommitteeKind,
    CommitteeStatus,
)
from stdcommittee.services.details import Details
from stdcommittee.services.lists import ListRow
from stdcommittee.services.people.committees import CommitteeTies, statuses_of, ties_of
from stdcommittee.services.people.compositions import CommitteeComposition, composition_on
from stdcommittee.services.people.renewal import Renewal, renewal_of
from stdcommittee.services.people.rosters import SeatRow, seats_of_committee
from stdcommittee.services.session import Session
from stdcommittee.ui.screens.members.cards import seats_card
from stdcommittee.ui.screens.members.committee_cards import (
    renewal_card,
    statuses_card,
    tree_card,
)
from stdcommittee.ui.screens.members.composition import composition_card
from stdcommittee.ui.theme.tokens import Tone
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail import DetailPane
from stdcommittee.ui.toolkit.detail_spec import DetailSpec, State
from stdcommittee.ui.toolkit.list_spec import Empty, ListSpec
from stdcommittee.ui.toolkit.records_page import RecordsPage
from stdcommittee.ui.toolkit.table_columns import Cell, Lines, field_columns

_KIND: Final = kind_of(Committee)
_LIST: Final = 440  # px at 100 % that the list takes at first
_STATES: Final = {
    CommitteeStatus.ACTIVE: ("check", Tone.GOOD),
    CommitteeStatus.SUSPENDED: ("warning", Tone.WARN),
    CommitteeStatus.DISBANDED: ("minus", Tone.NEUTRAL),
}


@frozen
class _CommitteeExtra:
    """What a committee's page shows beside the record."""

    composition: CommitteeComposition | None
    seats: list[SeatRow]
    ties: CommitteeTies
    renewal: Renewal | None
    statuses: list[BodyParticipation]


class CommitteesPage(RecordsPage):
    """Committees of every kind."""

    def __init__(self, desk: Desk) -> None:
        from stdcommittee.ui.dialogs.import_preview import take_files

        super().__init__(desk, _COMMITTEES, _DETAIL, name="committees", widths=(_LIST, 0))
        take_files(self)


def _lines(row: ListRow) -> Lines:
    committee: Any = row.record
    icon, tone = _STATES[committee.status]
    return Lines(
        Cell(committee.reference),
        Cell(committee.status.text, tone.text, icon),
        Cell(Bilingual(committee.title_zh, committee.title_en)),
        Cell(committee.kind.text, "muted"),
    )


def _pills(details: Details) -> Sequence[State]:
    committee: Any = details.record
    icon, tone = _STATES[committee.status]
    return [State(committee.status.text, icon, tone), State(committee.kind.text)]


def _extra(session: Session, committee: Committee) -> Any:
    today = session.clock.today()
    return _CommitteeExtra(
        composition_on(session, committee.id, today),
        seats_of_committee(session, committee.id, today),
        ties_of(session, committee),
        renewal_of(session, committee.id),
        statuses_of(session, committee.id),
    )


def _cards(pane: DetailPane, details: Details) -> list[QWidget]:
    desk, extra = pane.desk, details.extra
    committee: Any = details.record
    cards: list[QWidget] = [*tree_card(desk, committee, extra.ties)]
    if extra.renewal is not None:
        cards.append(renewal_card(desk, extra.renewal))
    if extra.composition is not None and extra.composition.findings:
        cards.append(composition_card(desk, extra.composition))
    if committee.kind is CommitteeKind.INTERNATIONAL or extra.statuses:
        cards.append(statuses_card(desk, committee, extra.statuses))
    cards.append(seats_card(desk, extra.seats, Message("Who sits on it today"), of="person"))
    return cards


_COMMITTEES: Final = ListSpec(
    name="committees",
    kind=_KIND,
    title=Message("Committees"),
    columns=tuple(field_columns(_KIND)),
    lines=_lines,
    order=("kind", "reference"),
    order_said=Message("by kind"),
    chips=("kind",),
    scoped=False,
    empty=Empty(
        sentence=Message("Committees that are worked on here or mirrored stand here."),
        action=Message("Add a committee"),
        example=Message("Import a list of committees"),
    ),
)
_DETAIL: Final = DetailSpec(
    kind=_KIND,
    pills=_pills,
    cards=_cards,
    extra=_extra,
    also=("membership", "person", "participation", "profile", "ballot", "meeting", "attendance"),
    in_head=("reference", "status", "kind"),
)
