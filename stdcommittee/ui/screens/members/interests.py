"""Interests declared: by whom, in what, and in which ballots a recusal is still wanting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from stdcommittee.base.conditions import OneOf
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import kind_of
from stdcommittee.domain.people.integrity_records import (
    InterestDeclaration,
    InterestNature,
    Recusal,
)
from stdcommittee.services.details import Details
from stdcommittee.services.lists import ListRow
from stdcommittee.services.people.interests import (
    ConcernedBallot,
    IntegrityBasis,
    InterestStanding,
    integrity_basis,
    standing_of_interest,
)
from stdcommittee.services.session import Session
from stdcommittee.ui.screens.members.integrity_cards import ballots_card, declared_card
from stdcommittee.ui.screens.members.resting import RestingPage
from stdcommittee.ui.theme.tokens import Tone
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail import DetailPane
from stdcommittee.ui.toolkit.detail_spec import DetailSpec, State
from stdcommittee.ui.toolkit.filter_state import OwnChip
from stdcommittee.ui.toolkit.list_spec import Empty, ListSpec
from stdcommittee.ui.toolkit.table_columns import Cell, Lines, field_columns

_KIND: Final = kind_of(InterestDeclaration)
TOUCHING: Final = ("interest", "recusal", "ballot", "voter", "vote")


class InterestsPage(RestingPage[IntegrityBasis]):
    """Declarations of the committees in view."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _list_spec,
            _DETAIL,
            name="interests",
            first=IntegrityBasis(),
            read=lambda session, _scope: integrity_basis(session),
            watched=TOUCHING,
        )


def _list_spec(_desk: Desk, basis: Callable[[], IntegrityBasis]) -> ListSpec:
    wanting = OwnChip(
        name="wanting",
        label=Message("No recusal yet"),
        conditions=lambda: (OneOf("id", basis().wanting),),
    )
    broken = OwnChip(
        name="broken",
        label=Message("Voted all the same"),
        conditions=lambda: (OneOf("id", basis().broken),),
        problem=True,
    )

    def lines(row: ListRow) -> Lines:
        record: Any = row.record
        what = record.subject or record.organization or record.committee
        declared = record.declared.isoformat() if record.declared is not None else ""
        return Lines(
            Cell(row.text(_KIND.by_name["person_id"])),
            _state_cell(record, basis()),
            Cell(what or Message("everything")),
            Cell(declared, "muted"),
        )

    return ListSpec(
        name="interests",
        kind=_KIND,
        title=Message("Declared interests"),
        columns=tuple(field_columns(_KIND, first=("person_id", "nature", "subject"))),
        lines=lines,
        order=("-declared",),
        order_said=Message("the newest first"),
        chips=(wanting, broken),
        also=("person",),
        empty=Empty(
            sentence=Message("What members declare about their interests stands here."),
            action=Message("Add a declaration"),
        ),
    )


def _state_cell(record: Any, basis: IntegrityBasis) -> Cell:
    if record.id in basis.broken:
        return Cell(record.nature.text, "bad", "warning")
    if record.id in basis.wanting:
        return Cell(record.nature.text, "warn", "warning")
    if record.nature is InterestNature.NONE:
        return Cell(record.nature.text, "muted", "check")
    return Cell(record.nature.text)


def _title(details: Details) -> Text:
    interest: Any = details.record
    return details.names.get(("person", interest.person_id), "")


def _second(details: Details) -> Text:
    interest: Any = details.record
    if interest.nature is InterestNature.NONE:
        return ""
    return interest.subject or Message("Holds for everything that is decided.")


def _pills(details: Details) -> Sequence[State]:
    interest: Any = details.record
    standing: InterestStanding = details.extra
    none = interest.nature is InterestNature.NONE
    states = [State(interest.nature.text, "check" if none else "flag")]
    if any(item.broken for item in standing.ballots):
        states.append(State(Message("voted all the same"), "warning", Tone.BAD))
    elif any(item.wanting for item in standing.ballots):
        states.append(State(Message("no recusal yet"), "warning", Tone.WARN))
    return states


def _extra(session: Session, interest: InterestDeclaration) -> InterestStanding:
    return standing_of_interest(session, interest)


def _cards(pane: DetailPane, details: Details) -> list[QWidget]:
    interest: Any = details.record
    standing: InterestStanding = details.extra
    if interest.nature is InterestNature.NONE:
        return []
    recuse = partial(_recuse, pane, interest)
    cards: list[QWidget] = [ballots_card(pane.desk, standing.ballots, recuse=recuse)]
    if interest.subject:
        title = Message("Declared by others in the same subject")
        cards.append(declared_card(pane.desk, standing.others, title, person=True))
    return cards


def _recuse(pane: DetailPane, interest: InterestDeclaration, ballot: ConcernedBallot) -> None:
    """Open a recusal that says what is known: the person, the subject, why, and today."""
    from stdcommittee.ui.dialogs.record import edit_record

    look = pane.look
    recusal = Recusal(
        person_id=interest.person_id,
        subject=ballot.subject,
        committee=ballot.committee,
        reason=interest.text or look.render(interest.nature.text),
        decided=pane.desk.session.clock.today(),
    )
    names = pane.details.names if pane.details is not None else {}
    edit_record(pane.desk, pane.window(), recusal, names)


_DETAIL: Final = DetailSpec(
    kind=_KIND,
    title=_title,
    second=_second,
    pills=_pills,
    cards=_cards,
    extra=_extra,
    also=("person", *TOUCHING),
    in_head=("person_id", "nature", "subject"),
)
