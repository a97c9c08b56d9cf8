"""Numbers and titles of standards: by the rules, given once, not alike."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from stdcommittee.base.conditions import Is
from stdcommittee.base.fields import first_day
from stdcommittee.base.messages import N_, Bilingual, Message, Text
from stdcommittee.domain.identifiers import (
    numbering_note,
    numbering_problem,
    parse,
    same_standard,
)
from stdcommittee.domain.portfolio.records import Project, ProjectStatus, Standard
from stdcommittee.domain.supervision.measures import Line, MeasureUnit
from stdcommittee.indicators import ALL, NO_MORE, Found, Indicator, Inquiry
from stdcommittee.indicators.portfolio import NAMED, line, live, title

ALIKE: Final = 90  # of 100, as rapidfuzz counts it; a suggestion to look, not a rule
_MANY: Final = 2_000  # titles; more are not compared each with each
_DASH: Final = "\u2014"  # before the year
_SHORT: Final = 4  # shorter titles say too little to be compared


def _numbered(inquiry: Inquiry) -> Found:
    counted = []
    for item in live(inquiry):
        identifier = parse(item.reference)
        issued = first_day(item.published) if len(item.published) == 10 else None
        problem = identifier.problem or numbering_problem(identifier, issued)
        judgement: Text = (
            problem or numbering_note(identifier, issued) or Message("as the rules say")
        )
        counted.append(line(item, item.level.text, judgement=judgement, good=problem is None))
    return Found(sorted(counted, key=lambda item: item.good is not False))


def _unique(inquiry: Inquiry) -> Found:
    counted = []
    for item in live(inquiry):
        others = _others(inquiry, item)
        judgement = (
            Message("also: {others}", others=tuple(others)) if others else Message("given once")
        )
        counted.append(line(item, judgement=judgement, good=not others))
    return Found(sorted(counted, key=lambda item: item.good is not False))


def _others(inquiry: Inquiry, standard: Standard) -> list[str]:
    """Return the other standards in force with the same number, whatever their year and type."""
    sharing = _by_number(inquiry)[_number(standard.reference)]
    if len(sharing) < 2:
        return []
    identifier = parse(standard.reference)
    if not identifier.ok or identifier.supplements:
        return []
    found = set()
    for other, reference, status in sharing:
        if other == standard.id or status != standard.status:
            continue
        parsed = parse(reference)
        if not parsed.supplements and same_standard(identifier, parsed):
            found.add(reference)
    return sorted(found)


def _by_number(inquiry: Inquiry) -> dict[str, list[tuple[int, str, str]]]:
    """Return id, reference and status of every standard, those together that may share a number."""

    def read() -> dict[str, list[tuple[int, str, str]]]:
        found: dict[str, list[tuple[int, str, str]]] = {}
        for number, reference, status in inquiry.reader.values(
            Standard, ("id", "reference", "status")
        ):
            found.setdefault(_number(reference), []).append((number, reference, status))
        return found

    return inquiry.once("by number", read)


def _number(reference: str) -> str:
    """Return publisher and number: GB, GB/T and GB/Z share theirs, and so do editions."""
    head, _, rest = reference.partition(" ")
    return f"{head.partition('/')[0]} {rest.partition(_DASH)[0]}"


class Titled(NamedTuple):
    """A standard or project by its title."""

    kind: str
    record: int
    reference: str
    title: Text
    compared: str
    committee: str
    revises: str = ""


def titled(inquiry: Inquiry) -> list[Titled]:
    """Return the standards in force and the running projects of the scope, by title."""
    found = [
        Titled("standard", item.id, item.reference, title(item), _compared(item), item.committee)
        for item in live(inquiry)
    ]
    running = (Is("status", ProjectStatus.RUNNING), *inquiry.scope.work)
    found += [
        Titled(
            "project",
            item.id,
            item.reference,
            Bilingual(item.title_zh, item.title_en),
            _compared(item),
            item.committee,
            item.revises,
        )
        for item in inquiry.reader.find(Project, *running, order=("reference",))
    ]
    return [item for item in found if len(item.compared) >= _SHORT]


def _compared(item: Standard | Project) -> str:
    return "".join((item.title_zh or item.title_en).casefold().split())


def _overlaps(inquiry: Inquiry) -> Found:
    known = titled(inquiry)
    pairs = [(one, other, score) for one, other, score in alike(known) if not _kin(one, other)]
    counted = [
        Line(
            kind=one.kind,
            record=one.record,
            cells=(one.reference, one.title, other.reference, other.title, f"{score} %"),
            judgement=Message("to be compared"),
        )
        for one, other, score in pairs
    ]
    return Found(counted, looked_at=len(known))


def alike(known: Sequence[Titled]) -> list[tuple[Titled, Titled, int]]:
    """Return the pairs with titles that are much alike, most alike first, each pair once.

    Among very many titles only those of one committee are compared with each other, and where it
    has very many itself, only those that open alike.
    """
    pairs = [pair for group in _groups(known) for pair in _alike_in(group)]
    order = {(item.kind, item.record): place for place, item in enumerate(known)}

    def place(item: Titled) -> int:
        return order[item.kind, item.record]

    found = [
        (one, other, score) if place(one) < place(other) else (other, one, score)
        for one, other, score in pairs
    ]
    return sorted(found, key=lambda pair: (-pair[2], place(pair[0]), place(pair[1])))


def _groups(known: Sequence[Titled]) -> Iterable[Sequence[Titled]]:
    """Yield the titles that are compared with each other."""
    if len(known) <= _MANY:
        return [known]
    by_committee = _parted(known, lambda item: item.committee)
    return (part for group in by_committee for part in _opening(group, 2))


def _opening(group: Sequence[Titled], length: int) -> Iterable[Sequence[Titled]]:
    """Yield a group in parts that open alike, as far as it is too large."""
    if len(group) <= _MANY or length > max(len(item.compared) for item in group):
        return [group]
    parts = _parted(group, lambda item: item.compared[:length])
    return (small for part in parts for small in _opening(part, 2 * length))


def _parted(group: Iterable[Titled], key: Callable[[Titled], str]) -> Iterable[Sequence[Titled]]:
    found: dict[str, list[Titled]] = {}
    for item in group:
        found.setdefault(key(item), []).append(item)
    return found.values()


def _alike_in(group: Sequence[Titled]) -> Iterable[tuple[Titled, Titled, int]]:
    from rapidfuzz import fuzz, process

    ordered = sorted(group, key=lambda item: len(item.compared))
    titles = [item.compared for item in ordered]
    lengths = [len(text) for text in titles]
    for place, text in enumerate(titles):
        longest = len(text) * (200 - ALIKE) // ALIKE  # a longer one cannot be so much alike
        matches = process.extract(
            text,
            titles[place + 1 : bisect_right(lengths, longest)],
            scorer=fuzz.ratio,
            processor=None,
            score_cutoff=ALIKE,
            limit=None,
        )
        for _, score, offset in matches:
            yield ordered[place], ordered[place + 1 + offset], int(score)


def _kin(one: Titled, other: Titled) -> bool:
    """Tell whether two are alike by right: editions or parts of one standard, or its revision."""
    if other.revises and same_standard(other.revises, one.reference):
        return True
    first, second = parse(one.reference), parse(other.reference)
    return (
        first.ok
        and second.ok
        and (first.publisher, first.number) == (second.publisher, second.number)
    )


INDICATORS = (
    Indicator(
        id="standards.numbering",
        label=N_("Numbers by the rules"),
        counts=N_("Standards whose number has an approved code and the prescribed form."),
        among=N_("Published standards at the end of the period."),
        rules=("numbering",),
        target=ALL,
        columns=(*NAMED, N_("Level")),
        gather=_numbered,
    ),
    Indicator(
        id="standards.unique",
        label=N_("Numbers given once"),
        counts=N_("Standards whose number no other standard in force has."),
        among=N_("Published standards at the end of the period."),
        rules=("numbering",),
        target=ALL,
        columns=NAMED,
        gather=_unique,
    ),
    Indicator(
        id="standards.overlaps",
        label=N_("Likely overlaps"),
        counts=N_("Pairs of standards or running projects whose titles are much alike."),
        unit=MeasureUnit.COUNT,
        rules=("opinions.overlap",),
        target=NO_MORE,
        suspicion=True,
        columns=(*NAMED, N_("Is like"), N_("Title"), N_("Alike by")),
        gather=_overlaps,
    ),
)
