"""Recusals: who stepped aside from what and why, and whether it was kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from stdcommittee.base.conditions import OneOf
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import kind_of
from stdcommittee.domain.people.integrity_records import Recusal
from stdcommittee.services.details import Details
from stdcommittee.services.lists import ListRow
from stdcommittee.services.people.interests import (
    IntegrityBasis,
    InterestStanding,
    integrity_basis,
    standing_of_recusal,
)
from stdcommittee.services.session import Session
from stdcommittee.ui.screens.members.integrity_cards import ballots_card, declared_card
from stdcommittee.ui.screens.members.interests import TOUCHING
from stdcommittee.ui.screens.members.resting import RestingPage
from stdcommittee.ui.theme.tokens import Tone
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail import DetailPane
from stdcommittee.ui.toolkit.detail_spec import DetailSpec, State
from stdcommittee.ui.toolkit.filter_state import OwnChip
from stdcommittee.ui.toolkit.list_spec import Empty, ListSpec
from stdcommittee.ui.toolkit.table_columns import Cell, Lines, field_columns

_KIND: Final = kind_of(Recusal)


class RecusalsPage(RestingPage[IntegrityBasis]):
    """Recusals of the committees in view."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _list_spec,
            _DETAIL,
            name="recusals",
            first=IntegrityBasis(),
            read=lambda session, _scope: integrity_basis(session),
            watched=TOUCHING,
        )


def _list_spec(_desk: Desk, basis: Callable[[], IntegrityBasis]) -> ListSpec:
    not_kept = OwnChip(
        name="not_kept",
        label=Message("Voted although recused"),
        conditions=lambda: (OneOf("id", basis().not_kept),),
        problem=True,
    )

    def lines(row: ListRow) -> Lines:
        record: Any = row.record
        decided = record.decided.isoformat() if record.decided is not None else ""
        state = Cell(decided, "muted")
        if record.id in basis().not_kept:
            state = Cell(Message("voted"), "bad", "warning")
        return Lines(
            Cell(row.text(_KIND.by_name["person_id"])),
            state,
            Cell(record.subject),
            Cell(record.reason, "muted"),
        )

    return ListSpec(
        name="recusals",
        kind=_KIND,
        title=Message("Recusals"),
        columns=tuple(field_columns(_KIND, first=("person_id", "subject", "reason"))),
        lines=lines,
        order=("-decided",),
        order_said=Message("the newest first"),
        chips=(not_kept,),
        also=("person",),
        empty=Empty(
            sentence=Message("Who stepped aside from what, and why, stands here."),
            action=Message("Add a recusal"),
        ),
    )


def _title(details: Details) -> Text:
    recusal: Any = details.record
    return details.names.get(("person", recusal.person_id), "")


def _second(details: Details) -> Text:
    recusal: Any = details.record
    return Message("steps aside from {subject}", subject=recusal.subject)


def _pills(details: Details) -> Sequence[State]:
    standing: InterestStanding = details.extra
    if any(item.voted for item in standing.ballots):
        return [State(Message("voted all the same"), "warning", Tone.BAD)]
    if any(not item.open for item in standing.ballots):
        return [State(Message("kept"), "check", Tone.GOOD)]
    return ()


def _extra(session: Session, recusal: Recusal) -> InterestStanding:
    return standing_of_recusal(session, recusal)


def _cards(pane: DetailPane, details: Details) -> list[QWidget]:
    standing: InterestStanding = details.extra
    own = Message("What the person declared in it")
    others = Message("Declared by others in the same subject")
    return [
        ballots_card(pane.desk, standing.ballots),
        declared_card(pane.desk, standing.declared, own, person=False),
        declared_card(pane.desk, standing.others, others, person=True),
    ]


_DETAIL: Final = DetailSpec(
    kind=_KIND,
    title=_title,
    second=_second,
    pills=_pills,
    cards=_cards,
    extra=_extra,
    also=("person", *TOUCHING),
    in_head=("person_id", "subject"),
)
