"""The charts of a day, as layouts: projects against limits, votes by quarter, comments by draft."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.domain.charts.columns import Column, Limit, columns
from stdcommittee.domain.charts.drawing import Key
from stdcommittee.domain.charts.marks import Chart, Layout, Measure, Records, Role
from stdcommittee.domain.charts.stacked import Category, Part, stacked_bars
from stdcommittee.domain.charts.timeline import Deadline, Lane, Span, timeline
from stdcommittee.domain.portfolio.records import ProjectStage
from stdcommittee.services.today import Course, Draft, Quarter
from stdcommittee.ui.toolkit.look import Look

_BACK: Final = dt.timedelta(days=540)
_AHEAD: Final = dt.timedelta(days=550)
_MARGIN: Final = dt.timedelta(days=20)
_DAY: Final = dt.timedelta(days=1)
_COLUMNS_HIGH: Final = 9  # height of the columns in sizes of type
_ROLES: Final = {
    ProjectStage.COMMENT: Role.SERIES2,
    ProjectStage.REVIEW: Role.SERIES3,
    ProjectStage.APPROVAL: Role.SERIES4,
    ProjectStage.PUBLICATION: Role.SERIES4,
}


def courses_chart(look: Look, courses: Sequence[Course], today: dt.date) -> Layout:
    """Return the timeline of projects against their limits."""

    def lay_out(width: float, measure: Measure, size: float) -> Chart:
        starts = [course.stretches[0].first for course in courses if course.stretches]
        first = max(min([*starts, today - _MARGIN]), today - _BACK)
        last = min(max([*(course.due for course in courses), today]), today + _AHEAD) + _MARGIN
        late = sum(course.due < today for course in courses)
        summary = Plural(
            "{n} project against its limit, {late} past it",
            "{n} projects against their limits, {late} past them",
            n=len(courses),
            late=late,
        )
        return timeline(
            [_lane(look, course, today) for course in courses],
            first=first,
            last=last,
            width=width,
            measure=measure,
            name_of=_name_of,
            today=today,
            size=size,
            summary=look.render(summary),
        )

    return lay_out


def quarters_chart(look: Look, quarters: Sequence[Quarter]) -> Layout:
    """Return the shares of votes cast, quarter by quarter, against the rule."""

    def lay_out(width: float, measure: Measure, size: float) -> Chart:
        rule = next((item.measure.limit for item in quarters if item.measure.limit), None)
        bars = [_column(item, newest=item is quarters[-1]) for item in quarters]
        last = quarters[-1].measure.figure if quarters else ""
        return columns(
            bars,
            width=width,
            measure=measure,
            height=size * _COLUMNS_HIGH,
            limit=Limit(rule.value, look.render(percent(rule.value))) if rule else None,
            highest=1,
            percent=True,
            size=size,
            summary=look.render(Message("Votes cast by quarter, in the last one {n}", n=last)),
        )

    return lay_out


def drafts_chart(look: Look, drafts: Sequence[Draft]) -> Layout:
    """Return the comments of each draft, answered and open."""

    def lay_out(width: float, measure: Measure, size: float) -> Chart:
        keys = [
            Key(look.render(Message("answered")), Role.SERIES1),
            Key(look.render(Message("open")), Role.WARN),
        ]
        total = sum(draft.open for draft in drafts)
        summary = Plural("{n} comment open", "{n} comments open", n=total)
        return stacked_bars(
            [_category(look, draft) for draft in drafts],
            keys,
            width=width,
            measure=measure,
            size=size,
            summary=look.render(summary),
        )

    return lay_out


def quarter_records(quarter: Quarter) -> Records:
    """Return what stands behind a quarter's column: its year and quarter."""
    return (("quarter", quarter.year * 10 + quarter.quarter),)


def percent(value: Fraction | int) -> Text:
    """Return a share in whole per cent, halves up, for where a fraction has no room."""
    return f"{(Fraction(value) * 200 + 1) // 2}%"


def left_of(course: Course, today: dt.date) -> Text:
    """Return in words how far a project is from its limit."""
    left = (course.due - today).days
    if left < 0:
        return Plural("{n} day over", "{n} days over", n=-left)
    return Plural("{n} day left", "{n} days left", n=left)


def _lane(look: Look, course: Course, today: dt.date) -> Lane:
    records: Records = (("project", course.project),)
    spans = [
        Span(item.first, item.last, _ROLES.get(item.stage, Role.SERIES1), records=records)
        for item in course.stretches
    ]
    if course.due > today:
        spans.append(Span(today + _DAY, course.due, plan=True, records=records))
    limits = [Deadline(course.due, passed=course.due < today, records=records)]
    if course.former is not None:
        limits.append(Deadline(course.former, former=True, records=records))
    return Lane(
        look.render(course.title),
        tuple(spans),
        tuple(limits),
        end=look.render(left_of(course, today)),
        records=records,
    )


def _name_of(day: dt.date) -> str:
    if day.month == 1:
        return f"{day.year}"
    quarter, within = divmod(day.month - 1, 3)
    return f"{day:%m}" if within else f"Q{quarter + 1}"


def _column(quarter: Quarter, *, newest: bool) -> Column:
    found = quarter.measure
    value = Fraction(found.value) if found.value is not None else None
    short = (
        value is not None
        and found.limit is not None
        and not found.limit.comparison.holds(value, found.limit.value)
    )
    role = Role.WARN if short else Role.SERIES4 if newest else Role.SERIES2
    name = f"{quarter.year}" if quarter.quarter == 1 else f"Q{quarter.quarter}"
    text = str(percent(value)).rstrip("%") if value is not None else ""
    return Column(name, value, text, role, records=quarter_records(quarter))


def _category(look: Look, draft: Draft) -> Category:
    records: Records = (("comment_round", draft.round),)
    return Category(
        look.render(draft.title),
        (Part(draft.total - draft.open, records), Part(draft.open, records)),
        end=f"{draft.open} / {draft.total}",
    )
