"""The first chapter: where the unit stands, in figures, charts and problems."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from stdcommittee.base.messages import Message, Text, catalog
from stdcommittee.domain.charts.columns import Column as Bar
from stdcommittee.domain.charts.columns import Limit, columns
from stdcommittee.domain.charts.drawing import Key
from stdcommittee.domain.charts.marks import Layout, Role
from stdcommittee.domain.charts.stacked import Category, Part, stacked_bars
from stdcommittee.domain.supervision.measures import MeasureUnit
from stdcommittee.domain.supervision.records import DutyStatus
from stdcommittee.domain.supervision.result import Figure, SupervisionResult
from stdcommittee.reports.catalog.self_supervision.duties import finding_rows, findings_columns
from stdcommittee.reports.catalog.self_supervision.words import (
    ROLES,
    figure_text,
    judgement,
    marked,
    past_text,
)
from stdcommittee.reports.pdf.blocks.columns import Column
from stdcommittee.reports.pdf.blocks.figures import Figure as Drawing
from stdcommittee.reports.pdf.blocks.figures import KeyFigure
from stdcommittee.reports.pdf.blocks.texts import Align, Caption
from stdcommittee.reports.pdf.document import Document
from stdcommittee.reports.pdf.inline import Inline, Mark, Rich
from stdcommittee.reports.report import Issue

Say = Callable[[Text], str]
_SHOWN_PROBLEMS = 8
_TRENDS = 2
_PARTS = (
    (DutyStatus.MET, Role.SERIES4),
    (DutyStatus.PARTLY, Role.SERIES2),
    (DutyStatus.UNMET, Role.BAD),
    (DutyStatus.NONE, Role.SERIES1),
    (DutyStatus.OPEN, Role.NEUTRAL),
)


def add_overview(document: Document, result: SupervisionResult, issue: Issue) -> None:
    """Add the chapter."""
    say = catalog(issue.language).render
    document.heading(Message("1 Overview"), new_page=True)
    document.paragraph(*_opening(result))
    document.paragraph(_balance(result))
    if result.headline:
        document.figures(
            [_key_figure(result.figure(number), say) for number in result.headline],
            Caption(
                Message("Table 1"),
                Message("Main figures"),
                Message("[n] leads to the records behind a figure, in annex B"),
            ),
        )
    document.add(
        Drawing(
            _by_section(result, say),
            Caption(Message("Figure 1"), Message("Duties by section"), unit=Message("duties")),
        )
    )
    trends = [_trend(result, figure, say) for figure in _telling(result)]
    if trends:
        document.side(*trends)
    if result.findings:
        document.heading(Message("Main problems and corrective actions"), level=2)
        document.table(findings_columns(), finding_rows(result, open_only=True)[:_SHOWN_PROBLEMS])
    _add_years(document, result)


def _opening(result: SupervisionResult) -> tuple[Inline, ...]:
    parts: list[Inline] = [Message("In the reporting period: ")]
    for place, number in enumerate(result.overview):
        parts += [Message("; ") if place else "", *marked(result.figure(number))]
    return (*parts, Message("."))


def _balance(result: SupervisionResult) -> Message:
    counts = result.totals().counts
    return Message(
        "Of the {owed} duties that the unit owes under the opinions, {met} are met, {partly} partly "
        "met and {unmet} not met; {none} did not occur in the period, and {open} have not been "
        "answered yet. Every duty is listed in chapter 3 with its figures and evidence.",
        owed=result.totals().owed,
        met=counts[DutyStatus.MET],
        partly=counts[DutyStatus.PARTLY],
        unmet=counts[DutyStatus.UNMET],
        none=counts[DutyStatus.NONE],
        open=counts[DutyStatus.OPEN],
    )


def _key_figure(figure: Figure, say: Say) -> KeyFigure:
    measure = figure.measure
    note: Text = judgement(measure)
    if not note and figure.past:
        last = figure.past[-1]
        note = Message("{period}: {figure}", period=last.period, figure=past_text(last))
    return KeyFigure(
        measure.label, say(figure_text(measure)), figure.number, note, ROLES[measure.state]
    )


def _by_section(result: SupervisionResult, say: Say) -> Layout:
    titles = {section.id: section for section in result.sections}
    categories = []
    for entry in result.statistics():
        section = titles[entry.section]
        met = entry.counts[DutyStatus.MET]
        categories.append(
            Category(
                f"{say(section.label)} {say(section.title)}",
                tuple(Part(entry.counts[status]) for status, _ in _PARTS),
                f"{met}/{entry.owed}",
            )
        )
    keys = [Key(say(status.text), role) for status, role in _PARTS]
    return lambda width, measure, size: stacked_bars(
        categories, keys, width=width, measure=measure, size=size
    )


def _telling(result: SupervisionResult) -> list[Figure]:
    """Return the first shares among the main figures that can be followed over the years."""
    found = []
    for number in result.headline:
        figure = result.figure(number)
        values = [past.value for past in figure.past] + [figure.measure.value]
        known = sum(value is not None for value in values)
        if figure.measure.unit in (MeasureUnit.SHARE, MeasureUnit.RATIO) and known > 1:
            found.append(figure)
    return found[:_TRENDS]


def _trend(result: SupervisionResult, figure: Figure, say: Say) -> Drawing:
    """Draw a share over the years, against the limit of its rule."""
    measure, limit = figure.measure, figure.measure.limit
    bars = [
        Bar(past.period, past.value, say(past_text(past)), Role.SERIES1) for past in figure.past
    ]
    bars.append(Bar(result.period.name, measure.value, say(figure_text(measure)), Role.SERIES4))
    drawn = Limit(limit.value, _fraction(limit.value)) if limit is not None else None
    layout: Layout = lambda width, measure_text, size: columns(  # noqa: E731
        bars,
        width=width,
        measure=measure_text,
        limit=drawn,
        highest=Fraction(1),
        percent=True,
        size=size,
    )
    number = Message("Figure {n}", n=_telling(result).index(figure) + 2)
    note = Message("Dashed: the limit of the rule") if drawn else ""
    if drawn and measure.indicator == "members.participation":
        note = Message("Dashed: the limit of the rule; abstentions count as participation")
    return Drawing(layout, Caption(number, measure.label, unit="%"), note=note)


def _fraction(value: Fraction) -> str:
    return str(value) if value.denominator > 1 else str(value.numerator)


def _add_years(document: Document, result: SupervisionResult) -> None:
    figures = [result.figure(number) for number in result.headline]
    figures = [figure for figure in figures if figure.past]
    if not figures:
        return
    document.heading(Message("Compared with earlier years"), level=2)
    periods = [past.period for past in figures[0].past]
    heads = [
        Column(Message("Figure")),
        *(Column(period, 62, Align.RIGHT) for period in periods),
        Column(result.period.name, 62, Align.RIGHT),
        Column(Message("Change, percentage points"), 92, Align.RIGHT),
    ]
    rows = [
        (
            (figure.measure.label, Mark(figure.number)),
            *(past_text(past) for past in figure.past),
            figure_text(figure.measure),
            _change(figure),
        )
        for figure in figures
    ]
    document.table(heads, rows)


def _change(figure: Figure) -> Rich:
    now, before = figure.measure.value, figure.past[-1].value
    if figure.measure.unit not in (MeasureUnit.SHARE, MeasureUnit.RATIO):
        return "–"
    if now is None or before is None:
        return "–"
    points = (Fraction(now) - Fraction(before)) * 1000
    tenths = int(abs(points) + Fraction(1, 2))
    sign = "+" if points > 0 else "\u2212" if points < 0 else "\u00b1"
    return f"{sign}{tenths // 10}.{tenths % 10}" if tenths else "0.0"
