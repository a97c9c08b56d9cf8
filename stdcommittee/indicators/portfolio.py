"""Standards: in force, current in what they adopt and cite, open to the public, filed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from stdcommittee.base.conditions import Is, OneOf
from stdcommittee.base.fields import first_day
from stdcommittee.base.messages import N_, Bilingual, Message, Plural, Text
from stdcommittee.domain.identifiers import Level, parse
from stdcommittee.domain.portfolio.records import (
    AdoptionDegree,
    Relation,
    RelationKind,
    Standard,
    StandardStatus,
)
from stdcommittee.domain.supervision.measures import Line, MeasureUnit
from stdcommittee.domain.supervision.standing import CHINESE, DEAD, Standing, standing_on
from stdcommittee.indicators import ALL, Found, Indicator, Inquiry, day
from stdcommittee.storage.portfolio import Listed, beginning, listed

NAMED: Final = (N_("Standard"), N_("Title"))
_COPIED: Final = (AdoptionDegree.IDT, AdoptionDegree.MOD)


def standards(inquiry: Inquiry) -> list[Standard]:
    """Return the unit's Chinese standards, whatever their status, in the order of their numbers."""

    def read() -> list[Standard]:
        conditions = (OneOf("level", CHINESE), *inquiry.scope.standards)
        return inquiry.reader.find(Standard, *conditions, order=("sort",))

    return inquiry.once("standards", read)


def live(inquiry: Inquiry) -> list[Standard]:
    """Return the standards that were published and not withdrawn at the period's end."""
    as_of = inquiry.period.as_of
    return inquiry.once(
        ("live", as_of),
        lambda: [item for item in standards(inquiry) if standing_on(item, as_of).live],
    )


def title(standard: Standard) -> Text:
    """Return a standard's title as a cell shows it."""
    return Bilingual(standard.title_zh, standard.title_en)


def line(standard: Standard, *cells: Text, judgement: Text = "", good: bool | None = None) -> Line:
    """Return a standard's line: number, title, and what else is shown."""
    return Line(
        kind="standard",
        record=standard.id,
        cells=(standard.reference, title(standard), *cells),
        judgement=judgement,
        good=good,
    )


def _in_force(inquiry: Inquiry) -> Found:
    counted, left_out = [], []
    for item in standards(inquiry):
        standing = standing_on(item, inquiry.period.as_of)
        made = line(
            item,
            item.level.text,
            day(item.published),
            day(item.implemented),
            judgement=standing.text,
        )
        if standing is Standing.IN_FORCE:
            counted.append(made)
        elif standing in {Standing.UPCOMING, Standing.UNKNOWN} or first_day(item.withdrawn) in (
            inquiry.period
        ):
            left_out.append(made)
    return Found(counted, left_out)


def _published(inquiry: Inquiry) -> Found:
    return Found(
        [
            line(item, item.level.text, day(item.published), item.announcement)
            for item in standards(inquiry)
            if first_day(item.published) in inquiry.period
            and standing_on(item, inquiry.period.as_of) is not Standing.UNPUBLISHED
        ]
    )


def _adoption(inquiry: Inquiry) -> Found:
    adopting = [item for item in live(inquiry) if item.adopts]
    known = _known(inquiry, (item.adopts for item in adopting))
    counted, left_out = [], []
    for item in adopting:
        cells = (item.adopts, item.degree.value)
        adopted = known.get(item.adopts)
        newer = _newer(inquiry, item.adopts)
        if newer:
            why = Message("superseded by {newer}", newer=newer)
            counted.append(line(item, *cells, judgement=why, good=False))
        elif adopted is None or adopted.status == StandardStatus.UNKNOWN:
            why = Message("the adopted standard is not in the portfolio")
            left_out.append(line(item, *cells, judgement=why))
        else:
            dead = adopted.status in DEAD
            why = StandardStatus(adopted.status).text
            counted.append(line(item, *cells, judgement=why, good=not dead))
    return Found(_bad_first(counted), left_out)


