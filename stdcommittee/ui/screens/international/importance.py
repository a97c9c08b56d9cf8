"""Important international standards by their total; what is wanting for each stands beside it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from stdcommittee.base.conditions import OneOf
from stdcommittee.base.messages import Bilingual, Message, Plural, Text
from stdcommittee.base.records import kind_of
from stdcommittee.domain.portfolio.proposal_records import MARKS, MOST, ImportantStandard
from stdcommittee.services.details import Details
from stdcommittee.services.portfolio.importance import (
    ImportantPage,
    ImportantRow,
    Ranking,
    important_page,
    important_rows,
    ranking,
)
from stdcommittee.ui.theme.tokens import Tone
from stdcommittee.ui.toolkit.buttons import IconButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail import DetailPane
from stdcommittee.ui.toolkit.detail_parts import new_record
from stdcommittee.ui.toolkit.detail_rows import Line, caption
from stdcommittee.ui.toolkit.detail_spec import DetailSpec, State
from stdcommittee.ui.toolkit.filter_state import Conditions, OwnChip
from stdcommittee.ui.toolkit.list_spec import Empty, ListSpec, Section
from stdcommittee.ui.toolkit.records_page import RecordsPage
from stdcommittee.ui.toolkit.runs import Run
from stdcommittee.ui.toolkit.table_columns import Cell, Column, Lines, field_columns

_KIND: Final = kind_of(ImportantStandard)
_LIST: Final = 420  # px at 100 % that the list takes at first


class ImportancePage(RecordsPage):
    """The list, ranked: the total is weighed by rule data, so that it follows other weights."""

    def __init__(self, desk: Desk) -> None:
        self._ranking = Ranking()
        super().__init__(desk, self._list_spec(), _DETAIL, name="importance", widths=(_LIST, 0))
        desk.watch(self, ("important_standard", "expert_registration", "ballot"), self._look_up)
        desk.scope_changed.connect(self._look_up)
        self._look_up()

    def _look_up(self) -> None:
        session, scope = self.desk.session, self.desk.scope
        self.desk.read(
            self, lambda _progress: ranking(session, scope), self._take_ranking, lane="ranking"
        )

    def _take_ranking(self, found: Ranking) -> None:
        if found != self._ranking:
            self._ranking = found
            self.list.reload()

    def _sections(self) -> list[Section]:
        ranked = [
            Section(
                label=Message("{points} of {of} points", points=total.points, of=total.of),
                conditions=(OneOf("id", ids),),
                order=("reference",),
            )
            for total, ids in self._ranking.totals
        ]
        dropped = Section(
            label=Message("Not on the list today"),
            conditions=(OneOf("id", self._ranking.dropped),),
            order=("reference",),
        )
        return [*ranked, dropped]

    def _wanting(self) -> Conditions:
        return (OneOf("id", self._ranking.wanting),)

    def _list_spec(self) -> ListSpec:
        wanting = OwnChip(
            name="wanting",
            label=Message("Expert or position wanting"),
            conditions=self._wanting,
            problem=True,
        )
        return ListSpec(
            name="importance",
            kind=_KIND,
            title=Message("Important standards"),
            columns=_columns(),
            lines=_lines,
            order=("reference",),
            order_said=Message("by total"),
            chips=(wanting,),
            sections=self._sections,
            read=important_rows,
            also=("expert_registration", "ballot"),
            empty=Empty(
                sentence=Message(
                    "International standards and projects that matter most here, with their marks."
                ),
                action=Message("Add a standard"),
            ),
        )


def _lines(row: ImportantRow) -> Lines:
    item: Any = row.record
    return Lines(
        Cell(item.reference),
        state_cell(row),
        Cell(Bilingual(item.title, item.title_en), "muted"),
        Cell(item.committee, "muted"),
    )


def state_cell(row: ImportantRow) -> Cell:
    """Return what is wanting for an item, the most pressing thing first."""
    if not row.on_list:
        return Cell(Message("taken off the list"), "muted")
    if row.undecided:
        return Cell(Message("no position"), "bad", "warning")
    if not row.expert:
        return Cell(Message("no Chinese expert"), "warn", "warning")
    return Cell(Message("followed"), "good", "check")


def _columns() -> tuple[Column, ...]:
    total = Column(
        name="total",
        label=Message("Total"),
        cell=lambda row: Cell(f"{row.total.points}/{row.total.of}"),
        width=72,
        figures=True,
    )
    wanting = Column(name="wanting", label=Message("Wanting"), cell=state_cell, width=150)
    marks = tuple(dataclasses.replace(column, shown=True) for column in _mark_columns())
    fields = field_columns(
        _KIND, first=("reference", "title"), without=tuple(column.name for column in marks)
    )
    return (*fields[:2], total, wanting, *marks, *fields[2:])


def _mark_columns() -> list[Column]:
    return field_columns(_KIND, first=MARKS)[: len(MARKS)]


def _pills(details: Details) -> Sequence[State]:
    page: ImportantPage = details.extra
    row = page.row
    said = Message("{points} of {of} points", points=row.total.points, of=row.total.of)
    states = [State(said, "star", Tone.ACCENT)]
    if row.wanting:
        cell = state_cell(row)
        states.append(State(cell.text, "warning", Tone.BAD if row.undecided else Tone.WARN))
    return states


def _cards(pane: DetailPane, details: Details) -> list[QWidget]:
    page: ImportantPage = details.extra
    return [_marks_card(pane, page), _wanting_card(pane, page)]


def _marks_card(pane: DetailPane, page: ImportantPage) -> Card:
    total = page.row.total
    said = Message("{points} of {of} points", points=total.points, of=total.of)
    card = Card(pane.look, Message("Marks"), aside=said)

    def show() -> None:
        from stdcommittee.ui.dialogs.rules import show_rules

        show_rules(pane.desk, pane.window(), list(page.weights.values()))

    card.add_to_head(IconButton(pane.look, "book", Message("Weights"), on_click=show))
    for name, weight in page.weights.items():
        mark = getattr(page.row.record, name)
        right = [Run(Message("{mark} of {most}", mark=mark, most=MOST))]
        if weight.number != 1:
            right.append(caption(Message("weight {weight}", weight=weight.number)))
        card.add_row(Line(pane.look, Message(_KIND.by_name[name].label), right=right))
    return card


def _wanting_card(pane: DetailPane, page: ImportantPage) -> Card:
    desk, row = pane.desk, page.row
    card = Card(desk.look, Message("How it is followed"))
    expert: Text = Message("A Chinese expert works on it")
    if not row.expert:
        expert = Message("No Chinese expert is registered for its project or committee")
    card.add_row(
        Line(
            desk.look,
            expert,
            icon="check" if row.expert else "warning",
            icon_colour="good" if row.expert else "warn",
        )
    )
    for ballot in page.ballots:
        decided = ballot.position is not None
        said: Text = ballot.position.text if ballot.position else Message("no position yet")
        right = [caption(said, "good" if decided else "bad")]
        if ballot.closes is not None:
            right.insert(0, caption(Message("until {day}", day=ballot.closes)))
        card.add_row(
            Line(
                desk.look,
                Bilingual(ballot.title, ballot.title_en),
                icon="check" if decided else "warning",
                icon_colour="good" if decided else "bad",
                aside=ballot.kind.text,
                right=right,
                on_open=partial(desk.open_record, "ballot", ballot.id),
            )
        )
    if not page.ballots:
        card.add_row(Line(desk.look, Message("No ballot on it is open."), colour="muted"))
    else:
        count = Plural("{n} open ballot", "{n} open ballots", n=len(page.ballots))
        card.set_title(Message("How it is followed"), aside=count)
    return card


def _new(desk: Desk) -> ImportantStandard:
    """Return an empty item that is listed from today."""
    made: ImportantStandard = new_record(_KIND, desk, listed=desk.session.clock.today())
    return made


_DETAIL: Final = DetailSpec(
    kind=_KIND,
    pills=_pills,
    cards=_cards,
    extra=important_page,
    also=("expert_registration", "ballot", "committee"),
    in_head=(
        "reference",
        "title",
        "title_en",
        "trade",
        "industry",
        "safety",
        "technology",
        "adoption",
    ),
    new=_new,
)
