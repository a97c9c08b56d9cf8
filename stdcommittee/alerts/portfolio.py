"""Standards: reviews due, adopted or cited standards ended, numbers, filing, mandatory ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import groupby
from typing import Final

from stdcommittee.alerts import AlertSource, Raised, Severity, Watch, reached
from stdcommittee.base.conditions import Between, Blank, Is, OneOf
from stdcommittee.base.dates import add_months
from stdcommittee.base.fields import first_day
from stdcommittee.base.messages import N_, Bilingual, Message, Plural
from stdcommittee.domain.identifiers import Level, numbering_problem, parse
from stdcommittee.domain.portfolio.records import LIVE, Standard, StandardStatus
from stdcommittee.domain.supervision.standing import CHINESE, review_key
from stdcommittee.indicators.reviews import revised_by
from stdcommittee.storage.portfolio import ended_citations, superseded_adoptions

_MONTHS: Final = (3, 6, 12)
_FILING: Final = {Level.INDUSTRY: "filing.days.industry", Level.LOCAL: "filing.days.local"}
_FILING_STEPS: Final = (5, 15)
_SOON: Final = (7, 30, 90)
_RECENT: Final = 365  # days: an older gap is a figure of the report, not news


def _reviews(watch: Watch) -> Iterable[Raised]:
    today = watch.today
    limits = [(months, add_months(today, months)) for months in _MONTHS]
    found = watch.reader.values(
        Standard,
        ("id", "reference", "title_zh", "title_en", "level", "committee", "review_due"),
        Between("review_due", None, limits[-1][1]),
        OneOf("status", LIVE),
        OneOf("level", CHINESE),
        *watch.scope.standards,
        order=("review_due",),
    )
    for number, reference, zh, en, level, committee, text in found:
        if revised_by(watch.inquiry, reference):
            continue  # the revision takes the place of the review
        due = dt.date.fromisoformat(text)
        name = Bilingual(zh or "", en or "")
        step = next(str(months) for months, limit in limits if due <= limit)
        message: Message = Message("Review due")
        severity = Severity.DUE if step == "3" else Severity.INFO
        if due < today:
            late = (today - due).days
            message = Plural("Review overdue by {n} day", "Review overdue by {n} days", n=late)
            severity, step = Severity.OVERDUE, "overdue"
        yield Raised(
            kind="standard",
            record=number,
            title=Message("{reference} {title}", reference=reference, title=name),
            message=message,
            severity=severity,
            due=due,
            rule=review_key(Level(level)),
            step=step,
            committee=committee or "",
        )


def _adoptions(watch: Watch) -> Iterable[Raised]:
    for item in superseded_adoptions(watch.reader, *watch.scope.standards):
        yield Raised(
            kind="standard",
            record=item.id,
            title=item.reference,
            message=Message(
                "Adopts {target}: {status}",
                target=item.target,
                status=StandardStatus(item.target_status).text,
            ),
            severity=Severity.RISK,
            rule="opinions.aged",
            step=item.target,
            committee=item.committee,
        )


def _citations(watch: Watch) -> Iterable[Raised]:
    found = ended_citations(watch.reader, OneOf("level", CHINESE), *watch.scope.standards)
    for (number, target), group in groupby(found, key=lambda item: (item.target_id, item.target)):
        citing = list(group)
        yield Raised(
            kind="standard",
            record=number,
            title=target,
            message=Plural(
                "{status}, but cited by {n} standard in force: {first}",
                "{status}, but cited by {n} standards in force: {first} …",
                n=len(citing),
                status=StandardStatus(citing[0].target_status).text,
                first=citing[0].reference,
            ),
            severity=Severity.RISK,
            rule="opinions.aged",
            step=str(len(citing)),
            committee=citing[0].committee,
        )


def _numbers(watch: Watch) -> Iterable[Raised]:
    found = watch.reader.values(
        Standard,
        ("id", "reference", "published", "committee"),
        OneOf("level", tuple(_FILING)),
        OneOf("status", LIVE),
        *watch.scope.standards,
        order=("reference",),
    )
    judged: dict[tuple[str, str, str], Message | None] = {}
    for number, reference, published, committee in found:
        # The code, the year and the month of issue decide; the serial number does not.
        key = (reference.partition(" ")[0], reference[-4:], (published or "")[:7])
        if key not in judged:
            issued = first_day(published) if published and len(published) == 10 else None
            judged[key] = numbering_problem(parse(reference), issued)
        problem = judged[key]
        if problem is not None:
            yield Raised(
                kind="standard",
                record=number,
                title=reference,
                message=problem,
                severity=Severity.RISK,
                rule="numbering",
                committee=committee or "",
            )


def _filing(watch: Watch) -> Iterable[Raised]:
    since = watch.today - dt.timedelta(days=_RECENT)
    found = watch.reader.values(
        Standard,
        ("id", "reference", "level", "published", "committee"),
        OneOf("level", tuple(_FILING)),
        OneOf("status", LIVE),
        Blank("filed"),
        Between("published", since.isoformat(), watch.today.isoformat()),
        *watch.scope.standards,
        order=("published",),
    )
    for number, reference, level, published, committee in found:
        if len(published) < 10:
            continue
        key = _FILING[Level(level)]
        on = dt.date.fromisoformat(published)
        due = on + dt.timedelta(days=watch.number(key, on))
        left = watch.days_until(due)
        step = reached(left, _FILING_STEPS)
        if step is None:
            continue
        message: Message = Message("To be filed")
        if left < 0:
            message = Plural("Filing overdue by {n} day", "Filing overdue by {n} days", n=-left)
        yield Raised(
            kind="standard",
            record=number,
            title=reference,
            message=message,
            severity=Severity.OVERDUE if left < 0 else Severity.DUE,
            due=due,
            rule=key,
            step="overdue" if left < 0 else str(step),
            committee=committee or "",
        )


def _texts(watch: Watch) -> Iterable[Raised]:
    since = watch.today - dt.timedelta(days=_RECENT)
    found = watch.reader.values(
        Standard,
        ("id", "reference", "published", "committee"),
        Is("level", Level.NATIONAL_MANDATORY),
        OneOf("status", LIVE),
        Blank("text_public"),
        Between("published", since.isoformat(), watch.today.isoformat()),
        *watch.scope.standards,
        order=("published",),
    )
    for number, reference, published, committee in found:
        on = first_day(published)
        if on is None or len(published) < 10:
            continue
        due = on + dt.timedelta(days=watch.number("gb.publicity.days", on))
        if due >= watch.today:
            continue
        yield Raised(
            kind="standard",
            record=number,
            title=reference,
            message=Message("The text is not known to be public"),
            severity=Severity.RISK,
            due=due,
            rule="gb.publicity.days",
            committee=committee or "",
        )


def _upcoming(watch: Watch) -> Iterable[Raised]:
    until = watch.today + dt.timedelta(days=max(_SOON))
    found = watch.reader.values(
        Standard,
        ("id", "reference", "implemented", "committee"),
        Is("level", Level.NATIONAL_MANDATORY),
        Is("status", StandardStatus.UPCOMING),
        Between("implemented", watch.today.isoformat(), until.isoformat()),
        *watch.scope.standards,
        order=("implemented",),
    )
    for number, reference, implemented, committee in found:
        due = first_day(implemented)
        if due is None:
            continue
        yield Raised(
            kind="standard",
            record=number,
            title=reference,
            message=Message("Mandatory standard takes effect"),
            severity=Severity.INFO,
            due=due,
            rule="mandatory.departments",
            step=str(reached(watch.days_until(due), _SOON)),
            committee=committee or "",
        )


ALERTS = (
    AlertSource(
        id="reviews.due", label=N_("Reviews due or overdue"), word=N_("Review"), generate=_reviews
    ),
    AlertSource(
        id="adoption.superseded",
        label=N_("Adopted editions that have ended"),
        word=N_("Adoption"),
        generate=_adoptions,
    ),
    AlertSource(
        id="citation.ended",
        label=N_("Cited standards that have ended"),
        word=N_("Citation"),
        generate=_citations,
    ),
    AlertSource(
        id="standards.numbering",
        label=N_("Numbers against the rules"),
        word=N_("Numbering"),
        generate=_numbers,
    ),
    AlertSource(
        id="standards.filing",
        label=N_("Standards to be filed"),
        word=N_("Filing"),
        generate=_filing,
    ),
    AlertSource(
        id="mandatory.text",
        label=N_("Mandatory standards without public text"),
        word=N_("Publicity"),
        generate=_texts,
    ),
    AlertSource(
        id="mandatory.upcoming",
        label=N_("Mandatory standards about to take effect"),
        word=N_("Implementation"),
        generate=_upcoming,
    ),
)