def _known(inquiry: Inquiry, references: Iterable[str]) -> dict[str, Listed]:
    return listed(inquiry.reader, sorted(set(references)))


def _newer(inquiry: Inquiry, reference: str) -> str:
    """Return a later edition in force of the same standard that the portfolio knows, or ""."""

    def look() -> str:
        identifier = parse(reference)
        if not identifier.ok or identifier.year is None or identifier.supplements:
            return ""
        opening = identifier.canonical.rpartition(str(identifier.year))[0]
        later = [
            (other.year, item.reference)
            for item in beginning(inquiry.reader, opening)
            if item.status in (StandardStatus.IN_FORCE, StandardStatus.UPCOMING)
            and (other := parse(item.reference)).year is not None
            and not other.supplements
            and other.year > (identifier.year or 0)
        ]
        return max(later)[1] if later else ""

    return inquiry.once(("newer", reference), look)


def _citations(inquiry: Inquiry) -> Found:
    own = {item.id: item for item in live(inquiry)}
    cites = [
        (own[number], target)
        for number, target in inquiry.reader.values(
            Relation, ("standard_id", "target"), Is("kind", RelationKind.CITES), order=("target",)
        )
        if number in own
    ]
    known = _known(inquiry, (target for _, target in cites))
    counted, left_out = [], []
    for item, target in cites:
        cited = known.get(target)
        if cited is None or not cited.status:
            dated = parse(target).year is not None
            why = (
                Message("the cited standard is not in the portfolio")
                if dated
                else Message("cited without year: whichever edition is in force")
            )
            left_out.append(line(item, target, judgement=why))
            continue
        status = StandardStatus(cited.status)
        good = status not in DEAD
        counted.append(line(item, target, judgement=status.text, good=good))
    return Found(_bad_first(counted), left_out)


def _bad_first(lines: Sequence[Line]) -> list[Line]:
    return sorted(lines, key=lambda item: item.good is not False)


def _mandatory(of: Callable[[Standard], str]) -> Callable[[Inquiry], Found]:
    def gather(inquiry: Inquiry) -> Found:
        lines = []
        for item in live(inquiry):
            if item.level is Level.NATIONAL_MANDATORY:
                said = of(item)
                judgement = Message("stated") if said else Message("empty")
                lines.append(line(item, said, judgement=judgement, good=bool(said)))
        return Found(_bad_first(lines))

    return gather


def _public(inquiry: Inquiry) -> Found:
    counted, left_out = [], []
    for item in live(inquiry):
        if item.level is Level.NATIONAL_MANDATORY:
            continue
        if item.degree in _COPIED and not item.text_public:
            why = Message("adopts a text under copyright")
            left_out.append(line(item, item.adopts, judgement=why))
            continue
        good = bool(item.text_public)
        judgement = Message("public") if good else Message("not public")
        counted.append(line(item, item.text_public, judgement=judgement, good=good))
    return Found(_bad_first(counted), left_out)


_FILING: Final = {Level.INDUSTRY: "filing.days.industry", Level.LOCAL: "filing.days.local"}


def filing_due(standard: Standard, inquiry_days: Callable[[str, dt.date], int]) -> dt.date | None:
    """Return until when an industry or local standard must be filed, or None.

    `inquiry_days` gives a rule parameter in force on a day. None also where the day of publication
    is not known.
    """
    published = first_day(standard.published) if len(standard.published) == 10 else None
    key = _FILING.get(standard.level)
    if published is None or key is None:
        return None
    return published + dt.timedelta(days=inquiry_days(key, published))


def _filing(inquiry: Inquiry) -> Found:
    counted, left_out = [], []
    for item in standards(inquiry):
        if item.level not in _FILING or first_day(item.published) not in inquiry.period:
            continue
        due = filing_due(item, inquiry.number)
        filed = item.filed if item.filed and item.filed <= inquiry.period.as_of else None
        cells = (day(item.published), day(due), day(filed), item.filing_number)
        if due is None:
            why: Text = Message("the day of publication is not known")
            left_out.append(line(item, *cells, judgement=why))
        elif filed is None and not inquiry.period.over(due):
            left_out.append(line(item, *cells, judgement=Message("still to be filed")))
        else:
            counted.append(line(item, *cells, **_judged(filed, due)))
    return Found(_bad_first(counted), left_out)


