"""Standards: reviews due, adopted or cited standards ended, numbers, filing, mandatory ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import groupby
from typing import Final, NamedTuple

from stdcommittee.alerts import AlertSource, Raised, Severity, Watch, reached
from stdcommittee.base.conditions import Between, OneOf
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
_DAY: Final = len("2026-01-05")  # a shorter date is a month or a year
_RECENT: Final = 365  # days: an older gap is a figure of the report, not news


class Bound(NamedTuple):
    """What the law asks of some standards with a day or a limit, as stored; None: not stated."""

    id: int
    reference: str
    level: str
    status: str
    published: str | None
    implemented: str | None
    filed: str | None
    text_public: int | None
    committee: str | None


def bound(watch: Watch) -> list[Bound]:
    """Return the mandatory, industry and local standards in force or about to be, by reference.

    Several alerts look at them; a portfolio of tens of thousands is gone through once.
    """

    def read() -> list[Bound]:
        found = watch.reader.values(
            Standard,
            Bound._fields,
            OneOf("level", (Level.NATIONAL_MANDATORY, *_FILING)),
            OneOf("status", LIVE),
            *watch.scope.standards,
            order=("reference",),
        )
        return [Bound(*row) for row in found]

    return watch.inquiry.once("bound standards", read)


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
    judged: dict[tuple[str, str, str], Message | None] = {}
    for item in bound(watch):
        if item.level not in _FILING:
            continue
        reference, published = item.reference, item.published or ""
        # The code, the year and the month of issue decide; the serial number does not.
        key = (reference.partition(" ")[0], reference[-4:], published[:7])
        if key not in judged:
            issued = first_day(published) if len(published) == _DAY else None
            judged[key] = numbering_problem(parse(reference), issued)
        problem = judged[key]
        if problem is not None:
            yield Raised(
                kind="standard",
                record=item.id,
                title=reference,
                message=problem,
                severity=Severity.RISK,
                rule="numbering",
                committee=item.committee or "",
            )


def _filing(watch: Watch) -> Iterable[Raised]:
    for item, on in _lately_published(watch):
        if item.level not in _FILING or item.filed:
            continue
        key = _FILING[Level(item.level)]
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
            record=item.id,
            title=item.reference,
            message=message,
            severity=Severity.OVERDUE if left < 0 else Severity.DUE,
            due=due,
            rule=key,
            step="overdue" if left < 0 else str(step),
            committee=item.committee or "",
        )


def _texts(watch: Watch) -> Iterable[Raised]:
    for item, on in _lately_published(watch):
        if item.level != Level.NATIONAL_MANDATORY or item.text_public:
            continue
        due = on + dt.timedelta(days=watch.number("gb.publicity.days", on))
        if due >= watch.today:
            continue
        yield Raised(
            kind="standard",
            record=item.id,
            title=item.reference,
            message=Message("The text is not known to be public"),
            severity=Severity.RISK,
            due=due,
            rule="gb.publicity.days",
            committee=item.committee or "",
        )


def _lately_published(watch: Watch) -> list[tuple[Bound, dt.date]]:
    """Return what was published within a year on a day that is known, the earliest first."""
    since = watch.today - dt.timedelta(days=_RECENT)
    within = [
        (item, on)
        for item in bound(watch)
        if item.published is not None and len(item.published) == _DAY
        if (on := first_day(item.published)) is not None and since <= on <= watch.today
    ]
    return sorted(within, key=lambda found: (found[1], found[0].id))


def _upcoming(watch: Watch) -> Iterable[Raised]:
    until = watch.today + dt.timedelta(days=max(_SOON))
    awaited = [
        (due, item)
        for item in bound(watch)
        if item.level == Level.NATIONAL_MANDATORY and item.status == StandardStatus.UPCOMING
        if (due := first_day(item.implemented or "")) and watch.today <= due <= until
    ]
    for due, item in sorted(awaited, key=lambda found: (found[0], found[1].id)):
        yield Raised(
            kind="standard",
            record=item.id,
            title=item.reference,
            message=Message("Mandatory standard takes effect"),
            severity=Severity.INFO,
            due=due,
            rule="mandatory.departments",
            step=str(reached(watch.days_until(due), _SOON)),
            committee=item.committee or "",
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
