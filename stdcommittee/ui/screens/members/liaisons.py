"""Liaisons: committees and organisations that ours are tied to, and who keeps the tie."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, Final

from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import kind_of
from stdcommittee.domain.people.expert_records import Liaison
from stdcommittee.services.details import Details
from stdcommittee.services.lists import ListRow
from stdcommittee.services.people.experts import ExpertBasis, expert_basis
from stdcommittee.ui.screens.members.resting import RestingPage
from stdcommittee.ui.theme.tokens import Tone
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_spec import DetailSpec, State
from stdcommittee.ui.toolkit.list_spec import Empty, ListSpec
from stdcommittee.ui.toolkit.table_columns import Cell, Lines, field_columns

_KIND: Final = kind_of(Liaison)


class LiaisonsPage(RestingPage[ExpertBasis]):
    """Liaisons of the committees in view."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _list_spec,
            _detail_spec(desk),
            name="liaisons",
            first=ExpertBasis(),
            read=expert_basis,
            watched=("committee",),
        )


def _state(liaison: Liaison, today: dt.date) -> tuple[Text, str, Tone]:
    if liaison.until is not None and liaison.until < today:
        return Message("until {day}", day=liaison.until), "minus", Tone.NEUTRAL
    if liaison.since is not None and liaison.since > today:
        return Message("from {day}", day=liaison.since), "clock", Tone.ACCENT
    if liaison.person_id is None:
        return Message("nobody named"), "warning", Tone.WARN
    return Message("in force"), "check", Tone.GOOD


def _list_spec(desk: Desk, basis: Callable[[], ExpertBasis]) -> ListSpec:
    def lines(row: ListRow) -> Lines:
        record: Any = row.record
        said, icon, tone = _state(record, desk.session.clock.today())
        officer = row.text(_KIND.by_name["person_id"])
        return Lines(
            Cell(record.partner),
            Cell(said, tone.text, icon),
            Cell(row.text(_KIND.by_name["committee_id"])),
            Cell(officer or record.category.text, "text" if officer else "muted"),
        )

    return ListSpec(
        name="liaisons",
        kind=_KIND,
        title=Message("Liaisons"),
        columns=tuple(field_columns(_KIND, first=("partner", "committee_id"))),
        lines=lines,
        order=("partner",),
        order_said=Message("by name"),
        chips=("category",),
        base=lambda: basis().conditions(),
        also=("person", "committee"),
        scoped=False,
        empty=Empty(
            sentence=Message("Committees and organisations that ours are tied to stand here."),
            action=Message("Add a liaison"),
        ),
    )


def _detail_spec(desk: Desk) -> DetailSpec:
    def pills(details: Details) -> Sequence[State]:
        liaison: Any = details.record
        said, icon, tone = _state(liaison, desk.session.clock.today())
        return [State(said, icon, tone), State(liaison.category.text)]

    def second(details: Details) -> Text:
        liaison: Any = details.record
        return details.names.get(("committee", liaison.committee_id), "")

    return DetailSpec(
        kind=_KIND,
        second=second,
        pills=pills,
        also=("person", "committee"),
        in_head=("partner", "category"),
    )
