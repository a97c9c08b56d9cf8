"""The portfolio: the list of standards by number, and the card of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from stdcommittee.base.conditions import Condition, OneOf
from stdcommittee.base.messages import Bilingual, Message, Plural, Text
from stdcommittee.base.records import kind_of
from stdcommittee.domain.portfolio.records import Standard, StandardStatus
from stdcommittee.services.details import Details
from stdcommittee.services.portfolio.standards import (
    Concern,
    ConcernKind,
    StandardRow,
    review_due_conditions,
    standard_page,
    standard_rows,
    weak_standards,
)
from stdcommittee.ui.screens.portfolio.cards import concerns_card, life_card, relations_card
from stdcommittee.ui.theme.tokens import Tone
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail import DetailPane
from stdcommittee.ui.toolkit.detail_evidence import evidence_card
from stdcommittee.ui.toolkit.detail_facts import Columns
from stdcommittee.ui.toolkit.detail_history import history_card
from stdcommittee.ui.toolkit.detail_spec import DetailSpec, State
from stdcommittee.ui.toolkit.filter_state import OwnChip
from stdcommittee.ui.toolkit.list_spec import Empty, ListSpec
from stdcommittee.ui.toolkit.records_page import RecordsPage
from stdcommittee.ui.toolkit.table_columns import Cell, Column, Lines, field_columns

_KIND = kind_of(Standard)
_LIST = 380  # px at 100 % that the list takes at first
_NEWEST = 5  # documents and operations that the card shows
_STATES = {
    StandardStatus.IN_FORCE: ("check", Tone.GOOD),
    StandardStatus.UPCOMING: ("clock", Tone.ACCENT),
    StandardStatus.DRAFT: ("edit", Tone.ACCENT),
}


class PortfolioPage(RecordsPage):
    """Standards."""

    def __init__(self, desk: Desk) -> None:
        from stdcommittee.ui.dialogs.import_preview import take_files

        self._weak: tuple[int, ...] = ()
        super().__init__(desk, self._list_spec(desk), _DETAIL, name="portfolio", widths=(_LIST, 0))
        take_files(self)
        desk.watch(self, ("standard", "relation"), self._look_for_weak)
        self._look_for_weak()

    def _list_spec(self, desk: Desk) -> ListSpec:
        due = OwnChip(
            name="due",
            label=Message("Review due"),
            conditions=lambda: review_due_conditions(desk.session),
        )
        weak = OwnChip(
            name="weak",
            label=Message("Rests on an ended standard"),
            conditions=self._weak_conditions,
            problem=True,
        )
        return ListSpec(
            name="portfolio",
            kind=_KIND,
            title=Message("Portfolio"),
            columns=_columns(),
            lines=_lines,
            order=("sort",),
            order_said=Message("by number"),
            chips=("status", due, weak),
            read=standard_rows,
            also=("relation",),
            empty=Empty(
                sentence=Message("Standards that the committee is responsible for stand here."),
                action=Message("Add a standard"),
                example=Message("Import a list of standards"),
            ),
        )

    def _weak_conditions(self) -> tuple[Condition, ...]:
        return (OneOf("id", self._weak),)

    def _look_for_weak(self) -> None:
        session = self.desk.session
        self.desk.read(
            self, lambda _progress: weak_standards(session), self._take_weak, lane="weak"
        )

    def _take_weak(self, weak: tuple[int, ...]) -> None:
        if weak != self._weak:
            self._weak = weak
            self.list.reload()


def _columns() -> tuple[Column, ...]:
    concerns = Column(name="concerns", label=Message("To look into"), cell=_concern_cell, width=180)
    fields = field_columns(_KIND, first=("reference", "title_zh", "status"))
    return (*fields[:3], concerns, *fields[3:])


def _lines(row: StandardRow) -> Lines:
    standard = row.record
    assert isinstance(standard, Standard)
    title = Bilingual(standard.title_zh, standard.title_en)
    return Lines(Cell(standard.reference), _state_cell(row), Cell(title))


def _state_cell(row: StandardRow) -> Cell:
    standard = row.record
    assert isinstance(standard, Standard)
    if row.concerns:
        return _concern_cell(row)
    icon, tone = _STATES.get(standard.status, ("", Tone.NEUTRAL))
    if standard.status is StandardStatus.IN_FORCE:
        return Cell(Message("current"), tone.text, icon)
    return Cell(standard.status.text, tone.text, icon)


def _concern_cell(row: StandardRow) -> Cell:
    if not row.concerns:
        return Cell()
    first = row.concerns[0]
    return Cell(first.short, _tone(first).text, "warning")


def _tone(concern: Concern) -> Tone:
    return Tone.BAD if concern.kind is ConcernKind.REVIEW_OVERDUE else Tone.WARN


def _second(details: Details) -> Text:
    standard: Any = details.record
    if standard.title_zh and standard.title_en:
        return Message("{zh}   {en}", zh=standard.title_zh, en=standard.title_en)
    return Bilingual(standard.title_zh, standard.title_en)


def _pills(details: Details) -> Sequence[State]:
    standard: Any = details.record
    icon, tone = _STATES.get(standard.status, ("", Tone.NEUTRAL))
    states = [State(standard.status.text, icon, tone)]
    concerns = details.extra.concerns
    if concerns:
        pressing = [_tone(concern) for concern in concerns]
        worst = Tone.BAD if Tone.BAD in pressing else Tone.WARN
        said: Text = (
            concerns[0].short
            if len(concerns) == 1
            else Plural("{n} thing to look into", "{n} things to look into", n=len(concerns))
        )
        states.append(State(said, "warning", worst))
    return states


def _cards(pane: DetailPane, details: Details) -> list[QWidget]:
    desk, page = pane.desk, details.extra
    standard: Any = details.record
    cards: list[QWidget] = []
    if page.concerns:
        cards.append(concerns_card(desk, page.concerns))
    if page.links:
        cards.append(relations_card(pane, standard, page.links))
    if page.life.days is not None:
        cards.append(life_card(desk, page.life))
    documents = evidence_card(pane, details, most=_NEWEST)
    history = history_card(desk, details, most=_NEWEST, fields=False)
    for card in (documents, history):
        card.add_stretch()
    cards.append(Columns(desk.look, [documents, history], most=2))
    return cards


_DETAIL = DetailSpec(
    kind=_KIND,
    second=_second,
    pills=_pills,
    parts=("relation",),
    in_head=("reference", "title_zh", "title_en", "status"),
    cards=_cards,
    extra=standard_page,
    also=("project", "stage_event", "ballot", "comment_round", "comment"),
)
