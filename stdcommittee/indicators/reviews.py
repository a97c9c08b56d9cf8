"""Reviews of standards: due, done in time, overdue, concluded, followed up (duties 1.26, 1.28)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final, NamedTuple

from stdcommittee.base.dates import add_months
from stdcommittee.base.fields import first_day
from stdcommittee.base.messages import N_, Message, Plural, Text
from stdcommittee.domain.identifiers import Level, parse
from stdcommittee.domain.portfolio.records import (
    ProjectStatus,
    ReviewConclusion,
    Standard,
)
from stdcommittee.domain.supervision.measures import Line, MeasureUnit
from stdcommittee.domain.supervision.standing import review_key
from stdcommittee.indicators import ALL, NO_MORE, Found, Indicator, Inquiry, day
from stdcommittee.indicators.portfolio import NAMED, line, live, standards
from stdcommittee.indicators.projects import projects, under_way
from stdcommittee.storage.portfolio import review_dates

SECTOR: Final = (Level.INDUSTRY, Level.LOCAL)
_RULES: Final = ("review.years", "review.years.guidance")


class Due(NamedTuple):
    """A standard's review: from which date the cycle ran, when it was due, when it was done."""

    standard: Standard
    since: dt.date
    due: dt.date
    done: dt.date | None


def _dates(inquiry: Inquiry) -> dict[int, tuple[dt.date, ...]]:
    """Return every known review of each standard, the earliest first."""

    def read() -> dict[int, tuple[dt.date, ...]]:
        known = standards(inquiry)
        past = review_dates(inquiry.reader, (item.id for item in known))
        return {
            item.id: tuple(
                sorted({*past.get(item.id, ()), *([item.reviewed] if item.reviewed else [])})
            )
            for item in known
        }

    return inquiry.once("reviews", read)


def _cycle(inquiry: Inquiry, standard: Standard, before: dt.date) -> Due | None:
    """Return the review that a standard's cycle asked for, as it stood when a day began."""
    known = _dates(inquiry)[standard.id]
    starts = (first_day(standard.published), *(date for date in known if date < before))
    since = max((date for date in starts if date is not None), default=None)
    if since is None:
        return None
    years = inquiry.number(review_key(standard.level))
    done = next(
        (date for date in known if before <= date <= inquiry.period.as_of and date > since), None
    )
    return Due(standard, since, add_months(since, 12 * years), done)


def _tomorrow(inquiry: Inquiry) -> dt.date:
    """Return the day before which everything is known: the day after the one asked about."""
    return inquiry.period.as_of + dt.timedelta(days=1)


def _line(found: Due, judgement: Text, *, good: bool | None = None) -> Line:
    item = found.standard
    conclusion: Text = item.conclusion.text if item.conclusion and found.done else day(None)
    return line(
        item,
        day(item.published),
        day(found.since),
        day(found.due),
        day(found.done),
        conclusion,
        judgement=judgement,
        good=good,
    )


def _on_time(*, sector: bool) -> Callable[[Inquiry], Found]:
    def gather(inquiry: Inquiry) -> Found:
        counted: list[tuple[bool, dt.date, Line]] = []
        left_out: list[Line] = []
        for item in _among(inquiry, sector=sector):
            found = _cycle(inquiry, item, inquiry.period.start)
            revision = revised_by(inquiry, item.reference)
            if found is None:
                why = Message("the day of publication is not known")
                left_out.append(line(item, *[day(None)] * 5, judgement=why))
            elif revision and found.done is None and found.due <= inquiry.period.end:
                why = Message("under revision by {project}", project=revision)
                left_out.append(_line(found, why))
            elif found.due < inquiry.period.start:
                if found.done is not None:
                    why = Message("was due on {day}, before the period", day=day(found.due))
                    left_out.append(_line(found, why))
            elif found.due <= inquiry.period.end:
                good, judgement = _judged(found, inquiry)
                made = _line(found, judgement, good=good)
                if good is None:
                    left_out.append(made)
                else:
                    counted.append((good, found.due, made))
        counted.sort(key=lambda entry: (entry[0], entry[1], entry[2].record))
        return Found([entry[2] for entry in counted], left_out)

    return gather