def _judged(done: dt.date | None, due: dt.date) -> dict[str, Any]:
    if done is None:
        return {"judgement": Message("overdue"), "good": False}
    if done > due:
        late = (done - due).days
        return {"judgement": Plural("{n} day late", "{n} days late", n=late), "good": False}
    return {"judgement": Message("in time"), "good": True}


INDICATORS = (
    Indicator(
        id="standards.in_force",
        label=N_("Standards in force"),
        counts=N_("Published standards that were in force at the end of the period."),
        unit=MeasureUnit.COUNT,
        columns=(*NAMED, N_("Level"), N_("Published"), N_("Implemented")),
        gather=_in_force,
    ),
    Indicator(
        id="standards.published",
        label=N_("Standards published"),
        counts=N_("Standards that were published in the period."),
        unit=MeasureUnit.COUNT,
        columns=(*NAMED, N_("Level"), N_("Published"), N_("Announcement number")),
        gather=_published,
    ),
    Indicator(
        id="standards.adoption_current",
        label=N_("Adopted editions still current"),
        counts=N_("Standards whose adopted international standard is in force."),
        among=N_("Standards in force that adopt an international standard of the portfolio."),
        rules=("opinions.aged",),
        target=ALL,
        columns=(*NAMED, N_("Adopts"), N_("Degree")),
        gather=_adoption,
    ),
    Indicator(
        id="standards.citations_stand",
        label=N_("Cited standards still in force"),
        counts=N_("Citations of a standard that is not withdrawn or superseded."),
        among=N_("Citations, in standards in force, of a standard of the portfolio."),
        rules=("opinions.aged",),
        target=ALL,
        columns=(*NAMED, N_("Cites")),
        gather=_citations,
    ),
    Indicator(
        id="standards.filed",
        label=N_("Industry and local standards filed in time"),
        counts=N_("Standards filed within the limit after publication."),
        among=N_("Industry and local standards published in the period whose limit has passed."),
        rules=("filing.days.industry", "filing.days.local"),
        target=ALL,
        columns=(*NAMED, N_("Published"), N_("To be filed by"), N_("Filed"), N_("Filing number")),
        gather=_filing,
    ),
    Indicator(
        id="mandatory.proposer",
        label=N_("Mandatory standards with a proposing department"),
        counts=N_("Mandatory standards whose proposing department is stated."),
        among=N_("Mandatory national standards in force."),
        rules=("mandatory.departments",),
        target=ALL,
        columns=(*NAMED, N_("Proposing department")),
        gather=_mandatory(lambda item: item.proposing_department),
    ),
    Indicator(
        id="mandatory.enforcement",
        label=N_("Mandatory standards with an enforcement department"),
        counts=N_("Mandatory standards whose enforcement department and legal basis are stated."),
        among=N_("Mandatory national standards in force."),
        rules=("mandatory.departments",),
        target=ALL,
        columns=(*NAMED, N_("Enforcement department and legal basis")),
        gather=_mandatory(lambda item: item.enforcement),
    ),
    Indicator(
        id="mandatory.public",
        label=N_("Mandatory standards with a public text"),
        counts=N_("Mandatory standards whose text is published at a known place."),
        among=N_("Mandatory national standards in force."),
        rules=("gb.publicity.days",),
        target=ALL,
        columns=(*NAMED, N_("Text published at")),
        gather=_mandatory(lambda item: item.text_public),
    ),
    Indicator(
        id="standards.public",
        label=N_("Recommended standards with a public text"),
        counts=N_("Standards whose text is published at a known place."),
        among=N_(
            "Standards in force, other than mandatory ones and adopted texts under copyright."
        ),
        rules=("standards.openness",),
        columns=(*NAMED, N_("Text published at")),
        gather=_public,
    ),
)
