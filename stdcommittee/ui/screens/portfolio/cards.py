"""What is particular to a standard's card: concerns, the graph around it, its whole life."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final

from stdcommittee.base.dates import add_months
from stdcommittee.base.messages import Joined, Message, Plural, Text
from stdcommittee.domain.charts import life as life_chart
from stdcommittee.domain.charts.marks import Chart, Measure, Records, Role
from stdcommittee.domain.charts.relations import Node, relations
from stdcommittee.domain.portfolio.records import RelationKind, Standard
from stdcommittee.services.portfolio.life import Happening, Life, Phase, PhaseKind
from stdcommittee.services.portfolio.standards import Concern, ConcernKind
from stdcommittee.services.related import StandardLink
from stdcommittee.ui.theme.tokens import Tone
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.chart_view import ChartView
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail import RELATED, DetailPane
from stdcommittee.ui.toolkit.detail_rows import Line
from stdcommittee.ui.toolkit.look import Look

_MOST: Final = 4  # nodes on one side of the graph
_LEFT: Final = (RelationKind.REPLACES, RelationKind.ADOPTS, RelationKind.AMENDS)
_INCOMING: Final = {
    RelationKind.CITES: Message("cited by"),
    RelationKind.ADOPTS: Message("adopted by"),
    RelationKind.RELATED: RelationKind.RELATED.text,
    RelationKind.REPLACES: RelationKind.REPLACED_BY.text,
    RelationKind.REPLACED_BY: RelationKind.REPLACES.text,
    RelationKind.AMENDS: RelationKind.AMENDED_BY.text,
    RelationKind.AMENDED_BY: RelationKind.AMENDS.text,
}
_PHASES: Final = {
    PhaseKind.WAITING: Role.NEUTRAL,
    PhaseKind.IN_FORCE: Role.GOOD,
    PhaseKind.ENDED: Role.NEUTRAL,
    PhaseKind.AHEAD: Role.GOOD,
}
Group = tuple[Text, tuple[StandardLink, ...]]  # the word on the line, and whom it leads to


def concerns_card(desk: Desk, concerns: Sequence[Concern]) -> Card:
    """Return the card of what is to be looked into; each line opens the other standard."""
    card = Card(desk.look, Message("To look into"), icon="warning", tone=Tone.WARN)
    for concern in concerns:
        overdue = concern.kind is ConcernKind.REVIEW_OVERDUE
        opening = partial(desk.open_record, "standard", concern.target) if concern.target else None
        card.add_row(
            Line(
                desk.look,
                concern.text,
                icon="calendar" if not concern.target else "link",
                colour="bad" if overdue else "text",
                on_open=opening,
            )
        )
    return card


def relations_card(pane: DetailPane, standard: Standard, links: Sequence[StandardLink]) -> Card:
    """Return the graph of the standards one step away."""
    desk = pane.desk
    left, right = _sides(links)
    shown = len(left[:_MOST]) + len(right[:_MOST])
    aside: Text = ""
    if shown < len(left) + len(right):
        aside = Message("{shown} of {total} shown", shown=shown, total=len(left) + len(right))
    card = Card(desk.look, Message("Around this standard"), aside=aside)
    layout = partial(_graph, desk.look, standard, left[:_MOST], right[:_MOST])
    view = ChartView(desk.look, layout)
    view.opened.connect(partial(_open, pane))
    card.add(view)
    return card


def life_card(desk: Desk, life: Life) -> Card:
    """Return the band of a standard's life."""
    aside: Text = Joined(life.unknown) if life.unknown else ""
    card = Card(desk.look, Message("Whole life"), aside=aside)
    view = ChartView(desk.look, partial(_band, desk, life))
    view.opened.connect(lambda records: desk.open_record(*records[0]))
    card.add(view)
    return card