def revised_by(inquiry: Inquiry, reference: str) -> str:
    """Return the plan number of a project under way that revises a standard, or ""."""

    def read() -> dict[tuple[object, ...], str]:
        return {
            _family(item.revises): item.reference
            for item in projects(inquiry)
            if item.revises and under_way(item, inquiry.period.as_of)
        }

    known = inquiry.once(("revised", inquiry.period.as_of), read)
    return known.get(_family(reference), "") if known else ""


def _family(reference: str) -> tuple[object, ...]:
    """Return what the editions of a standard have in common."""
    identifier = parse(reference)
    if not identifier.ok:
        return (reference,)
    return identifier.publisher, identifier.number, identifier.parts, len(identifier.supplements)


def _among(inquiry: Inquiry, *, sector: bool) -> list[Standard]:
    """Return the published standards of industries and localities, or the others."""
    return [item for item in live(inquiry) if (item.level in SECTOR) is sector]


def _judged(found: Due, inquiry: Inquiry) -> tuple[bool | None, Text]:
    if found.done is None:
        if inquiry.period.over(found.due):
            return False, Message("overdue")
        return None, Message("not yet due")
    if found.done > found.due:
        return False, Plural("{n} day late", "{n} days late", n=(found.done - found.due).days)
    return True, Message("in time")


def _overdue(*, sector: bool) -> Callable[[Inquiry], Found]:
    def gather(inquiry: Inquiry) -> Found:
        late: list[tuple[dt.date, Line]] = []
        known = _among(inquiry, sector=sector)
        left_out: list[Line] = []
        for item in known:
            found = _cycle(inquiry, item, _tomorrow(inquiry))
            if found is None or not inquiry.period.over(found.due):
                continue
            revision = revised_by(inquiry, item.reference)
            if revision:
                why = Message("under revision by {project}", project=revision)
                left_out.append(_line(found, why))
            else:
                days = (inquiry.period.as_of - found.due).days
                judgement = Plural("overdue by {n} day", "overdue by {n} days", n=days)
                late.append((found.due, _line(found, judgement)))
        late.sort(key=lambda entry: (entry[0], entry[1].record))
        return Found([entry[1] for entry in late], left_out, looked_at=len(known))

    return gather


def _within_cycle(inquiry: Inquiry) -> Found:
    counted, left_out = [], []
    as_of = inquiry.period.as_of
    for item in live(inquiry):
        found = _cycle(inquiry, item, _tomorrow(inquiry))
        if found is None:
            why = Message("the day of publication is not known")
            left_out.append(line(item, day(None), day(None), day(None), judgement=why))
            continue
        good = not inquiry.period.over(found.due)
        years = Plural("{n} full year", "{n} full years", n=_full_years(found.since, as_of))
        cells = (day(item.published), day(found.since), day(found.due))
        counted.append(line(item, *cells, judgement=years, good=good))
    return Found(sorted(counted, key=lambda item: item.good is not False), left_out)


def _full_years(since: dt.date, until: dt.date) -> int:
    years = until.year - since.year
    return years - (add_months(since, 12 * years) > until)


def _reviewed(inquiry: Inquiry) -> tuple[list[Standard], list[Line]]:
    """Return the standards reviewed in the period, and those whose conclusion then is not kept."""
    found, overwritten = [], []
    for item in standards(inquiry):
        dates = [date for date in _dates(inquiry)[item.id] if date in inquiry.period]
        if item.reviewed in inquiry.period:
            found.append(item)
        elif dates:
            why = Message("reviewed again since; the conclusion of then is in the history")
            overwritten.append(line(item, day(dates[-1]), judgement=why))
    return found, overwritten


