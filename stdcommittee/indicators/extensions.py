"""Extensions of projects: asked for in time, within the longest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from stdcommittee.base.messages import N_, Message, Plural
from stdcommittee.domain.portfolio.derived import project_due
from stdcommittee.domain.portfolio.records import Extension, Project, ProjectNature
from stdcommittee.indicators import ALL, Found, Indicator, Inquiry, day
from stdcommittee.indicators.projects import NAMED, extensions, line, projects


def _asked(inquiry: Inquiry) -> Iterable[tuple[Project, Extension, Sequence[Extension]]]:
    """Yield the extensions asked for in the period, each with those asked for before it."""
    for item in projects(inquiry):
        known = extensions(inquiry)[item.id]
        for place, extension in enumerate(known):
            if extension.requested in inquiry.period:
                yield item, extension, known[:place]


def _asked_in_time(inquiry: Inquiry) -> Found:
    counted, left_out = [], []
    for item, extension, before in _asked(inquiry):
        due = project_due(item, before, inquiry.rules)
        if due is None:
            cells = (day(extension.requested), day(None), day(None))
            why = Message("the day on which the plan was issued is not known")
            left_out.append(line(item, *cells, judgement=why))
            continue
        days = inquiry.number("ext.apply.days", extension.requested)
        latest = due - dt.timedelta(days=days)
        good = extension.requested <= latest
        judgement = Message("in time") if good else Message("too late")
        cells = (day(extension.requested), day(latest), day(due))
        counted.append(line(item, *cells, judgement=judgement, good=good))
    return Found(sorted(counted, key=lambda item: item.good is not False), left_out)


def _limit_key(project: Project) -> str:
    """Return the rule parameter that holds the longest extension of a project, in months."""
    mandatory = project.nature is ProjectNature.MANDATORY
    return "ext.max.mandatory" if mandatory else "ext.max.recommended"


def _within_maximum(inquiry: Inquiry) -> Found:
    lines = []
    for item, extension, before in _asked(inquiry):
        total = extension.months + sum(other.months for other in before if other.granted)
        most = inquiry.number(_limit_key(item), extension.requested)
        good = total <= most
        judgement = (
            Message("within the limit")
            if good
            else Plural("{n} month too many", "{n} months too many", n=total - most)
        )
        cells = (day(extension.requested), str(total), str(most))
        lines.append(line(item, *cells, judgement=judgement, good=good))
    return Found(sorted(lines, key=lambda item: item.good is not False))


INDICATORS = (
    Indicator(
        id="extensions.in_time",
        label=N_("Extensions asked for in time"),
        counts=N_("Extensions requested early enough before the project was due."),
        among=N_("Extensions requested in the period."),
        rules=("ext.apply.days",),
        target=ALL,
        columns=(*NAMED, N_("Requested on"), N_("Latest day"), N_("Due for submission")),
        gather=_asked_in_time,
    ),
    Indicator(
        id="extensions.within_limit",
        label=N_("Extensions within the longest"),
        counts=N_("Extensions that, with those before them, stay within the longest extension."),
        among=N_("Extensions requested in the period."),
        rules=("ext.max.mandatory", "ext.max.recommended"),
        target=ALL,
        columns=(*NAMED, N_("Requested on"), N_("Months in all"), N_("Months allowed")),
        gather=_within_maximum,
    ),
)