def _sides(links: Iterable[StandardLink]) -> tuple[list[Group], list[Group]]:
    """Part the links into where a standard comes from and what it is used by or uses."""
    left: list[Group] = []
    right: list[Group] = []
    citing: list[StandardLink] = []
    for link in links:
        if link.incoming and link.kind is RelationKind.CITES:
            citing.append(link)
        elif link.incoming:
            replaced = link.kind in (RelationKind.REPLACED_BY, RelationKind.AMENDED_BY)
            (left if replaced else right).append((_INCOMING[link.kind], (link,)))
        else:
            (left if link.kind in _LEFT else right).append((link.kind.text, (link,)))
    if citing:
        right.append((_INCOMING[RelationKind.CITES], tuple(citing)))
    right.sort(key=lambda group: not group[1][0].gone)
    return left, right


def _graph(
    look: Look,
    standard: Standard,
    left: Sequence[Group],
    right: Sequence[Group],
    width: float,
    measure: Measure,
    size: float,
) -> Chart:
    middle = Node(standard.reference, look.render(standard.status.text))
    nodes = [[_node(look, group) for group in side] for side in (left, right)]
    said = [f"{node.word} {node.name}" for side in nodes for node in side]
    return relations(
        middle, *nodes, width=width, measure=measure, size=size, summary="; ".join(said)
    )


def _node(look: Look, group: Group) -> Node:
    word, links = group
    records: Records = tuple(("standard", link.id) for link in links if link.id)
    first = links[0]
    if len(links) > 1:
        name = look.render(Plural("{n} standard", "{n} standards", n=len(links)))
        note = ", ".join(link.reference for link in links)
        return Node(name, note, look.render(word), Role.NEUTRAL, records=records)
    status = first.status.text if first.status is not None else Message("not in the portfolio")
    history = first.kind in (RelationKind.REPLACES, RelationKind.REPLACED_BY)
    bad = first.gone and not history
    return Node(
        first.reference,
        look.render(status),
        look.render(word),
        Role.BAD if bad else Role.NEUTRAL,
        former=first.gone and history,
        records=records,
    )


def _open(pane: DetailPane, records: Sequence[tuple[str, int]]) -> None:
    if len(records) == 1:
        pane.desk.open_record(*records[0])
    else:
        pane.show_tab(RELATED)


def _band(desk: Desk, life: Life, width: float, measure: Measure, size: float) -> Chart:
    look, today = desk.look, desk.session.clock.today()
    first, last = life.days or (today, today)
    first, last = min(first, today), max(last, today)
    drawn = [_phase(look, place, phase) for place, phase in enumerate(life.phases)]
    events = [_event(look, item) for item in life.happenings]
    now = life_chart.Event(today, look.render(Message("Today")), Role.SERIES4)
    said = [f"{item.day.isoformat()} {look.render(item.name)}" for item in life.happenings]
    return life_chart.life(
        drawn,
        events,
        first=dt.date(first.year, 1, 1),
        last=add_months(last, 12),
        width=width,
        measure=measure,
        name_of=lambda day: f"{day.year}" if day.month == 1 else f"{day:%Y-%m}",
        today=now,
        size=size,
        summary="; ".join(said),
    )


def _phase(look: Look, place: int, phase: Phase) -> life_chart.Phase:
    stage = phase.kind is PhaseKind.STAGE
    series = (Role.SERIES1, Role.SERIES2)[place % 2]
    return life_chart.Phase(
        phase.first,
        phase.last,
        look.render(phase.name),
        series if stage else _PHASES[phase.kind],
        outlined=phase.kind is PhaseKind.IN_FORCE,
        ahead=phase.kind is PhaseKind.AHEAD,
        records=(phase.record,) if phase.record is not None else (),
    )


def _event(look: Look, item: Happening) -> life_chart.Event:
    role = Role.BAD if item.limit and item.passed else Role.TEXT
    records = (item.record,) if item.record is not None else ()
    return life_chart.Event(item.day, look.render(item.name), role, item.limit, records)