def _concluded(inquiry: Inquiry) -> Found:
    lines = []
    reviewed, overwritten = _reviewed(inquiry)
    for item in reviewed:
        good = item.conclusion is not ReviewConclusion.NONE
        judgement = item.conclusion.text if good else Message("without conclusion")
        lines.append(line(item, day(item.reviewed), judgement=judgement, good=good))
    return Found(sorted(lines, key=lambda item: item.good is not False), overwritten)


def _followed(inquiry: Inquiry) -> Found:
    reviewed, _ = _reviewed(inquiry)
    wanted = [item for item in reviewed if item.conclusion is ReviewConclusion.REVISE]
    revising = {
        _family(item.revises): item
        for item in projects(inquiry)
        if item.revises and item.status is not ProjectStatus.TERMINATED
    }
    lines = []
    for item in wanted:
        found = revising.get(_family(item.reference))
        judgement = Message("revised by a project") if found else Message("no project")
        cells = (day(item.reviewed), found.reference if found else day(None))
        lines.append(line(item, *cells, judgement=judgement, good=found is not None))
    return Found(sorted(lines, key=lambda item: item.good is not False))


_REVIEW: Final = (
    *NAMED,
    N_("Published"),
    N_("Cycle since"),
    N_("Review due"),
    N_("Reviewed"),
    N_("Conclusion"),
)

INDICATORS = (
    Indicator(
        id="reviews.on_time",
        label=N_("Reviews in time"),
        counts=N_("Standards reviewed on or before the day on which their review was due."),
        among=N_("National and group standards whose review was due in the period."),
        rules=_RULES,
        target=ALL,
        columns=_REVIEW,
        gather=_on_time(sector=False),
    ),
    Indicator(
        id="reviews.overdue",
        label=N_("Reviews overdue"),
        counts=N_("National and group standards with an overdue review at the end of the period."),
        unit=MeasureUnit.COUNT,
        rules=_RULES,
        target=NO_MORE,
        columns=_REVIEW,
        gather=_overdue(sector=False),
    ),
    Indicator(
        id="reviews.sector_on_time",
        label=N_("Reviews of industry and local standards in time"),
        counts=N_("Standards reviewed on or before the day on which their review was due."),
        among=N_("Industry and local standards whose review was due in the period."),
        rules=("review.years",),
        target=ALL,
        columns=_REVIEW,
        gather=_on_time(sector=True),
    ),
    Indicator(
        id="reviews.sector_overdue",
        label=N_("Reviews of industry and local standards overdue"),
        counts=N_("Industry and local standards with an overdue review at the end of the period."),
        unit=MeasureUnit.COUNT,
        rules=("review.years",),
        target=NO_MORE,
        columns=_REVIEW,
        gather=_overdue(sector=True),
    ),
    Indicator(
        id="standards.within_cycle",
        label=N_("Standards within the review cycle"),
        counts=N_("Standards published or last reviewed less than a full cycle ago."),
        among=N_("Published standards at the end of the period."),
        rules=_RULES,
        target=ALL,
        columns=(*NAMED, N_("Published"), N_("Cycle since"), N_("Review due")),
        gather=_within_cycle,
    ),
    Indicator(
        id="reviews.concluded",
        label=N_("Reviews with a conclusion"),
        counts=N_("Reviews that concluded to continue, revise or withdraw."),
        among=N_("Standards reviewed in the period."),
        rules=("gb.review",),
        target=ALL,
        columns=(*NAMED, N_("Reviewed")),
        gather=_concluded,
    ),
    Indicator(
        id="reviews.followed",
        label=N_("Revisions started after review"),
        counts=N_("Standards with a project that revises them."),
        among=N_("Standards that a review in the period found in need of revision."),
        rules=("gb.review",),
        target=ALL,
        columns=(*NAMED, N_("Reviewed"), N_("Plan number")),
        gather=_followed,
    ),
)
