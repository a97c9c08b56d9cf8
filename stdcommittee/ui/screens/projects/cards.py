"""What is particular to a project's page: its course against its limits, and the gate ahead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Final

from stdcommittee.base.dates import add_months
from stdcommittee.base.messages import Joined, Message, Plural, Text
from stdcommittee.domain.charts.marks import Chart, Measure, Role
from stdcommittee.domain.charts.timeline import Deadline, Lane, Span, timeline
from stdcommittee.services.portfolio.gate import Gate, Requirement
from stdcommittee.services.portfolio.projects import Limit, ProjectPage, Stretch
from stdcommittee.ui.theme.tokens import ColourName, Tone
from stdcommittee.ui.toolkit.buttons import IconButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.chart_view import ChartView
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_rows import Line
from stdcommittee.ui.toolkit.look import Look

_MARGIN: Final = 2  # months shown after the last day
_MET: Final[dict[bool | None, tuple[str, ColourName]]] = {
    True: ("check", "good"),
    False: ("warning", "warn"),
    None: ("help", "muted"),
}


def course_card(desk: Desk, page: ProjectPage) -> Card:
    """Return the stages of a project over time, against plan and limits."""
    card = Card(desk.look, Message("Course"), aside=page.standing.text)
    card.add(ChartView(desk.look, partial(_timeline, desk, page)))
    for limit in page.limits:
        card.add_row(_limit_line(desk, limit))
    return card


def gate_card(desk: Desk, gate: Gate) -> Card:
    """Return what is missing before the next stage."""
    missing = gate.missing
    said: Text = (
        Plural("{n} thing is missing", "{n} things are missing", n=missing)
        if missing
        else Message("nothing is missing")
    )
    title = Message("Before the stage “{stage}”", stage=gate.following.text)
    icon, tone = ("warning", Tone.WARN) if missing else ("check-circle", Tone.GOOD)
    card = Card(desk.look, title, aside=said, icon=icon, tone=tone)
    for item in gate.requirements:
        card.add_row(_requirement_line(desk, item))
    return card


def _requirement_line(desk: Desk, item: Requirement) -> Line:
    icon, colour = _MET[item.met]
    opening = partial(desk.open_record, *item.record) if item.record is not None else None
    aside: Text = item.said
    if item.citation is not None:
        aside = Joined(tuple(filter(None, (item.said, item.citation))))
    return Line(
        desk.look,
        item.text,
        icon=icon,
        icon_colour=colour,
        aside=aside,
        on_open=opening,
    )


def _limit_line(desk: Desk, limit: Limit) -> Line:
    colour: ColourName = "bad" if limit.passed else "muted" if limit.former else "text"
    buttons = []
    aside: Text = limit.day.isoformat()
    if limit.rule is not None:
        rule = limit.rule
        aside = Joined((aside, rule.citation))

        def show() -> None:
            from stdcommittee.ui.dialogs.rules import show_rules

            show_rules(desk, None, [rule])

        buttons.append(IconButton(desk.look, "book", Message("Rule behind this"), on_click=show))
    return Line(
        desk.look,
        limit.name,
        icon="calendar",
        colour=colour,
        aside=aside,
        buttons=buttons,
    )


def _timeline(desk: Desk, page: ProjectPage, width: float, measure: Measure, size: float) -> Chart:
    look, today = desk.look, desk.session.clock.today()
    lanes = _lanes(look, page)
    stretches = (*page.course, *((page.plan,) if page.plan is not None else ()))
    limits = [limit.day for limit in page.limits]
    days = [day for item in stretches for day in (item.first, item.last)] + limits
    first, last = min((*days, today)), max((*days, today))
    said = [f"{lane.name} {lane.end}".strip() for lane in lanes]
    return timeline(
        lanes,
        first=dt.date(first.year, first.month, 1),
        last=add_months(last, _MARGIN),
        width=width,
        measure=measure,
        name_of=lambda day: f"{day.year}" if day.month == 1 else f"{day:%Y-%m}",
        today=today,
        size=size,
        summary="; ".join(said),
    )


def _lanes(look: Look, page: ProjectPage) -> Sequence[Lane]:
    lanes = []
    if page.plan is not None:
        deadlines = tuple(
            Deadline(limit.day, passed=limit.passed, former=limit.former) for limit in page.limits
        )
        lanes.append(
            Lane(
                look.render(page.plan.name),
                (Span(page.plan.first, page.plan.last, plan=True),),
                deadlines,
                _length(look, page.plan),
            )
        )
    lanes += [
        Lane(
            look.render(stage.name),
            (Span(stage.first, stage.last, Role.SERIES3),),
            end=_length(look, stage),
        )
        for stage in page.course
    ]
    return lanes


def _length(look: Look, stretch: Stretch) -> str:
    days = (stretch.last - stretch.first).days + 1
    return look.render(Plural("{n} day", "{n} days", n=days))
