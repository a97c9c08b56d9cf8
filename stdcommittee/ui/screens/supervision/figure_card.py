"""One figure behind a duty: value against its limit, with the records counted and left out."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stdcommittee.base.messages import Joined, Message, Text
from stdcommittee.domain.supervision.measures import Line as Record
from stdcommittee.domain.supervision.measures import Measure, MeasureState, MeasureUnit
from stdcommittee.domain.supervision.result import Figure
from stdcommittee.ui.dialogs.duty_records import explained, judgement_cell, show_measure
from stdcommittee.ui.screens.supervision.wording import STATES, figure_said
from stdcommittee.ui.theme.tokens import Gap, Tone, Type
from stdcommittee.ui.toolkit.buttons import LinkButton
from stdcommittee.ui.toolkit.card import Card
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_rows import Line
from stdcommittee.ui.toolkit.labels import Label, Phrase
from stdcommittee.ui.toolkit.meter import Meter
from stdcommittee.ui.toolkit.pill import Pill, Tag
from stdcommittee.ui.toolkit.runs import Run

_LINES: Final = 4  # records shown in the card; the dialog has all


def figure_card(desk: Desk, figure: Figure) -> Card:
    """Return the card of a figure."""
    look, measure = desk.look, figure.measure
    card = Card(look, measure.label, aside=f"[{figure.number}]")
    icon, tone = STATES[measure.state]
    if measure.provisional:
        card.add_to_head(Tag(look, Message("provisional"), provisional=True))
    if measure.state is not MeasureState.PLAIN:
        card.add_to_head(Pill(look, measure.state.text, icon, tone))
    card.add(_head(desk, figure))
    for line in shown_lines(measure):
        card.add_row(_line(desk, line))
    card.set_foot(*_foot(desk, measure))
    return card


def shown_lines(measure: Measure) -> Sequence[Record]:
    """Return the records that the card shows: those that are not good before the others."""
    ordered = sorted(measure.counted, key=lambda line: line.good is not False)
    return ordered[:_LINES]


def _head(desk: Desk, figure: Figure) -> QWidget:
    look, measure = desk.look, figure.measure
    inner = QWidget()
    box = QVBoxLayout(inner)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(look.px(Gap.XS))
    runs = [Run(figure_said(measure), bold=True, type=Type.HEADING)]
    if measure.limit is not None:
        runs.append(Run(measure.limit.text, "muted"))
    for past in figure.past:
        said = Message("{period}: {figure}", period=past.period, figure=past.figure)
        runs.append(Run(said, "muted", type=Type.CAPTION, lead=Gap.L))
    row = QHBoxLayout()
    row.addWidget(Phrase(look, runs), 1)
    box.addLayout(row)
    if _is_share(measure):
        box.addWidget(_meter(desk, measure))
    box.addWidget(Label(look, explained(measure), type_=Type.CAPTION, colour="muted", wrap=True))
    return inner


def _is_share(measure: Measure) -> bool:
    shared = measure.unit in (MeasureUnit.SHARE, MeasureUnit.RATIO)
    return shared and bool(measure.denominator)


def _meter(desk: Desk, measure: Measure) -> Meter:
    meter = Meter(desk.look, thin=True)
    fills = {MeasureState.MET: Tone.GOOD, MeasureState.SHORT: Tone.BAD}
    tone = fills.get(measure.state, Tone.NEUTRAL)
    value = Fraction(measure.numerator, measure.denominator or 1)
    limit = measure.limit.value if measure.limit is not None else None
    said = Message("{label}: {figure}", label=measure.label, figure=measure.figure)
    meter.set_value(value, limit=limit, tone=tone, says=said)
    return meter


def _line(desk: Desk, line: Record) -> Line:
    name, *rest = (*line.cells, "")
    judged = judgement_cell(line)
    aside = Joined(tuple(cell for cell in rest if cell)) if any(rest) else ""
    run = Run(judged.text, judged.colour, icon=judged.icon, type=Type.CAPTION)
    return Line(
        desk.look,
        name or Message("record"),
        aside=aside,
        right=[run] if judged.text else [],
        on_open=partial(desk.open_record, line.kind, line.record) if line.record else None,
    )


def _foot(desk: Desk, measure: Measure) -> list[QWidget]:
    cited: Text = Joined(tuple(rule.citation for rule in measure.rules), "clause")
    if not measure.rules:
        cited = ""
    label = Phrase(desk.look, [Run(cited, "muted", type=Type.CAPTION)])
    counts = Message(
        "{counted} counted, {left_out} left out",
        counted=len(measure.counted),
        left_out=len(measure.left_out),
    )
    parts: list[QWidget] = [label]
    if measure.counted or measure.left_out:
        parts.append(
            LinkButton(
                desk.look,
                counts,
                icon="list",
                on_click=lambda: show_measure(desk, label.window(), measure),
            )
        )
    return parts
